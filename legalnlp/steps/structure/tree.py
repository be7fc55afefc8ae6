"""Grows the provision tree from rows: which number belongs under which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legalnlp.steps.structure.counters import Value, follows, is_first, later
from legalnlp.steps.structure.numbers import Number
from legalnlp.steps.structure.rows import Row
from legalnlp.steps.structure.style import Style

_LEADS = (":", "-", "(")
_ENDS = (".", ";", "。", "；", "!", "?", ".)", '."', ".'")
_SURE = ("paren", "circled", "ordinal", "right", "bracket", "unit", "raised")
_AHEAD = 120
_WIDEST_GAP = 12
INSERTED = "inserted"
UNNUMBERED = "unnumbered"


@dataclass(slots=True, eq=False)
class Node:
    """A provision while the tree still grows; ``body`` is where its own words begin."""

    kind: str
    start: int
    body: int
    end: int
    number: Number | None = None
    style: str | None = None
    value: Value | None = None
    heading: str | None = None
    label: str | None = None
    level: int | None = None
    rank: int = 0
    row: int = -1
    inline: bool = False
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def own_end(self) -> int:
        """Where the first child begins, or the end."""
        return self.children[0].start if self.children else self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number goes: under ``stack[depth]``, read in one of its styles."""

    depth: int
    style: str
    value: Value


