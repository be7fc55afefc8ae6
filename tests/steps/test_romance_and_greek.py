"""What the packs of Italian, Portuguese and Greek brought into the steps, told through codings."""

from __future__ import annotations

import regex

from legalnlp.knowledge import expand
from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document


def coded(text: str, language: str) -> Coding:
    return analyse(Document("drafted", text, language=language))


def test_intent_of_a_later_offence_is_no_condition_of_the_first() -> None:
    coding = coded(
        "Art. 1. Chi diffonde immagini intime di una persona senza il suo consenso è punito con la "
        "multa. Alla stessa pena soggiace chi inoltra tali immagini al fine di umiliare.",
        "it",
    )
    assert coding.depictions["adult_real"].value == "covered"


def test_an_increase_is_reckoned_from_the_term_beside_it() -> None:
    coding = coded(
        "Art. 1. Chi vende foto di bambini in atti sessuali è punito con la reclusione fino a "
        "nove anni.\n"
        "Art. 2. Chi detiene foto di bambini in atti sessuali è punito con la reclusione fino "
        "a tre anni. La pena è aumentata di un terzo se il colpevole è un parente.",
        "it",
    )
    assert coding.max_prison_years == 9


def test_a_penalty_line_belongs_to_the_words_before_its_colon() -> None:
    coding = coded(
        "Art. 7. Vender fotografia de criança em ato sexual:\n"
        "Pena - reclusão, de 2 (dois) a 5 (cinco) anos.\n"
        "§ 1º A pena é aumentada de metade se o autor for parente.",
        "pt",
    )
    assert coding.depictions["real_child"].conduct == ("distribute",)
    assert coding.max_prison_years == 7.5


def test_greek_vowels_match_with_and_without_accent() -> None:
    pattern = regex.compile(expand(r"\bανηλικος\b", {}), regex.IGNORECASE)
    assert all(pattern.search(word) for word in ("ανήλικος", "ΑΝΗΛΙΚΟΣ", "ανηλικος"))


def test_an_image_made_from_children_leaves_the_altered_child_covered() -> None:
    coding = coded(
        "Art. 3. È punito chi vende immagini pornografiche virtuali realizzate al computer "
        "utilizzando immagini di minorenni.",
        "it",
    )
    assert coding.depictions["altered_child"].value == "covered"
    assert coding.depictions["virtual_child_realistic"].value == "conditional"
