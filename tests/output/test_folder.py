"""A folder of results read back: versions, folding, and what a damaged folder says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.output.folder import fold, load


def made(name: str, value: str = "covered", **document: Any) -> dict[str, Any]:
    cell = {"value": value, "conduct": ["possess"], "confidence": 1.0, "review": False}
    return {
        "document": {"id": name, "jurisdiction": "XA", "doc_type": "statute"} | document,
        "relevant": True,
        "depictions": {"text": cell},
    }


def test_the_widest_value_of_the_texts_in_force_wins() -> None:
    found = fold("XA", [made("one", "implied"), made("two", "covered"), made("three", "silent")])
    assert found.positions["text"].value == "covered"
    assert found.positions["text"].documents == ("two",)
    assert found.positions["audio"].value == "silent"


@pytest.mark.parametrize(
    "left_out",
    [
        {"status": "repealed", "as_of": "2024-01-01"},
        {"status": "bill", "as_of": "2024-01-01"},
        {"doc_type": "judgment", "as_of": "2024-01-01"},
    ],
)
def test_bills_repealed_texts_and_judgments_move_no_value(left_out: dict[str, Any]) -> None:
    found = fold("XA", [made("now", "implied"), made("other", "covered", **left_out)])
    assert found.positions["text"].value == "implied"
    assert found.current == {"now"}
    assert len(found.documents) == 2


def test_only_the_newest_version_of_a_provision_counts() -> None:
    old = made("xa-art-7-2001-05-03", "covered", as_of="2001-05-03")
    new = made("xa-art-7-2019-01-01", "excluded", as_of="2019-01-01")
    found = fold("XA", [old, new])
    assert found.positions["text"].value == "excluded"
    assert [c["document"]["id"] for c in found.documents] == [
        "xa-art-7-2019-01-01", "xa-art-7-2001-05-03",
    ]  # fmt: skip


def test_a_folder_is_read_back(tmp_path: Path) -> None:
    lines = [json.dumps(made("one")), json.dumps(made("two", jurisdiction="XB"))]
    (tmp_path / "codings.jsonl").write_text("\n".join(lines) + "\n")
    found = load(tmp_path)
    assert list(found.jurisdictions) == ["XA", "XB"]
    assert found.run == {}
    assert found.paths == {}


def test_what_is_missing_or_damaged_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="legalnlp analyze"):
        load(tmp_path)
    (tmp_path / "codings.jsonl").write_text("{")
    with pytest.raises(UnreadableFile, match=r"codings\.jsonl"):
        load(tmp_path)
