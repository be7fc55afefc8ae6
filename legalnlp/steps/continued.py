"""Definitions that the next paragraph goes on with ("(2) The term includes …")."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from legalnlp.knowledge import Pack, fold
from legalnlp.steps.structure import own_words
from legalnlp.types import Document, Provision


def continued_at(
    document: Document, provisions: Sequence[Provision], home: int, pack: Pack
) -> int | None:
    """Index of the paragraph after ``home`` if its words go on with the definition in ``home``."""
    how = pack.definitions.get("continues")
    after = _next_beside(provisions, home)
    if after is None or not how:
        return None
    start, end = own_words(document, provisions[after])
    return after if regex.match(how, fold(document.text[start:end])) else None


def _next_beside(provisions: Sequence[Provision], index: int) -> int | None:
    """The provision behind one and its children, under the same parent; None at the end."""
    end, parent = provisions[index].end, provisions[index].parent
    for other in range(index + 1, len(provisions)):
        if provisions[other].start >= end:
            beside = parent is not None and provisions[other].parent == parent
            return other if beside else None
    return None
