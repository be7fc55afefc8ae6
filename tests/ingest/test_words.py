"""What is told from the words of a text alone is what reading it tells."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from legalnlp.batch.job import coded, record
from legalnlp.ingest import glimpse, read_bytes
from legalnlp.knowledge import available
from legalnlp.pipeline import analyse, passed_over
from legalnlp.sources.input import Input

SPECIMENS = Path(__file__).parents[2] / "corpora" / "specimens"
QUIET = """---
title: Act on Kites
language: en
---
# Kites

1. A person who flies a *kite* near a road must hold its string. <!-- 2019 -->
2. See [section 4](#four) on **strings**; a person under 18 needs no licence.
"""


def texts(tag: str) -> Iterable[str]:
    path = SPECIMENS / f"{tag}.toml"
    for one in tomllib.loads(path.read_text("utf-8"))["specimen"]:
        if one["expect"].get("relevant", True):
            yield one["text"]


@pytest.mark.parametrize("tag", available())
@pytest.mark.parametrize("name", ["act.md", "act.txt"])
def test_nothing_on_the_subject_is_passed_over(tag: str, name: str) -> None:
    for text in texts(tag):
        narrow = "\n\n".join(textwrap.fill(line, 64) for line in text.split("\n"))
        for data in (text, narrow):
            words = glimpse(data.encode(), name, language=tag, doc_type="statute")
            assert words is not None
            assert (
                passed_over(words) is None
                or not analyse(
                    read_bytes(data.encode(), name, language=tag, doc_type="statute")
                ).relevant
            ), text


@pytest.mark.parametrize("name", ["kites.md", "kites.txt"])
def test_the_record_is_that_of_a_text_read_as_a_whole(name: str) -> None:
    quick = record(Input(name, data=QUIET.encode(), hint=name), {})
    whole = record(Input(name, data=QUIET.encode(), hint=name), {}, with_text=True)
    whole.pop("text")
    assert quick == whole
    assert quick["coding"]["relevant"] is False


def test_marks_in_the_middle_of_a_term_do_not_hide_it() -> None:
    text = "Whoever owns *child* *por*nography commits an offence."
    assert coded(Input("act.md", data=text.encode(), hint="act.md"), {"language": "en"}).relevant


def test_of_a_judgment_or_of_a_language_without_a_pack_only_reading_tells() -> None:
    words = glimpse(QUIET.encode(), "kites.md")
    assert words is not None
    assert passed_over(words) is not None
    assert passed_over(replace(words, doc_type="judgment")) is None
    assert passed_over(replace(words, language="xx")) is None


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"<html><body><p>A kite</p></body></html>", "a.html"), (b"\x7fELF\0\0", "a")],
)
def test_no_glimpse_of_what_has_to_be_parsed(data: bytes, name: str) -> None:
    assert glimpse(data, name, language="en") is None


def test_real_texts_give_the_same_records(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.md")):
        one = Input(str(path))
        words = one.glimpse()
        assert words is not None
        if passed_over(words) is not None:
            whole = record(one, {}, with_text=True)
            whole.pop("text")
            assert record(one, {}) == whole
