"""From rows to a tree: headings, articles, numbered items, unnumbered paragraphs, tails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalnlp.steps.structure.captions import caption, is_title
from legalnlp.steps.structure.inline import split
from legalnlp.steps.structure.numbers import Number, Numbers
from legalnlp.steps.structure.rows import Row, reread
from legalnlp.steps.structure.tree import Node, Stack
from legalnlp.types import Document, Mark

_AHEAD = 40


@dataclass(slots=True)
class _Open:
    """A provision mark that is open, and the node that stands for it, once there is one."""

    mark: Mark
    node: Node | None = None


class Grower:
    """Takes the rows of one document in order and grows its tree."""

    def __init__(self, document: Document, numbers: Numbers, found: Sequence[Row]) -> None:
        self.document, self.numbers, self.rows = document, numbers, found
        self.style = numbers.style
        self.stack = Stack(numbers.text, numbers.style, found)
        self.open: list[_Open] = []
        self.captions: list[Row] = []
        self.closed: Node | None = None

    def grow(self) -> Node:
        """The root of the finished tree."""
        for at, row in enumerate(self.rows):
            self._close_marks(row)
            self._open_marks(row, at)
            if row.opening >= row.end:
                self.stack.top.end = max(self.stack.top.end, row.end)
            elif row.read and not row.numbers:
                self._fill(row, at, row.opening)
            elif row.heading and not row.numbers:
                self._untitled(row, at)
            elif row.unit:
                self._unit(row, at)
            elif row.heading and row.level is not None:
                self._division(row, row.numbers[0])
            elif row.numbers:
                self._numbered(row, at)
            elif row.body < row.end:
                self._words(row, at)
        return self.stack.root

    def _floor(self) -> int:
        """Depth above which nothing on this row can climb: that of the enclosing mark's node."""
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
        node = Node(kind, row.opening, row.opening, row.opening, number, heading=mark.heading, row=at)
        if kind == "item" and number and number.options:
            place = self.stack.place(number, at, len(self.stack.nodes) - 1)
            if place is None:
                node.style, node.value = number.options[0]
            else:
                node.style, node.value = place.style, place.value
        elif kind in ("part", "article"):
            node.label = self._printed(mark, number)
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

    def _untitled(self, row: Row, at: int) -> None:
        """A heading without a number: a caption or a division."""
        top = self.stack.top
        before = self.rows[at - 1] if at else None
        if top.kind == "article" and top.heading is None and before and before.unit == "article":
            top.heading, top.end = self.document.text[row.start : row.end], row.end
            top.body = row.end
            return
        if at == 0:
            self._divide(row, None)
            return
        self.captions.append(row)
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if following and following.heading and not following.numbers:
            return
        if following and following.unit == "article" and self._needs_caption(at + 1):
            self._keep_lowest()
            return
        article = self.stack.depth_of("article")
        if row.level is None or (article and row.level > (self.stack.nodes[article].level or 9)):
            return
        run, self.captions = self.captions, []
        for heading in run:
            self._divide(heading, None)

    def _keep_lowest(self) -> None:
        """Of several headings in a row the lowest are the article's caption, the others divide."""
        last = self.captions[-1].level
        lowest = [r for r in self.captions if r.level == last]
        wider = [r for r in self.captions if r.level != last and r.level is not None]
        self.captions = []
        for heading in wider:
            self._divide(heading, None)
        self.captions = lowest

    def _needs_caption(self, at: int) -> bool:
        row, after = self.rows[at], self.rows[at + 1] if at + 1 < len(self.rows) else None
        named = row.body < row.end
        return not named and not (after and after.heading and not after.numbers)

    def _division(self, row: Row, number: Number) -> None:
        self._divide(row, number)

    def _divide(self, row: Row, number: Number | None) -> None:
        """Open a division of the document: a part, a chapter, an untitled heading."""
        rank = number.unit.rank if number and number.unit else 45
        depth = self._floor()
        for place in range(len(self.stack.nodes) - 1, depth, -1):
            node = self.stack.nodes[place]
            if node.kind == "part" and _wider(node, row.level, rank):
                depth = place
                break
        self.stack.cut(depth)
        node = Node("part", row.start, row.end, row.end, number, level=row.level, rank=rank)
        node.label = number.core if number else None
        words = self.document.text[row.body if number else row.start : row.end].strip()
        node.heading = words or None
        self.stack.add(node)

    def _unit(self, row: Row, at: int) -> None:
        number = row.numbers[0]
        if row.unit == "part":
            self.captions = []
            self._divide(row, number)
            return
        self.stack.cut(max(self._floor(), self.stack.depth_of("part")))
        node = Node("article", row.start, row.body, row.start, number, level=row.level, row=at)
        node.label = number.core
        self._take_captions(node)
        self.stack.add(node)
        self._bind(node)
        self._body(node, row, at, row.numbers[1:])

    def _body(self, node: Node, row: Row, at: int, rest: Sequence[Number]) -> None:
        """What stands on an article's line behind its number: a caption, numbers, words."""
        node.body = node.end = max(row.body if not rest else rest[0].start, node.start)
        if rest:
            self._stacked(row, at, rest)
            return
        text = self.document.text
        found = caption(self.numbers.text, row, self.rows[at + 1] if at + 1 < len(self.rows) else None)
        if found:
            node.heading = text[found[0] : found[1]]
            node.body = node.end = found[2]
        if node.body < row.end:
            tail = Row(node.body, row.end, node.body)
            number = self.numbers.at(node.body, row.end)
            if number:
                tail.numbers, tail.body = [number], number.end
                self._stacked(tail, at, tail.numbers)
            else:
                self._words(tail, at)
        node.end = row.end

    def _numbered(self, row: Row, at: int) -> None:
        if row.heading and is_title(self.numbers.text, row):
            self.captions.append(row)
            return
        self._stacked(row, at, row.numbers)

    def _stacked(self, row: Row, at: int, numbers: Sequence[Number]) -> None:
        """Open a node for each number with which a row begins; then look inside the row."""
        self._leave_inline(numbers[0])
        first = None
        for count, number in enumerate(numbers):
            floor = self._floor() if count == 0 else len(self.stack.nodes) - 1
            place = self.stack.place(number, at, floor)
            if place is None:
                break
            self.stack.cut(place.depth)
            node = Node("item", number.start, number.end, number.end, number, place.style, place.value, row=at)
            self._take_captions(node)
            self.stack.add(node)
            first = first or node
            self._bind(node)
        if first is None:
            self._words(row, at)
            return
        self._fill(row, at, max(row.body, self.stack.top.body))

    def _leave_inline(self, number: Number) -> None:
        """Lists inside an earlier row are over, unless this row goes on with them."""
        while self.stack.top.inline:
            if self.stack.continues(self.stack.top, number):
                return
            self.stack.cut(len(self.stack.nodes) - 2)

    def _fill(self, row: Row, at: int, body: int) -> None:
        """Give the innermost node the words of the row, and split the lists inside them."""
        node = self.stack.top
        node.body, node.end = body, row.end
        for entry in reversed(self.open):
            if entry.mark.start == row.start and entry.mark.heading and node.heading is None:
                node.heading = entry.mark.heading
                break
        split(self.stack, self.numbers, row, at, body)

    def _bind(self, node: Node) -> None:
        """The first node of a row stands for the marks that begin with the row."""
        for entry in self.open:
            if entry.node is None:
                entry.node = node

    def _words(self, row: Row, at: int) -> None:
        """A row without a number: words that go on, a tail, or a paragraph of its own."""
        while self.stack.top.inline:
            self.stack.cut(len(self.stack.nodes) - 2)
        if self._stands_over(row, at):
            self.captions = [row]
            return
        if self._is_tail(row):
            self.stack.cut(self._floor())
            self._bind(self.stack.add(Node("tail", row.start, row.body, row.end, row=at)))
            self.stack.cut(len(self.stack.nodes) - 2)
            return
        lower = self.numbers.text[row.body].islower() or self.numbers.text[row.body] in ",;"
        lower = lower and not row.opens
        top = self.stack.top
        if self.closed is None and lower and self._goes_on(row, at):
            top.end = row.end
            split(self.stack, self.numbers, row, at, row.body)
            return
        if (owner := self._tailed(row, lower)) is not None:
            self.stack.cut(owner)
            self.stack.add(Node("tail", row.start, row.body, row.end, row=at))
            self.stack.cut(owner)
            return
        self.stack.cut(self._home(at))
        node = self.stack.add(Node("paragraph", row.start, row.body, row.end, row=at))
        self._bind(node)
        self._fill(row, at, row.body)

    def _stands_over(self, row: Row, at: int) -> bool:
        """Whether a line in brackets is the caption of the article on the next line."""
        text = self.numbers.text
        if text[row.start] not in "([" or text[row.end - 1] not in ")]" or row.end - row.start > 80:
            return False
        return at + 1 < len(self.rows) and self.rows[at + 1].unit == "article"

    def _is_tail(self, row: Row) -> bool:
        """Whether the markup itself says that a row closes a list."""
        names = ((mark.name or "").lower() for mark in row.opens)
        return any(self.style.names.get(name) == "tail" for name in names)

    def _goes_on(self, row: Row, at: int) -> bool:
        """Whether a line that begins small only goes on with the words before it."""
        top = self.stack.top
        if top.kind not in ("item", "paragraph", "article") or top.end <= top.body:
            return False
        if not self.stack.unfinished(top):
            return False
        if top.kind != "item":
            return True
        if self.style.closing and self.style.closing.match(self.numbers.text, row.body):
            return False
        ended = self.numbers.text[max(top.body, top.end - 20) : top.end].rstrip()[-1:] in ",;:-"
        return not ended or self._comes_next(top, at)

    def _comes_next(self, node: Node, at: int) -> bool:
        """Whether a later row goes on from this node's number, before one does from a wider one."""
        if node.value is None:
            return False
        above = [n for n in self.stack.nodes[: self.stack.nodes.index(node)] if n.value]
        for row in self.rows[at + 1 : at + _AHEAD]:
            if not row.numbers:
                continue
            if row.unit or any(self.stack.continues(n, row.numbers[0]) for n in above):
                return False
            if self.stack.continues(node, row.numbers[0]):
                return True
        return False

    def _tailed(self, row: Row, lower: bool) -> int | None:
        """Depth of the node whose list this row closes, if it is a tail."""
        nodes, floor = self.stack.nodes, self._floor()
        closing = bool(self.style.closing and self.style.closing.match(self.numbers.text, row.body))
        if not (lower or closing):
            return None
        if self.closed is not None and self.closed.parent in nodes:
            owner = self.closed.parent
            return nodes.index(owner) if len(owner.children) and owner.kind != "part" else None
        owners = [
            depth
            for depth in range(floor, len(nodes) - 1)
            if nodes[depth + 1].style and self._asks(nodes[depth])
        ]
        return owners[0] if owners else None

    def _asks(self, node: Node) -> bool:
        words = self.numbers.text[max(node.body, node.own_end - 40) : node.own_end].rstrip()
        return node.kind in ("item", "paragraph", "article") and bool(words) and words[-1] not in ".;。"

    def _home(self, at: int) -> int:
        """Depth of the node under which a paragraph without a number stands."""
        nodes = self.stack.nodes
        floor = self._floor()
        if self.closed is not None and self.closed.parent in nodes:
            return max(floor, nodes.index(self.closed.parent))
        depth = len(nodes) - 1
        if nodes[depth].kind == "paragraph" and nodes[depth].children == []:
            depth -= 1
        lowest = max(floor, self.stack.depth_of("article", "part"))
        for place in range(lowest, depth):
            if nodes[place + 1].style and self._listed(nodes[place], nodes[place + 1], at):
                depth = place
                break
        if nodes[depth].kind == "paragraph":
            depth -= 1
        return max(depth, floor)

    def _listed(self, owner: Node, item: Node, at: int) -> bool:
        """Whether the items under ``owner`` are fragments that its words introduce."""
        if owner.kind not in ("item", "paragraph", "article") or self._comes_next(item, at):
            return False
        return bool(self.numbers.text[max(owner.body, owner.own_end - 40) : owner.own_end].strip())


def _hard(mark: Mark, numbers: Numbers) -> bool:
    """Marks of elements with a name, or with a label that is no mere item's."""
    if mark.name is not None:
        return True
    return mark.label is not None and numbers.is_article(mark.label)


def _wider(node: Node, level: int | None, rank: int) -> bool:
    if node.level is not None and level is not None:
        return node.level < level
    return node.rank < rank
