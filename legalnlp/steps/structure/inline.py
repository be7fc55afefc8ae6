"""Splits the lists that run together inside one line: "… who (a) …; (b) …; or (c) …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from legalnlp.steps.structure.counters import Value, follows, is_first
from legalnlp.steps.structure.numbers import Number, Numbers
from legalnlp.steps.structure.rows import Row
from legalnlp.steps.structure.tree import Node, Stack

_BREAKS = ":;,-.。；，："
_LEAST = 4


def split(stack: Stack, numbers: Numbers, row: Row, at: int, body: int) -> None:
    """Open a node for every item inside the row from ``body`` on."""
    found = sorted(numbers.inside(body, row.end), key=lambda n: n.start)
    if not found:
        return
    base = _base(stack, row)
    places = _index(found)
    for count, number in enumerate(found):
        choice = (
            _unit(stack, number)
            or _next(stack, numbers, number, base)
            or _first(stack, numbers, places, found, count, at)
        )
        if choice is None:
            continue
        depth, style, value, inside = choice
        stack.cut(depth)
        node = Node("item", number.start, number.end, row.end, number, style, value, row=at)
        node.inline = inside
        for open_node in stack.nodes[1:]:
            open_node.end = max(open_node.end, row.end)
        stack.add(node)


def _unit(stack: Stack, number: Number) -> tuple[int, str, Value, bool] | None:
    """A part of an article that its own word announces: "Stk. 2."."""
    if number.unit is None:
        return None
    style, value = number.options[0]
    for depth in range(len(stack.nodes) - 1, 0, -1):
        node = stack.nodes[depth]
        if node.style == style:
            return depth - 1, style, value, False
        if node.kind in ("article", "part"):
            return depth, style, value, False
    return 0, style, value, False


def _base(stack: Stack, row: Row) -> int:
    """Depth of the outermost open node that begins with or in this row."""
    for depth, node in enumerate(stack.nodes):
        if depth and node.start >= row.start:
            return depth
    return len(stack.nodes) - 1


def _index(found: Sequence[Number]) -> Mapping[tuple[str, Value], list[int]]:
    places: dict[tuple[str, Value], list[int]] = defaultdict(list)
    for count, number in enumerate(found):
        for option in number.options:
            places[option].append(count)
    return places


def _breaks(numbers: Numbers, number: Number, start: int) -> bool:
    """Whether what stands before a number ends a phrase: punctuation or a conjunction.

    The number of a footnote may have come between.
    """
    before = numbers.text[max(start, number.start - 24) : number.start].rstrip()
    if not before or before[-1] in _BREAKS or before.endswith((")", '"', "'", "]")):
        return True
    rest, _, word = before.rpartition(" ")
    if word.isdigit() and rest.rstrip()[-1:] in _BREAKS:
        return True
    return bool(numbers.style.conjunction.fullmatch(word.strip("(,;")))


def _next(
    stack: Stack, numbers: Numbers, number: Number, base: int
) -> tuple[int, str, Value, bool] | None:
    """Goes on from a number that was opened in this row."""
    for depth in range(len(stack.nodes) - 1, max(base, 1) - 1, -1):
        node = stack.nodes[depth]
        for style, value in number.options:
            if node.value and node.style == style and follows(node.value, value):
                if number.start - node.body < _LEAST or not _breaks(numbers, number, node.body):
                    return None
                return depth - 1, style, value, node.inline
    return None


def _first(
    stack: Stack,
    numbers: Numbers,
    places: Mapping[tuple[str, Value], list[int]],
    found: Sequence[Number],
    count: int,
    at: int,
) -> tuple[int, str, Value, bool] | None:
    """Begins a list whose second item comes later in this row, or begins the next one."""
    number = found[count]
    for style, value in number.options:
        if not is_first(value):
            continue
        top = len(stack.nodes) - 1
        begun = any(node.style == style and node.row == at for node in stack.nodes[1:])
        before = stack.text[max(0, number.start - 20) : number.start].rstrip()
        if begun and not before.endswith((":", "-")):
            continue
        for later in places.get((style, (value[0] + 1,)), ()):
            second = found[later]
            apart = later > count and second.start - number.end >= _LEAST
            if apart and _breaks(numbers, second, number.end):
                return top, style, value, True
        if _goes_on_below(stack, numbers, number, style, value, at):
            return top, style, value, False
    return None


def _goes_on_below(
    stack: Stack, numbers: Numbers, number: Number, style: str, value: Value, at: int
) -> bool:
    """A list whose first item stands at the end of a row: "Subd. 2. Caption. (a) …"."""
    before = stack.text[max(0, number.start - 4) : number.start].rstrip()
    if not before.endswith((":", ".", "-")) and not _behind_caption(stack, number):
        return False
    for row in stack.rows[at + 1 : at + 40]:
        if row.unit:
            return False
        if row.numbers and any(s == style and follows(value, v) for s, v in row.numbers[0].options):
            return True
        if row.numbers and (style, value) in row.numbers[0].options:
            return False
    return False


def _behind_caption(stack: Stack, number: Number) -> bool:
    """Whether all that stands between an article's number and "1." is its caption."""
    top, above = stack.top, stack.top.parent
    if number.sign != "dot" or top.kind != "paragraph" or above is None or above.kind != "article":
        return False
    words = stack.text[top.body : number.start].strip()
    if above.children[0] is not top or above.heading or not 3 < len(words) < 150 or "." in words:
        return False
    return stack.text[number.end : number.end + 3].strip()[:1].isupper()