class Stack:
    """The open nodes, root first, and the rules by which a number finds its place among them."""

    def __init__(self, text: str, style: Style, found: Sequence[Row]) -> None:
        self.text, self.style, self.rows = text, style, found
        self.root = Node("root", 0, 0, len(text))
        self.nodes = [self.root]
        self.above: dict[str, set[str | None]] = {}

    @property
    def top(self) -> Node:
        """The innermost open node."""
        return self.nodes[-1]

    def cut(self, depth: int) -> None:
        """Close everything below ``nodes[depth]``."""
        del self.nodes[depth + 1 :]

    def add(self, node: Node) -> Node:
        """Open a node under the innermost one."""
        node.parent = self.top
        self.top.children.append(node)
        if node.style and self.top.style != node.style:
            self.above.setdefault(node.style, set()).add(self.top.style)
        self.nodes.append(node)
        return node

    def depth_of(self, *kinds: str) -> int:
        """Depth of the innermost open node of one of the kinds, or of the root."""
        for depth in range(len(self.nodes) - 1, 0, -1):
            if self.nodes[depth].kind in kinds:
                return depth
        return 0

    def leads_in(self, node: Node) -> bool:
        """Whether the words of a node so far ask for a list."""
        words = self.text[max(node.body, node.end - 40) : node.end].rstrip(" \n\"'")
        return not words or words.endswith(_LEADS)

    def unfinished(self, node: Node) -> bool:
        """Whether the words of a node so far stop in the middle of a sentence."""
        words = self.text[max(node.body, node.end - 40) : node.end].rstrip()
        return bool(words) and not words.endswith(_ENDS)

    def _breaks_off(self, node: Node) -> bool:
        """Whether the words of an item so far end in a word that a list must complete."""
        words = self.text[max(node.body, node.end - 40) : node.end].split()
        last = words[-1] if node.kind == "item" and words else ""
        return last[-1:].isalpha() and not self.style.conjunction.fullmatch(last)

    def continues(self, node: Node, number: Number) -> bool:
        """Whether a number is the next one after a node's."""
        return (
            node.value is not None
            and node.style is not None
            and any(
                _same(node.style, style) and follows(node.value, value)
                for style, value in number.options
            )
        )

    def place(self, number: Number, at: int, floor: int) -> Place | None:
        """The place of the number with which row ``at`` begins, not above ``nodes[floor]``."""
        exact = self._next(number, floor)
        first = [o for o in number.options if is_first(o[1])]
        if exact and (not first or self._prefer(exact, first[0], at)):
            return exact
        if place := self._implicit(number, floor):
            return place
        if first and (number.sign in _SURE or self._continued(first[0], at) or self._safe(number)):
            return self._first(first[0], floor)
        return exact or self._gap(number, floor) or self._lost(number, floor)

    def inserted(self, number: Number, at: int) -> Value | None:
        """The number of an article that the sentence before puts into another act: "(66E)".

        Its own subsections begin anew on the next row.
        """
        if number.sign != "paren" or not number.core[0].isdigit() or at + 1 >= len(self.rows):
            return None
        value = number.options[0][1]
        below = self.rows[at + 1].numbers
        if value[0] < 10 or not below or below[0].options[0] != ("(1)", (1,)):
            return None
        opened = any(n.style == INSERTED and follows(n.value or (), value) for n in self.nodes)
        return value if opened or self.leads_in(self.top) else None

    def _next(self, number: Number, floor: int) -> Place | None:
        for depth in range(len(self.nodes) - 1, floor, -1):
            node = self.nodes[depth]
            for style, value in number.options:
                if (
                    node.value
                    and node.style
                    and _same(node.style, style)
                    and follows(node.value, value)
                ):
                    return Place(depth - 1, node.style or style, value)
        return None

    def _prefer(self, exact: Place, first: tuple[str, Value], at: int) -> bool:
        """Whether "(i)" goes on from "(h)" and does not begin a list of its own."""
        if exact.style == first[0]:
            return True
        for row in self.rows[at + 1 : at + _AHEAD]:
            if not row.numbers:
                continue
            if row.unit:
                break
            for style, value in row.numbers[0].options:
                if style == first[0] and (follows(first[1], value) or value == first[1]):
                    return value == first[1]
                if style == exact.style and follows(exact.value, value):
                    return True
        return not self.leads_in(self.top)

    def _continued(self, first: tuple[str, Value], at: int) -> bool:
        """Whether a later row goes on from a number that could also be an accident."""
        for row in self.rows[at + 1 : at + _AHEAD]:
            if row.unit:
                return False
            if row.numbers and any(
                s == first[0] and follows(first[1], v) for s, v in row.numbers[0].options
            ):
                return True
        return False

    def _safe(self, number: Number) -> bool:
        """ "1." before words is a number; "A." may be a name, "1 " a quantity."""
        return number.core == "1" or (number.sign == "dot" and not number.core.isascii())

    def _implicit(self, number: Number, floor: int) -> Place | None:
        """Where a first paragraph carries no number, the second is the first that does."""
        if not self.style.implicit:
            return None
        for style, value in number.options:
            if style == self.style.implicit and value == (2,):
                depth = max(floor, self.depth_of("article", "part"))
                return Place(depth, style, value)
        return None

    def _first(self, option: tuple[str, Value], floor: int) -> Place:
        style, value = option
        depth = self._ordered(style, floor)
        if depth is not None:
            return Place(depth, style, value)
        for depth in range(len(self.nodes) - 1, floor, -1):
            if self.nodes[depth].style == style:
                top = len(self.nodes) - 1
                return Place(top if self.leads_in(self.top) else depth - 1, style, value)
        return Place(self._host(style, floor), style, value)

    def _host(self, style: str, floor: int) -> int:
        """Under which open node a new list begins."""
        top = len(self.nodes) - 1
        if self.leads_in(self.top) or self.top.kind == "paragraph" or self._breaks_off(self.top):
            return top
        known = self.above.get(style)
        if known:
            for depth in range(top, floor - 1, -1):
                if self.nodes[depth].style in known:
                    return depth
        return top

    def _ordered(self, style: str, floor: int) -> int | None:
        """Where a language has a fixed order of styles, the innermost wider one is the host."""
        order = self.style.order
        if style not in order:
            return None
        for depth in range(len(self.nodes) - 1, floor - 1, -1):
            other = self.nodes[depth].style
            if other not in order or order.index(other) < order.index(style):
                return depth
        return floor

    def _gap(self, number: Number, floor: int) -> Place | None:
        for depth in range(len(self.nodes) - 1, floor, -1):
            node = self.nodes[depth]
            for style, value in number.options:
                if style != node.style or not node.value or not later(node.value, value):
                    continue
                if number.sign in _SURE or value[0] - node.value[0] < _WIDEST_GAP:
                    return Place(depth - 1, style, value)
        return None

    def _lost(self, number: Number, floor: int) -> Place | None:
        """A list whose beginning is not in the document."""
        if number.sign not in _SURE and not (number.sign == "dot" and number.core.isdigit()):
            return None
        style, value = number.options[0]
        if len(value) > 1 and number.sign != "unit" and not number.core[0].isdigit():
            return None
        depth = self._ordered(style, floor)
        ended = self.top.kind == "item" and not self.unfinished(self.top)
        if depth is None and number.sign == "dot" and ended:
            depth = max(floor, self.depth_of("article", "part"))  # the list around it goes on
        return Place(self._host(style, floor) if depth is None else depth, style, value)


def _same(one: str | None, other: str) -> bool:
    """The same style, a forgotten bracket overlooked: "ii)" after "(i)"."""
    if one is None or one == other:
        return one == other
    return one.lstrip("(") == other.lstrip("(") and one[-1] == ")" and "1" not in one
