"""Judgments: what is decided, by whom it is said, and what follows for the cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.ingest import read_bytes
from legalnlp.output.codings import to_dict
from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document

EN_HEAD = "United States Supreme Court.\nNo. 31-415.\nDecided March 3, 1931.\nPer Curiam.\n"
KO_HEAD = "판결요지\n"


def code(text: str, language: str = "en") -> Coding:
    return analyse(Document("invented", text, language=language, doc_type="judgment"))


def readings(text: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    judgment = code(text, language).judgment or {}
    return [(r["effect"], tuple(r["categories"])) for r in judgment["readings"]]


# ── English ───────────────────────────────────────────────────────────────────────────────
def test_what_a_struck_provision_covers_is_excluded() -> None:
    answer = code(
        EN_HEAD + "Section 12(b) prohibits any cartoon of a child. Section 12(b) was passed in "
        "a night. For these reasons, section 12(b) is overbroad and unconstitutional."
    )
    assert answer.judgment is not None
    assert [(r["effect"], r["categories"]) for r in answer.judgment["readings"]] == [
        ("strikes_down", ["virtual_child_drawn"])
    ]
    assert answer.depictions["virtual_child_drawn"].value == "excluded"
    assert answer.depictions["real_child"].value == "silent"


def test_each_provision_that_falls_falls_with_what_it_covers() -> None:
    found = readings(
        EN_HEAD + "Section 12(b) prohibits any cartoon of a child.\nSection 12(d) bans films with "
        "youthful-looking adults.\nSection 12(b) is unconstitutional.\n"
        "It follows that section 12(d) is void.\nSections 12(b) and section 12(d) were of one act."
    )
    assert found == [
        ("strikes_down", ("virtual_child_drawn",)),
        ("strikes_down", ("apparent_child",)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The appellant submits that section 12(b) is overbroad and unconstitutional.",
        "The Court of Appeals held that section 12(b) is overbroad and unconstitutional.",
        "We need not decide whether section 12(b) is overbroad.",
        "Ten years ago we held that section 12(b) is overbroad.",
        "Section 12(b) is unconstitutional if it reaches lawful speech.",
    ],
)
def test_only_what_the_court_itself_decides_is_a_reading(sentence: str) -> None:
    assert readings(f"{EN_HEAD}Section 12(b) prohibits any cartoon of a child.\n{sentence}") == []


def test_a_dissent_decides_nothing() -> None:
    text = EN_HEAD + (
        "Section 12(b) prohibits any cartoon of a child.\n"
        "Section 12(b) does not offend the constitution.\n"
        "Justice Winterbourne, with whom Justice Oakes joins, dissenting.\n"
        "Analysis\nSection 12(b) is overbroad and unconstitutional."
    )
    assert readings(text) == [("upholds", ("virtual_child_drawn",))]


def test_upholding_keeps_apart_what_stands_under_a_condition() -> None:
    answer = code(
        EN_HEAD + "Section 9 covers obscene material with cartoons, and films of actual children.\n"
        "Section 9 does not violate the First Amendment."
    )
    assert answer.depictions["real_child"].value == "covered"
    drawn = answer.depictions["virtual_child_drawn"]
    assert (drawn.value, drawn.conditions) == ("conditional", ("obscene",))


def test_a_word_read_to_include_the_invented_extends() -> None:
    found = readings(
        EN_HEAD + "Section 9 is about child pornography.\n"
        'We conclude that "person" in section 9 includes fictional characters.'
    )
    assert found == [("extends", ("virtual_child_realistic", "virtual_child_drawn"))]


def test_the_medium_says_how_one_who_does_not_exist_is_shown() -> None:
    found = readings(
        EN_HEAD + "Section 9 is about child pornography.\n"
        'We conclude that "person" in section 9 includes fictional characters in cartoons.'
    )
    assert found == [("extends", ("virtual_child_drawn",))]


def test_a_deed_that_is_narrowed_leaves_who_is_depicted() -> None:
    answer = code(
        EN_HEAD + "In our view, mere viewing of child pornography does not fall within section 9."
    )
    assert answer.judgment is not None
    assert [(r["effect"], r["categories"]) for r in answer.judgment["readings"]] == [
        ("narrows", [])
    ]
    assert answer.depictions["real_child"].value == "covered"


def test_another_field_is_not_relevant_but_its_court_is_told() -> None:
    answer = code(EN_HEAD + "The lease is void. The tax statute is unconstitutional.")
    assert not answer.relevant
    assert answer.judgment is not None
    assert answer.judgment["court"] == "Supreme Court of the United States"
    assert answer.judgment["date"] == "1931-03-03"
    assert answer.judgment["number"] == "31-415"
    assert answer.judgment["final"] is True


def test_on_the_subject_without_a_reading_asks_for_a_reader() -> None:
    answer = code(EN_HEAD + "The case is of child pornography.\n" * 3)
    assert answer.relevant
    assert answer.review
    assert answer.notes


# ── Korean ────────────────────────────────────────────────────────────────────────────────
def test_a_sharper_test_narrows_and_leaves_the_value() -> None:
    text = KO_HEAD + (
        "그림법의 목적에 비추어 보면, 그림법 제2조의 ‘아동으로 인식될 수 있는 사람’은 "
        "누가 보아도 명백하게 아동으로 인식되는 경우라야 한다."
    )
    assert readings(text, "ko") == [("narrows", ("apparent_child",))]
    assert code(text, "ko").depictions["apparent_child"].value == "covered"


def test_what_stands_in_the_grounds_is_not_what_is_decided() -> None:
    text = KO_HEAD + (
        "만화와 음성 파일에 관한 연혁에 비추어 보면, ‘아동으로 인식될 수 있는 사람’은 "
        "명백하게 아동으로 인식되는 경우라야 한다."
    )
    assert readings(text, "ko") == [("narrows", ("apparent_child",))]


def test_a_demand_on_the_content_narrows_without_a_category() -> None:
    text = KO_HEAD + "아동이용음란물은 그 아동이 성적 행위를 하는 내용을 표현하는 것이어야 한다."
    assert readings(text, "ko") == [("narrows", ())]


def test_out_of_one_limb_and_into_another_under_a_condition() -> None:
    text = KO_HEAD + (
        "그림법 제2조의 ‘아동이 등장하는 성착취물’이란 실제 인물인 아동이 나오는 것을 의미한다. "
        "따라서 소녀의 얼굴에 다른 몸을 합성한 사진은 이에 해당하지 않는다.\n"
        "그러나 합성한 사진이라도 알아볼 수 있는 경우에는 ‘표현물’에 해당할 수 있다."
    )
    assert readings(text, "ko") == [
        ("narrows", ("altered_child",)),
        ("extends", ("altered_child",)),
    ]
    altered = code(text, "ko").depictions["altered_child"]
    assert (altered.value, altered.conditions) == ("conditional", ("other",))


def test_two_negations_apply_the_words() -> None:
    text = KO_HEAD + (
        "아동의 동의를 받아 찍었다고 하여 아동이용음란물에 해당하지 않는다고 할 수 없다."
    )
    assert readings(text, "ko") == [("applies", ("real_child",))]


def affirmed(outcome: str) -> str:
    return (
        "【주 문】\n상고를 기각한다.\n【이 유】\n1. 원심의 판단\n"
        f"원심은 만화를 올린 피고인이 아동이용음란물을 배포하였다고 보아 {outcome}.\n"
        "2. 이 법원의 판단\n"
        "원심의 판단을 법리에 비추어 살펴보면 아동이용음란물에 관한 법리를 오해한 잘못이 없다."
    )


def test_a_conviction_without_error_applies_the_words() -> None:
    assert readings(affirmed("유죄로 인정하였다"), "ko") == [("applies", ("virtual_child_drawn",))]


def test_an_acquittal_without_error_applies_nothing() -> None:
    assert readings(affirmed("무죄로 판단하였다"), "ko") == []


def test_the_version_that_is_read_is_named_in_full() -> None:
    text = KO_HEAD + (
        "구 그림의 관리에 관한 법률(2001. 5. 1. 법률 제100호로 개정되기 전의 것, 이하 ‘구 "
        "그림법’이라 한다) 제1조는 목적을 정한다.\n"
        "구 그림법 제2조의 ‘아동으로 인식될 수 있는 사람’은 명백하게 아동으로 인식되는 "
        "경우라야 한다."
    )
    judgment = code(text, "ko").judgment or {}
    assert judgment["readings"][0]["provisions"] == [
        "구 그림의 관리에 관한 법률(2001. 5. 1. 법률 제100호로 개정되기 전의 것) 제2조"
    ]


# ── what holds of every answer ────────────────────────────────────────────────────────────
SENTENCES = [
    "Section 12(b) prohibits any cartoon of a child.",
    "Section 12(b) is overbroad and unconstitutional.",
    "The trial judge found the cartoons vile.",
    "We hold that morphed pictures of actual children fall within section 9.",
    "The appellant argues that nobody was drawn.",
    "Section 9 does not violate the First Amendment.",
    "“Child pornography” is a term of section 9.",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=7), st.booleans())
def test_every_quote_is_a_slice_of_the_text(parts: list[str], lines: bool) -> None:
    answer = code(EN_HEAD + ("\n" if lines else " ").join(parts))
    text = answer.document.text
    quotes = [e for r in (answer.judgment or {})["readings"] for e in r["evidence"]]
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in quotes)
    cells = answer.depictions.values()
    assert all(text[e.start : e.end] == e.quote for cell in cells for e in cell.evidence)
    assert all(cell.value == "silent" or cell.evidence for cell in cells)


def test_the_json_of_a_judgment_keeps_to_the_schema() -> None:
    import json
    from pathlib import Path

    import legalnlp
    from legalnlp.output.codings import to_dict

    jsonschema = pytest.importorskip("jsonschema")
    schema = (Path(legalnlp.__file__).parent / "coding.schema.json").read_text("utf-8")
    answer = code(EN_HEAD + "Section 9 prohibits any cartoon.\nSection 9 is unconstitutional.")
    jsonschema.validate(to_dict(answer), json.loads(schema))


DIGEST = """Supreme Court of Korea, 3 March 1931

