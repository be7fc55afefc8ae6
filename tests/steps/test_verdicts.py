"""Rulings put together from verdicts on an element of the offence, in eight languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("verdicts.toml").read_text("utf-8")
)["judgment"]


def readings(text: str, language: str) -> set[tuple[str, ...]]:
    coded = analyse(Document("invented", text, language=language, doc_type="judgment"))
    return {(r["effect"], *r["categories"]) for r in (coded.judgment or {})["readings"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_is_decided_of_the_offence(case: dict[str, Any]) -> None:
    assert readings(case["text"], case["language"]) == {tuple(one) for one in case["readings"]}


OFFENCE = (
    "Section 4 punishes whoever makes an intimate recording of a person without the consent "
    "of that person.\n"
)


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        ("We hold that the section does not require that the recording be kept.", "applies"),
        ("We hold that the section requires that the recording be kept.", "narrows"),
        ("We hold that a recording of a voice falls outside the section.", "narrows"),
        ("We hold that a recording through a keyhole comes within the section.", "applies"),
    ],
)
def test_negations_are_counted(words: str, effect: str) -> None:
    text = f"COURT OF APPEAL\nR v Nobody\n\nREASONS\n\n{OFFENCE}{words}\n"
    assert {one[0] for one in readings(text, "en")} == {effect}


@pytest.mark.parametrize(("answer", "effect"), [("적극", "applies"), ("소극", "narrows")])
def test_a_headnote_answers_its_question(answer: str, effect: str) -> None:
    text = (
        "## 판시사항\n\n몰래 찍은 촬영물을 한 사람에게 보인 것이 ‘제공’에 "
        f"해당하는지 여부({answer})\n\n"
        "## 판례내용\n\n【이 유】\n사람의 신체를 의사에 반하여 몰래 촬영한 촬영물을 반포하거나 "
        "제공한 자를 처벌하는 조항을 살펴본다. 여기서 촬영물은 "
        "성적 수치심을 일으키는 사람의 신체를 그 의사에 반하여 촬영한 것이다.\n"
    )
    assert {one[0] for one in readings(text, "ko")} == {effect}
