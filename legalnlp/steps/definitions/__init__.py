"""Definitions of a document: term, definiens, kind and scope, whatever the subject."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.definitions.find import find
from legalnlp.steps.definitions.rules import drafting, languages
from legalnlp.types import Definition, Document, Provision


def definitions(document: Document, provisions: Sequence[Provision]) -> tuple[Definition, ...]:
    """Every definition that the document gives, in the order of the terms."""
    tag = (document.language or "").split("-")[0].lower()
    if tag not in languages():
        return ()
    return tuple(find(document, provisions, drafting(tag)))
