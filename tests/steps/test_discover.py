"""What is on the subject, and which definitions come with it."""

from __future__ import annotations

import pytest

from legalnlp.errors import UnsupportedLanguage
from legalnlp.pipeline import analyse, discover, trace
from legalnlp.types import Document

TEXT = (
    "Section 1. Boats are registered every spring.\n"
    'Section 2. "Prohibited item" means a photograph of a child in sexual activity.\n'
    'Section 3. "Berth" means a place at which a boat may lie.\n'
    "Section 4. Whoever sells a prohibited item commits an offence and is liable to imprisonment "
    "for a term not exceeding four years.\n"
)


def document(text: str = TEXT, language: str = "en") -> Document:
    return Document(id="t", text=text, language=language)


def test_only_articles_on_the_subject_are_found() -> None:
    assert [p.label for p, _ in discover(document())] == ["Section 2", "Section 4"]


def test_an_offence_on_a_defined_thing_is_on_the_subject() -> None:
    coding = analyse(document())
    assert coding.relevant
    assert coding.depictions["real_child"].conduct == ("distribute",)
    assert coding.max_prison_years == 4


def test_only_definitions_on_the_subject_come_with_a_coding() -> None:
    assert [d.term for d in analyse(document()).definitions] == ["Prohibited item"]


def test_findings_of_the_legislature_prohibit_nothing() -> None:
    text = (
        "Section 1. The legislature finds that it is unlawful elsewhere to publish an intimate "
        "image of another person without consent."
    )
    assert not analyse(document(text)).relevant


def test_a_text_off_the_subject_is_not_relevant() -> None:
    coding = analyse(document("Section 1. Boats are registered every spring."))
    assert not coding.relevant
    assert coding.depictions == {}


def test_a_language_without_a_pack_is_an_error_and_never_silent() -> None:
    with pytest.raises(UnsupportedLanguage):
        analyse(document(language="tlh"))


def test_the_trace_ends_with_the_value_of_the_cell() -> None:
    steps = trace(document(), "real_child")
    assert steps[-1].stage == "cell"
    assert steps[-1].outcome.startswith("real_child = covered")
