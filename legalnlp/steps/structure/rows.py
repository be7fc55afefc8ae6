"""The lines of a document with what is known of each before any tree is grown."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from legalnlp.knowledge import fold
from legalnlp.steps.structure.counters import is_first
from legalnlp.steps.structure.numbers import Number, Numbers
from legalnlp.types import Document, Mark

_SKIPPED = ("note", "history", "chrome", "contents")
_BARE = re.compile(
    r"(?P<n>\d{1,5}[^\W\d_]{0,3}(?:[.:-]\d{1,5}[^\W\d_]{0,2}){0,4})(?P<dot>\.?)(?=\s|$)"
)
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")  # white space at its ends left out
_AFTER_CAPTION = " \t\u3000.:-)"
_STACKED = ("paren", "circled", "right", "bracket")


@dataclass(slots=True)
class Row:
    """A line. ``body`` is where its words begin, behind the numbers in ``numbers``.

    ``opening`` is where what is left to read begins: the line's first sign, or what stands behind
    the labels of markup once they are used up, and then ``read`` is true. A ``dangling`` line
    begins with the number of a reference that was begun on the line before.
    ``heading`` is true for lines that a region or mark calls a heading, ``level`` the level of
    its heading mark; ``opens`` are the provision marks that begin with it.
    """

    start: int
    end: int
    body: int
    heading: bool = False
    level: int | None = None
    opening: int = 0
    read: bool = False
    dangling: bool = False
    opens: list[Mark] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    def quoted(self, text: str) -> bool:
        """Whether the line stands in a block of quoted text."""
        return text[self.start] == ">"

    @property
    def unit(self) -> str | None:
        """``part`` or ``article`` where the line begins one, else None."""
        word = self.numbers[0].unit if self.numbers else None
        return word.kind if word and word.kind in ("part", "article") else None


def rows(document: Document, numbers: Numbers) -> list[Row]:
    """The lines that are law or headings, numbers read."""
    found = unread(document)
    before: Row | None = None
    for row in found:
        read(row, before, numbers)
        before = row
    return found


def restack(row: Row, numbers: Numbers, first: Number) -> None:
    """Let a row begin with another number than was read, and with those that follow it."""
    row.numbers, row.dangling = [], False
    _stack(row, numbers, first)
    last = numbers.at(row.body, row.end) if len(row.numbers) == 1 else None
    if last and last.end == row.end and last.sign in _STACKED:  # "16.(1)", its words below
        row.numbers.append(last)
        row.body = row.end


def unread(document: Document) -> list[Row]:
    """The lines that are law or headings, of whose numbers nothing is known yet."""
    lines = Lines(document)
    found = list(map(lines.row, range(len(lines.starts))))
    lines.attach(document.marks, found.__getitem__)
    return found


class Lines:
    """Where the lines that are law or headings begin and end: a few bytes for each.

    ``headings`` are the numbers of those that stand in a region that is a heading.
    """

    def __init__(self, document: Document) -> None:
        self.starts, self.ends = array("q"), array("q")
        for match in _LINE.finditer(document.text):
            self.starts.append(match.start())
            self.ends.append(match.end())
        skipped = self._covered(document, _SKIPPED)
        if skipped:
            kept = [i for i in range(len(self.starts)) if i not in skipped]
            self.starts = array("q", map(self.starts.__getitem__, kept))
            self.ends = array("q", map(self.ends.__getitem__, kept))
        self.headings = self._covered(document, ("heading",))

    def row(self, index: int) -> Row:
        """A fresh row of one line."""
        start = self.starts[index]
        return Row(start, self.ends[index], start, heading=index in self.headings)

    def within(self, start: int, end: int) -> range:
        """The lines that begin in [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def attach(self, marks: Iterable[Mark], row: Callable[[int], Row]) -> None:
        """Give each mark to the first line that stands in it; ``row`` is asked for its row."""
        for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.level)):
            at = bisect_left(self.starts, mark.start)
            if at == len(self.starts) or self.starts[at] >= mark.end:
                at = bisect_right(self.starts, mark.start) - 1
                if mark.kind != "provision" or at < 0 or self.ends[at] <= mark.start:
                    continue
            if mark.kind == "heading":
                row(at).heading, row(at).level = True, mark.level
            else:
                row(at).opens.append(mark)

    def _covered(self, document: Document, kinds: tuple[str, ...]) -> set[int]:
        """Numbers of the lines that lie wholly inside a region of one of the kinds."""
        return {
            i
            for region in document.regions
            if region.kind in kinds
            for i in self.within(region.start, region.end)
            if self.ends[i] <= region.end
        }


