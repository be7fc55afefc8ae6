"""PDF: whole paragraphs in reading order, without what print adds; nothing unreadable guessed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_pdf import Text, column, pdf

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.pdf import read_pdf

BODY = [
    "Article 1. A person who flies a kite over a public garden at night",
    "shall bring it down at once and shall tell the keeper of the garden",
    "where it was bought.",
]


def read(pages: list[list[Text]], **options: object) -> Draft:
    return read_pdf(pdf(pages), "kites.pdf", **options)  # type: ignore[arg-type]


def lines(pages: list[list[Text]]) -> list[str]:
    return read(pages).text.splitlines()


def test_lines_of_a_paragraph_become_one_line() -> None:
    assert lines([column(BODY)]) == [" ".join(BODY)]


def test_numbered_items_and_articles_begin_lines() -> None:
    page = column(
        [
            "Article 2.- The following are not kites for the purposes of this part:",
            "I.- balloons that are filled with gas, whatever their colour and size",
            "may be, and",
            "II.- birds.",
            "Article 3.- This part begins tomorrow.",
        ]
    )
    assert lines([page]) == [
        "Article 2.- The following are not kites for the purposes of this part:",
        "I.- balloons that are filled with gas, whatever their colour and size may be, and",
        "II.- birds.",
        "Article 3.- This part begins tomorrow.",
    ]


def test_word_that_begins_like_article_begins_no_line() -> None:
    page = column(
        [
            "Nobody shall hang from a kite, whatever its size may be, any fireworks,",
            "artefacts that burn, or other such things.",
        ]
    )
    assert len(lines([page])) == 1


def test_indent_begins_a_paragraph() -> None:
    page = [
        (90, 700, "A kite is a toy that flies in the winds and that is held by a string that"),
        (72, 688, "somebody on the ground holds. It is not a balloon. It may have a long tail."),
        (90, 676, "A string is a cord or a wire that somebody on the ground can hold fast."),
    ]
    assert len(lines([page])) == 2


def test_word_parted_at_the_end_of_a_line_is_joined() -> None:
    page = column(
        [
            "Every keeper of a public garden shall publish the rules on the fly-",
            "ing of kites, with a drawing, at its gates. The well-",
            "known rules of the old gardens stay. Flying is well-known.",
        ]
    )
    text = read([page]).text
    assert "the flying of kites" in text
    assert "The well-known rules" in text


def test_hyphen_that_waits_for_its_ending_stays() -> None:
    page = column(
        [
            "Der Halter eines Drachens hat in jedem Jahr im Herbst die Flug-",
            "und Windregeln zu lesen, die am Tor des Gartens hängen.",
        ]
    )
    assert "die Flug- und Windregeln" in read([page]).text


def running(number: int, left: bool) -> list[Text]:
    head = (72.0 if left else 400.0, 770.0, f"Kites Act [{'even' if left else 'odd'}]")
    return [head, (300.0, 30.0, f"{number} of 8"), *column(BODY)]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [running(n, n % 2 == 0) for n in range(1, 9)]
    text = read(pages).text
    assert "Kites Act" not in text
    assert not re.search(r"\d of 8", text)
    assert text.count("where it was bought.") == 8


def test_paragraph_runs_on_over_pages() -> None:
    first = [*column(["A person who flies a kite over a public garden at night, and who"], top=60)]
    second = [*column(["does not hold its string, shall bring it down at once."], top=760)]
    draft = read([first, second])
    assert len(draft.text.splitlines()) == 1
    assert [box.page for box in draft.pages] == [1, 2]
    parts = [draft.text[box.start : box.end].strip() for box in draft.pages]
    assert parts == [first[0][2], second[0][2]]


def test_boxes_tell_where_a_stretch_stands() -> None:
    (box,) = read([column(BODY)]).pages
    left, bottom, right, top = box.box
    assert 71 <= left <= 73
    assert 670 <= bottom <= 676
    assert 705 <= top <= 712
    assert right > 350
    assert (box.page, box.start) == (1, 0)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left {n} has words enough to fill its line" for n in range(8)]
    right = [f"right {n} has words enough to fill its line" for n in range(8)]
    heading: list[Text] = [
        (72, 740, "A heading that runs over both of the columns of this page alone")
    ]
    mixed = [
        text for pair in zip(column(left, 50), column(right, 320), strict=True) for text in pair
    ]
    text = read([heading + mixed]).text
    places = [
        text.index(words) for words in ("A heading", "left 0", "left 7", "right 0", "right 7")
    ]
    assert places == sorted(places)


def test_numbers_in_the_margin_of_a_transcript_are_dropped() -> None:
    numbers = column([str(n) for n in range(1, 13)], x=40)
    words = column([f"Counsel spoke of kites for the {n}th hour, your" for n in range(12)], x=90)
    assert not re.search(r"\b([1-9]|1[0-2])\b(?!th)", read([numbers + words]).text)


def test_footnotes_are_marked_and_do_not_cut_the_paragraph() -> None:
    first: list[Text] = [
        *column(["A kite is a toy on a string that flies in the wind of a garden, if it"], top=110),
        (72, 60, "1 Kites were known long ago.", 7),
    ]
    second: list[Text] = [(72, 700, "is held by a person who stands upon the ground.")]
    draft = read([first, second])
    notes = [draft.text[r.start : r.end] for r in draft.regions if r.kind == "note"]
    assert notes == ["1 Kites were known long ago."]
    assert draft.text.splitlines()[0].endswith(
        "if it is held by a person who stands upon the ground."
    )


def cause(data: bytes, **options: object) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_pdf(data, "bad.pdf", **options)  # type: ignore[arg-type]
    return error.value.cause


def test_scanned_document_is_refused() -> None:
    assert cause(pdf([[], []], pictures=[1, 2])) == "scanned"


def test_scanned_pages_are_named() -> None:
    draft = read_pdf(pdf([column(BODY), [], [], []], pictures=[2, 3]), "mixed.pdf")
    assert draft.warnings == ("Pages without text, only pictures: 2–3; not read.",)


def test_letters_placed_one_by_one_are_not_guessed() -> None:
    letters: list[Text] = [
        (30 + 40 * (n % 12), 700 - 20 * (n // 12), "kites"[n % 5]) for n in range(96)
    ]
    assert cause(pdf([letters])) == "scanned"


def test_locked_damaged_and_oversized_files_say_so() -> None:
    assert cause(pdf([column(BODY)], locked=True)) == "encrypted"
    assert cause(b"%PDF-1.4\nnothing that helps") == "damaged"
    assert cause(pdf([column(BODY)] * 3), max_pages=2) == "too_large"
    assert cause(pdf([column(BODY)] * 3), max_seconds=-1.0) == "timeout"


class TestRealFiles:
    def test_a_code_has_its_articles_at_line_starts(self, shared: Path) -> None:
        draft = real(shared, "mx_ley_vivienda.pdf")
        starts = re.findall(r"^ART[IÍ]CULO \d+", draft.text, re.M)
        assert len(starts) >= 90
        assert "CÁMARA DE DIPUTADOS DEL H. CONGRESO" not in draft.text
        assert not re.search(r"^\d+ de 43$", draft.text, re.M)

    def test_three_columns_with_footnotes(self, shared: Path) -> None:
        draft = real(shared, "us_federal_register_2020_17221.pdf")
        assert sum(region.kind == "note" for region in draft.regions) > 10
        assert "Frm 00002" not in draft.text

    def test_pages_that_cannot_be_read(self, shared: Path) -> None:
        for name, expected in (("password.pdf", "encrypted"), ("de_bgbl_2013_page.pdf", "scanned")):
            with pytest.raises(UnreadableFile) as error:
                real(shared, name)
            assert error.value.cause == expected


def real(shared: Path, name: str) -> Draft:
    return read_pdf((shared / "pdf" / name).read_bytes(), name)
