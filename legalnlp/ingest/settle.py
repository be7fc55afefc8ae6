"""Settles what a document is called, whose law it is, and which of its lines are no law."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from legalnlp.ingest import metadata
from legalnlp.ingest.detect import detect
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.kinds import kind
from legalnlp.types import DocType, Document, Status

_CERTAIN = 0.9


def document(
    path: Path,
    draft: Draft,
    sha256: str,
    given: Mapping[str, str],
    stated: Mapping[str, str],
    beside: Mapping[str, Any],
) -> Document:
    """The document of a draft; ``given`` are options, ``stated`` is what the sidecar says."""
    found, warnings = metadata.interpreted(draft.metadata)
    fields = {**found, **stated, **given}
    language, doubts = _language(draft.text, found, {**stated, **given})
    return Document(
        id=fields.get("id", path.name.removesuffix(path.suffix)),
        text=draft.text,
        language=language,
        jurisdiction=fields.get("jurisdiction"),
        doc_type=cast("DocType", fields.get("doc_type") or kind(draft.text)),
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
        warnings=(*draft.warnings, *warnings, *doubts),
        metadata={**draft.metadata, **beside},
    )


def _language(
    text: str, found: Mapping[str, str], said: Mapping[str, str]
) -> tuple[str | None, list[str]]:
    """The language that somebody stated for us, else the file's own statement, else the words'.

    Front matter is often copied from a template: where the words are plainly of another language
    they win. Where they contradict a sidecar or an option, there is a warning and no more.
    """
    guess = detect(text)
    stated = said.get("language") or found.get("language")
    if not stated:
        doubt = ["The language could not be told."] if guess.language is None else []
        return guess.language, doubt
    sure = guess.language is not None and guess.certainty >= _CERTAIN
    if not sure or _akin(guess.language or stated, stated):
        return stated, []
    note = f"The language is given as {stated}, but the words look like {guess.language}"
    if said.get("language"):
        return stated, [f"{note}."]
    return guess.language, [f"{note}, which was taken."]


def _akin(one: str, other: str) -> bool:
    """True for one language under two tags ("fr", "fr-CA"; "no", "nb")."""
    first, second = (tag.lower().replace("_", "-").partition("-")[0] for tag in (one, other))
    return first == second or {first, second} <= {"no", "nb", "nn"}
