"""A coding as plain data in the shape ``legalnlp-coding/1``, which people's codings share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from legalnlp import __version__
from legalnlp.knowledge import categories, taxonomy
from legalnlp.types import Amendment, Cell, Coding, Definition, Document, Evidence

SCHEMA = "legalnlp-coding/1"
NO_JURISDICTION = "ZZ"  # ISO 3166 leaves ZZ to users; Unicode's CLDR uses it for "unknown"
# When the wording began and ceased to hold, and the provision whose new wording an act brings.
_IN_TIME = ("valid_from", "valid_to", "amends")
NO_LANGUAGE = "und"  # BCP 47, undetermined


def to_dict(coding: Coding) -> dict[str, Any]:
    """The coding as JSON-able data that validates against ``coding.schema.json``.

    Beside the schema's keys it holds ``proofs`` (the passage behind age, prison term and each
    member of a set) and ``notes``.
    """
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "document": _document(coding.document),
        "coder": {
            "name": "legalnlp",
            "version": __version__,
            "codebook": str(taxonomy()["version"]),
        },
        "relevant": coding.relevant,
        "review": coding.review,
        "notes": [*coding.document.warnings, *coding.notes],
    }
    if coding.relevant:
        data |= _codes(coding)
    if coding.judgment is not None:
        data["judgment"] = dict(coding.judgment)
    return data


def dumps(coding: Mapping[str, Any], indent: int | None = None) -> str:
    """One coding as JSON text, in its own script."""
    return json.dumps(coding, ensure_ascii=False, indent=indent, allow_nan=False)


def _document(document: Document) -> dict[str, Any]:
    as_of = document.as_of if document.as_of and len(document.as_of) == 10 else None
    return {
        "id": document.id,
        "jurisdiction": document.jurisdiction or NO_JURISDICTION,
        "language": document.language or NO_LANGUAGE,
        "doc_type": document.doc_type,
        "status": document.status,
        "instrument": document.instrument,
        "citation": document.citation,
        "as_of": as_of,
        "source": document.source,
        "sha256": document.sha256,
        **{key: str(document.metadata[key]) for key in _IN_TIME if document.metadata.get(key)},
    }


def _codes(coding: Coding) -> dict[str, Any]:
    sets = {name: list(coding.sets.get(name, ())) for name in ("media", "recognition", "conduct")}
    return {
        "depictions": {c: _cell(coding.depictions.get(c, Cell())) for c in categories()},
        **sets,
        "age": coding.age,
        "defences": list(coding.sets.get("defences", ())),
        "max_prison_years": coding.max_prison_years,
        "definitions": [_definition(coding, d) for d in coding.definitions],
        **({"amends": [_amendment(one) for one in coding.amends]} if coding.amends else {}),
        "proofs": {name: evidence_dict(proof) for name, proof in coding.proofs.items()},
    }


def _amendment(one: Amendment) -> dict[str, Any]:
    words = {"quote": one.quote, "start": one.start, "end": one.end, "rule": one.rule}
    return {"act": one.act, "units": list(one.units), "whole": one.whole, **words}


def _cell(cell: Cell) -> dict[str, Any]:
    data: dict[str, Any] = {"value": cell.value}
    if cell.value == "conditional":
        data["conditions"] = list(cell.conditions)
    if cell.value not in ("silent", "excluded"):
        data["conduct"] = list(cell.conduct)
    if cell.evidence:
        data["evidence"] = [evidence_dict(e) for e in cell.evidence]
    data |= {"confidence": cell.confidence, "review": cell.review}
    return data | ({"note": cell.note} if cell.note else {})


def evidence_dict(evidence: Evidence) -> dict[str, Any]:
    """Quote, pinpoint, offsets and rule of one passage."""
    return {
        "quote": evidence.quote,
        "provision": evidence.provision,
        "start": evidence.start,
        "end": evidence.end,
        "rule": evidence.rule,
    }


def _definition(coding: Coding, definition: Definition) -> dict[str, Any]:
    label = coding.labels[definition.provision] if coding.labels else None
    return definition_dict(coding.document, definition, label)


def definition_dict(
    document: Document, definition: Definition, label: str | None
) -> dict[str, Any]:
    """Term, kind, pinpoint, offsets, words and scope of one definition."""
    return {
        "term": definition.term,
        "kind": definition.kind,
        "provision": label,
        "start": definition.start,
        "end": definition.end,
        "quote": document.text[definition.start : definition.end],
        "scope": definition.scope,
    }
