"""How agreement is counted: nine cells a document, silence for what is not relevant or missing."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.evaluation.gold import coded, read_codings
from legalnlp.evaluation.report import difference_rows, tables, to_json, to_markdown, to_text
from legalnlp.evaluation.scores import Evaluation, compare, selected


def coding(id: str, relevant: bool = True, language: str = "en", **fields: Any) -> dict[str, Any]:
    document = {
        "id": id, "jurisdiction": "AA", "language": language, "doc_type": "statute",
        "as_of": fields.pop("as_of", None),
    }  # fmt: skip
    cells = fields.pop("cells", {})
    depictions = {c: v if isinstance(v, dict) else {"value": v} for c, v in cells.items()}
    base = {
        "schema": "legalnlp-coding/1", "document": document,
        "coder": {"name": "a", "codebook": "1"}, "relevant": relevant,
    }  # fmt: skip
    return {**base, "depictions": depictions, **fields} if relevant else base


def evaluation(gold: list[dict[str, Any]], ours: list[dict[str, Any]], **kw: Any) -> Evaluation:
    sides = [{c["document"]["id"]: coded(c) for c in side} for side in (gold, ours)]
    return compare(*sides, rounds=20, **kw)


COVERED = {"real_child": "covered", "text": "implied"}


def test_every_gold_document_counts_nine_cells() -> None:
    gold = [coding("a", cells=COVERED), coding("b", relevant=False)]
    result = evaluation(gold, gold)
    assert result.overall.nominal.units == 18
    assert result.overall.nominal.alpha == 1
    assert result.relevant.share == 1
    assert result.differences == ()


def test_a_document_that_was_not_coded_counts_as_nine_times_silent() -> None:
    gold = [coding("a", cells=COVERED), coding("b", cells=COVERED)]
    with_silence = evaluation(gold, [gold[0], coding("b", relevant=False)])
    without = evaluation(gold, [gold[0]])
    assert without.missing == ("b",)
    assert without.overall == with_silence.overall
    assert without.overall.nominal.identical == pytest.approx(16 / 18)
    assert without.relevant.right == 1


def test_codes_of_a_document_coded_not_relevant_are_not_read() -> None:
    stray = coding("a", cells=COVERED) | {"relevant": False}
    assert coded(stray).cell("real_child").value == "silent"


def test_languages_are_primary_subtags_and_reported_from_five_relevant_documents() -> None:
    tags = ["fr", "fr-CA", "fr-FR", "fr", "fr", "de", "de", "de", "de"]
    gold = [coding(f"{i}", language=tag, cells=COVERED) for i, tag in enumerate(tags)]
    gold.append(coding("n", relevant=False, language="de"))
    result = evaluation(gold, gold)
    assert set(result.by_language) == {"fr"}
    assert result.by_jurisdiction["AA"].documents == 10


def test_one_version_per_provision_keeps_the_latest() -> None:
    gold = [
        coding("x-1-2010-01-01", as_of="2010-01-01", cells=COVERED),
        coding("x-1-20200101", as_of="2020-01-01", cells=COVERED),
        coding("x-2-2020-01-01", as_of="2020-01-01", cells=COVERED),
    ]
    wrong_old = [coding("x-1-2010-01-01", relevant=False), *gold[1:]]
    result = evaluation(gold, wrong_old)
    assert result.one_version.documents == 2
    assert result.one_version.nominal.alpha == 1
    assert result.overall.nominal.alpha < 1


def test_hard_cells_are_counted_and_shown_apart() -> None:
    hard = {"real_child": "covered", "audio": {"value": "implied", "difficulty": "hard"}}
    gold = [coding("a", cells=hard), coding("b", cells=hard)]
    result = evaluation(gold, [coding(i, cells={"real_child": "covered"}) for i in "ab"])
    assert result.overall.nominal.units == 18
    assert result.without_hard.nominal.alpha == 1
    assert result.hard.nominal.units == 2
    assert result.hard.nominal.identical == 0


def test_reach_is_ordinal_and_forgives_what_reaches_alike() -> None:
    gold = [coding("a", cells={"text": "implied", "real_child": "covered"}), coding("b", False)]
    ours = [coding("a", cells={"text": "conditional", "real_child": "covered"}), coding("b", False)]
    result = evaluation(gold, ours)
    assert result.overall.reach.alpha == 1
    assert result.overall.nominal.alpha < 1


def test_sets_are_counted_member_by_member_and_figures_exactly() -> None:
    gold = coding("a", media=["photograph", "video"], age=18, max_prison_years=None)
    ours = coding("a", media=["photograph", "text"], age=16, max_prison_years=None)
    result = evaluation([gold], [ours])
    assert result.sets["media"].f1 == pytest.approx(0.5)
    assert (result.age.right, result.age.total) == (0, 1)
    assert (result.years.right, result.years.total) == (1, 1)
    assert result.years_stated.total == 0
    assert math.isnan(result.years_stated.share)


def test_conduct_per_category_counts_cells_that_one_side_does_not_reach() -> None:
    gold = coding("a", cells={"text": {"value": "covered", "conduct": ["produce", "possess"]}})
    ours = coding("a", cells={"audio": {"value": "covered", "conduct": ["produce"]}})
    overlap = evaluation([gold], [ours]).conduct_by_category
    assert (overlap.right, overlap.extra, overlap.missed) == (0, 1, 2)


def test_differences_carry_both_sides_words() -> None:
    cell = {"value": "covered", "evidence": [{"quote": "any story"}]}
    other = {"value": "implied", "evidence": [{"quote": "anything"}]}
    result = evaluation([coding("a", cells={"text": cell})], [coding("a", cells={"text": other})])
    (row,) = difference_rows(result.differences)
    assert (row["item"], row["gold"], row["ours"]) == ("text", "covered", "implied")
    assert (row["gold_evidence"], row["our_evidence"]) == ("any story", "anything")


def test_quotes_are_looked_up_in_the_text() -> None:
    cell = {"value": "covered", "evidence": [{"quote": "any story"}, {"quote": "no such words"}]}
    one = coding("a", cells={"text": cell})
    result = evaluation([one], [one], texts={"a": "Who writes any story of this kind"})
    assert (result.quotes.right, result.quotes.total) == (1, 2)
    assert evaluation([one], [one]).quotes is None


def test_patterns_choose_documents() -> None:
    codings = {id: coded(coding(id)) for id in ("at-1", "de-1", "us-hi-1", "us-ga-1")}
    assert set(selected(codings, skip=["at-*", "us-hi-*"])) == {"de-1", "us-ga-1"}
    assert set(selected(codings, only=["us-*"], skip=["us-hi-*"])) == {"us-ga-1"}


def test_reports_agree_on_the_figures() -> None:
    gold = [coding("a", cells=COVERED), coding("b", relevant=False)]
    result = evaluation(gold, [gold[0]])
    data = json.loads(json.dumps(to_json(result), allow_nan=False))
    assert data["overall"]["nominal"]["alpha"] == 1
    assert data["sets"]["media"]["f1"] is None
    for text in (to_text(result), to_markdown(result)):
        assert "1.000" in text
        assert "Not coded: b." in text
        assert all(title in text for title, _, rows in tables(result) if rows)


def test_codings_are_read_from_a_folder_and_from_json_lines(tmp_path: Path) -> None:
    records = [coding("a", cells=COVERED), coding("b", relevant=False)]
    for record in records:
        (tmp_path / f"{record['document']['id']}.json").write_text(json.dumps(record))
    lines = tmp_path / "all.jsonl"
    lines.write_text("\n".join(map(json.dumps, records)) + "\n")
    assert read_codings(tmp_path) == read_codings(lines)


def test_a_file_that_is_no_coding_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text('{"a": 1}')
    with pytest.raises(UnreadableFile, match=r"odd\.json.*legalnlp-coding"):
        read_codings(tmp_path)
    with pytest.raises(UnreadableFile, match="no codings"):
        read_codings(tmp_path / "nowhere")


def test_readings_of_judgments_are_counted_with_effect_and_categories() -> None:
    def judged(*readings: tuple[str, list[str]]) -> dict[str, Any]:
        listed = [{"effect": effect, "categories": about} for effect, about in readings]
        return {
            "document": {"id": "j", "language": "en", "jurisdiction": "XA"},
            "relevant": True,
            "depictions": {},
            "judgment": {"readings": listed, "court": "High Court", "date": "1931-03-03"},
        }

    gold = coded(judged(("narrows", []), ("extends", ["text", "audio"])))
    ours = coded(judged(("extends", ["audio", "text"]), ("applies", ["text"])))
    found = compare({"j": gold}, {"j": ours}, rounds=0)
    assert (found.readings.right, found.readings.extra, found.readings.missed) == (1, 1, 1)
    assert (found.court.right, found.decided.right) == (1, 1)
    assert "readings" in {d.item for d in found.differences}
