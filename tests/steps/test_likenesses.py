"""Likenesses and records, names and phrases, what is freed and what is carved out."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document


def values(language: str, text: str) -> dict[str, str]:
    coding = analyse(Document("x", text, language=language))
    return {category: cell.value for category, cell in coding.depictions.items()}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "Artículo 1. Quien difunda sin permiso un video desnudo de una persona, alterado con "
            "inteligencia artificial para que parezca real, será castigado con multa.",
        ),
        (
            "sv",
            "1 § Den som utan samtycke sprider en manipulerad bild av en naken person döms till "
            "böter.",
        ),
    ],
)
def test_a_likeness_records_nobody(language: str, text: str) -> None:
    found = values(language, text)
    assert (found["adult_synthetic"], found["adult_real"]) == ("covered", "silent")


def test_a_true_image_beside_a_changed_one_is_a_record() -> None:
    found = values(
        "fr",
        "Article 1. Quiconque diffuse sans son accord l'image intime d'une personne, authentique "
        "ou truquée, est puni d'une amende.",
    )
    assert (found["adult_synthetic"], found["adult_real"]) == ("covered", "covered")


def test_what_is_carved_out_of_pictures_leaves_the_pictures() -> None:
    found = values(
        "de",
        "§ 1. Wer Bildmaterial, ausgenommen Zeichnungen, besitzt, das ein Kind bei einer "
        "sexuellen Handlung zeigt, wird bestraft.",
    )
    assert (found["real_child"], found["virtual_child_drawn"]) == ("covered", "excluded")


def test_a_real_or_invented_child_is_also_a_real_one() -> None:
    found = values(
        "es",
        "Artículo 1. Será castigado quien venda fotografías de niños reales o imaginarios en actos "
        "sexuales.",
    )
    assert (found["real_child"], found["virtual_child_realistic"]) == ("covered", "covered")


def test_a_heading_that_names_the_material_widens_nothing() -> None:
    found = values(
        "de",
        "§ 1. Pornographische Darstellungen Minderjähriger\n\n"
        "(1) Wer eine pornographische Darstellung Minderjähriger verkauft, ist mit Freiheitsstrafe "
        "bis zu drei Jahren zu bestrafen.\n\n"
        "(2) Pornographische Darstellungen Minderjähriger sind\n\n"
        "1. Fotografien einer sexuellen Handlung an einer minderjährigen Person,\n\n"
        "2. Filme einer solchen Handlung an einer minderjährigen Person.",
    )
    assert (found["real_child"], found["text"]) == ("covered", "silent")


def test_a_defence_behind_an_offence_in_the_same_paragraph() -> None:
    coding = analyse(
        Document(
            "x",
            "Artículo 1. Quien guarde fotografías de un niño en actos sexuales será castigado. No "
            "será punible quien las conserve por orden de un juez, en cumplimiento de la ley.",
            language="es",
        )
    )
    assert coding.sets["defences"] == ("law_enforcement_justice",)


def test_a_person_said_to_be_real_is_no_child() -> None:
    found = values(
        "pt",
        "Art. 1º Divulgar, sem autorização, vídeo íntimo de pessoa real: Pena - detenção, de um "
        "ano.",
    )
    assert (found["adult_real"], found["real_child"]) == ("covered", "implied")
