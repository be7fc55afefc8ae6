"""Unconsented images whose lack of consent, or whose subject, is told in other words."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.steps.structure import provisions
from legalnlp.types import Document

LISTED = """7 Filming under garments

(1) A person (A) commits an offence if—
(a) A records an image from below another person (B),
(b) the image shows—
(i) B's buttocks, or
(ii) the underwear that covers them,
in a place where neither would be seen, and
(c) A does so without B's consent and for a purpose mentioned in subsection (2).

(2) The purposes mentioned in subsection (1) are—
(a) obtaining sexual gratification;
(b) humiliating B.
"""


def document(text: str) -> Document:
    return Document(id="t", text=text, language="en")


def test_words_behind_an_inner_list_close_it_and_the_outer_list_goes_on() -> None:
    found = provisions(document(LISTED))
    labels = [p.label for p in found if p.kind == "item"]
    assert labels[:5] == ["7(1)", "7(1)(a)", "7(1)(b)", "7(1)(b)(i)", "7(1)(b)(ii)"]
    assert "7(1)(c)" in labels
    tail = next(p for p in found if p.kind == "tail")
    assert tail.parent is not None
    assert found[tail.parent].label == "7(1)(b)"


def test_a_purpose_that_another_paragraph_lists_is_a_condition_of_the_offence() -> None:
    cell = analyse(document(LISTED)).depictions["adult_real"]
    assert cell.value == "conditional"
    assert set(cell.conditions) == {"prurient_or_sexual_purpose", "deceptive_or_malicious_intent"}


@pytest.mark.parametrize(
    "deed",
    [
        "secretly films another person who is undressing",
        "photographs the breasts of another person without that person's knowledge",
        "records another person nude in a place where one can expect privacy",
        "uses a concealed camera to film the genitals of another person",
    ],
)
def test_watching_that_nobody_knows_of_is_unconsented(deed: str) -> None:
    coding = analyse(document(f"Section 9. Whoever {deed} commits an offence.\n"))
    assert coding.relevant
    assert coding.depictions["adult_real"].value == "covered"
    assert coding.depictions["real_child"].value == "implied"


@pytest.mark.parametrize(
    "deed",
    [
        "secretly films another person at work",
        "records a talk of another person without that person's knowledge",
        "photographs another person in a garden where one can expect privacy",
    ],
)
def test_watching_without_intimate_words_is_a_rule_on_privacy(deed: str) -> None:
    assert not analyse(document(f"Section 9. Whoever {deed} commits an offence.\n")).relevant


def test_an_offence_that_is_only_named_reaches_adults_alone() -> None:
    coding = analyse(
        document(
            "Section 2. A person may bring an action for damages for the unlawful publication of "
            "an intimate image, as defined in section 40 of the Code of Offences.\n"
        )
    )
    assert coding.depictions["adult_real"].value == "covered"
    assert coding.depictions["real_child"].value == "silent"


def test_the_name_of_an_offence_takes_no_condition_from_its_description() -> None:
    coding = analyse(
        document(
            "Section 2. A person is guilty if, with intent to harass another person, he publishes "
            "an intimate image of that person without consent.\n"
            "Section 3. Whoever is harmed by the unlawful publication of an intimate image may "
            "bring an action.\n"
        )
    )
    assert coding.depictions["adult_real"].value == "conditional"


def test_a_threat_said_to_be_made_by_letter_is_a_mere_threat() -> None:
    text = (
        "Section 5. Whoever threatens, by letter or by any other means, to release a nude image "
        "of another person against the will of that person commits an offence.\n"
    )
    assert not analyse(document(text)).relevant
