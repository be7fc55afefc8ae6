"""Tells a line end that somebody meant from one that only a line width made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from legalnlp.signs import UNSPACED

WIDEST = 160
NARROWEST = 24
_CAPITALS = 40  # characters of a line in capitals that is no caption
_STRETCH = 1 << 18  # characters that are split into lines at once
_RAGGED, _ENOUGH = 12, 3
# A number as legislatures print it before a paragraph or an item.
LABEL = re.compile(
    r"(?:[(（\[]\s*[^\W_]{1,6}(?:[ -]?[a-z]{1,6})?\s*[)）\]]"
    r"|(?:§+|Art\.?|art\.?|Sec\.|No\.?)\s*\d+[\w.-]*"
    r"|(?:\d{1,4}(?:\.\d{1,3}){0,4}|\d{1,4}[^\W\d_]{1,2}|\d{1,3}의\d{1,2}|[^\W\d_]{1,2}|[IVXLCivxlc]{1,6})"
    r"(?:°|º)?\s?[.)）．、](?=\s|$|\W)"
    r"|\d{1,3}(?:°|º)"
    r"|[①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇⒜-⒵㈠-㈩]"
    r"|第[〇零一二三四五六七八九十百千\d０-９]{1,8}[条條章節节款項项號号编編]"
    r"|제\d+[조장절편관항호]"
    r"|[一二三四五六七八九十百]{1,5}(?=[　、 ])"
    r"|[イロハニホヘトチリヌルヲ](?=　))"
)


_HANG = re.compile(r"\s*(?:(?:[-*+•]|[^\W_]{1,4}[.)])\s{1,4}(?=\S))?")
_TERM = 48
_LONE = re.compile(r"[(\[]?[^\W_]{1,4}[.)\]]")
_DANGLING = re.compile(r"(?<=[.:;,])\s?([(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$")
_STOP = tuple('.;:,!?。；：，、.—–-―)）»”"')


def stretches(text: str) -> Iterator[str]:
    """A text cut at line ends into parts that are split fast and held without much memory."""
    at = 0
    while (end := text.find("\n", at + _STRETCH)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


def each(text: str) -> Iterator[str]:
    """What ``text.split("\\n")`` holds, without a million lines in memory at once."""
    for part in stretches(text):
        yield from part.split("\n")


class Measure:
    """The column at which each indentation of a text was wrapped.

    A text with any line wider than `WIDEST` was not wrapped; nor was an indentation all of whose
    lines are short, which leaves nothing to measure.

    >>> measure = Measure(["a person who draws a picture of an invented", "child or youth"])
    >>> measure.soft("a person who draws a picture of an invented", "child or youth")
    True
    >>> measure.soft("a person who draws", "a picture")
    False
    """

    def __init__(self, lines: Iterable[str]) -> None:
        longest: dict[int, int] = {}
        full: dict[int, int] = {}
        for line in lines:
            size = len(line) if line.isascii() else breadth(line)
            if size > WIDEST:
                longest = {}
                break
            if size > NARROWEST:
                key = hang(line)
                most = longest.get(key, 0)
                full[key] = 1 if size > most + _RAGGED else full[key] + (size >= most - _RAGGED)
                longest[key] = max(size, most)
        self._columns = longest
        self._full = full

    @property
    def wrapped(self) -> bool:
        """Whether any line end may be soft at all."""
        return bool(self._columns)

    def soft(self, before: str, after: str) -> bool:
        """True where only the wrapping broke: the next word had no room on the line before."""
        if not self._columns:
            return False
        if _capitals(before, after):
            return not before.endswith((".", ";", ":")) and not LABEL.match(after)
        column = self._columns.get(hang(before))
        after = after.lstrip()
        if not column or not after:
            return False
        if UNSPACED.match(after):
            return breadth(before) + 4 > column and not before.endswith(("。", "；", "："))
        word = after.split(None, 1)[0]
        if breadth(before) + 1 + breadth(word) <= column:
            return False
        # The longest of a few lines is always "full": a sentence that ends there has ended.
        if before.endswith((".", ";", ":", "!", "?")) and self._full[hang(before)] < _ENOUGH:
            return False
        return not (before.endswith(_STOP) and LABEL.match(after))


def _capitals(before: str, after: str) -> bool:
    """Whether a passage set in capitals runs on: they take more room, so its lines count less."""
    return len(before) >= _CAPITALS and before.isupper() and after.isupper()


def breadth(line: str) -> int:
    """Columns that a line takes on paper: two for each sign of Chinese or Japanese."""
    return len(line) if line.isascii() else len(line) + len(UNSPACED.findall(line))


def hang(line: str) -> int:
    """The column at which the words of a line begin, a list mark and its blanks left out."""
    if line[:1].isalpha() and line[1:2] not in ".)":
        return 0
    match = _HANG.match(line)
    return match.end() if match else 0


def unwrap(lines: Iterable[str], measure: Measure) -> Iterator[str]:
    """Neighbouring lines, the soft breaks among them mended."""
    group: list[str] = []
    last = ""
    for line in lines:
        if group and (measure.soft(last, line) or _runs_on(group[0], last, line)):
            group.append(line)
        elif group:
            yield mend(group)
            group = [line]
        else:
            group = [line]
        last = line
    if group:
        yield mend(group)


def _runs_on(first: str, before: str, after: str) -> bool:
    """True where a ragged text (typed, scanned) goes on: no stop before, a small letter after it.

    A line that goes back to the left of an item may close the whole list, and stays apart.
    """
    words = after.lstrip()
    if not words[:1].islower() or not before or before.endswith(_STOP) or LABEL.match(words):
        return False
    indent, back = len(first) - len(first.lstrip()), len(after) - len(words)
    return back >= indent + bool(LABEL.match(first.lstrip()))


def mend(group: list[str]) -> str:
    """A wrapped line put together: no blank between signs that are written without any.

    >>> mend(["児童", "ポルノ"]), mend(["a child or", "  a youth"])
    ('児童ポルノ', 'a child or a youth')
    """
    if len(group) == 1:
        return group[0]
    text = group[0].rstrip()
    parts = [text]
    for line in group[1:]:
        line = line.strip()
        close = UNSPACED.match(parts[-1][-1:]) and UNSPACED.match(line[:1])
        parts.append(line if close else f" {line}")
    return "".join(parts)


def paragraphs(text: str, measure: Measure | None = None) -> Iterator[str]:
    """Paragraphs of a plain text, one string each.

    A blank line ends a paragraph, unless the sentence plainly runs on behind it: the line before
    is full and does not stop, the next begins with a small letter. A lone number belongs to the
    words that follow it. ``measure`` tells how a text is wrapped of which this is a part.

    >>> list(paragraphs("1.\\n\\n“Kite”\\n\\nmeans a toy.2.\\n\\n“Line”\\n\\nmeans its string."))
    ['1. “Kite” means a toy.', '2. “Line” means its string.']
    """
    lines = [line.rstrip() for line in text.split("\n")]
    measure = measure or Measure(lines)
    found = unwrap(_closed_up(lines, measure), measure) if measure.wrapped else iter(lines)
    yield from _reunited(line.strip() for line in found)


def _closed_up(lines: list[str], measure: Measure) -> Iterator[str]:
    """Lines without the blank ones; one that ends a paragraph leaves an empty line behind."""
    before, gap = "", False
    for line in lines:
        if not line:
            gap = True
            continue
        runs_on = before[-1:] not in ".;:。；：" and line[:1].islower() and not LABEL.match(line)
        if gap and before and not (runs_on and measure.soft(before, line)):
            yield ""
        yield line
        before, gap = line, False


def _reunited(lines: Iterable[str]) -> Iterator[str]:
    """Lines in which stray fragments have found back: lone numbers, words cut out by markup."""
    held = ""
    for line in lines:
        if not line:
            continue
        if held and (_LONE.fullmatch(held) or _is_cut(held, line)) and not _LONE.match(line):
            line = f"{held} {line}"
        elif held:
            yield held
        held = line
        dangling = _DANGLING.search(line)
        if dangling:
            yield line[: dangling.start(1)].rstrip()
            held = dangling[1]
    if held:
        yield held


def _is_cut(before: str, after: str) -> bool:
    """True where markup tore a term from its sentence: a few words, no stop, a small letter."""
    if len(before) > _TERM and not _LONE.match(before):
        return False
    term = before if not _LONE.match(before) else before.split(None, 1)[-1]
    return len(term) <= _TERM and after[:1].islower() and not term.endswith(_STOP[:-4])
