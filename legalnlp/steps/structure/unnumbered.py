"""Lists whose numbers are lost: a colon, lines that end in semicolons, a last one with a stop.

Pages that are copied as text lose the "(a)" that their style sheet had set before each line.
"""

from __future__ import annotations

import re

from legalnlp.steps.structure.ground import Ground
from legalnlp.steps.structure.rows import Row
from legalnlp.steps.structure.tree import UNNUMBERED, Node

_LEAD = re.compile(r"[:-]\s*(?:\([^()]*\)\s*)?$")  # dashes are folded
_PARTED = re.compile(r"[;,；，、](?:\s*(?P<word>[^\W\d_]{1,8}(?:/[^\W\d_]{1,4})?))?\s*$")
_WEAK = ",，、"
# A definition, or words in parentheses.
_DEFINED = re.compile(r"[-*•\s]{0,4}[\"'“”„«「『(]")
_TAIL = 60


class Unnumbered(Ground):
    """Finds the place of items without a number."""

    def _item_of(self, row: Row, at: int) -> int | None:
        """Depth of the node in whose unnumbered list a row is an item; None if in none."""
        text = self.numbers.text
        if row.opens or row.heading or _DEFINED.match(text, row.start) or self._closes(row):
            return None
        top = self.stack.top
        if top.kind in ("item", "paragraph", "article") and _LEAD.search(text, *_end(top)):
            return len(self.stack.nodes) - 1 if self._is_item(row, at) else None
        return self._after(top) if top.style == UNNUMBERED else None

    def _is_item(self, row: Row, at: int) -> bool:
        """Whether a row ends as the first item of a list does, or begins a list of its own."""
        if self._parts(row.start, row.end):
            return True
        if at + 1 == len(self.rows) or not _LEAD.search(self.numbers.text, row.start, row.end):
            return False
        below = self.rows[at + 1]
        return not below.numbers and self._parts(below.start, below.end)

    def _after(self, item: Node) -> int | None:
        """Depth of the owner of the list that goes on behind an item.

        Behind the last item ("…; or", then one more) it is the list around this one, if any.
        """
        if not self._parts(item.start, item.end):
            return None
        depth = self.stack.nodes.index(item) - 1
        before = self.stack.nodes[depth].children[-2:-1]
        if before and before[0].style == UNNUMBERED and self._joined(before[0]):
            for wider in range(depth, self._floor(), -1):
                if self.stack.nodes[wider].style == UNNUMBERED:
                    return wider - 1
        return depth

    def _parts(self, start: int, end: int) -> bool:
        """Whether words end as an item does that another follows.

        A comma does it for words that begin large: a sentence may break off at any comma.
        """
        text = self.numbers.text
        match = _PARTED.search(text, max(start, end - _TAIL), end)
        if not match or (match["word"] and not self._is_conjunction(match["word"])):
            return False
        return match[0][0] not in _WEAK or text[start].isupper()

    def _joined(self, item: Node) -> bool:
        """Whether the next item is the last: "…; or"."""
        match = _PARTED.search(self.numbers.text, max(item.start, item.end - _TAIL), item.end)
        return bool(match and match["word"])

    def _is_conjunction(self, word: str) -> bool:
        return bool(self.style.conjunction.fullmatch(word))

    def _closes(self, row: Row) -> bool:
        """Whether a line is the end of the sentence in which a list stands."""
        lower = self.numbers.text[row.body].islower()
        closing = self.style.closing
        return lower and bool(closing and closing.match(self.numbers.text, row.body))

    def _add_item(self, row: Row, at: int, owner: int) -> None:
        """Open an item without a number under ``nodes[owner]``."""
        self.stack.cut(owner)
        node = Node("item", row.start, row.body, row.end, style=UNNUMBERED, row=at)
        self._bind(self.stack.add(node))
        self._fill(row, at, row.body)


def _end(node: Node) -> tuple[int, int]:
    """The last signs of a node's words so far."""
    return max(node.body, node.end - _TAIL), node.end
