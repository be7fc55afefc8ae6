"""Headings, captions and tables of contents name the subject and prohibit nothing."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document

_OFFENCE = (
    "(1) A person commits an offence if the person sends an intimate picture of another person "
    "without that other person's consent."
)


def _coded(text: str) -> Coding:
    return analyse(Document("d", text, language="en"))


@pytest.mark.parametrize(
    "heading",
    ["12 Making, selling or keeping intimate pictures", "Harm caused by drawn pictures of minors"],
)
def test_a_heading_that_only_layout_marks_adds_nothing(heading: str) -> None:
    coding = _coded(f"{heading}\n\n{_OFFENCE}")
    assert coding.sets["conduct"] == ("distribute",)
    assert coding.depictions["adult_real"].value == "covered"
    assert coding.depictions["virtual_child_drawn"].value == "silent"


def test_words_that_lead_in_a_list_are_no_heading() -> None:
    coding = _coded("7. Whoever keeps\n(a) a photograph of a child in a sexual act is punished.")
    assert coding.depictions["real_child"].conduct == ("possess",)


def test_a_caption_that_runs_in_is_left_out() -> None:
    coding = _coded(
        "9-201. Pictures of invented and of actual minors. A person who sells a photograph of a "
        "minor engaged in sexual conduct is guilty of a felony."
    )
    assert coding.depictions["real_child"].value == "covered"
    assert coding.depictions["virtual_child_realistic"].value == "silent"


def test_items_that_end_with_full_stops_stay_in_the_reading() -> None:
    coding = _coded(
        "8. (a) It is a crime for any person to sell material that meets both of the following:\n"
        "(1) Depicts a minor engaging in a sexual act.\n(2) Is obscene.\n"
    )
    assert coding.depictions["real_child"].conditions == ("obscene",)


def test_a_text_that_has_nothing_but_a_title_is_read() -> None:
    assert _coded("Possession of child pornography").relevant
