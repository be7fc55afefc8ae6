"""Codings as JSON keep to the published schema."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema

import legalnlp
from legalnlp.output.codings import dumps, to_dict
from legalnlp.types import Coding, Document

SCHEMA = json.loads((Path(legalnlp.__file__).parent / "coding.schema.json").read_text())


def test_a_coding_validates_and_keeps_its_words(coding: Coding) -> None:
    data = json.loads(dumps(to_dict(coding)))
    jsonschema.validate(data, SCHEMA)
    assert data["coder"] == {"name": "legalnlp", "version": legalnlp.__version__, "codebook": "1"}
    assert len(data["depictions"]) == 9
    (passage,) = data["depictions"]["virtual_child_drawn"]["evidence"]
    assert coding.document.text[passage["start"] : passage["end"]] == passage["quote"]
    assert data["definitions"][0]["provision"] == "Section 4(1)"
    assert data["definitions"][0]["quote"] == "a drawing"


def test_what_is_not_relevant_says_nothing_else(coding: Coding) -> None:
    data = to_dict(replace(coding, relevant=False))
    jsonschema.validate(data, SCHEMA)
    assert "depictions" not in data


def test_unknown_jurisdiction_and_language_have_their_codes() -> None:
    data = to_dict(Coding(Document("x", "words", as_of="2019"), relevant=False))
    jsonschema.validate(data, SCHEMA)
    assert data["document"]["jurisdiction"] == "ZZ"
    assert data["document"]["language"] == "und"
    assert data["document"]["as_of"] is None  # the schema wants a full date


def test_warnings_of_reading_reach_the_result(coding: Coding) -> None:
    document = replace(coding.document, warnings=("Two columns were read as one.",))
    assert "Two columns were read as one." in to_dict(replace(coding, document=document))["notes"]
