"""What a provision says when it is read with the words that introduce and close its list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from legalnlp.types import Document, Piece, Provision, Reading

_LEFT_OUT = ("note", "history", "chrome", "contents", "repealed")
_STOPS = " \t\n\u3000\u00a0.:;,)）］】〕-–—―°º"
_BEFORE = " \t\n\u3000\u00a0.:)-–—―°º([（［【〔*"
_WORD = re.compile(r"\w")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_LOOK_BACK = 64


def reading(document: Document, provisions: Sequence[Provision], index: int) -> Reading:
    """The provision at ``index`` in the sentence in which it stands.

    The own words of its ancestors (without numbers and headings), then its own, then the tails
    of the lists in which it stands, joined by single blanks. Notes, histories and repealed
    passages are left out, so that the reading of a repealed provision is empty.
    """
    text: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for start, end in _spans(document, provisions, index):
        for low, high in _kept(document, start, end):
            words = document.text[low:high]
            size += bool(text)
            text.append(words)
            pieces.append(Piece(size, low, high - low))
            size += high - low
    return Reading(" ".join(text), tuple(pieces), index)


def _spans(
    document: Document, provisions: Sequence[Provision], index: int
) -> Iterator[tuple[int, int]]:
    chain = [index]
    while (parent := provisions[chain[-1]].parent) is not None:
        chain.append(parent)
    chain.reverse()
    for above, below in pairwise(chain):
        if _introduces(document, provisions[above], provisions[below]):
            yield own_words(document, provisions[above])
    yield own_words(document, provisions[index])
    for child in _children(provisions, index):
        if provisions[child].kind == "tail":
            yield own_words(document, provisions[child])
    for node in reversed(chain):
        tail = _tail_after(provisions, node)
        if tail is not None:
            yield own_words(document, provisions[tail])


def _introduces(document: Document, above: Provision, below: Provision) -> bool:
    """Whether a parent's words belong to a child's sentence.

    They do for the items of a list, however the lead-in ends ("… the following. 1. …"), and for
    a paragraph without number, or with a section sign, only where they break off.
    """
    if above.kind == "part":
        return False
    runs_on = below.kind in ("paragraph", "sentence") and not below.number
    if not runs_on and not (below.number or "").startswith("§"):
        return True
    words = document.text[above.start : above.own_end].rstrip()
    return words.endswith((":", "—", "–", "-", ",", "："))


def own_words(document: Document, provision: Provision) -> tuple[int, int]:
    """Offsets of a provision's words without its number and caption, before its first child."""
    text, at, end = document.text, provision.start, provision.own_end
    if provision.kind == "part":
        return end, end
    if provision.number and text.startswith(provision.number, at):
        at += len(provision.number)
        at = _skip(text, at, end, _STOPS)
    if provision.heading:
        after = _skip(text, at, end, _BEFORE)
        if text.startswith(provision.heading, after):
            at = _skip(text, after + len(provision.heading), end, _STOPS)
    return min(at, end), end


def _skip(text: str, at: int, end: int, signs: str) -> int:
    while at < end and text[at] in signs:
        at += 1
    return at


def _children(provisions: Sequence[Provision], index: int) -> Iterator[int]:
    end = provisions[index].end
    for other in range(index + 1, len(provisions)):
        if provisions[other].start >= end:
            return
        if provisions[other].parent == index:
            yield other


def _tail_after(provisions: Sequence[Provision], index: int) -> int | None:
    """The tail that closes the list in which a provision is an item."""
    node = provisions[index]
    if node.parent is None or node.kind in ("tail", "article", "part", "sentence"):
        return None
    if node.kind == "paragraph" and not node.number:
        return None  # running text, no item
    end = provisions[node.parent].end
    for other in range(index + 1, len(provisions)):
        if provisions[other].start >= end:
            return None
        if provisions[other].parent == node.parent and provisions[other].kind != node.kind:
            return other if provisions[other].kind == "tail" else None
    return None


def _kept(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of law in [start, end), line by line."""
    for low, high in _outside(document, start, end):
        for match in _LINE.finditer(document.text, low, high):
            if _WORD.search(document.text, match.start(), match.end()):
                yield match.span()


def _outside(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    regions = document.regions
    first = bisect_left(regions, start, key=lambda r: r.start)
    at = start
    for region in regions[max(0, first - _LOOK_BACK) :]:
        if region.start >= end:
            break
        if region.kind in _LEFT_OUT and region.end > at:
            if region.start > at:
                yield at, region.start
            at = region.end
    if at < end:
        yield at, end
