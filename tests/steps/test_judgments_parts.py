"""The parts of a judgment, its quotations, its citations, and who decided it when."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.knowledge import load_pack
from legalnlp.steps.judgments import imprint, passages, quotations
from legalnlp.steps.judgments.cited import akin, citations
from legalnlp.types import Document

EN, KO = load_pack("en"), load_pack("ko")


def english(text: str, **fields: str) -> Document:
    return Document("invented", text, language="en", doc_type="judgment", **fields)  # type: ignore[arg-type]


def test_parts_and_voices() -> None:
    text = (
        "Procedural history\nHe was tried in May.\n"
        "Analysis\nThe trial judge found the sketch vile. "
        "It also held that he knew.\nThe appellant argues that it is art.\nWe agree.\n"
        "Justice Oakes, dissenting.\nI would acquit."
    )
    found = [(p.section, p.voice, p.text) for p in passages(english(text), EN)]
    assert ("history", "aside", "He was tried in May.") in found
    assert ("reasons", "below", "The trial judge found the sketch vile.") in found
    assert ("reasons", "below", "It also held that he knew.") in found
    assert ("reasons", "argument", "The appellant argues that it is art.") in found
    assert ("reasons", "court", "We agree.") in found
    assert ("separate", "separate", "I would acquit.") in found


def test_a_report_that_announces_itself_goes_on() -> None:
    text = (
        "판결요지\n원심은 다음과 같은 이유로 유죄로 보았다.\n그림이 팔렸다. 피고인은 알았다.\n"
        "원심의 판단을 법리에 비추어 살펴보면 옳다."
    )
    voices = [p.voice for p in passages(Document("invented", text, language="ko"), KO)]
    assert voices == ["aside", "below", "below", "below", "court"]


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet='AbcdU.S§ 12(),;\n"“”', max_size=200))
def test_sentences_are_slices_in_order_and_lose_no_word(text: str) -> None:
    found = passages(english(text), EN)
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())


def test_a_statutes_words_are_told_from_the_courts() -> None:
    text = 'Section 3 provides: "Whoever draws a child is fined." The boy said: "I drew it."'
    found = {text[q.start : q.end]: q.statute for q in quotations(text, EN.judgments)}
    assert found == {'"Whoever draws a child is fined."': True, '"I drew it."': False}


def test_korean_citations_carry_the_version() -> None:
    text = "구 그림의 관리에 관한 법률(2001. 5. 1. 법률 제100호로 개정되기 전의 것) 제3조 제2항"
    assert [c.name for c in citations(text, KO.judgments)] == [text]


def test_a_pinpoint_belongs_to_the_provision_it_is_a_part_of() -> None:
    assert akin("12(1)", "12(1)(b)")
    assert akin("12", "12")
    assert not akin("12(1)", "12(10)")
    assert not akin("12", "120")


@pytest.mark.parametrize(
    ("text", "language", "english_name", "own_name", "date", "number"),
    [
        (
            "12 U.S. 34 (1931)\nRIVER v. BANK\nNo. 31-415.\nUnited States Supreme Court.\n"
            "Argued May 1, 1930.\nDecided March 3, 1931.",
            "en", "Supreme Court of the United States", "Supreme Court of the United States",
            "1931-03-03", "31-415",
        ),
        (
            "대법원 1931. 3. 3. 선고 1931도415 판결\n판례내용\n"
            "대법원 1930. 1. 1. 선고 1929도1 판결 참조.\n"
            "대법관 갑을병(재판장)",
            "ko", "Supreme Court of Korea", "대법원", "1931-03-03", "1931도415",
        ),
        (
            "헌법재판소\n【선고】 1931. 3. 3.\n【이 유】\n제청 법률은 옳다.",
            "ko", "Constitutional Court of Korea", "헌법재판소", "1931-03-03", None,
        ),
        (
            "[2031] UKSC 4\nOn appeal from: [2030] EWCA Crim 9\nJUDGMENT\nRiver v Bank\n"
            "Judgment given on 3 March 2031",
            "en", "Supreme Court of the United Kingdom", "Supreme Court of the United Kingdom",
            "2031-03-03", None,
        ),
    ],
)  # fmt: skip
def test_who_decided_when(
    text: str, language: str, english_name: str, own_name: str, date: str, number: str | None
) -> None:
    document = Document("invented", text, language=language, doc_type="judgment")
    found = imprint(document, load_pack(language).judgments)
    assert found.court is not None
    assert (found.court.english, found.court.name) == (english_name, own_name)
    assert (found.date, found.number) == (date, number)
    assert found.court.apex


def test_front_matter_answers_what_the_text_leaves_open() -> None:
    document = Document(
        "invented", "판결요지\n그림은 사진이다.", language="ko",
        metadata={"법원명": "대법원", "선고일자": "1931-03-03", "사건번호": "1931도415"},
    )  # fmt: skip
    found = imprint(document, KO.judgments)
    assert found.court is not None
    assert found.court.english == "Supreme Court of Korea"
    assert (found.date, found.number) == ("1931-03-03", "1931도415")


def test_nothing_is_guessed_where_nothing_is_said() -> None:
    found = imprint(english("We agree."), EN.judgments)
    assert (found.court, found.date, found.number, found.citation) == (None, None, None, None)
