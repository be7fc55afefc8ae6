"""Alternatives are read one at a time, elements together, definitions without their lead-in."""

from __future__ import annotations

from legalnlp.pipeline import analyse, pack_for
from legalnlp.steps.definitions import definitions
from legalnlp.steps.limbs import limbs
from legalnlp.steps.matched import Matched
from legalnlp.steps.structure import articles, provisions
from legalnlp.types import Document


def document(text: str) -> Document:
    return Document(id="t", text=text, language="en")


def texts(text: str) -> list[str]:
    doc = document(text)
    tree = provisions(doc)
    return [r.text for a in articles(tree) for r in limbs(doc, tree, pack_for(doc), a)]


def test_items_joined_by_or_are_read_alone_with_their_lead_in() -> None:
    found = texts("§ 1 Kites\n(1) A kite is\n(a) red; or\n(b) blue.")
    assert [t for t in found if "red" in t and "blue" in t] == []
    assert all("A kite is" in t for t in found if "red" in t or "blue" in t)


def test_items_joined_by_and_are_read_together() -> None:
    found = texts("§ 1 Kites\n(1) A kite is\n(a) red; and\n(b) blue.")
    assert any("red" in t and "blue" in t for t in found)


def test_readings_lead_back_to_the_document() -> None:
    doc = document(
        "§ 1 Kites\n(1) A kite is\n(a) red; or\n(b) blue, which is\n(i) dark;\n(ii) pale."
    )
    tree = provisions(doc)
    for article in articles(tree):
        for reading in limbs(doc, tree, pack_for(doc), article):
            for piece in reading.pieces:
                own = doc.text[piece.start : piece.start + piece.length]
                assert reading.text[piece.at : piece.at + piece.length] == own


def test_a_definition_is_read_without_what_leads_in_to_it() -> None:
    doc = document(
        "Section 5. The following apply to section 3, showing films to minors:\n"
        '(1) "Picture" means a drawing or a print.\n(2) "Print" means what a press makes.'
    )
    tree = provisions(doc)
    matched = Matched(doc, tree, definitions(doc, tree), pack_for(doc))
    found = [limb for limb in matched.limbs(articles(tree)[0]) if limb.defines]
    assert found
    assert not any("minors" in limb.reading.text for limb in found)


def test_conditions_follow_the_chain_of_paragraphs() -> None:
    found = analyse(
        document(
            "1\n(1) It is an offence to possess a listed image of a child.\n"
            "(2) A listed image is an image which—\n(a) falls within subsection (3), and\n"
            "(b) is of an obscene character.\n"
            "(3) An image falls within this subsection if it is an image of a child in sexual acts."
        )
    )
    assert found.depictions["real_child"].value == "conditional"
    assert found.depictions["real_child"].conditions == ("obscene",)


def test_a_word_that_ends_like_and_joins_no_items() -> None:
    text = "Artikel 1\n1. Een vlieger is rood als wij hem zien vliegen.\n2. Een molen is wit."
    doc = Document(id="t", text=text, language="nl")
    tree = provisions(doc)
    found = [r.text for a in articles(tree) for r in limbs(doc, tree, pack_for(doc), a)]
    assert not [t for t in found if "rood" in t and "wit" in t]
