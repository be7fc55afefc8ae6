"""spaCy's DocBin: the texts with their passages as spans, for those who train models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from legalnlp.output.export_texts import passages
from legalnlp.types import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SPANS = "legalnlp"
DEFINITIONS = "definitions"


def docbin(codings: Mapping[str, Mapping[str, Any]], texts: Mapping[str, Document]) -> bytes:
    """A ``.spacy`` file with one Doc a text.

    ``doc.spans["legalnlp"]`` are the passages, labelled ``virtual_child_drawn=covered`` or
    ``media.drawing``; where a passage begins or ends inside a token, the span takes the whole
    token, and its ``id`` holds the exact characters as ``start-end``.
    ``doc.spans["definitions"]`` are the definientia, labelled with their kind. ``doc.cats`` are
    the cells: ``audio=implied`` is 1.
    ``doc.user_data`` holds the coding's document and its id.
    """
    from spacy.tokens import DocBin

    bin = DocBin(store_user_data=True)
    languages: dict[str, Language] = {}
    for name, coding in codings.items():
        bin.add(_doc(coding, texts[name], languages))
    data: bytes = bin.to_bytes()
    return data


def _doc(
    coding: Mapping[str, Any], document: Document, languages: dict[str, Language]
) -> Doc:  # fmt: skip
    tokens = _pipeline(document.language, languages)
    tokens.max_length = max(tokens.max_length, len(document.text) + 1)
    doc = tokens.make_doc(document.text)
    doc.user_data["document"] = dict(coding["document"])
    doc.cats = {
        f"{category}={cell['value']}": 1.0
        for category, cell in (coding.get("depictions") or {}).items()
    } | {"relevant": float(coding["relevant"])}
    labelled = [(row, _label(row)) for row in passages(coding)]
    doc.spans[SPANS] = [span for row, label in labelled if (span := _span(doc, row, label))]
    terms = coding.get("definitions") or ()
    doc.spans[DEFINITIONS] = [span for row in terms if (span := _span(doc, row, row["kind"]))]
    return doc


def _label(row: Mapping[str, Any]) -> str:
    value = row["value"]
    return f"{row['item']}={value}" if "." not in row["item"] and value else str(row["item"])


def _span(doc: Doc, row: Mapping[str, Any], label: str) -> Any:
    exact = f"{row['start']}-{row['end']}"
    return doc.char_span(
        row["start"], row["end"], label=label, span_id=exact, alignment_mode="expand"
    )


def _pipeline(language: str | None, made: dict[str, Language]) -> Language:
    """A blank pipeline: of the language where spaCy has it without further libraries."""
    import spacy

    tag = (language or "xx").partition("-")[0]
    if tag not in made:
        try:
            made[tag] = spacy.blank(tag)
        except (ImportError, OSError):  # no such language, or it needs a library not installed
            made[tag] = spacy.blank("xx")
    return made[tag]
