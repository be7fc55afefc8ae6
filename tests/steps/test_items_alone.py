"""A sentence that asks something of one item of a list leaves the others as they are."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

_ALONE = {
    "en": """Section 4
(1) In this Act "child pornography" means
(a) a photograph of a child in a sexual act;
(b) a drawing of a child in a sexual act; or
(c) a film of a child in a sexual act.
(2) In the case of paragraph (b), the material is child pornography only if it is obscene.
Section 5
A person must not make or sell child pornography.""",
    "de": """§ 4
(1) Kinderpornographie ist
1. ein Lichtbild eines Kindes bei sexuellen Handlungen oder
2. eine Zeichnung eines Kindes bei sexuellen Handlungen.
(2) Nummer 2 gilt nur, wenn die Zeichnung unzüchtig ist.
§ 5
Wer Kinderpornographie herstellt oder verkauft, wird mit Freiheitsstrafe bestraft.""",
    "es": """Artículo 4. Se considera pornografía infantil:
a) la fotografía de un menor en actos sexuales;
b) el dibujo de un menor en actos sexuales.
La letra b) se aplica solo cuando el dibujo sea obsceno.
Artículo 5. El que produzca o venda pornografía infantil será castigado con prisión.""",
    "fr": """Article 4. Constitue de la pornographie enfantine :
a) la photographie d'un mineur dans un acte sexuel ;
b) le dessin d'un mineur dans un acte sexuel.
La lettre b) ne s'applique que si le dessin est obscène.
Article 5. Celui qui fabrique ou vend de la pornographie enfantine est puni d'emprisonnement.""",
}


@pytest.mark.parametrize("language", list(_ALONE))
def test_what_is_asked_of_one_item_is_a_condition_of_it_alone(language: str) -> None:
    cells = analyse(Document("x", _ALONE[language], language)).depictions
    drawn = cells["virtual_child_drawn"]
    assert (drawn.value, drawn.conditions) == ("conditional", ("obscene",))
    assert cells["real_child"].value == "covered"


def test_a_class_that_one_sentence_frees_and_another_names_is_reached() -> None:
    text = """Section 4
(1) A person must not make, sell or keep a film of a child in a sexual act.
(2) Subsection (1) does not apply to drawings.
(3) A person must not make a drawing of a child in a sexual act."""
    drawn = analyse(Document("x", text, "en")).depictions["virtual_child_drawn"]
    assert (drawn.value, drawn.conduct) == ("covered", ("produce",))
