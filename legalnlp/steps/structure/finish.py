"""Rounds a grown tree off: ends, single paragraphs, closing words that run on from a last item."""

from __future__ import annotations

import re

from legalnlp.steps.structure.counters import is_first
from legalnlp.steps.structure.style import Style
from legalnlp.steps.structure.tree import Node

_LONGEST = 3000
# A full stop behind a word that is no abbreviation, and the capital with which the next begins.
_STOP = re.compile(r"[^\W\d_]{3,}[)\]\"']{0,2}\.\s+(?=[^\W\d_]\w+\s)")


def finish(root: Node, text: str, style: Style) -> None:
    """Settle the tree in place; ``text`` is folded."""
    _promote(root)
    _merge(root, text, style)
    _extend(root)
    _bound(root, len(text), text)
    for owner in _owners(root):
        _close(owner, text, style)
        _detach(owner, text)


def walk(root: Node) -> list[Node]:
    """All nodes below the root, parents before children, in the order of the text."""
    found: list[Node] = []
    pending = root.children[::-1]
    while pending:
        node = pending.pop()
        found.append(node)
        pending += node.children[::-1]
    return found


def _promote(root: Node) -> None:
    """Sections that are called by a bare number alone ("3. Interpretation") are articles."""
    nodes = walk(root)
    if any(node.kind == "article" for node in nodes):
        return
    found = [
        node
        for node in nodes
        if node.style == "1." and node.parent is not None and node.parent.kind in ("root", "part")
    ]
    if len(found) < 2 or not any(c.style == "(1)" for node in found for c in node.children):
        return
    for node in found:
        node.kind, node.style = "article", None
        node.label = node.number.core if node.number else None


def _merge(root: Node, text: str, style: Style) -> None:
    """The one unnumbered paragraph of an article or empty item is its own words."""
    for node in reversed(walk(root)):
        if node.kind == "part" or not node.children:
            continue
        first, rest = node.children[0], node.children[1:]
        if first.kind != "paragraph" or any(c.kind == "paragraph" for c in rest):
            continue
        if node.kind != "article" and text[node.body : first.start].strip():
            continue
        if style.implicit and any(c.style == style.implicit for c in rest):
            first.style, first.value = style.implicit, (1,)
            continue
        if rest and rest[0].kind != "tail" and rest[0].value and not is_first(rest[0].value):
            continue
        node.body, node.end = first.body, max(node.end, first.end)
        node.children = first.children + rest
        for child in node.children:
            child.parent = node


def _extend(root: Node) -> None:
    for node in reversed(walk(root)):
        if node.children:
            node.end = max(node.end, node.children[-1].end)


def _bound(root: Node, limit: int, text: str) -> None:
    """No node runs into the next one; white space at the ends is left out."""
    pending = [(root, limit)]
    while pending:
        node, limit = pending.pop()
        stops = [child.start for child in node.children[1:]] + [limit]
        for child, stop in zip(node.children, stops, strict=False):
            end = min(child.end, stop)
            while end > child.start + 1 and text[end - 1].isspace():
                end -= 1
            child.end = end
            pending.append((child, end))


def _owners(root: Node) -> list[Node]:
    """Nodes with a list of two items or more, outer ones first."""
    return [n for n in walk(root) if n.kind != "part" and len(n.children) > 1]


def _close(owner: Node, text: str, style: Style) -> None:
    """Cut the closing words of a sentence off the last item of its list."""
    items = owner.children
    if style.closing is None:
        return
    if any(c.kind != "item" or c.style != items[0].style for c in items):
        return
    words = text[owner.body : owner.own_end].rstrip()
    if not words or words[-1] in ".。" or style.closing.search(words):
        return
    if owner.end - owner.start > _LONGEST * len(items):
        return
    if any(style.closing.search(text, c.body, c.end) or _ended(text, c) for c in items[:-1]):
        return
    leaf = items[-1]
    while leaf.children:
        leaf = leaf.children[-1]
    for match in style.closing.finditer(text, leaf.body, leaf.end):
        before = text[leaf.body : match.start()].rstrip()
        ends = before[-1:] in (",", ";", "-") or (words[-1] in "-:" and _completes(before, style))
        if before and (ends or match.start() == leaf.body):
            _cut(owner, leaf, match.start(), text)
            return


def _completes(before: str, style: Style) -> bool:
    """Whether closing words behind ``before`` need no mark: a page ran two lines together.

    "(c) has them in stock commits an offence"; but "(c) helps a person who commits an offence".
    """
    words = before.split()
    return len(words) > 1 and not style.conjunction.fullmatch(words[-1])


def _cut(owner: Node, leaf: Node, at: int, text: str, kind: str = "tail") -> None:
    """Make what stands in the innermost last item from ``at`` on a child of the list's owner."""
    tail = Node(kind, at, at, leaf.end, row=leaf.row, parent=owner)
    while at > leaf.body and text[at - 1].isspace():
        at -= 1
    node: Node | None = leaf
    while node is not None and node is not owner:
        node.end = at
        node = node.parent
    owner.children.append(tail)


def _detach(owner: Node, text: str) -> None:
    """A sentence behind a list that ran together in one line is no part of its last item."""
    items = [c for c in owner.children if c.kind == "item"]
    if len(items) < 2 or not items[-1].inline or owner.children[-1] is not items[-1]:
        return
    if any(_sentence(text, c.body, c.end) for c in items[:-1]) or _ended(text, items[-2]):
        return
    leaf = items[-1]
    while leaf.children:
        leaf = leaf.children[-1]
    at = _sentence(text, leaf.body, leaf.end)
    if at and text[owner.body : owner.own_end].strip():
        _cut(owner, leaf, at, text, "sentence")


def _sentence(text: str, start: int, end: int) -> int:
    """Offset of the second sentence in [start, end), or 0."""
    for match in _STOP.finditer(text, start, end):
        if text[match.end()].isupper():
            return match.end()
    return 0


def _ended(text: str, node: Node) -> bool:
    return text[node.start : node.end].rstrip().endswith(".")
