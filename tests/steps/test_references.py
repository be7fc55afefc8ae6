"""Offences that speak of material named before: by number, or as "such an image"."""

from __future__ import annotations

from legalnlp.pipeline import analyse
from legalnlp.types import Document


def test_media_are_read_from_the_paragraph_that_is_named() -> None:
    text = (
        "Art. 5\n"
        "(1) Wer pornografische Schriften oder Tonaufnahmen einem Kind zeigt, wird gebüßt.\n"
        "(2) Wer Gegenstände im Sinne von Absatz 1, die sexuelle Handlungen mit Minderjährigen "
        "zum Inhalt haben, verkauft, wird mit Freiheitsstrafe bis zu drei Jahren bestraft."
    )
    coding = analyse(Document("d", text, language="de"))
    assert coding.depictions["text"].value == "covered"
    assert coding.depictions["audio"].value == "covered"


def test_such_an_image_is_the_image_of_the_paragraph_before() -> None:
    text = (
        "Article 7\n\nLe fait de fixer l'image pornographique d'un mineur est puni de deux ans "
        "d'emprisonnement.\n\nLe fait de conserver une telle image est puni d'un an "
        "d'emprisonnement."
    )
    coding = analyse(Document("d", text, language="fr"))
    assert coding.depictions["real_child"].conduct == ("produce", "possess")


def test_an_increase_by_a_fraction_is_reckoned() -> None:
    text = (
        "Artículo 1. Quien elabore imágenes sexuales de un menor será castigado con prisión de "
        "tres a seis años. La pena se aumentará en la mitad si el autor es su tutor."
    )
    assert analyse(Document("d", text, language="es")).max_prison_years == 9


def test_a_paragraph_that_is_named_is_named_with_all_its_items() -> None:
    text = (
        "(1) Whoever keeps a film that shows the sexual conduct of\n a) a child, or\n b) a person "
        "who looks like a child,\nshall be sentenced to imprisonment.\n(2) Whoever produces or "
        "sells a work mentioned in paragraph 1 shall be sentenced to imprisonment."
    )
    coding = analyse(Document("d", text, language="en"))
    for category in ("real_child", "apparent_child"):
        assert coding.depictions[category].conduct == ("produce", "distribute", "possess")


def test_a_penalty_for_a_whole_part_is_found_in_it() -> None:
    text = (
        "Part I\n\nSection 3. Fees\nAn offence under this Part is punished by imprisonment for "
        "nine years.\n\nPart IV\n\nSection 30. Pictures\nNo person shall sell a picture of a "
        "minor in a sexual act."
        "\n\nSection 32. Penalty\nA person who contravenes a provision of this Part is liable to "
        "imprisonment for four years."
    )
    assert analyse(Document("d", text, language="en")).max_prison_years == 4
