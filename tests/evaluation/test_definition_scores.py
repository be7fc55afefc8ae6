"""The scorer counts pairs as it says, on files written here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legalnlp.cli import main
from legalnlp.evaluation.definitions import compare, score_definitions


def test_pairs_without_a_section_count_by_term_alone() -> None:
    hits, extra = compare(
        [("reader", "2"), ("shelf", "9"), ("word", "3")], {("reader", "2"), ("shelf", None)}
    )
    assert hits == {("reader", "2"), ("shelf", None)}
    assert extra == {("word", "3")}


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    (tmp_path / "eng").mkdir()
    text = "1. Short title\n\n2. Definitions\n\nIn this Act, “reader” means a person.\n"
    (tmp_path / "eng" / "a.txt").write_text(text, encoding="utf-8")
    terms = [{"term": "reader", "section": None}, {"term": "shelf", "section": "2"}]
    (tmp_path / "terms.json").write_text(json.dumps({"eng/a.txt": terms}), encoding="utf-8")
    return tmp_path


def test_a_folder_is_scored_by_its_sub_folders(scored: Path) -> None:
    (score,) = score_definitions(scored)
    assert (score.name, score.found, score.precision, score.recall) == ("eng", 1, 1.0, 0.5)
    assert score.missed == (("eng/a.txt", "shelf", "2"),)


def test_a_folder_without_a_standard_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        score_definitions(tmp_path)


def test_the_command_prints_the_scores(scored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["evaluate", "--definitions", str(scored)])
    assert end.value.code in (0, None)
    printed = capsys.readouterr().out
    assert "eng" in printed
    assert "0.500" in printed
