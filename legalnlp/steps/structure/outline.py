"""The articles of a long document before any tree is grown, so that only some need to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from legalnlp.knowledge import fold
from legalnlp.steps.structure.numbers import Numbers
from legalnlp.steps.structure.rows import Row, read, unit, unread
from legalnlp.steps.structure.style import style_for
from legalnlp.types import Document, Mark

_FEWEST = 8
_LARGEST = 0.3  # of the text: beyond it the articles have not been told apart


class Outline:
    """The rows of a document and where its articles begin; other numbers are read when chosen.

    ``starts`` are the offsets at which articles begin; block 0 is what stands before the first,
    block ``n`` begins at ``starts[n - 1]``.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = Numbers(fold(document.text), style_for(document.language))
        self.rows = unread(document)
        for row in self.rows:
            if first := unit(row, self.numbers):
                row.numbers, row.body = [first], first.end
        self.starts = [row.start for row in self.rows if self._begins_article(row)]

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
        for row in self.rows:
            if row.heading or self._begins_article(row):
                yield self.block(row.start), row

    def chosen(self, blocks: Collection[int]) -> list[Row]:
        """Fresh rows of some blocks, with the heads of all others and the lines above articles.

        The line above an article may be its caption.
        """
        kept: list[Row] = []
        above: Row | None = None
        owners = [self.block(row.start) for row in self.rows]
        for row, owner, after in zip(self.rows, owners, [*owners[1:], 0], strict=True):
            head = row.heading or row.unit is not None or row.opens
            if head or owner in blocks or (after != owner and after in blocks):
                kept.append(replace(row, numbers=[], opens=list(row.opens)))
                read(kept[-1], above, self.numbers)
            above = row
        return kept


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