def read(row: Row, before: Row | None, numbers: Numbers) -> None:
    """Read the numbers with which a row begins; ``before`` is the row above it."""
    _read(row, numbers)
    if before and row.numbers and not row.opens and not row.heading and not before.heading:
        _mistrust(row, before, numbers)


def unit(row: Row, numbers: Numbers) -> Number | None:
    """The word and number of a part or article with which a row begins: far cheaper than all."""
    at = numbers.opening(row.start, row.end)
    first = numbers.unit(at, row.end, row.heading)
    if first is None and row.heading and row.level is not None:
        first = _bare(at, row.end, numbers)
    return first


def _mistrust(row: Row, before: Row, numbers: Numbers) -> None:
    """ "… under paragraphs (1) and" on one line, "(2) of section 4" on the next: no item."""
    if numbers.leaves_open(before.start, before.end, row.numbers[0]):
        row.numbers, row.body, row.dangling = [], row.start, True


def _read(row: Row, numbers: Numbers) -> None:
    row.opening = numbers.opening(row.start, row.end)
    row.body = row.start
    _stack(row, numbers, unit(row, numbers) or numbers.at(row.opening, row.end))


def reread(row: Row, numbers: Numbers, number: Number | None, heading: str | None) -> None:
    """Move a row's beginning behind a label of its markup and behind a caption that follows it."""
    at = row.opening
    if number and number.end > number.start:
        at = _behind(numbers.text, number, row.end)
    plain = fold(heading or "").strip()
    if plain and numbers.text.startswith(plain, at):
        at += len(plain)
        while at < row.end and numbers.text[at] in _AFTER_CAPTION:
            at += 1
    if at == row.opening and number is None:
        return
    row.opening = row.body = at
    row.read, row.numbers = True, []
    first = numbers.at(at, row.end)
    _stack(row, numbers, first if first and first.sign in ("paren", "circled", "right") else None)


def _stack(row: Row, numbers: Numbers, first: Number | None) -> None:
    while first is not None:
        row.numbers.append(first)
        row.body = _behind(numbers.text, first, row.end)
        first = _next(row, numbers, first) if len(row.numbers) < 5 else None


def _bare(at: int, end: int, numbers: Numbers) -> Number | None:
    """A heading that is an article's number without a word for it: "62", "163.1 Definitions"."""
    match = _BARE.match(numbers.text, at, end)
    if not match:
        return None
    if match["dot"] and match["n"].isdigit() and match.end() < end:
        return None
    article = numbers.style.article
    digits = tuple(int(d) for d in re.findall(r"\d+", match["n"])[:3])
    return Number(at, match.end("n"), match["n"], "unit", ((article.name, digits),), article)


def _behind(text: str, number: Number, end: int) -> int:
    at = number.end
    stops = " \t\u3000.:-)" if number.unit else " \t\u3000"
    while at < end and text[at] in stops:
        at += 1
    return at


def _next(row: Row, numbers: Numbers, before: Number) -> Number | None:
    """A second number at once behind the first: "(2)(a)", "Art. 5. § 1.", "B.(1)"."""
    if before.unit:
        below = numbers.unit(row.body, row.end, True)
        if below and below.unit and below.unit.rank > before.unit.rank:
            return below
    number = numbers.at(row.body, row.end)
    if number is None or number.end == row.end:
        return None
    first = any(is_first(value) for _, value in number.options)
    glued = number.start == before.end and not before.unit
    if number.sign in _STACKED and (first or glued):
        return number
    return number if first and number.sign == "dot" and before.unit and not row.heading else None
