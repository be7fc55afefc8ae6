"""Lines without a number: words that go on, tails of lists, paragraphs of their own."""

from __future__ import annotations

import re

from legalnlp.steps.structure.captions import closing
from legalnlp.steps.structure.counters import is_first
from legalnlp.steps.structure.inline import split
from legalnlp.steps.structure.rows import Row
from legalnlp.steps.structure.tree import Node
from legalnlp.steps.structure.unnumbered import Unnumbered

_AHEAD = 40
_COLON = re.compile(r":\s*(?:\([^()]*\)\s*)?$")  # a note of the amending act may follow it


class Prose(Unnumbered):
    """Finds the place of lines that begin without a number."""

    def _words(self, row: Row, at: int) -> None:
        """A row without a number: words that go on, a tail, or a paragraph of its own."""
        while self.stack.top.inline:
            self.stack.cut(len(self.stack.nodes) - 2)
        placed = self.stack.top.kind not in ("root", "part")
        if placed and (row.dangling or self._joins(row)):
            self.stack.top.end = row.end
            return
        if self._stands_over(row, at):
            self.captions = [row]
            return
        if self._waits(at):
            self._fill(row, at, row.body)
            return
        if self._is_entry(row.body):
            self._entry(row, at)
            return
        if placed and (owner := self._item_of(row, at)) is not None:
            self._add_item(row, at, owner)
            return
        if self._is_tail(row):
            self.stack.cut(self._floor())
            self._bind(self.stack.add(Node("tail", row.start, row.body, row.end, row=at)))
            self.stack.cut(len(self.stack.nodes) - 2)
            return
        lower = self._begins_low(row, at)
        top = self.stack.top
        last = top.children[-1] if top.children else top
        if lower and last.kind == "tail" and last.row == at - 1 and self.stack.unfinished(last):
            last.end, last.row = row.end, at
            return
        if self.closed is None and self._is_penalty(row):
            top.end = row.end
            return
        if self.closed is None and lower and self._goes_on(row, at):
            top.end = row.end
            split(self.stack, self.numbers, row, at, row.body)
            return
        if (owner := self._tailed(row, lower, at)) is not None:
            self.stack.cut(owner)
            self.stack.add(Node("tail", row.start, row.body, row.end, row=at))
            self.stack.cut(owner)
            return
        self.stack.cut(self._home(at))
        node = self.stack.add(Node("paragraph", row.start, row.body, row.end, row=at))
        self._take_captions(node)
        self._bind(node)
        self._fill(row, at, row.body)

    def _begins_low(self, row: Row, at: int) -> bool:
        """Whether a line begins in the middle of a sentence, be it behind a mere bullet."""
        text = self.numbers.text
        sign = text[row.body]
        if sign.isalpha() and sign.lower() == sign.upper():  # a script without small letters
            before = self.rows[at - 1] if at else None
            return bool(before and not before.heading and text[before.end - 1].isalpha())
        if not (sign.islower() or sign in ",;"):
            return False
        if not row.opens:
            return True
        if at == 0 or any(mark.label or mark.name for mark in row.opens):
            return False
        last = text[self.rows[at - 1].end - 1]
        return last.isalnum() or last in ",;:-"

    def _waits(self, at: int) -> bool:
        """Whether the row above is a number alone, the words of which begin here."""
        top = self.stack.top
        return top.kind == "item" and top.row == at - 1 and top.end <= self._number_end(top)

    def _number_end(self, node: Node) -> int:
        row = self.rows[node.row]
        return row.end if row.numbers and row.body >= row.end else node.start

    def _joins(self, row: Row) -> bool:
        """Whether a line is a mere "and" or "or" between two items."""
        return bool(self.style.conjunction.fullmatch(self.numbers.text, row.start, row.end))

    def _is_entry(self, start: int) -> bool:
        """Whether a line begins a definition whose term nothing marks: "data means …"."""
        return self.style.entry is not None and bool(
            self.style.entry.match(self.numbers.text, start)
        )

    def _entry(self, row: Row, at: int) -> None:
        """A definition stands beside those before it, else under the words that announce it."""
        nodes, depth = self.stack.nodes, None
        for place in range(len(nodes) - 1, self._floor(), -1):
            if nodes[place].kind == "paragraph" and self._is_entry(nodes[place].start):
                depth = place - 1
                break
        if depth is None and not self.stack.unfinished(self.stack.top):
            depth = self._home(at)
        if depth is not None:
            self.stack.cut(depth)
        node = self.stack.add(Node("paragraph", row.start, row.body, row.end, row=at))
        self._take_captions(node)
        self._bind(node)
        self._fill(row, at, row.body)

    def _stands_over(self, row: Row, at: int) -> bool:
        """Whether a line in brackets is the caption of the article on the next line."""
        text = self.numbers.text
        if text[row.start] not in "([" or row.end - row.start > 80:
            return False
        if closing(text, row.start, row.end) != row.end:
            return False  # the bracket that it opens with is not the one that it ends with
        return at + 1 < len(self.rows) and self.rows[at + 1].unit == "article"

    def _is_tail(self, row: Row) -> bool:
        """Whether the markup itself says that a row closes a list."""
        names = ((mark.name or "").lower() for mark in row.opens)
        return any(self.style.names.get(name) == "tail" for name in names)

    def _is_penalty(self, row: Row) -> bool:
        """Whether a line names the penalty for what the line before it describes up to a colon."""
        top, text = self.stack.top, self.numbers.text
        if top.kind not in ("item", "paragraph", "article") or self.style.closing is None:
            return False
        asks = _COLON.search(text, max(top.body, top.end - 120), top.end)
        return asks is not None and bool(self.style.closing.match(text, row.body))

    def _goes_on(self, row: Row, at: int) -> bool:
        """Whether a line that begins small only goes on with the words before it."""
        top = self.stack.top
        if top.kind not in ("item", "paragraph", "article") or top.end <= top.body:
            return False
        if not self.stack.unfinished(top):
            return False
        if top.kind != "item":
            return True
        if self._owner() is None:
            return True
        if self.style.closing and self.style.closing.match(self.numbers.text, row.body):
            return False
        last = self.numbers.text[max(top.body, top.end - 20) : top.end].rstrip()[-1:]
        if last in ":-":
            return True
        ended = last in ",;"
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
            if any(s == node.style and is_first(v) for s, v in row.numbers[0].options):
                return False
        return False

    def _tailed(self, row: Row, lower: bool, at: int) -> int | None:
        """Depth of the node whose list this row closes, if it is a tail."""
        closing = bool(self.style.closing and self.style.closing.match(self.numbers.text, row.body))
        if not lower and (not closing or self.numbers.text[row.body].isupper()):
            return None
        if self.closed is not None and self.closed.parent in self.stack.nodes:
            owner = self.closed.parent
            listed = owner.children and owner.kind != "part"
            return self.stack.nodes.index(owner) if listed else None
        inside = self._owner(self._followed(at))
        return self._owner() if inside is None else inside

    def _followed(self, at: int) -> int:
        """Depth of the open node from which the next number goes on, 0 if from none.

        Words between "(b) … (ii) …," and "(c)" close the list inside (b), not the one around it.
        """
        rows = self.rows[at + 1 : at + _AHEAD]
        row = next((r for r in rows if r.numbers or r.unit or r.heading), None)
        if row is None or row.unit or row.heading:
            return 0
        depths = range(len(self.stack.nodes) - 1, self._floor(), -1)
        continued = (d for d in depths if self.stack.continues(self.stack.nodes[d], row.numbers[0]))
        return next(continued, 0)

    def _owner(self, lowest: int = 0) -> int | None:
        """Depth of the outermost open node whose unfinished words a list completes."""
        nodes = self.stack.nodes
        for depth in range(max(self._floor(), lowest), len(nodes) - 1):
            if nodes[depth + 1].style and self._asks(nodes[depth]):
                return depth
        return None

    def _asks(self, node: Node) -> bool:
        words = self.numbers.text[max(node.body, node.own_end - 40) : node.own_end].rstrip()
        return (
            node.kind in ("item", "paragraph", "article")
            and bool(words.strip("-*• "))  # not the bullet of the first item alone
            and words[-1] not in ".;。"
        )

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
