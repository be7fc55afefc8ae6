"""An amending act: what it puts in is law, what it takes out is not."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

_BEFORE = {
    "en": "Section 4. Whoever sells a photograph of a child in a sexual act commits an offence.\n"
    "Section 5. Section 4 of this Act is amended by ",
    "de": "§ 4\nWer ein Lichtbild eines Kindes bei sexuellen Handlungen verkauft, wird mit "
    "Freiheitsstrafe bestraft.\n§ 5 In § 4 werden ",
    "fr": "Article 4. Est puni de deux ans d'emprisonnement celui qui vend une photographie "
    "d'un mineur dans un acte sexuel.\nArticle 5. À l'article 4, ",
    "ru": "Статья 4. Продажа фотографий ребенка, совершающего половой акт, наказывается "
    "лишением свободы.\nСтатья 5. В статье 4 ",
}
_CHANGES = [
    ("en", "striking out “{}” and inserting “{}”."),
    ("en", "omitting the words “{}” and substituting “{}”."),
    ("de", "die Wörter „{}“ durch die Wörter „{}“ ersetzt."),
    ("fr", "les mots : « {} » sont remplacés par les mots : « {} »."),
    ("ru", "слова «{}» заменить словами «{}»."),
]
_DRAWING = {
    "en": "a drawing of a child in a sexual act",
    "de": "Zeichnungen von Kindern bei sexuellen Handlungen",
    "fr": "un dessin d'un mineur dans un acte sexuel",
    "ru": "рисунок ребенка, совершающего половой акт",
}


@pytest.mark.parametrize(("language", "change"), _CHANGES)
def test_what_is_struck_is_not_coded_and_what_is_inserted_is(language: str, change: str) -> None:
    drawing = _DRAWING[language]
    out = analyse(Document("a", _BEFORE[language] + change.format(drawing, "x"), language))
    put_in = analyse(Document("a", _BEFORE[language] + change.format("x", drawing), language))
    assert "drawing" not in out.sets["media"]
    assert "drawing" in put_in.sets["media"]
    assert out.depictions["virtual_child_drawn"].value == "silent"
    assert put_in.depictions["virtual_child_drawn"].value == "covered"
