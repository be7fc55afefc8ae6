"""Settles what a document is called, whose law it is, and which of its lines are no law."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from legalnlp.ingest import metadata
from legalnlp.ingest.draft import Draft
from legalnlp.types import DocType, Document, Status


def document(
    path: Path,
    draft: Draft,
    sha256: str,
    given: Mapping[str, str],
    stated: Mapping[str, str],
    beside: Mapping[str, Any],
) -> Document:
    """The document of a draft. ``given`` are options, ``stated`` comes from the sidecar ``beside``."""
    found, warnings = metadata.interpreted(draft.metadata)
    fields = {**found, **stated, **given}
    return Document(
        id=fields.get("id", path.name.removesuffix(path.suffix)),
        text=draft.text,
        language=fields.get("language"),
        jurisdiction=fields.get("jurisdiction"),
        doc_type=cast("DocType", fields.get("doc_type", "statute")),
        status=cast("Status | None", fields.get("status")),
        instrument=fields.get("instrument"),
        citation=fields.get("citation"),
        as_of=fields.get("as_of"),
        source=fields.get("source"),
        sha256=sha256,
        format=draft.format,
        path=str(path),
        regions=draft.regions,
        marks=draft.marks,
        pages=draft.pages,
        warnings=(*draft.warnings, *warnings),
        metadata={**draft.metadata, **beside},
    )
