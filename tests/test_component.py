"""The spaCy component: findings as plain data and spans that survive serialisation."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from legalnlp.errors import UnsupportedLanguage

ACT = (
    "Any person who possesses a photograph or drawing that depicts a child engaged in sexual "
    "activity commits an offence. In this section, a child is a person under 18 years of age."
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("legalnlp")
    return nlp(ACT)


def test_the_coding_is_plain_data(doc: Doc) -> None:
    coding = json.loads(json.dumps(doc._.legalnlp))
    assert coding["relevant"]
    assert coding["depictions"]["real_child"]["value"] == "covered"


def test_spans_hold_the_evidence(doc: Doc) -> None:
    cells = doc._.legalnlp["depictions"]
    expected = {(c, e["quote"]) for c, cell in cells.items() for e in cell.get("evidence", ())}
    found = {(span.label_, span.text) for span in doc.spans["legalnlp"]}
    assert {label for label, _ in found} == {label for label, _ in expected}
    for label, quote in expected:  # a span may be wider than its quote: it holds whole tokens
        assert any(other == label and quote in text for other, text in found)


def test_results_survive_serialisation(doc: Doc) -> None:
    store = DocBin(store_user_data=True, docs=[doc])
    (again,) = DocBin().from_bytes(store.to_bytes()).get_docs(doc.vocab)
    assert json.dumps(again._.legalnlp) == json.dumps(doc._.legalnlp)
    assert [s.text for s in again.spans["legalnlp"]] == [s.text for s in doc.spans["legalnlp"]]


def test_documents_of_a_batch_do_not_share_results() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("legalnlp")
    on, off = nlp.pipe([ACT, "A person who forges a receipt commits an offence."])
    assert on._.legalnlp["relevant"]
    assert not off._.legalnlp["relevant"]


def test_facts_in_user_data_reach_the_coding() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("legalnlp")
    doc = nlp.make_doc(ACT)
    doc.user_data |= {"id": "act-1", "jurisdiction": "XA"}
    document = component(doc)._.legalnlp["document"]
    assert (document["id"], document["jurisdiction"]) == ("act-1", "XA")


def test_a_language_without_a_pack_is_refused_when_the_pipe_is_made() -> None:
    with pytest.raises(UnsupportedLanguage, match="xx"):
        spacy.blank("xx").add_pipe("legalnlp")
    spacy.blank("xx").add_pipe("legalnlp", config={"language": "en"})
