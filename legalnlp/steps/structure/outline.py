"""The articles of a long document before any tree is grown, so that only some need to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from legalnlp.knowledge import fold
from legalnlp.steps.structure.numbers import Numbers
from legalnlp.steps.structure.rows import Lines, Row, read, unit
from legalnlp.steps.structure.style import style_for
from legalnlp.types import Document, Mark

_FEWEST = 8
_LARGEST = 0.3  # of the text: beyond it the articles have not been told apart


class Outline:
    """Where the lines and articles of a document begin; other numbers are read when chosen.

    ``starts`` are the offsets at which articles begin; block 0 is what stands before the first,
    block ``n`` begins at ``starts[n - 1]``. Rows are kept of headings and of lines that begin
    with the number or mark of a unit; of all others, which may be a million, only their place.
    ``text`` is the folded text, where it is known.
    """

    def __init__(self, document: Document, text: str | None = None) -> None:
        self.document = document
        text = fold(document.text) if text is None else text
        self.numbers = Numbers(text, style_for(document.language))
        self._lines = Lines(document)
        self._heads = {i: self._lines.row(i) for i in self._lines.headings}
        self._lines.attach(document.marks, self._head)
        for i in range(len(self._lines.starts)):
            row = self._row(i)
            if first := unit(row, self.numbers):
                row.numbers, row.body = [first], first.end
                self._heads[i] = row
        self._heads = dict(sorted(self._heads.items()))
        self.starts = [row.start for row in self._heads.values() if self._begins_article(row)]

    def _head(self, index: int) -> Row:
        return self._heads.setdefault(index, self._lines.row(index))

    def _row(self, index: int) -> Row:
        return self._heads.get(index) or self._lines.row(index)

    @property
    def rows(self) -> Iterator[Row]:
        """Every row in order, its unit read."""
        return map(self._row, range(len(self._lines.starts)))

    def _begins_article(self, row: Row) -> bool:
        return row.unit == "article" or any(map(self._is_article, row.opens))

    def _is_article(self, mark: Mark) -> bool:
        if mark.name is None:
            return mark.label is not None and self.numbers.is_article(mark.label)
        return self.numbers.style.names.get(mark.name.lower()) == "article"

    @property
    def tells(self) -> bool:
        """Whether the articles are told apart well enough to read only some of them."""
        bounds = [0, *self.starts, len(self.document.text)]
        longest = max(end - start for start, end in pairwise(bounds))
        return len(self.starts) >= _FEWEST and longest < _LARGEST * bounds[-1]

    def block(self, offset: int) -> int:
        """The block in which an offset lies."""
        return bisect_right(self.starts, offset)

    def stretch(self, block: int) -> tuple[int, int]:
        """Offsets of a block."""
        start = self.starts[block - 1] if block else 0
        return start, self.starts[block] if block < len(self.starts) else len(self.document.text)

    def heads(self) -> Iterator[tuple[int, Row]]:
        """Headings and first lines of articles, each with its block."""
        for row in self._heads.values():
            if row.heading or self._begins_article(row):
                yield self.block(row.start), row

    def chosen(self, blocks: Collection[int]) -> list[Row]:
        """Fresh rows of some blocks, with the heads of all others and the lines above articles.

        The line above an article may be its caption.
        """
        kept: list[Row] = []
        for index in sorted(self._wanted(blocks)):
            row = self._row(index)
            kept.append(replace(row, numbers=[], opens=list(row.opens)))
            read(kept[-1], self._row(index - 1) if index else None, self.numbers)
        return kept

    def _wanted(self, blocks: Collection[int]) -> set[int]:
        found = {i for i, r in self._heads.items() if r.heading or r.unit is not None or r.opens}
        for block in blocks:
            inside = self._lines.within(*self.stretch(block))
            found.update(range(max(0, inside.start - 1), inside.stop))
        return found


def covered(outline: Outline, blocks: Collection[int]) -> Sequence[tuple[int, int]]:
    """The stretches of some blocks, neighbours joined, in order."""
    found: list[tuple[int, int]] = []
    for block in sorted(blocks):
        start, end = outline.stretch(block)
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
