"""Sections that plain text calls by a number alone: "15 Title", "15.—(1) A person …".

Text taken from a page or a print has no markup and in many countries no word for its sections.
What tells them from items of a list is that paragraphs are counted anew below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from legalnlp.steps.structure.counters import Value, arabic, later
from legalnlp.steps.structure.numbers import Number, Numbers
from legalnlp.steps.structure.rows import Row, restack

_NUMBER = r"(?P<n>\d{1,4}[A-Z]{0,3})"
_TITLED = re.compile(rf"{_NUMBER}\.?\s+(?=\(?[^\W\d_a-zà-ÿ])[^\n]{{2,120}}(?<![.,;:\-])$")
_ALONE = re.compile(rf"{_NUMBER}\.?$")
_COUNTED = re.compile(rf"{_NUMBER}(?:\.?\s?-\s?|\.\s?|\s)?(?=\(1\)(?:\s|$))")
_DASHED = re.compile(rf"{_NUMBER}\.\s?-\s?(?=[\"(]?[^\W\d_a-zà-ÿ])")
_TITLE = re.compile(r"\(?[^\W\d_a-zà-ÿ][^\n]{2,118}(?<![.,;:\-])$")
_FIRST = "(1)"
_WIDEST = 40  # sections that an excerpt may leave out


def sections(found: Sequence[Row], numbers: Numbers) -> None:
    """Turn the lines that begin a section by its number alone into rows of articles, in place.

    Where a word for articles tells them, only titles on lines of their own are looked for, and
    nothing where markup does.
    """
    if any(row.opens for row in found):
        return
    if any(row.unit == "article" for row in found):
        _title_below(found, numbers)
        return
    sure = _rising([(at, v) for at in range(len(found)) if (v := _sure(found, at, numbers))])
    if not sure:
        return
    chosen = dict(sure)
    for at, value in _between(found, numbers, chosen) + _before(found, numbers, sure[0]):
        chosen[at] = value
    for at in sorted(chosen):
        _begin(found, at, numbers)


def _title_below(found: Sequence[Row], numbers: Numbers) -> None:
    """Titles between "§ 7" on a line of its own and its counted paragraphs are headings."""
    for at, row in enumerate(found[:-1]):
        if row.unit == "article" and row.body >= row.end and _heads(found, at + 1, numbers):
            found[at + 1].heading = True


def _sure(found: Sequence[Row], at: int, numbers: Numbers) -> Value | None:
    """The number of a section below or behind which paragraphs are counted anew, or None."""
    row = found[at]
    if row.heading or row.quoted(numbers.text):
        return None
    if match := _COUNTED.match(numbers.text, row.start, row.end):
        return arabic(match["n"])
    if match := _titled(row, numbers):
        return arabic(match["n"]) if _opens(found, at + 1, numbers) else None
    match = _ALONE.match(numbers.text, row.start, row.end)
    return arabic(match["n"]) if match and _heads(found, at + 1, numbers) else None


def _between(
    found: Sequence[Row], numbers: Numbers, sure: dict[int, Value]
) -> list[tuple[int, Value]]:
    """Sections without counted paragraphs, by their titles or dashes, where their number fits."""
    places = sorted(sure)
    added: list[tuple[int, Value]] = []
    last: Value = ()
    for at in range(places[0], len(found)):
        if at in sure:
            last = sure[at]
            continue
        row = found[at]
        text = (numbers.text, row.start, row.end)
        match = _titled(row, numbers) or _DASHED.match(*text) or _ALONE.match(*text)
        value = arabic(match["n"]) if match and not row.heading else None
        after = next((sure[p] for p in places if p > at), None)
        if value and _next_to(last, value) and (after is None or later(value, after)):
            added.append((at, value))
            last = value
    return added


def _before(
    found: Sequence[Row], numbers: Numbers, first: tuple[int, Value]
) -> list[tuple[int, Value]]:
    """Sections without counted paragraphs before the first that has them, by their titles.

    A title over words of its own is meant: in a table of contents the next title stands below.
    """
    added: list[tuple[int, Value]] = []
    below, following = first
    for at in range(below - 1, -1, -1):
        row = found[at]
        match = None if row.heading or row.quoted(numbers.text) else _titled(row, numbers)
        value = arabic(match["n"]) if match else None
        if value and at + 1 < below and _next_to(value, following):
            added.append((at, value))
            below, following = at, value
    return added


def _titled(row: Row, numbers: Numbers) -> re.Match[str] | None:
    """A number and a title, unless the line breaks off behind an "and"."""
    match = _TITLED.match(numbers.text, row.start, row.end)
    last = match[0].rsplit(None, 1)[-1] if match else ""
    return None if numbers.style.conjunction.fullmatch(last) else match


def _rising(found: Sequence[tuple[int, Value]]) -> list[tuple[int, Value]]:
    """Those of the numbers that rise, from the first on."""
    kept: list[tuple[int, Value]] = []
    for at, value in found:
        if not kept or (later(kept[-1][1], value) and value[0] - kept[-1][1][0] <= _WIDEST):
            kept.append((at, value))
    return kept


def _next_to(last: Value, value: Value) -> bool:
    return later(last, value) and value[0] - last[0] <= 1


def _opens(found: Sequence[Row], at: int, numbers: Numbers) -> bool:
    """Whether a row begins with the first of counted paragraphs."""
    return at < len(found) and numbers.text.startswith(_FIRST, found[at].start)


def _heads(found: Sequence[Row], at: int, numbers: Numbers) -> bool:
    """Whether a row is a title over counted paragraphs."""
    return _opens(found, at + 1, numbers) and _is_title(found[at], numbers)


def _is_title(row: Row, numbers: Numbers) -> bool:
    return not row.numbers and bool(_TITLE.match(numbers.text, row.start, row.end))


def _begin(found: Sequence[Row], at: int, numbers: Numbers) -> None:
    """Make a row the beginning of an article, and a title above or below it a heading."""
    row = found[at]
    match = re.compile(_NUMBER).match(numbers.text, row.start, row.end)
    value = arabic(match["n"]) if match else None
    if match is None or value is None:
        return
    article = numbers.style.article
    options = ((article.name, value),)
    alone = _ALONE.match(numbers.text, row.start, row.end) is not None
    restack(row, numbers, Number(row.start, match.end(), match["n"], "unit", options, article))
    if alone and _heads(found, at + 1, numbers):
        found[at + 1].heading = True
    elif not _titled(row, numbers) and at and _over(found, at, numbers):
        found[at - 1].heading = True


def _over(found: Sequence[Row], at: int, numbers: Numbers) -> bool:
    """Whether the row above is a title: it does not go on with an unfinished sentence."""
    if not _is_title(found[at - 1], numbers) or found[at - 1].unit:
        return False
    return at < 2 or numbers.text[found[at - 2].end - 1] in ".;:)\"'" or bool(found[at - 2].heading)
