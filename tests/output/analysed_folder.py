"""Makes a small analysed folder by hand: every value, scripts of both directions, hostile words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legalnlp.knowledge import categories

HOSTILE = (
    "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
)
OVERRIDE = "\u202eabc\u202c"
ENGLISH = (
    "Pictures Act\n"
    "Section 1\n"
    "In this Act a picture is any drawing of an invented child.\n"
    "Whoever keeps a picture is fined.\n"
    "Section 2 says no more.\n"
)
ARABIC = "المادة ١\nالصورة هي كل رسم لطفل متخيل.\nيعاقب من يحوزها.\n"
SMILING = "😀 Section 1\n😀 A sketch 😀 of a child who never was is a picture.\nIt is.\n"


def passage(text: str, quote: str, rule: str = "en.demo.rule") -> dict[str, Any]:
    start = text.index(quote)
    place = {"start": start, "end": start + len(quote)}
    return {"quote": quote, "provision": "Section 1", "rule": rule, **place}


def coded(
    name: str, jurisdiction: str, text: str = "", cells: Mapping[str, Any] | None = None,
    **document: Any,
) -> dict[str, Any]:  # fmt: skip
    """One coding; ``cells`` maps categories to a value or a whole cell."""
    found: dict[str, Any] = {c: {"value": "silent"} for c in categories()}
    for category, cell in (cells or {}).items():
        found[category] = {"value": cell} if isinstance(cell, str) else cell
    facts = {
        "id": name, "jurisdiction": jurisdiction, "language": "en", "doc_type": "statute",
        "status": "in_force", "instrument": None, "citation": name, "as_of": "2020-01-01",
        "source": "https://law.example/act", "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }  # fmt: skip
    return {
        "schema": "legalnlp-coding/1",
        "document": facts | document,
        "coder": {"name": "legalnlp", "version": "0", "codebook": "1"},
        "relevant": True, "review": False, "notes": [], "depictions": found,
        "media": ["drawing"], "recognition": [], "conduct": ["possess"], "defences": [],
        "age": 18, "max_prison_years": 99, "definitions": [], "proofs": {},
    }  # fmt: skip


def codings() -> list[tuple[dict[str, Any], str]]:
    """Codings with their texts."""
    drawn = {
        "value": "covered", "conduct": ["possess"], "confidence": 0.9, "review": True,
        "evidence": [
            passage(ENGLISH, "any drawing of an invented child"),
            passage(ENGLISH, "an invented child", "en.demo.subject"),
        ],
    }  # fmt: skip
    arabic = {"value": "implied", "evidence": [passage(ARABIC, "كل رسم لطفل", "ar.demo.rule")]}
    smiling = {
        "value": "conditional", "conditions": ["obscene"],
        "evidence": [passage(SMILING, "sketch 😀 of a child")],
    }  # fmt: skip
    hostile = f"Section 1\nA drawing {HOSTILE} of {OVERRIDE} a child.\n"
    marked = {"value": "excluded", "evidence": [passage(hostile, f"drawing {HOSTILE}")]}
    return [
        (coded("fr-act", "FR", ENGLISH, {"virtual_child_drawn": drawn}), ENGLISH),
        (coded("eg-act", "EG", ARABIC, {"text": arabic}, language="ar"), ARABIC),
        (coded("us-ut-act", "US-UT", SMILING, {"text": smiling}), SMILING),
        (coded("us-act", "US", "", {"audio": "covered"}, as_of="1996-05-01"), ""),
        (
            coded(
                "bad-act", "ZZ", hostile, {"real_child": marked},
                source="javascript:document.title='taken'", citation=f"{HOSTILE} {OVERRIDE}",
            ),
            hostile,
        ),
        (coded("de-bill", "DE", "", {"text": "covered"}, status="bill"), ""),
        (coded("eu-law", "EU", "", {"text": "covered"}, doc_type="treaty"), ""),
    ]  # fmt: skip


def write(folder: Path) -> Path:
    """The folder of results, with the texts beside it."""
    results, texts = folder / "results", folder / "texts"
    results.mkdir()
    texts.mkdir()
    lines, inputs = [], ['"document","path"']
    for coding, text in codings():
        path = texts / f"{coding['document']['id']}.txt"
        path.write_text(text, encoding="utf-8")
        lines.append(json.dumps(coding, ensure_ascii=False))
        inputs.append(f'"{coding["document"]["id"]}","{path}"')
    (results / "codings.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (results / "inputs.csv").write_text("\n".join(inputs) + "\n", encoding="utf-8")
    (results / "run.json").write_text(json.dumps({"legalnlp": "0", "files": 7, "coded": 7}))
    (results / "errors.csv").write_text(
        '"path","cause","detail","advice"\n"scan.pdf","scanned","no text","Run OCR."\n'
    )
    return results
