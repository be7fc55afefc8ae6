"""The provision tree of a document, and the reading of each provision.

Statutes split one sentence over a tree: "A person must not (a) …; (b) …". Every later step works
on readings, in which the sentence is whole again, with a map back to the characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from legalnlp.knowledge import fold
from legalnlp.steps.structure.columns import unstacked
from legalnlp.steps.structure.finish import finish, walk
from legalnlp.steps.structure.grow import Grower
from legalnlp.steps.structure.labels import Labels
from legalnlp.steps.structure.numbers import Numbers
from legalnlp.steps.structure.outline import Outline, covered
from legalnlp.steps.structure.readings import own_words, reading
from legalnlp.steps.structure.rows import Row, rows
from legalnlp.steps.structure.sections import sections
from legalnlp.steps.structure.style import style_for
from legalnlp.steps.structure.tree import Node
from legalnlp.types import Document, Provision

__all__ = [
    "Outline", "articles", "covered", "innermost", "own_words", "provisions", "provisions_of",
    "reading", "roots",
]  # fmt: skip


def provisions(document: Document) -> tuple[Provision, ...]:
    """The provision tree, parents before children, in the order of the text.

    Markup is followed where it gives structure; in it and below it, numbers are recognised by
    ``structure.toml`` of the document's language. A document without any structure is one
    provision.
    """
    numbers = Numbers(fold(document.text), style_for(document.language))
    found = unstacked(rows(document, numbers), numbers)
    sections(found, numbers)
    return _grown(document, numbers, found)


def provisions_of(outline: Outline, blocks: Collection[int]) -> tuple[Provision, ...]:
    """The tree of some blocks of a document; of all other articles only what heads them."""
    return _grown(outline.document, outline.numbers, outline.chosen(blocks))


def _grown(document: Document, numbers: Numbers, found: Sequence[Row]) -> tuple[Provision, ...]:
    text, style = numbers.text, numbers.style
    root = Grower(document, numbers, found).grow()
    finish(root, text, style)
    for node in (root, *walk(root)):
        node.children.sort(key=lambda child: child.start)  # captions can change places
    if not any(node.kind in ("part", "article") for node in walk(root)):
        _whole(root, numbers.cited(document.citation or ""))
    return _flatten(document, root, Labels(style, _name(document)))


def _name(document: Document) -> str:
    return document.citation or document.instrument or document.id


def _whole(root: Node, label: str | None) -> None:
    """Put everything under one article, where no line began one."""
    if not root.children:
        return
    first, last = root.children[0], root.children[-1]
    article = Node("article", first.start, first.start, last.end, parent=root)
    article.children, article.label = root.children, label
    if len(root.children) == 1 and first.kind == "paragraph":
        article.body, article.children = first.body, first.children
    for child in article.children:
        child.parent = article
    root.children = [article]


def _flatten(document: Document, root: Node, labels: Labels) -> tuple[Provision, ...]:
    found: list[Provision] = []
    places: dict[Node, int] = {}
    for node in walk(root):
        parent = places.get(node.parent) if node.parent else None
        places[node] = len(found)
        found.append(
            Provision(
                index=len(found),
                label=labels.of(node),
                number=_printed(document, node),
                kind=node.kind,
                start=node.start,
                end=node.end,
                own_end=min(node.own_end, node.end),
                level=1 if parent is None else found[parent].level + 1,
                heading=node.heading,
                parent=parent,
            )
        )
    return _fitted(found, len(document.text))


def _fitted(found: Sequence[Provision], length: int) -> tuple[Provision, ...]:
    """The provisions cut to their parents and behind their elder siblings.

    Headings that follow each other without a word between them can claim each other's place.
    """
    fitted: list[Provision] = []
    last: dict[int | None, int] = {}
    for p in found:
        low, high = 0, length
        if p.parent is not None:
            low, high = fitted[p.parent].start, fitted[p.parent].end
        start = min(max(p.start, low, last.get(p.parent, 0)), high)
        end = min(max(p.end, start), high)
        last[p.parent] = end
        if (start, end) != (p.start, p.end) or p.own_end < start:
            p = replace(p, start=start, end=end, own_end=min(max(p.own_end, start), end))
        fitted.append(p)
    return tuple(fitted)


def _printed(document: Document, node: Node) -> str | None:
    number = node.number
    if number is None:
        return node.label
    return document.text[number.start : number.end] or node.label or number.core


def roots(provisions: Sequence[Provision]) -> tuple[int, ...]:
    """Indices of the provisions that stand in no other."""
    return tuple(p.index for p in provisions if p.parent is None)


def articles(provisions: Sequence[Provision]) -> tuple[int, ...]:
    """Indices of the articles or sections, the unit that lawyers cite, in document order.

    What stands in no article (a preamble, the paragraphs of a judgment) is represented by its
    outermost provision that holds no article, so that all law text is in exactly one of them.
    """
    holds = set()
    for p in reversed(provisions):
        if p.parent is not None and (p.kind == "article" or p.index in holds):
            holds.add(p.parent)
    found: list[int] = []
    inside = set()
    for p in provisions:
        if p.parent in inside:
            inside.add(p.index)
        elif p.kind == "article" or (p.index not in holds and not _is_empty(p)):
            found.append(p.index)
            inside.add(p.index)
    return tuple(found)


def _is_empty(provision: Provision) -> bool:
    """A division of which only the heading is there."""
    return provision.kind == "part" and provision.own_end >= provision.end


def innermost(provisions: Sequence[Provision], offset: int) -> int | None:
    """Index of the smallest provision that contains a character, or None."""
    at = bisect_right(provisions, offset, key=lambda p: p.start) - 1
    while at >= 0:
        if provisions[at].end > offset:
            return at
        parent = provisions[at].parent
        at = -1 if parent is None else parent
    return None
