"""A purpose that stands with one of two phrases is no condition of the other (rules 6 and 13)."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

TWO_PHRASES = {
    "de": "Wer eine Darstellung eines Kindes bei sexuellen Handlungen oder eine Darstellung der "
    "Genitalien eines Kindes zu hauptsächlich sexuellen Zwecken verkauft, wird bestraft.",
    "fr": "Article 1. Est punie la vente de toute représentation d'un enfant dans un acte sexuel "
    "ou de toute représentation du sexe d'un enfant à des fins principalement sexuelles.",
    "es": "Artículo 1. Será castigado quien venda la representación de un menor en actos sexuales "
    "o la representación de los genitales de un menor con fines principalmente sexuales.",
}
ONE_PHRASE = {
    "de": "Wer eine Darstellung der Genitalien eines Kindes zu hauptsächlich sexuellen Zwecken "
    "verkauft, wird bestraft.",
    "fr": "Article 1. Est punie la vente de toute représentation du sexe et des organes génitaux "
    "d'un enfant à des fins principalement sexuelles.",
    "es": "Artículo 1. Será castigado quien venda la representación de los genitales de un menor "
    "con fines principalmente sexuales.",
}


def value(text: str, language: str, category: str) -> str:
    return analyse(Document("d", text, language=language)).depictions[category].value


@pytest.mark.parametrize("language", TWO_PHRASES)
def test_a_purpose_binds_only_its_own_phrase(language: str) -> None:
    assert value(TWO_PHRASES[language], language, "real_child") == "covered"
    assert value(TWO_PHRASES[language], language, "virtual_child_drawn") == "implied"


@pytest.mark.parametrize("language", ONE_PHRASE)
def test_a_purpose_of_the_only_phrase_is_a_condition(language: str) -> None:
    assert value(ONE_PHRASE[language], language, "virtual_child_drawn") == "conditional"


LIFELIKE_BESIDE = {
    "nl": "Elk materiaal dat op visuele wijze een kind in een seksuele gedraging afbeeldt, of "
    "realistische beelden van een kind in zo een seksuele gedraging. Verkoop wordt bestraft.",
    "fr": "Est punie la vente de toute donnée, quelle qu'en soit la forme, qui montre visuellement "
    "un enfant dans un acte sexuel, ou d'images réalistes d'un enfant dans un acte sexuel.",
}


@pytest.mark.parametrize("language", LIFELIKE_BESIDE)
def test_how_lifelike_an_image_is_binds_only_its_own_phrase(language: str) -> None:
    assert value(LIFELIKE_BESIDE[language], language, "virtual_child_realistic") == "covered"
    assert value(LIFELIKE_BESIDE[language], language, "virtual_child_drawn") == "implied"
    assert value(LIFELIKE_BESIDE[language], language, "text") == "silent"


def test_such_an_act_has_the_content_of_the_limb_before() -> None:
    text = (
        "On entend par image visée : a) l'image d'un enfant dans une pose sexuelle ; b) l'image "
        "d'un adulte qui a l'apparence d'un enfant dans une telle pose. La vente en est punie."
    )
    assert value(text, "fr", "apparent_child") == "covered"
    assert value(text.replace("une telle pose", "un jardin"), "fr", "apparent_child") == "silent"


def test_objects_beside_films_are_no_drawings() -> None:
    text = "Est punie la vente d'objets, films ou photos montrant un enfant dans un acte sexuel."
    assert value(text, "fr", "virtual_child_drawn") == "implied"
    assert value(text.replace("d'objets", "de poupées"), "fr", "virtual_child_drawn") == "covered"
