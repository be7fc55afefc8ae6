"""Holdings of courts of twenty countries, among argument, dissent and what was held below.

Those that are not read yet stand here too, and are expected to fail: what is measured shows.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("holdings.toml").read_text("utf-8")
)["judgment"]


def judgment(case: dict[str, Any]) -> dict[str, Any]:
    document = Document(case["id"], case["text"], language=case["language"], doc_type="judgment")
    return dict(analyse(document).judgment or {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_the_court_holds(case: dict[str, Any]) -> None:
    found = judgment(case)
    readings = {(r["effect"], *r["categories"]) for r in found["readings"]}
    assert readings == {tuple(one) for one in case["readings"]}
    assert len(found["readings"]) == case.get("times", len(found["readings"]))
    assert found["date"] == case.get("date", found["date"])
    assert found["court"] == case.get("court", found["court"])
