"""Folders of results made by hand, for the tests of tables and exchange formats."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from legalnlp.knowledge import categories

HOSTILE = {
    "script": "<script>alert('x')</script> & <img src=x onerror=alert(1)>",
    "formula": '=HYPERLINK("http://evil.example","kites")',
    "latex": r"\input{/etc/passwd} \write18{ls} $x_1^2$ 50% #1 ~ & {",
    "turning": "plain \u202ereversed\u202c and \u200fmark",
    "markdown": "| a | [link](javascript:x) `code` ![](x) **b**\n# heading",
    "control": "bell\x07 null\x00 escape\x1b[31m",
    "entity": "&lt;b&gt; &#60; ]]> <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "quotes": "she said \"no\" and 'yes', ‘so’",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
}


def passage(quote: str, start: int = 0, provision: str | None = "Section 1") -> dict[str, Any]:
    return {
        "quote": quote,
        "provision": provision,
        "start": start,
        "end": start + len(quote),
        "rule": "en.made.rule",
    }


def coded(
    name: str, jurisdiction: str = "FR", value: str = "covered", **given: Any
) -> dict[str, Any]:
    """A coding; ``given`` are facts of its document, and ``cell`` and ``more`` to add to it."""
    cell = {"value": value, "conduct": ["possess"], "confidence": 0.9, "review": False}
    if value == "conditional":
        cell["conditions"] = ["obscene"]
    cell |= {"evidence": [passage("a drawing of a child")]} | given.pop("cell", {})
    more = given.pop("more", {})
    document = {
        "id": name, "jurisdiction": jurisdiction, "language": "en", "doc_type": "statute",
        "status": "in_force", "instrument": f"Kites Act of {name}", "citation": f"{name} Act, s. 5",
        "as_of": "2019-05-02", "source": "https://example.org/act", "sha256": "0" * 64,
    } | given  # fmt: skip
    cells = {c: {"value": "silent", "confidence": 1.0, "review": False} for c in categories()}
    return {
        "schema": "legalnlp-coding/1",
        "document": document,
        "coder": {"name": "made", "version": "1", "codebook": "1"},
        "relevant": True,
        "review": False,
        "notes": [],
        "depictions": cells | {"virtual_child_drawn": cell},
        "media": ["drawing"],
        "recognition": [],
        "conduct": ["possess"],
        "age": 18,
        "defences": [],
        "max_prison_years": 2.5,
        "definitions": [
            {
                "term": "kite", "kind": "means", "provision": "Section 1", "start": 0, "end": 20,
                "quote": "a drawing of a child", "scope": None,
            }
        ],
        "proofs": {"age": passage("18"), "media.drawing": passage("drawing")},
    } | more  # fmt: skip


def folder_of(path: Path, codings: Iterable[dict[str, Any]]) -> Path:
    """A folder as ``legalnlp analyze`` leaves it, without its journal."""
    path.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(coding, ensure_ascii=False) for coding in codings)
    (path / "codings.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def hostile(text: str) -> dict[str, Any]:
    """A coding with a text in every place that a statute or a sidecar can fill."""
    return coded(
        "hostile", instrument=text, citation=text, source=text,
        cell={"evidence": [passage(text, provision=text)], "note": text},
        more={
            "notes": [text],
            "definitions": [
                {"term": text, "kind": "means", "provision": text, "start": 0, "end": len(text),
                 "quote": text, "scope": text}
            ],
        },
    )  # fmt: skip
