"""Defences that stand apart from the offence they defend against, and terms for other deeds."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document

OFFENCE = (
    "Section 1. A person who sells a photograph of a child in a sexual act commits an offence and "
    "is liable to imprisonment for a term not exceeding four years.\n\n"
)


def coded(text: str) -> Coding:
    return analyse(Document("apart", text, language="en"))


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a defence that the act served medical research.",
        "Nothing in section 1 applies to medical research.",
        "Section 1 does not apply to medical research.",
        "A doctor who acts in the course of treatment is not criminally responsible.",
        "A doctor is exempt from this Act in the course of treatment.",
    ],
)
def test_a_verb_that_frees_makes_the_ground_a_defence(sentence: str) -> None:
    found = coded(f"{OFFENCE}Section 2. {sentence}").sets["defences"]
    assert found == ("science_education_medicine",)


def test_a_rule_of_proof_beside_a_defence_hides_it_not() -> None:
    text = (
        f"{OFFENCE}Section 2. (1) It is a defence that the act served medical research.\n"
        "(2) The accused bears the burden of proof."
    )
    assert coded(text).sets["defences"] == ("science_education_medicine",)


def test_a_term_for_another_deed_than_dealing_with_the_material_does_not_count() -> None:
    text = (
        f"{OFFENCE}Section 2. A person who writes to a child in order to meet the child under "
        "section 1 is guilty and liable to imprisonment for nine years."
    )
    assert coded(text).max_prison_years == 4
