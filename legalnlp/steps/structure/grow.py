"""From rows to a tree: headings, divisions, articles, numbered items."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.structure.captions import caption, is_title
from legalnlp.steps.structure.counters import Value, follows
from legalnlp.steps.structure.numbers import Number
from legalnlp.steps.structure.prose import Prose
from legalnlp.steps.structure.rows import Row
from legalnlp.steps.structure.tree import INSERTED, Node


class Grower(Prose):
    """Takes the rows of one document in order and grows its tree."""

    def grow(self) -> Node:
        """The root of the finished tree."""
        for at, row in enumerate(self.rows):
            self._quote(row)
            self._close_marks(row)
            self._open_marks(row, at)
            if row.opening >= row.end:
                self.stack.top.end = max(self.stack.top.end, row.end)
            elif row.read and not row.numbers:
                self._fill(row, at, row.opening)
            elif row.heading and not row.numbers:
                self._untitled(row, at)
            elif row.unit or self._next_article(row):
                self._unit(row, at)
            elif row.heading and row.level is not None:
                self._divide(row, row.numbers[0])
            elif row.numbers:
                self._numbered(row, at)
            elif row.body < row.end:
                self._words(row, at)
        return self.stack.root

    def _numbered(self, row: Row, at: int) -> None:
        if row.heading and is_title(self.numbers.text, row):
            self.captions.append(row)
            return
        self._stacked(row, at, row.numbers)

    def _stacked(self, row: Row, at: int, numbers: Sequence[Number]) -> None:
        """Open a node for each number with which a row begins; then look inside the row."""
        self._leave_inline(numbers[0])
        value = self.stack.inserted(numbers[0], at) if len(numbers) == 1 else None
        if value:
            self._insert(row, at, numbers[0], value)
            return
        first = None
        for count, number in enumerate(numbers):
            floor = self._floor() if count == 0 else len(self.stack.nodes) - 1
            place = self.stack.place(number, at, floor)
            if place is None:
                break
            self.stack.cut(place.depth)
            node = Node(
                "item",
                number.start,
                number.end,
                number.end,
                number,
                place.style,
                place.value,
                row=at,
            )
            self._take_captions(node)
            self.stack.add(node)
            first = first or node
            self._bind(node)
        if first is None:
            row.body = numbers[0].start
            self._words(row, at)
            return
        self._fill(row, at, max(row.body, self.stack.top.body))

    def _insert(self, row: Row, at: int, number: Number, value: Value) -> None:
        """Open an article of the act that is amended, inside the provision that amends it."""
        for depth, node in enumerate(self.stack.nodes):
            if node.style == INSERTED:
                self.stack.cut(depth - 1)
                break
        node = Node("article", number.start, row.body, row.end, number, INSERTED, value, row=at)
        node.label = number.core
        self._bind(self.stack.add(node))

    def _leave_inline(self, number: Number) -> None:
        """Lists inside an earlier row are over, unless this row goes on with them."""
        while self.stack.top.inline:
            if self.stack.continues(self.stack.top, number):
                return
            self.stack.cut(len(self.stack.nodes) - 2)

    def _untitled(self, row: Row, at: int) -> None:
        """A heading without a number: a caption or a division."""
        top = self.stack.top
        before = self.rows[at - 1] if at else None
        if top.kind == "article" and top.heading is None and before and before.unit == "article":
            top.heading, top.end = self.document.text[row.start : row.end], row.end
            top.body = row.end
            return
        self.captions.append(row)
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if following and following.heading and not following.numbers:
            return
        if following and following.unit == "article" and self._needs_caption(at + 1):
            self._keep_lowest()
            return
        if at == 0:
            self.captions = []
            self._divide(row, None)
            return
        article = self.stack.depth_of("article")
        if (
            article
            and following
            and following.numbers
            and self._inside(following.numbers[0], article)
        ):
            return
        if row.level is None or (article and row.level > (self.stack.nodes[article].level or 9)):
            return
        run, self.captions = self.captions, []
        for heading in run:
            self._divide(heading, None)

    def _inside(self, number: Number, article: int) -> bool:
        """Whether a number goes on with the open article, so that a heading cannot end it."""
        if number.unit:
            return number.unit.kind == "paragraph"
        return any(self.stack.continues(node, number) for node in self.stack.nodes[article:])

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

    def _next_article(self, row: Row) -> bool:
        """Whether a bare number on a line of its own rank is the next article's: "7802. Scope."."""
        depth = self.stack.depth_of("article")
        if not depth or not row.numbers or row.numbers[0].sign != "dot":
            return False
        value, before = row.numbers[0].options[0][1], self.stack.nodes[depth].value
        if not before or len(before) > 1 or not follows(before, value) or value[0] < 10:
            return False
        return not any(
            self.stack.continues(n, row.numbers[0]) for n in self.stack.nodes[depth + 1 :]
        )

    def _unit(self, row: Row, at: int) -> None:
        number = row.numbers[0]
        if row.unit == "part":
            self.captions = []
            self._divide(row, number)
            return
        self.stack.cut(max(self._floor(), self.stack.depth_of("part")))
        self.stack.above.clear()  # each article lists in its own way
        node = Node("article", number.start, row.body, number.end, number, level=row.level, row=at)
        node.label, node.value = number.core, number.options[0][1]
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
        found = caption(
            self.numbers.text, row, self.rows[at + 1] if at + 1 < len(self.rows) else None
        )
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


def _wider(node: Node, level: int | None, rank: int) -> bool:
    if node.level is not None and level is not None:
        return node.level < level
    return node.rank < rank
