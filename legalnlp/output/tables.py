"""Codings as flat rows: the tables that a folder of results and a data frame are made of.

All take one coding in its JSON shape, so that a person's coding gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from legalnlp.knowledge import categories

Row = dict[str, Any]
COVERAGE = (
    "document", "jurisdiction", "language", "doc_type", "as_of", "relevant", "category", "value",
    "conditions", "conduct", "confidence", "review", "provision", "quote", "note",
)  # fmt: skip
EVIDENCE = (
    "document", "jurisdiction", "language", "item", "value", "provision", "start", "end", "quote",
    "rule",
)  # fmt: skip
DEFINITIONS = ("document", "term", "kind", "provision", "start", "end", "quote", "scope")
DOCUMENTS = (
    "document", "jurisdiction", "language", "doc_type", "status", "as_of", "citation", "relevant",
    "media", "recognition", "conduct", "defences", "age", "max_prison_years", "review", "notes",
    "sha256",
)  # fmt: skip
ERRORS = ("path", "cause", "detail", "advice")
INPUTS = ("document", "path")


def coverage(coding: Mapping[str, Any]) -> Iterator[Row]:
    """Nine rows, one per category, with `COVERAGE`; all silent where it is not relevant.

    Lists are joined by a blank; ``provision`` and ``quote`` are the first passage of evidence.
    """
    document = coding["document"]
    for category in categories():
        cell = (coding.get("depictions") or {}).get(category) or {"value": "silent"}
        first: Mapping[str, Any] = next(iter(cell.get("evidence") or ()), {})
        yield {
            **{key: document.get(key) for key in ("jurisdiction", "language", "doc_type", "as_of")},
            "document": document["id"],
            "relevant": coding["relevant"],
            "category": category,
            "value": cell["value"],
            "conditions": _joined(cell.get("conditions")),
            "conduct": _joined(cell.get("conduct")),
            "confidence": cell.get("confidence"),
            "review": bool(cell.get("review") or coding.get("review")),
            "provision": first.get("provision"),
            "quote": first.get("quote"),
            "note": cell.get("note"),
        }


def evidence(coding: Mapping[str, Any]) -> Iterator[Row]:
    """One row per passage, with `EVIDENCE`; ``item`` is a category, ``media.drawing``, ``age``…"""
    document = coding["document"]
    same = {"document": document["id"]}
    same |= {key: document.get(key) for key in ("jurisdiction", "language")}
    for category in categories():
        cell = (coding.get("depictions") or {}).get(category) or {}
        for passage in cell.get("evidence") or ():
            yield {**same, "item": category, "value": cell["value"], **passage}
    for item, passage in (coding.get("proofs") or {}).items():
        yield {**same, "item": item, "value": coding.get(item), **passage}


def definitions(coding: Mapping[str, Any]) -> Iterator[Row]:
    """One row per definition, with `DEFINITIONS`."""
    for record in coding.get("definitions") or ():
        yield {"document": coding["document"]["id"], **record}


def documents(coding: Mapping[str, Any]) -> Iterator[Row]:
    """One row for the document as a whole, with `DOCUMENTS`."""
    document = coding["document"]
    sets = {n: _joined(coding.get(n)) for n in ("media", "recognition", "conduct", "defences")}
    yield {
        **{key: document.get(key) for key in DOCUMENTS},
        **sets,
        "document": document["id"],
        "relevant": coding["relevant"],
        "age": coding.get("age"),
        "max_prison_years": coding.get("max_prison_years"),
        "review": bool(coding.get("review")),
        "notes": " ".join(coding.get("notes") or ()),
    }


def _joined(members: object) -> str:
    return " ".join(members) if isinstance(members, (list, tuple)) else ""
