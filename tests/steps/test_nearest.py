"""A word that a code defines anew in each chapter means what the nearest definition says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from legalnlp.ingest import read
from legalnlp.pipeline import analyse
from legalnlp.types import Coding

GAMES = """# Invented Ordinance

## Chapter 4 Games

Section 40. In this chapter, "minor" means a person under twenty-one years of age,
and "image" {kind}.

Section 41. A person who sells a ticket to a minor is liable to imprisonment for up to one year.
"""
PICTURES = """
## Chapter 9 Pictures

Section 90. In this chapter, "minor" means a person under sixteen years of age and "image" {kind}.

Section 91. A person who makes or keeps an image of a minor engaged in sexual conduct commits an
offence and is liable to imprisonment for a term of up to six years.
"""
DRAWN = "means a drawing or a cartoon"
FILMED = "means a photograph or a film"


def coded(folder: Path, text: str, language: str = "en") -> Coding:
    file = folder / "act.md"
    file.write_text(text, encoding="utf-8")
    return analyse(replace(read(file), language=language))


def test_the_definition_of_another_chapter_says_nothing(tmp_path: Path) -> None:
    coding = coded(tmp_path, GAMES.format(kind=DRAWN) + PICTURES.format(kind=FILMED))
    assert coding.age == 16
    assert coding.depictions["real_child"].value == "covered"
    assert coding.depictions["virtual_child_drawn"].value == "silent"


def test_the_order_of_the_chapters_does_not_matter(tmp_path: Path) -> None:
    chapters = PICTURES.format(kind=DRAWN) + GAMES.format(kind=FILMED)
    coding = coded(tmp_path, chapters)
    assert coding.age == 16
    assert coding.depictions["virtual_child_drawn"].value == "covered"


def test_what_only_adds_to_a_term_keeps_no_definition_away(tmp_path: Path) -> None:
    coding = coded(
        tmp_path, GAMES.format(kind=DRAWN) + PICTURES.format(kind="includes a copy of it")
    )
    assert coding.depictions["virtual_child_drawn"].value == "covered"


def test_a_term_defined_elsewhere_alone_is_taken_from_there(tmp_path: Path) -> None:
    chapter = PICTURES.format(kind=FILMED).replace(f' and "image" {FILMED}', "")
    coding = coded(tmp_path, GAMES.format(kind=DRAWN) + chapter)
    assert coding.depictions["virtual_child_drawn"].value == "covered"


def test_the_nearest_definition_holds_in_german_too(tmp_path: Path) -> None:
    text = """# Erfundenes Gesetz

## Abschnitt 1 Spiele

§ 1 In diesem Abschnitt ist „Bild“ jede Zeichnung oder Karikatur.

## Abschnitt 2 Aufnahmen

§ 5 In diesem Abschnitt ist „Bild“ jede Fotografie oder Filmaufnahme.

§ 6 Wer ein Bild sexueller Handlungen von Kindern herstellt oder besitzt, wird mit Freiheitsstrafe
bis zu drei Jahren bestraft.
"""
    assert coded(tmp_path, text, "de").depictions["virtual_child_drawn"].value == "silent"
