"""Where a tree grows: the rows of a document, the open nodes, the marks of markup around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legalnlp.steps.structure.inline import split
from legalnlp.steps.structure.numbers import Number, Numbers
from legalnlp.steps.structure.rows import Row, reread
from legalnlp.steps.structure.tree import Node, Stack
from legalnlp.types import Document, Mark


@dataclass(slots=True)
class _Open:
    """A provision mark that is open, and the node that stands for it, once there is one."""

    mark: Mark
    node: Node | None = None


class Ground:
    """What every part of the growing knows: document, rows, stack, and what encloses a row."""

    def __init__(self, document: Document, numbers: Numbers, found: Sequence[Row]) -> None:
        self.document, self.numbers, self.rows = document, numbers, found
        self.style = numbers.style
        self.stack = Stack(numbers.text, numbers.style, found)
        self.open: list[_Open] = []
        self.captions: list[Row] = []
        self.closed: Node | None = None
        self.host: Node | None = None

    def _quote(self, row: Row) -> None:
        """Keep a block of quoted text inside the provision that quotes it."""
        quoted = row.quoted(self.numbers.text)
        if quoted and self.host is None:
            self.host = self.stack.top
        elif not quoted and self.host is not None:
            if self.host in self.stack.nodes:
                self.stack.cut(self.stack.nodes.index(self.host))
            self.host = None

    def _floor(self) -> int:
        """Depth above which nothing on this row can climb: that of what encloses it."""
        return max(self._marked_floor(), self._host_floor())

    def _host_floor(self) -> int:
        return self.stack.nodes.index(self.host) if self.host in self.stack.nodes else 0

    def _marked_floor(self) -> int:
        for entry in reversed(self.open):
            if entry.node is not None and entry.node in self.stack.nodes:
                return self.stack.nodes.index(entry.node)
        return 0

    def _close_marks(self, row: Row) -> None:
        self.closed = None
        while self.open and self.open[-1].mark.end <= row.start:
            entry = self.open.pop()
            if entry.node is None or entry.node not in self.stack.nodes:
                continue
            self.closed = entry.node
            if _hard(entry.mark, self.numbers):
                self.stack.cut(self.stack.nodes.index(entry.node) - 1)

    def _open_marks(self, row: Row, at: int) -> None:
        for mark in row.opens:
            entry = _Open(mark)
            self.open.append(entry)
            if _hard(mark, self.numbers):
                entry.node = self._marked(mark, row, at)

    def _marked(self, mark: Mark, row: Row, at: int) -> Node | None:
        """A node for an element that the markup itself calls a provision; uses its label up."""
        kind = self.style.names.get((mark.name or "article").lower(), "item")
        number = self.numbers.labelled(mark.label, row.opening, row.end) if mark.label else None
        if number and number.unit:
            kind = number.unit.kind
        if kind == "tail" or (kind == "item" and number is None):
            if mark.label is None or not mark.heading:
                return None
            kind = "part"
        self.stack.cut(self._floor())
        node = Node(
            kind, row.opening, row.opening, row.opening, number, heading=mark.heading, row=at
        )
        if kind == "item" and number and number.options:
            place = self.stack.place(number, at, len(self.stack.nodes) - 1)
            if place is None:
                node.style, node.value = number.options[0]
            else:
                node.style, node.value = place.style, place.value
        elif kind in ("part", "article"):
            self.stack.above.clear()
            node.label = self._printed(mark, number)
            digits = re.findall(r"\d+", mark.label or "")
            node.value = tuple(int(d) for d in digits[:3]) or None
        self._take_captions(node)
        reread(row, self.numbers, number, mark.heading)
        node.body = node.end = row.opening
        return self.stack.add(node)

    def _printed(self, mark: Mark, number: Number | None) -> str | None:
        """An article's label: as the text prints it, unless the source's own is the shorter."""
        if number is None or number.unit is None:
            return mark.label
        return mark.label if mark.label and mark.label.strip(" .") in number.core else number.core

    def _take_captions(self, node: Node) -> None:
        if node.heading is None and self.captions:
            node.heading = " ".join(self.document.text[r.start : r.end] for r in self.captions)
        self.captions = []

    def _bind(self, node: Node) -> None:
        """The first node of a row stands for the marks that begin with the row."""
        for entry in self.open:
            if entry.node is None:
                entry.node = node

    def _fill(self, row: Row, at: int, body: int) -> None:
        """Give the innermost node the words of the row, and split the lists inside them."""
        node = self.stack.top
        node.body, node.end = body, row.end
        for entry in reversed(self.open):
            if entry.mark.start == row.start and entry.mark.heading and node.heading is None:
                node.heading = entry.mark.heading
                break
        split(self.stack, self.numbers, row, at, body)


def _hard(mark: Mark, numbers: Numbers) -> bool:
    """Marks of elements with a name, or with a label that is no mere item's."""
    if mark.name is not None:
        return True
    return mark.label is not None and numbers.is_article(mark.label)
