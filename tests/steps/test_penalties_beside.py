"""A penalty in a paragraph of its own, and what only a made image or a used child tells."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document


def _coded(text: str, language: str) -> Coding:
    return analyse(Document(id="x", text=text, language=language))


def test_a_penalty_at_the_head_of_a_row_of_deeds_punishes_each() -> None:
    text = (
        "Art. 3.\n\nSera puni d'un emprisonnement de deux à six ans\n\n"
        "Quiconque aura vendu des photographies d'un enfant nu.\n\n"
        "Quiconque aura fabriqué des photographies d'un enfant nu.\n"
    )
    coding = _coded(text, "fr")
    assert set(coding.depictions["real_child"].conduct) == {"produce", "distribute"}
    assert coding.max_prison_years == 6


def test_children_from_whose_images_a_made_one_comes_are_not_recorded() -> None:
    text = "Art. 2. È punito chi vende immagini virtuali pornografiche realizzate {}."
    made = _coded(text.format("utilizzando immagini di minori"), "it").depictions
    shown = _coded(text.format("con minori"), "it").depictions
    assert made["real_child"].value == "silent"
    assert made["altered_child"].value == "covered"
    assert shown["real_child"].value != "silent"


@pytest.mark.parametrize("category", ["virtual_child_drawn", "text"])
def test_what_is_made_by_using_a_child_asks_for_that_child(category: str) -> None:
    text = "第八条 任何人不得利用儿童拍摄淫秽的图画、影片、出版物或者其他物品。"
    cell = _coded(text, "zh").depictions[category]
    assert (cell.value, cell.conditions) == ("conditional", ("made_from_real_child",))


def test_a_false_image_that_harms_falls_under_a_general_rule() -> None:
    offence = "Artículo 1. Quien venda fotografías de un niño desnudo irá a prisión tres años.\n\n"
    rule = "Artículo 2. Quien difunda un deepfake {} será castigado con multa."
    harmful = _coded(offence + rule.format("que cause daño a la honra ajena"), "es")
    assert harmful.depictions["adult_synthetic"].value == "conditional"
    plain = _coded(offence + rule.format("sin etiqueta"), "es")
    assert plain.depictions["adult_synthetic"].value == "silent"


def test_the_age_of_the_word_used_stands_before_that_of_another_word() -> None:
    text = (
        'Section 1. In this Act, "minor child" means a person under thirteen.\n\n'
        "Section 2. A young person is anyone below the age of nineteen years.\n\n"
        "Section 3. Whoever sells a photograph of a naked minor child is liable to a fine.\n"
    )
    assert _coded(text, "en").age == 13


@pytest.mark.parametrize(
    ("language", "text", "asks"),
    [
        (
            "de",
            "§ 1 (1) Wer ein Nacktfoto eines anderen ohne dessen Einwilligung verkauft, wird "
            "bestraft.\n(2) Die Tat ist {} strafbar, wenn sie dem anderen schweren Schaden zufügt.",
            ("nur", "auch"),
        ),
        (
            "pl",
            "Art. 1. § 1. Kto bez zgody innej osoby sprzedaje jej nagie zdjęcie, podlega karze.\n"
            "§ 2. Czyn jest karalny {}, gdy wyrządza tej osobie poważną krzywdę.",
            ("tylko wtedy", "także wtedy"),
        ),
    ],
)
def test_a_paragraph_of_its_own_asks_for_harm(
    language: str, text: str, asks: tuple[str, str]
) -> None:
    only, also = (_coded(text.format(word), language).depictions["adult_real"] for word in asks)
    assert (only.value, only.conditions) == ("conditional", ("harmful_or_offensive",))
    assert also.value == "covered"


def test_images_so_obtained_are_those_of_the_paragraph_before() -> None:
    text = (
        "Art. 1. Chi filma una persona nuda senza il suo consenso è punito con la reclusione.\n"
        "Alla stessa pena soggiace chi vende il filmato {}."
    )
    so = _coded(text.format("così ottenuto"), "it").depictions["adult_real"]
    other = _coded(text.format("premiato"), "it").depictions["adult_real"]
    assert (so.conduct, other.conduct) == (("produce", "distribute"), ("produce",))
