"""Numbers that the text of a page gives apart from the words that they count."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.steps.structure import provisions
from legalnlp.types import Document

APART = {
    "en": """Section 4
A person who knowingly

(a)

(b)

(c)

makes a drawing of a child in a sexual act;

sells a drawing of a child in a sexual act or
lends it; or

keeps a drawing of a child in a sexual act

commits an offence.""",
    "es": """Artículo 4
Será castigado con prisión quien

a)

b)

c)

produzca dibujos de menores en actos sexuales;

venda dibujos de menores en actos
sexuales; o

posea dibujos de menores en actos sexuales.""",
    "de": """§ 4
Mit Freiheitsstrafe wird bestraft, wer

a)

b)

c)

Zeichnungen von Kindern bei sexuellen Handlungen herstellt,

Zeichnungen von Kindern bei sexuellen Handlungen
verkauft oder

Zeichnungen von Kindern bei sexuellen Handlungen besitzt.""",
}


@pytest.mark.parametrize("language", list(APART))
def test_a_column_of_numbers_before_its_items_counts_them(language: str) -> None:
    text = APART[language]
    tree = provisions(Document("x", text, language))
    items = [text[p.start : p.own_end].split()[0] for p in tree if p.kind == "item"]
    wanted = {"en": "makes sells keeps", "es": "produzca venda posea"}.get(language, "Zei Zei Zei")
    assert [word[: len(w)] for word, w in zip(items, wanted.split(), strict=True)] == wanted.split()
    found = analyse(Document("x", text, language)).depictions["virtual_child_drawn"]
    assert (found.value, found.conduct) == ("covered", ("produce", "distribute", "possess"))


def test_a_number_in_the_middle_of_the_paragraph_that_it_begins() -> None:
    text = """Section 4
(1) A person must not sell a kite.

It is a defence to a charge under subsection (1) if the person
(2)
shows that the kite was a gift.

(3)

Kites are toys."""
    tree = provisions(Document("x", text, "en"))
    own = {p.label: text[p.start : p.own_end] for p in tree if p.kind == "item"}
    assert list(own) == ["4(1)", "4(2)", "4(3)"]
    assert own["4(2)"].startswith("It is a defence")
    assert "a gift" in own["4(2)"]


def test_fewer_paragraphs_than_numbers_are_left_as_they_stand() -> None:
    text = "Section 4\nIt covers\n\n(a)\n\n(b)\n\nkites\n\n(c)\n\nballs"
    tree = provisions(Document("x", text, "en"))
    labels = [p.label for p in tree if p.kind == "item"]
    assert labels == ["4(a)", "4(b)", "4(c)"]


def test_a_title_between_an_article_and_its_paragraphs_is_no_lead_in() -> None:
    text = "§ 7\nVerkauf von Drachen\n(1) Drachen dürfen verkauft werden.\n(2) Bälle auch."
    tree = provisions(Document("x", text, "de"))
    assert (tree[0].label, tree[0].heading) == ("§ 7", "Verkauf von Drachen")


def test_a_title_and_counted_sentences_in_one_line() -> None:
    text = "§ 7 Verkauf von Drachen (1) Drachen dürfen verkauft werden. (2) Bälle auch.\n§ 8 Ende"
    tree = provisions(Document("x", text, "de"))
    assert [(p.label, p.heading) for p in tree][:2] == [
        ("§ 7", "Verkauf von Drachen"),
        ("§ 7 Abs. 1", None),
    ]
    lead = "§ 7 Verboten ist (1) der Verkauf; (2) der Kauf.\n§ 8 Ende"
    led = provisions(Document("x", lead, "de"))
    assert led[0].heading is None


def test_closing_words_alone_in_an_item_close_nothing() -> None:
    text = "Section 4\nWhoever:\n(a) sells kites;\n(b) commits an offence.\nSection 5\nKites"
    labels = [p.label for p in provisions(Document("x", text, "en"))]
    assert labels[:3] == ["Section 4", "4(a)", "4(b)"]
