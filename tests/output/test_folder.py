"""A folder of results read back: its codings in order, and what is damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.output.folder import cell, load


def made(name: str, value: str = "covered", **document: Any) -> dict[str, Any]:
    cell = {"value": value, "conduct": ["possess"], "confidence": 1.0, "review": False}
    return {
        "document": {"id": name, "jurisdiction": "XA", "doc_type": "statute"} | document,
        "relevant": True,
        "depictions": {"text": cell},
    }


def test_a_folder_is_read_back(tmp_path: Path) -> None:
    codings = (
        made("old", as_of="2001-05-03"),
        made("new", as_of="2020-01-01"),
        made("two", jurisdiction="XB"),
    )
    lines = [json.dumps(coding) for coding in codings]
    (tmp_path / "codings.jsonl").write_text("\n".join(lines) + "\n")
    found = load(tmp_path)
    names = {
        code: [c["document"]["id"] for c in group] for code, group in found.by_jurisdiction.items()
    }
    assert names == {"XA": ["new", "old"], "XB": ["two"]}
    assert cell(found.codings["old"], "text")["value"] == "covered"
    assert cell(found.codings["old"], "audio") == {"value": "silent"}
    assert found.run == {}
    assert found.paths == {}


def test_what_is_missing_or_damaged_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="legalnlp analyze"):
        load(tmp_path)
    (tmp_path / "codings.jsonl").write_text("{")
    with pytest.raises(UnreadableFile, match=r"codings\.jsonl"):
        load(tmp_path)
