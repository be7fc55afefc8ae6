"""The spaCy boundary: a spaCy `Doc` as our `Document`, and our findings back on the `Doc`.

Findings go onto a `Doc` as plain data (``doc._.legalnlp``) and as spans. They do not live in
extensions of spans: two spans over the same tokens share their extension values, and records in
extensions cannot be serialised.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from legalnlp.types import Document, Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "legalnlp"


def document_of(doc: Doc, language: str) -> Document:
    """The text of a `Doc` as it stands, so that our offsets are its own.

    ``doc.user_data`` may hold ``id``, ``jurisdiction``, ``doc_type``, ``citation``, ``as_of``.
    """
    facts = {
        name: doc.user_data[name]
        for name in ("jurisdiction", "doc_type", "citation", "as_of")
        if name in doc.user_data
    }
    return Document(str(doc.user_data.get("id", "doc")), doc.text, language=language, **facts)


def mark(doc: Doc, passages: Iterable[tuple[str, Evidence]]) -> None:
    """Put passages, each with its label, into ``doc.spans["legalnlp"]``, widened to tokens."""
    spans = (
        doc.char_span(e.start, e.end, label=label, alignment_mode="expand") for label, e in passages
    )
    doc.spans[KEY] = [span for span in spans if span is not None]
