"""Rows, frames, CSV and terminal tables tell what the coding says, and nothing runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalnlp.output import tables, terminal
from legalnlp.output.codings import to_dict
from legalnlp.output.csvfile import TableWriter, original, safe
from legalnlp.output.results import Analysis, Classification, Failure
from legalnlp.types import Coding


def test_coverage_has_a_row_per_category(coding: Coding) -> None:
    rows = list(tables.coverage(to_dict(coding)))
    assert len(rows) == 9
    drawn = next(row for row in rows if row["category"] == "virtual_child_drawn")
    assert (drawn["value"], drawn["conditions"], drawn["conduct"]) == (
        "conditional", "obscene", "possess",
    )  # fmt: skip
    assert drawn["quote"] == "a drawing of a child"


def test_a_document_that_is_not_relevant_is_nine_times_silent(coding: Coding) -> None:
    rows = list(tables.coverage(to_dict(replace(coding, relevant=False))))
    assert [row["value"] for row in rows] == ["silent"] * 9
    assert not any(row["relevant"] for row in rows)


def test_rows_of_a_person_s_coding_without_offsets(coding: Coding) -> None:
    data = to_dict(coding)
    data["depictions"] = {"text": {"value": "covered", "evidence": [{"quote": "any tale"}]}}
    del data["proofs"]
    (row,) = tables.evidence(data)
    assert (row["item"], row["quote"]) == ("text", "any tale")


def test_every_table_has_the_columns_that_it_declares(coding: Coding) -> None:
    data = to_dict(coding)
    for rows, columns in (
        (tables.coverage, tables.COVERAGE),
        (tables.evidence, tables.EVIDENCE),
        (tables.definitions, tables.DEFINITIONS),
        (tables.documents, tables.DOCUMENTS),
    ):
        found = list(rows(data))
        assert found
        assert all(set(row) <= set(columns) for row in found)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\r=x", "＝1", "'=1"])
def test_no_cell_can_run_in_a_spreadsheet(text: str) -> None:
    stream = io.StringIO()
    TableWriter(stream, ["quote"]).write([{"quote": text}])
    ((_,), (cell,)) = csv.reader(io.StringIO(stream.getvalue(), newline=""))
    assert cell.startswith("'")
    assert original(cell) == text


@given(st.text())
def test_the_text_of_a_cell_comes_back(text: str) -> None:
    assert original(safe(text)) == text


def test_numbers_and_quoted_words_stand_as_they_are() -> None:
    assert safe(-3) == -3
    assert safe("'child' means") == "'child' means"
    assert safe(None) == ""


def hostile(coding: Coding) -> dict[str, Any]:
    data = to_dict(coding)
    words = "<script>x</script> [bold]y[/bold] \x1b[31mred | cell"
    data["depictions"]["virtual_child_drawn"]["evidence"][0]["quote"] = words
    data["document"]["id"] = "<i>demo</i>"
    return data


def test_hostile_words_come_out_as_words(coding: Coding) -> None:
    data = hostile(coding)
    shown = terminal.table(data)
    assert "\x1b" not in shown
    assert "[bold]" in "".join(shown.split())
    page = terminal.markdown(data)
    assert "<script" not in page
    assert "\\|" in page
    html = Analysis([data], [Failure("<b>", "binary", "d", "a")])._repr_html_()
    assert "<script" not in html
    assert "<i>" not in html
    assert "<b>" not in html


def test_the_terminal_table_shows_sign_value_and_words(coding: Coding) -> None:
    shown = terminal.table(to_dict(coding))
    for words in ("◐", "conditional", "obscene", "possess", "a drawing of a child", "life"):
        assert words in shown


def test_a_classification_is_a_frame_and_a_page(coding: Coding) -> None:
    found = Classification(coding)
    frame = found.to_frame()
    assert list(frame.columns) == list(tables.COVERAGE)
    assert len(frame) == 9
    assert "<table>" in found._repr_html_()


def test_an_analysis_has_its_frames(coding: Coding) -> None:
    found = Analysis([to_dict(coding)] * 2)
    assert len(found.to_frame()) == 18
    assert list(found.evidence().columns) == list(tables.EVIDENCE)
    assert list(found.definitions()["term"]) == ["invented picture"] * 2
    assert list(found.documents()["age"]) == [18, 18]
    assert Analysis([]).to_frame().empty
