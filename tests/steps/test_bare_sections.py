"""Sections of plain text that a number alone begins, with or without a title."""

from __future__ import annotations

import pytest

from legalnlp.steps.structure import provisions
from legalnlp.types import Document

TITLED = """15 Showing a picture of an invented child
(1) A person must not show a picture of an invented child.
(2) In subsection (1)—
(a) "show" includes lend;
16 Keeping such a picture
(1) A person must not keep such a picture.
17 Defence
It is a defence that a court kept the picture."""
DASHED = """Short title
1. This Act is the Kite Act.
Showing a picture of an invented child
2.—(1) A person must not show a picture of an invented child.
(2) In subsection (1)—
(a) "show" includes lend;
Keeping such a picture
3.—(1) A person must not keep such a picture.
4.—It is a defence that a court kept the picture."""
STACKED = """15
Showing a picture of an invented child
(1)
A person must not show a picture of an invented child.
(2)
In subsection (1)—
(a)
"show" includes lend;
16
Keeping such a picture
(1)
A person must not keep such a picture."""
POLISH = """15 Pokazywanie rysunku wymyślonego dziecka
(1) Zabrania się pokazywania rysunku wymyślonego dziecka.
(2) Zakaz nie dotyczy sądu.
16 Kara
(1) Kto narusza zakaz, podlega grzywnie."""


def _tree(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    tree = provisions(Document("x", text, language))
    return [(p.label, p.heading) for p in tree if p.kind in ("article", "item")]


def test_a_number_and_a_title_over_counted_paragraphs_begin_a_section() -> None:
    assert _tree(TITLED) == [
        ("15", "Showing a picture of an invented child"),
        ("15(1)", None), ("15(2)", None), ("15(2)(a)", None),
        ("16", "Keeping such a picture"), ("16(1)", None),
        ("17", "Defence"),
    ]  # fmt: skip


def test_a_number_with_a_dash_begins_a_section_under_the_title_above_it() -> None:
    found = dict(_tree(DASHED))
    assert found["3"] == "Keeping such a picture"
    assert {"2", "2(1)", "2(2)(a)", "3(1)", "4"} <= set(found)


def test_words_below_a_number_on_a_line_of_its_own_are_its_words() -> None:
    tree = provisions(Document("x", STACKED, "en"))
    own = {p.label: STACKED[p.start : p.own_end] for p in tree}
    assert list(own) == ["15", "15(1)", "15(2)", "15(2)(a)", "16", "16(1)"]
    assert own["15(1)"].split("\n")[1].startswith("A person must not show")


def test_they_need_no_language_of_their_own() -> None:
    found = dict(_tree(POLISH, "pl"))
    assert found["15"] == "Pokazywanie rysunku wymyślonego dziecka"
    assert found["16"] == "Kara"


@pytest.mark.parametrize(
    "text",
    [
        "Section 3. Toys\n(1) A kite is a toy.\n12 Kites\n(1) A person may keep 12 kites.",
        "A person may keep\n12 Kites and\n(1) a ball.",
        "12 kites were sold.\n(1) A kite is a toy.\n(2) A ball is one.",
    ],
)
def test_a_quantity_begins_no_section(text: str) -> None:
    assert "12" not in {p.label for p in provisions(Document("x", text, "en"))}
