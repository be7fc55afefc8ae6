"""The shipped restatements are complete, marked as what they are, and listed in the catalogue."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from legalnlp.ingest import read
from legalnlp.pipeline import analyse

CORPORA = Path(__file__).parents[1] / "corpora"
FILES = sorted((CORPORA / "restatements").glob("*.md"))
REQUIRED = (
    "id", "title", "jurisdiction", "country_name", "language", "doc_type", "instrument",
    "citation", "official_url", "source_language", "restatement", "restates",
)  # fmt: skip
JUDGMENT_KEYS = ("court", "date", "parties", "final", "binding")


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body of a restatement."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def catalogue() -> list[dict[str, str]]:
    with (CORPORA / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_restatement_says_what_it_is(path: Path) -> None:
    meta, body = parts(path)
    missing = [key for key in REQUIRED if not meta.get(key)]
    assert not missing
    assert meta["id"] == path.stem
    assert meta["language"] == "en"
    assert meta["restatement"] is True
    assert meta["doc_type"] in {"statute", "treaty", "judgment"}
    assert str(meta["official_url"]).startswith("https://")
    assert re.search(r"^> Restatement .*in our own words", body, re.MULTILINE)
    assert re.search(r"^## ", body, re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dates_are_dates_and_in_order(path: Path) -> None:
    meta, _ = parts(path)
    for key in ("as_of", "valid_from", "valid_to", "date"):
        value = meta.get(key)
        if value is not None and not re.fullmatch(r"\d{4}", str(value)):
            date.fromisoformat(value)
    if meta.get("valid_from") and meta.get("valid_to"):
        assert meta["valid_from"] < meta["valid_to"]


def test_judgments_name_court_date_and_weight() -> None:
    judgments = [meta for meta, _ in map(parts, FILES) if meta["doc_type"] == "judgment"]
    for meta in judgments:
        assert not [key for key in JUDGMENT_KEYS if meta.get(key) is None], meta["id"]
        assert isinstance(meta["final"], bool)
        assert isinstance(meta["binding"], bool)


def test_the_catalogue_lists_every_restatement_once() -> None:
    listed = [row["restatement"] for row in catalogue()]
    assert sorted(listed) == sorted(path.stem for path in FILES)


def test_the_catalogue_agrees_with_the_front_matter() -> None:
    rows = {row["restatement"]: row for row in catalogue()}
    for path in FILES:
        meta, _ = parts(path)
        row = rows[path.stem]
        for key in (
            "jurisdiction",
            "doc_type",
            "citation",
            "official_url",
            "valid_from",
            "valid_to",
        ):
            assert row[key] == str(meta.get(key) or ""), (path.stem, key)
        assert row["language"] == meta["source_language"]
        assert row["source_format"]


AGREEMENT = {"statute": 0.9, "treaty": 0.9, "judgment": 0.9}  # floors; the README gives the rest


@pytest.mark.parametrize("doc_type", AGREEMENT)
def test_restatements_have_the_codes_of_the_real_text(doc_type: str, shared: Path) -> None:
    """The values of the categories, against the codes that people gave to the real provision."""
    cells = 0
    wrong: list[str] = []
    for path in FILES:
        meta, _ = parts(path)
        gold_file = shared / "gold" / f"{meta.get('shared_text')}.json"
        if meta["doc_type"] != doc_type or not gold_file.exists():
            continue
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        coding = analyse(read(path))
        for category, cell in gold["depictions"].items():
            mine = coding.depictions.get(category)
            expected = cell["value"] if gold["relevant"] else "silent"
            found = mine.value if mine is not None and coding.relevant else "silent"
            cells += 1
            if found != expected:
                wrong.append(f"{path.stem}: {category} is {found}, not {expected}")
    assert cells
    assert 1 - len(wrong) / cells >= AGREEMENT[doc_type], wrong
