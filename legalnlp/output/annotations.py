"""W3C Web Annotations (JSON-LD): every passage as an annotation of its text.

A target names the text by its address, or by its hash where it has none, and the passage twice:
by its place (characters from 0, the end not included) and by its words with what stands around.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from legalnlp import __version__
from legalnlp.output.export_texts import passages
from legalnlp.output.refi import guid
from legalnlp.types import Document

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"legalnlp": "urn:legalnlp:"}]
_AROUND = 40  # characters of text before and after that tell two equal passages apart


def web_annotations(codings: Mapping[str, Mapping[str, Any]], texts: Mapping[str, Document]) -> str:
    """An annotation page with all passages, in the order of the codings."""
    items = [
        annotation
        for name, coding in codings.items()
        for annotation in _of_coding(name, coding, texts[name])
    ]
    page = {
        "@context": _CONTEXT,
        "id": f"urn:uuid:{guid('annotations', *codings)}",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _of_coding(
    name: str, coding: Mapping[str, Any], document: Document
) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(passages(coding)):
        yield {
            "id": f"urn:uuid:{guid('annotation', name, str(number))}",
            "type": "Annotation",
            "motivation": "classifying",
            "generator": {"type": "Software", "name": "legalnlp", "legalnlp:version": __version__},
            "body": _body(row),
            "target": _target(name, coding, document, row["start"], row["end"]),
        }
    for number, row in enumerate(coding.get("definitions") or ()):
        yield {
            "id": f"urn:uuid:{guid('definition', name, str(number))}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {
                "type": "TextualBody",
                "purpose": "describing",
                "value": row["term"],
                "format": "text/plain",
                "legalnlp:kind": row["kind"],
            },
            "target": _target(name, coding, document, row["start"], row["end"]),
        }


def _body(row: Mapping[str, Any]) -> dict[str, Any]:
    value = row["value"] if isinstance(row["value"], str) else None
    body = {
        "type": "TextualBody",
        "purpose": "classifying",
        "value": f"{row['item']}: {value}" if value else row["item"],
        "format": "text/plain",
        "legalnlp:item": row["item"],
        "legalnlp:value": value,
        "legalnlp:rule": row.get("rule"),
        "legalnlp:provision": row.get("provision"),
    }
    return {key: found for key, found in body.items() if found is not None}


def _target(
    name: str, coding: Mapping[str, Any], document: Document, start: int, end: int
) -> dict[str, Any]:
    facts, text = coding["document"], document.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "source": facts.get("source") or f"urn:sha256:{facts.get('sha256')}",
        "language": facts.get("language"),
        "legalnlp:document": name,
        "legalnlp:sha256": facts.get("sha256"),
        "selector": [position, quote],
    }
