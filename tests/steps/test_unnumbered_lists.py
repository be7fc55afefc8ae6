"""Lists whose numbers a page has lost are lists all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legalnlp.ingest import read
from legalnlp.pipeline import analyse
from legalnlp.steps.structure import provisions, reading
from legalnlp.types import Document

NUMBERED = (
    "Section 4. Wrongful pictures.\n"
    "(1) A person commits an offence if the person:\n"
    "(a) makes a picture of a minor engaged in:\n"
    "(i) sexual activity; or\n"
    "(ii) simulated sexual activity; or\n"
    "(b) keeps such a picture.\n"
    "(2) A person who commits an offence is liable to imprisonment for up to 6 years.\n"
    "(3) In this section, minor means a person under 17 years of age.\n"
)
BARE = re.sub(r"(?m)^\([a-z\d]+\) ", "", NUMBERED)


def values(text: str) -> tuple[object, ...]:
    coding = analyse(Document("act", text, language="en"))
    cells = {name: (cell.value, cell.conduct) for name, cell in coding.depictions.items()}
    return coding.relevant, cells, coding.age, coding.max_prison_years


def readings(text: str) -> list[str]:
    document = Document("act", text, language="en")
    tree = provisions(document)
    return [reading(document, tree, p.index).text for p in tree]


def test_a_section_is_coded_alike_without_its_numbers() -> None:
    assert BARE != NUMBERED
    assert values(BARE) == values(NUMBERED)
    assert values(BARE)[0] is True


def test_an_item_is_read_with_the_words_that_introduce_it() -> None:
    found = readings(BARE)
    assert any(
        text.startswith("A person commits an offence if the person: makes a picture of a minor")
        and text.endswith("simulated sexual activity; or")
        for text in found
    )


def test_behind_its_last_item_a_list_is_over_and_the_one_around_it_goes_on() -> None:
    found = readings(BARE)
    assert "A person commits an offence if the person: keeps such a picture." in found
    assert "A person who commits an offence is liable to imprisonment for up to 6 years." in found


def test_a_colon_before_a_whole_sentence_begins_no_list() -> None:
    tree = provisions(
        Document("act", "Section 1. Note:\nKites are toys.\nThey fly.\n", language="en")
    )
    assert all(p.kind != "item" for p in tree)


@pytest.mark.parametrize(
    ("layout", "line"),
    [
        ("    * (a) {first}\n\n    * (b) {second}\n\n    * {tail}\n", "bullets"),
        ("(a) {first}\n(b) {second}\n{tail}\n", "lines"),
    ],
)
def test_words_behind_a_list_close_it_be_they_set_as_a_bullet(
    layout: str, line: str, tmp_path: Path
) -> None:
    file = tmp_path / f"{line}.md"
    words = {
        "first": "material that shows a minor in a sexual pose;",
        "second": "material that shows a minor nude,",
        "tail": "and does so in a manner that a reasonable adult would find offensive.",
    }
    head = "##### 7 Definitions\n\n  * **_wrongful material _**means:\n\n"
    file.write_text(head + layout.format(**words), encoding="utf-8")
    document = read(file, language="en")
    tree = provisions(document)
    first = next(p for p in tree if p.number == "(a)")
    text = reading(document, tree, first.index).text
    assert text.startswith("wrongful material means:")
    assert text.endswith(words["tail"])


def test_a_number_that_lost_the_blank_behind_it_is_a_number() -> None:
    text = (
        "1The following definitions apply.\n2A person who sells a kite commits an offence.\n"
        "3(1)A court may keep a kite\n(a) for a day, or\n(b) for a week.\n(2)No fee is due.\n"
        "4The Minister may make 3D kites.\n"
    )
    tree = provisions(Document("act", text, language="en"))
    assert [p.number for p in tree if p.number] == ["1", "2", "3", "(1)", "(a)", "(b)", "(2)", "4"]


def test_a_wrapped_line_goes_on_in_a_script_without_small_letters() -> None:
    text = "제1조 (연)\n① 연을 만들거나 하늘에\n날린 자는 벌금에 처한다.\n② 연은 장난감이다.\n"
    document = Document("act", text, language="ko")
    tree = provisions(document)
    first = next(p for p in tree if p.number == "①")
    assert reading(document, tree, first.index).text.endswith("하늘에 날린 자는 벌금에 처한다.")
