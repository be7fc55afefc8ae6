"""A ruled table is read row by row; words outside it keep their place."""

from __future__ import annotations

from made_pdf import pdf

from legalnlp.ingest.pdf import read_pdf

ACROSS = [(90, y, 500, y) for y in (715, 695, 675, 655)]
DOWN = [(x, 655, x, 715) for x in (90, 290, 500)]
CELLS = [
    (100, 700, "Offence"),
    (100, 680, "Selling a kite"),
    (100, 660, "Losing a kite at sea"),
    (300, 700, "Penalty"),
    (300, 680, "two years"),
    (300, 660, "a fine"),
]


def test_cells_of_one_row_stand_on_one_line() -> None:
    page = [(72, 750, "Schedule of kites."), *CELLS, (72, 600, "Section 2. A kite is of paper.")]
    lines = read_pdf(pdf([page], rules=[*ACROSS, *DOWN]), "kites.pdf").text.split("\n")
    assert "Selling a kite\ttwo years" in lines
    assert "Losing a kite at sea\ta fine" in lines
    assert lines[0] == "Schedule of kites."
    assert lines[-1] == "Section 2. A kite is of paper."


def test_a_page_without_rules_is_not_taken_for_a_table() -> None:
    assert "\t" not in read_pdf(pdf([[(72, 700, "A kite is of paper.")]]), "kites.pdf").text
