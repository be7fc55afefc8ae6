"""Sentences that add to others: a definition that goes on, lists that ask for all, grades."""

from __future__ import annotations

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document


def coding(*lines: str) -> Coding:
    return analyse(Document(id="t", text="\n".join(lines), language="en"))


DEED = "Section 7. A person who sends a nude image without the consent of the person shown \
commits an offence."
MEANING = 'Section 6. (1) "Nude image" means a film of a person who is naked.'


def test_a_definition_goes_on_in_the_next_paragraph() -> None:
    more = "(2) The term includes a film that has been edited to show a person as naked."
    assert coding(MEANING, more, DEED).depictions["adult_synthetic"].value == "covered"


def test_the_next_paragraph_is_left_alone_where_it_defines_something_else() -> None:
    other = '(2) The term "collage" means a picture that has been edited.'
    assert coding(MEANING, other, DEED).depictions["adult_synthetic"].value == "silent"


def test_a_list_that_asks_for_all_is_one_offence() -> None:
    cells = coding(
        "Section 1. A person may not share a nude image of another person if all of the "
        "following apply:",
        "(a) The other person is not under 18 years of age.",
        "(b) The other person has not consented.",
    ).depictions
    assert (cells["adult_real"].value, cells["real_child"].value) == ("covered", "silent")


def test_a_grade_alone_still_makes_a_text_relevant() -> None:
    assert coding("Sale of a film of a child in sexual activity is a class C felony.").relevant
