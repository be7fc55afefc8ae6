"""Whole judgments, drafted as courts write them: what is decided, by whom, when, under what number.

Some decide nothing of a definition: they must yield no reading.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

FILE = Path(__file__).with_name("judgments.toml")
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["judgment"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_judgment_is_read(case: dict[str, Any]) -> None:
    document = Document(case["id"], case["text"], language=case["language"], doc_type="judgment")
    found = analyse(document).judgment or {}
    readings = {(r["effect"], *r["categories"]) for r in found["readings"]}
    assert readings == {tuple(one) for one in case["readings"]}
    assert found["date"] == case["date"]
    assert found["number"] == case.get("number")
    named = (found["court"].casefold(), found["court_own_name"].casefold())
    assert named == (case["court"].casefold(), case["own_name"].casefold())


def test_some_decide_nothing() -> None:
    assert sum(not case["readings"] for case in CASES) > len(CASES) // 8
