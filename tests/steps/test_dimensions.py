"""Media, recognition, conduct, defences, age and years, each on provisions invented for it."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document

BASE = "Section 1. Whoever sells a photograph of a minor in sexual activity commits an offence"


def coding(text: str) -> Coding:
    return analyse(Document(id="t", text=text, language="en"))


@pytest.mark.parametrize(
    ("penalty", "years"),
    [
        ("and is liable to imprisonment for a term not exceeding seven years.", 7),
        ("and shall be confined for not less than two nor more than nine years.", 9),
        (
            "and is liable to imprisonment of not less than three years but not exceeding 8 years.",
            8,
        ),
        ("and is liable to imprisonment for a term which may extend to five years.", 5),
        ("and is liable to imprisonment for life.", 99),
        ("and may be imprisoned for 18 months.", 1.5),
        ("and may be jailed for not more than 180 days.", 0.5),
        ("and is liable to a fine.", None),
    ],
)
def test_highest_term(penalty: str, years: float | None) -> None:
    assert coding(f"{BASE} {penalty}").max_prison_years == years


def test_a_term_for_repetition_is_left_out_with_both_its_ends() -> None:
    found = coding(
        f"{BASE} and shall be imprisoned for not less than 2 nor more than 6 years, but after a "
        "prior conviction for not less than 10 years nor more than 30 years."
    )
    assert found.max_prison_years == 6


def test_a_minimum_term_is_no_age() -> None:
    found = coding(f"{BASE} and shall be imprisoned for not less than 15 years.")
    assert found.age is None


def test_age_is_the_threshold_of_the_definition() -> None:
    found = coding(f'{BASE}.\nSection 2. "Minor" means a person under the age of seventeen years.')
    assert found.age == 17


def test_a_purpose_counts_as_a_defence_only_where_something_is_taken_out() -> None:
    duty = "\nSection 2. Officers of law enforcement shall be trained in medical research."
    free = "\nSection 2. It is a defence that the photograph served law enforcement."
    assert coding(f"{BASE}.{duty}").sets["defences"] == ()
    assert coding(f"{BASE}.{free}").sets["defences"] == ("law_enforcement_justice",)


def test_what_is_no_defence_is_none() -> None:
    text = "\nSection 2. That law enforcement took part shall not constitute a defence."
    assert coding(f"{BASE}.{text}").sets["defences"] == ()


def test_a_catch_all_counts_as_any_medium_and_a_bare_image_does_not() -> None:
    wide = "Section 1. Whoever sells a film or other visual medium showing a child in sexual acts "
    bare = "Section 1. Whoever sells any film showing a child in sexual acts "
    assert "any" in coding(wide + "is guilty.").sets["media"]
    assert "any" not in coding(bare + "is guilty.").sets["media"]


def test_an_image_that_only_appears_to_show_someone_is_a_test_of_recognition() -> None:
    found = coding(
        "Section 1. Whoever publishes a film that appears to show another person nude without "
        "consent commits an offence."
    )
    assert found.sets["recognition"] == ("appears_to_be",)
