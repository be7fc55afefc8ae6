"""The hard rules of the codebook, each on provisions invented for it."""

from __future__ import annotations

import pytest

from legalnlp.knowledge import categories
from legalnlp.pipeline import analyse
from legalnlp.types import Document

SELL = "Section 2. A person who sells such material commits an offence."


def code(text: str) -> dict[str, str]:
    """The values other than silent."""
    coding = analyse(Document(id="t", text=text, language="en"))
    values = {name: cell.value for name, cell in coding.depictions.items()}
    return {name: value for name, value in values.items() if value != "silent"}


RULES = {
    "rule 2: ordinary media words reach no invented child": (
        "Section 1. Whoever sells a film of a person under sixteen years of age in sexual "
        "activity is guilty of an offence.",
        {"real_child": "covered"},
    ),
    "rule 2: any representation, by whatever means": (
        "Section 1. Whoever sells any representation, by whatever means, of a child engaged in "
        "sexual activity is guilty of an offence.",
        {
            "real_child": "covered",
            "altered_child": "implied",
            "virtual_child_realistic": "implied",
            "virtual_child_drawn": "implied",
            "text": "implied",
            "audio": "implied",
        },
    ),
    "rule 3: simulated conduct is no simulated child": (
        "Section 1. Whoever sells a photograph of a child in real or simulated sexual activity "
        "is guilty of an offence.",
        {"real_child": "covered"},
    ),
    "rule 4: said of a person": (
        "Section 1. Whoever sells a photograph of a person who appears to be a child in sexual "
        "activity is guilty of an offence.",
        {"real_child": "covered", "apparent_child": "covered"},
    ),
    "rule 4: said of an image": (
        "Section 1. Whoever sells an image that is, or appears to be, of a minor in sexual "
        "activity is guilty of an offence.",
        {
            "real_child": "covered",
            "apparent_child": "covered",
            "virtual_child_realistic": "covered",
        },
    ),
    "rule 5: a drawing": (
        "Section 1. Whoever sells a drawing or photograph of a child in sexual activity is guilty "
        "of an offence.",
        {
            "real_child": "covered",
            "altered_child": "implied",
            "virtual_child_realistic": "implied",
            "virtual_child_drawn": "covered",
        },
    ),
    "rule 8: a pseudo-photograph": (
        "Section 1. Whoever sells an indecent pseudo-photograph of a child is guilty of a crime.",
        {
            "real_child": "covered",
            "altered_child": "covered",
            "virtual_child_realistic": "covered",
        },
    ),
    "rule 10: another person": (
        "Section 1. Whoever publishes an intimate image of another person without that person's "
        "consent is guilty of an offence.",
        {"real_child": "implied", "adult_real": "covered"},
    ),
    "rule 10: adults only": (
        "Section 1. Whoever publishes an intimate image of an adult without that person's consent "
        "is guilty of an offence.",
        {"adult_real": "covered"},
    ),
    "rule 11: malice without which nothing is punished": (
        "Section 1. Whoever maliciously publishes an intimate image of another person without "
        "consent is guilty of an offence.",
        {"real_child": "conditional", "adult_real": "conditional"},
    ),
    "rule 11: knowledge is no condition": (
        "Section 1. Whoever knowingly publishes an intimate image of another person without "
        "consent is guilty of an offence.",
        {"real_child": "implied", "adult_real": "covered"},
    ),
    "rule 14: a bare term of art": (
        "Section 1. Whoever possesses child pornography is guilty of an offence.",
        {"real_child": "covered"},
    ),
    "rule 18: an actual child": (
        "Section 1. Whoever sells a drawing or photograph of an actual child in sexual activity "
        "is guilty of an offence.",
        {
            "real_child": "covered",
            "altered_child": "implied",
            "virtual_child_realistic": "excluded",
            "virtual_child_drawn": "excluded",
        },
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_hard_rule(name: str) -> None:
    text, expected = RULES[name]
    assert code(text) == expected


def test_a_complete_defence_in_the_next_section_takes_the_invented_out() -> None:
    found = code(
        "Section 1. Whoever possesses a computer-generated image of a child in sexual activity "
        "commits an offence.\n"
        "Section 2. It is a defence that the image was not made using any actual child."
    )
    assert found["virtual_child_realistic"] == "excluded"


def test_a_wholly_invented_person_is_no_recording_and_not_plainly_unreal() -> None:
    found = code(
        "Section 1. Whoever sells an image made by computer to portray a fictitious person whom "
        "anyone would regard as a real person under 18 years of age in sexual conduct commits an "
        "offence."
    )
    assert found == {"virtual_child_realistic": "covered"}


@pytest.mark.parametrize(
    "text",
    [
        "Section 1. No person shall sell obscene material to a minor.",
        "Section 1. Material harmful to minors shows nudity without serious value for minors.",
        "Section 1. The name of a child in a photograph may not be published.",
    ],
)
def test_a_child_who_is_not_depicted_makes_no_subject(text: str) -> None:
    assert code(text) == {}


def test_every_value_is_of_a_known_category() -> None:
    assert set(code(RULES["rule 5: a drawing"][0])) <= set(categories())
