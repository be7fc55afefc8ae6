"""Numbers that a page prints in a column of their own, and that its text gives apart.

"(a) (b) (c)", a line each, and then the items; or a number in the middle of the paragraph that
it begins. Each is put back before its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalnlp.steps.structure.counters import follows, is_first
from legalnlp.steps.structure.numbers import Number, Numbers
from legalnlp.steps.structure.rows import Row

_ENDS = (";", ".", "; or", "; and", "。", "；")
_SIGNS = ("paren", "right")


def unstacked(found: list[Row], numbers: Numbers) -> list[Row]:
    """The rows, with numbers that stand apart put before the words that they count."""
    if any(row.opens for row in found):
        return found
    gone: set[int] = set()
    at = 0
    while at < len(found):
        run = _run(found, at)
        if len(run) > 1:
            gone.update(_spread(found, run, numbers))
        elif run and _splits(found, at, numbers):
            _put(found[at - 1], found[at].numbers[0])
            gone.add(at)
        at += max(1, len(run))
    return [row for place, row in enumerate(found) if place not in gone]


def _run(found: Sequence[Row], at: int) -> list[int]:
    """The rows from ``at`` on that are nothing but numbers which count on, from a first."""
    run: list[int] = []
    style = ""
    while at + len(run) < len(found):
        row = found[at + len(run)]
        if row.heading or len(row.numbers) != 1 or row.body < row.end:
            break
        number = row.numbers[0]
        if number.sign not in _SIGNS:
            break
        before = found[run[-1]].numbers[0] if run else None
        style = _style(before, number, style)
        if not style:
            break
        run.append(at + len(run))
    return run


def _style(before: Number | None, number: Number, style: str) -> str:
    """The style in which a number counts on from the one before it; any that one alone has."""
    if before is None:
        firsts = [s for s, value in number.options if is_first(value)]
        return (firsts or [number.options[0][0]])[0]
    pairs = (
        s
        for s, value in number.options
        for other, last in before.options
        if s == other and follows(last, value)
    )
    return next(pairs, "")


def _spread(found: Sequence[Row], run: Sequence[int], numbers: Numbers) -> Sequence[int]:
    """Give each number of a run its paragraph behind the run, if there are as many."""
    places = list(_paragraphs(found, run[-1] + 1, numbers))
    if len(places) < len(run):
        return ()
    for number_at, place in zip(run, places, strict=False):
        _put(found[place], found[number_at].numbers[0])
    return run


def _paragraphs(found: Sequence[Row], at: int, numbers: Numbers) -> Iterator[int]:
    """The rows with which paragraphs without a number begin, up to the next number."""
    text = numbers.text
    begins = True
    for place in range(at, len(found)):
        row = found[place]
        if row.numbers or row.heading:
            return
        gap = place > at and text.count("\n", found[place - 1].end, row.start) > 1
        if begins or gap:
            yield place
        begins = text[row.start : row.end].endswith(_ENDS)


def _splits(found: Sequence[Row], at: int, numbers: Numbers) -> bool:
    """Whether a lone number stands in the middle of a sentence that begins a paragraph."""
    if not 0 < at < len(found) - 1:
        return False
    text, before, after = numbers.text, found[at - 1], found[at + 1]
    begins = not before.numbers and not before.heading and text[before.start].isupper()
    broken = text[before.end - 1].isalnum() and text[after.start].islower()
    ended = at < 2 or text[found[at - 2].end - 1] in ".;:"
    return begins and broken and ended and not after.numbers


def _put(row: Row, number: Number) -> None:
    """Let a row begin with a number that is printed elsewhere."""
    row.numbers = [replace(number, start=row.start, end=row.start)]
    row.body = row.opening
