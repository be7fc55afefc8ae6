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


def test_an_article_that_only_raises_penalties_goes_with_the_offences_before_it() -> None:
    text = (
        "Artículo 1. Quien venda fotografías de menores en actos sexuales será castigado con "
        "prisión de dos a seis años.\n\n"
        "Artículo 2. Las penas de este capítulo se aumentarán en una mitad si el autor es pariente."
    )
    assert coded(text, "es").max_prison_years == 9
    own_term = text + " Quien robe un libro sufrirá prisión de diez años."
    assert coded(own_term, "es").max_prison_years == 6


def test_a_number_may_be_said_in_several_words() -> None:
    coding = coded(
        "Artículo 1. Quien venda fotografías de menores en actos sexuales recibirá una pena de "
        "cuarenta y ocho meses de prisión.",
        "es",
    )
    assert coding.max_prison_years == 4


def test_what_a_tool_is_for_is_no_deed() -> None:
    coding = coded(
        "Artículo 1. Será castigado con prisión de un año quien ceda un programa destinado a "
        "elaborar pornografía infantil.",
        "es",
    )
    assert set(coding.sets["conduct"]) == {"distribute", "tool"}


def test_the_bare_name_of_the_material_stands_for_what_was_described_under_it() -> None:
    coding = coded(
        "Artículo 1. Pornografía infantil. La venta de representaciones de un niño en actos "
        "sexuales será castigada con prisión de un año.\n\n"
        "La posesión de pornografía infantil será castigada con multa.",
        "es",
    )
    assert coding.depictions["virtual_child_drawn"].conduct == ("distribute", "possess")


def test_a_title_is_not_what_the_material_of_the_article_before_refers_to() -> None:
    coding = coded(
        "Artículo 1. El que produjese representaciones de un niño en actos sexuales será "
        "castigado con prisión de un año.\n\n"
        "Artículo 2. Comercio de pornografía infantil.\n\n"
        "El que anunciase las representaciones descritas en el artículo anterior será castigado "
        "con prisión de un año.",
        "es",
    )
    assert coding.depictions["virtual_child_drawn"].conduct == ("produce", "advertise")


def test_fractions_run_together_with_a_dash_are_items() -> None:
    coding = coded(
        "ARTICULO 9 BIS 1.- SE IMPONDRA PRISION DE DOS AÑOS:\n\n"
        "I.-A QUIEN POSEA FOTOGRAFIAS DE MENORES EN ACTOS SEXUALES;\n\n"
        "II.-A QUIEN LAS VENDA.",
        "es",
    )
    assert coding.depictions["real_child"].conduct == ("possess",)
    assert coding.max_prison_years == 2


def test_it_behind_a_definition_is_what_was_defined() -> None:
    coding = coded(
        "Artículo 1. Se considera fotografía prohibida la que muestre a un niño en actos sexuales. "
        "Quien la venda será castigado con prisión de un año.",
        "es",
    )
    assert coding.depictions["real_child"].conduct == ("distribute",)


def test_paragraphs_with_a_section_sign_are_read_alone_whatever_word_begins_them() -> None:
    coding = coded(
        "Art. 9. Fotografar pessoa nua sem autorização:\n\nPena - detenção, de um a dois anos.\n\n"
        "§ 1º Na mesma pena incorre quem inclui pessoa, por montagem, em cena de nudez, sem "
        "consentimento.\n\n"
        "§ 2º Vender fotografia de pessoa nua sem consentimento:\n\n"
        "Pena - reclusão, de um a três anos.\n\n§ 3º A pena do § 2º é aumentada de um terço se o "
        "autor for parente.",
        "pt",
    )
    assert coding.depictions["adult_real"].conduct == ("produce", "distribute")
    assert coding.depictions["adult_synthetic"].value == "covered"
    assert coding.max_prison_years == 4
