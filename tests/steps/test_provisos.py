"""An offence and what frees from it, said in one provision: the offence stands all the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.knowledge import load_pack
from legalnlp.pipeline import analyse
from legalnlp.steps.concepts import mentions
from legalnlp.steps.provisos import provisos_apart
from legalnlp.types import Document, Piece, Reading

OFFENCE = "Whoever sells a film of a child in a sexual act is guilty of an offence"
TEXTS = {
    "another sentence": f"{OFFENCE}. This section does not apply to a librarian.",
    "the sentence before": f"This section does not apply to a librarian. {OFFENCE}.",
    "a proviso": f"{OFFENCE}: Provided that nothing in this section shall apply to a librarian.",
    "a clause": f"{OFFENCE}, but it is a defence that the sale served a trial.",
    "after a semicolon": f"{OFFENCE}; this section does not apply to a librarian.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_offence_stands_beside_its_proviso(text: str) -> None:
    coding = analyse(Document("act", f"Section 1. {text}", language="en"))
    assert coding.depictions["real_child"].value == "covered"
    assert set(coding.depictions["real_child"].conduct) == {"distribute"}


SECOND_SENTENCE = {
    "de": "Wer ein Foto eines Kindes bei sexuellen Handlungen besitzt, ist zu bestrafen. "
    "Nicht zu bestrafen ist, wer es für die Forschung besitzt.",
    "nl": "Strafbaar is hij die een foto van een kind bij een seksuele gedraging verkoopt. "
    "Niet strafbaar is degene die dat voor onderzoek doet.",
    "fr": "Est puni celui qui vend la photo d'un enfant dans un acte sexuel. "
    "N'est pas punissable celui qui agit pour la recherche.",
}


@pytest.mark.parametrize("language", SECOND_SENTENCE)
def test_a_later_sentence_that_frees_leaves_the_offence(language: str) -> None:
    coding = analyse(Document("act", SECOND_SENTENCE[language], language=language))
    assert coding.depictions["real_child"].value == "covered"
    assert set(coding.sets["defences"]) == {"science_education_medicine"}


def test_what_frees_by_naming_the_offence_stays_whole() -> None:
    text = "A librarian does not commit an offence by selling a film of a child in a sexual act."
    coding = analyse(Document("act", f"Section 1. {text}", language="en"))
    assert not coding.relevant


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TEXTS.values(), "A child is a person.", "§ 3 No. 4 holds."])))
def test_parts_hold_each_word_once_and_lead_back(parts: list[str]) -> None:
    text = " ".join(parts)
    reading = Reading(text, (Piece(0, 7, len(text)),) if text else (), 0)
    found = mentions(reading, load_pack("en"))
    document = "prefix " + text
    read: list[int] = []
    for part in provisos_apart(reading, found, lambda sentence: False):
        for piece in part.pieces:
            said = part.text[piece.at : piece.at + piece.length]
            assert said == document[piece.start : piece.start + piece.length]
            read += range(piece.start, piece.start + piece.length)
    assert sorted(read) == list(range(7, 7 + len(text)))
