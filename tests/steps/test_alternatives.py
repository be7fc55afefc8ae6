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