Holding

The Court holds that cartoons of nobody fall within the definition, and so do diaries.

Effect

The ruling applies the definition to cartoons. The ruling takes written stories out of it.

Weight

{weight}
"""


def test_what_a_digest_says_of_the_effect_is_read_and_nothing_else() -> None:
    text = DIGEST.format(weight="Final.")
    judgment = analyse(Document("d", text, language="en", doc_type="judgment")).judgment or {}
    found = [(r["effect"], tuple(r["categories"])) for r in judgment["readings"]]
    assert found == [("applies", ("virtual_child_drawn",)), ("narrows", ("text",))]
    assert (judgment["court_own_name"], judgment["court"]) == ("대법원", "Supreme Court of Korea")


@pytest.mark.parametrize(
    ("weight", "stated", "final"),
    [
        ("The judgment became final in May.", None, True),
        ("An appeal is pending.", None, False),
        ("Nothing is known.", "false", False),
        ("Nothing is known.", None, True),
    ],
)
def test_what_the_text_says_of_finality_wins_over_the_rank_of_the_court(
    weight: str, stated: str | None, final: bool
) -> None:
    facts = {"final": stated} if stated else {}
    text = DIGEST.format(weight=weight)
    document = Document("d", text, language="en", doc_type="judgment", metadata=facts)
    assert (analyse(document).judgment or {})["final"] is final


@pytest.mark.parametrize(
    "head",
    [
        "Oakes v Winterbourne\n[1931] NSWSC 415\nA drawing was kept.",
        "415 U.S. 31 (1931)\nOakes v. Ohio\nA drawing was kept.",
        "R. v. Oakes, 1931 SCC 15\nA drawing was kept.",
        "BGH, Urteil vom 3. 3. 1931\nEine Zeichnung lag vor.",
        "NJA 1931 s. 415\nEn teckning fanns.",
        "대법원 1991.03.03 91도415\n그림이 있었다.",
    ],
)
def test_a_citation_of_its_own_shows_that_a_text_is_a_judgment(head: str) -> None:
    assert read_bytes(head.encode(), "case.txt").doc_type == "judgment"


def test_a_judgment_off_the_subject_keeps_its_court_in_the_data() -> None:
    text = "Supreme Court of Canada\nDecided May 4, 1931.\nAnalysis\nThe kite was too long."
    data = to_dict(analyse(Document("k", text, language="en", doc_type="judgment")))
    assert data["relevant"] is False
    assert data["judgment"]["court"] == "Supreme Court of Canada"
