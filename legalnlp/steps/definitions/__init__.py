"""Definitions of a document: term, definiens, kind and scope, whatever the subject.

>>> from legalnlp.types import Document
>>> text = 'In this Act, “reader” means a person who opens a book.'
>>> [one] = definitions(Document("demo", text, language="en"), ())
>>> one.term, text[one.start : one.end], one.kind, one.scope
('reader', 'a person who opens a book', 'means', 'In this Act')
"""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.errors import UnsupportedLanguage
from legalnlp.knowledge import pack_tag
from legalnlp.steps.definitions.announced import announced
from legalnlp.steps.definitions.find import find
from legalnlp.steps.definitions.resolve import Target, resolve
from legalnlp.steps.definitions.rules import drafting, languages
from legalnlp.steps.definitions.uses import Terms, terms_used
from legalnlp.types import Definition, Document, Provision

__all__ = ["Target", "Terms", "announced", "definitions", "resolve", "terms_used"]


def definitions(
    document: Document,
    provisions: Sequence[Provision],
    within: Sequence[tuple[int, int]] | None = None,
    folded: str | None = None,
) -> tuple[Definition, ...]:
    """Every definition that the document gives, in the order of the terms.

    ``provisions`` is the tree of the same document; without one, ``Definition.provision`` is 0
    and lists are told by their lines alone. ``within`` are stretches of whole lines, in order,
    to which the search is limited, ``folded`` is the folded text, where it is known. Raises
    `UnsupportedLanguage` where no definition rules exist for the document's language.
    """
    tag = pack_tag(document.language) or (document.language or "").split("-")[0].lower()
    if tag not in languages():
        raise UnsupportedLanguage(document.path or document.id, document.language, languages())
    return tuple(find(document, provisions, drafting(tag), within, folded))
