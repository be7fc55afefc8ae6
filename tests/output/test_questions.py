"""Positions from stored codings, and the questions put to them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legalnlp.cli import main
from legalnlp.output.positions import act_and_units, history, positions
from legalnlp.output.questions import Facts, benchmark, compare, instruments, scenario

TODAY = date(2026, 1, 1)


def coding(name: str, code: str, cells: dict[str, Any], **document: Any) -> dict[str, Any]:
    return {
        "schema": "legalnlp-coding/1",
        "document": {
            "id": name, "jurisdiction": code, "language": "en", "doc_type": "statute",
            "status": "in_force", "citation": f"Code of {code}, s. 7", "as_of": "2010-01-01",
            **document,
        },
        "coder": {"name": "t", "codebook": "1"},
        "relevant": True,
        "depictions": cells,
    }  # fmt: skip


def covered(*conduct: str, value: str = "covered", quote: str = "a picture") -> dict[str, Any]:
    return {
        "value": value,
        "conduct": list(conduct),
        "conditions": ["obscene"] if value == "conditional" else [],
        "evidence": [{"quote": quote, "provision": "7", "start": 0, "end": len(quote)}],
    }


REALISTIC = "virtual_child_realistic"
LAWS = [
    coding("a", "XA", {REALISTIC: covered("produce", quote="a made picture")}),
    coding("b", "XB", {REALISTIC: covered("distribute")}),
    coding("c", "XC", {REALISTIC: covered("produce", value="conditional")}),
    coding("d", "XD", {"real_child": covered("produce")}),
    coding("e", "XE", {REALISTIC: covered(), "real_child": covered("produce")}),
]
MADE = Facts(REALISTIC, ("produce",), TODAY)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("XA", "reached"),
        ("XB", "not reached"),
        ("XC", "reached under conditions"),
        ("XD", "not reached"),
        ("XE", "reached under conditions"),
    ],
)
def test_a_picture_made_and_shown_to_nobody(code: str, answer: str) -> None:
    found = {v.jurisdiction: v for v in scenario(MADE, LAWS)}
    assert found[code].answer == answer
    assert found[code].reason


def test_a_verdict_shows_the_words() -> None:
    verdict = next(v for v in scenario(MADE, LAWS) if v.jurisdiction == "XA")
    assert verdict.words == ("7: a made picture",)
    assert verdict.sources == ("a",)


def test_sharing_adds_distribution_and_consent_takes_adults_out() -> None:
    shared = Facts(REALISTIC, ("produce",), TODAY, shared=True)
    assert shared.deeds == ("produce", "distribute")
    laws = [coding("f", "XF", {"adult_real": covered("produce")})]
    facts = Facts("adult_real", ("produce",), TODAY, consent=True)
    assert scenario(facts, laws)[0].answer == "not reached"


def test_a_law_is_not_asked_before_its_day() -> None:
    assert scenario(Facts(REALISTIC, ("produce",), date(2009, 1, 1)), LAWS) == ()


def test_what_a_later_text_reaches_is_unknown_before_it() -> None:
    laws = [
        coding("old", "XG", {"real_child": covered("produce")}, citation="Code of XG, s. 1"),
        coding("new", "XG", {REALISTIC: covered("produce")}, as_of="2020-01-01"),
    ]
    found = scenario(Facts(REALISTIC, ("produce",), date(2015, 1, 1)), laws)
    assert [v.answer for v in found] == ["unknown"]


def test_two_dates_of_one_jurisdiction_side_by_side() -> None:
    later = coding("a2", "XA", {REALISTIC: covered("produce", "possess")}, as_of="2020-01-01")
    rows = compare([*LAWS, later], ("XA", date(2015, 1, 1)), ("XA", TODAY))
    row = next(r for r in rows if r.category == REALISTIC)
    assert row.only_b == ("possess",)
    assert row.words_a == ("7: a made picture",)


def test_what_an_instrument_lets_states_leave_out_is_told_apart() -> None:
    laws = [coding("d", "XD", {"real_child": covered("produce", "distribute")})]
    status = {(c.category, c.reservable): c.status for c in benchmark(laws, "budapest", TODAY)}
    assert status["real_child", None] == "met"
    assert status["real_child", "Art. 9(4)"] == "left out as allowed"
    assert status[REALISTIC, "Art. 9(4)"] == "left out as allowed"
    assert {"budapest", "lanzarote", "opsc", "directive-2011-93", "un-cybercrime"} <= set(
        instruments()
    )


def test_a_judgment_moves_the_effective_value_and_is_named() -> None:
    judgment = coding("j", "XA", {}, doc_type="judgment", as_of="2015-01-01") | {
        "judgment": {
            "readings": [{"effect": "strikes_down", "categories": [REALISTIC]}],
            "date": "2015-01-01",
        }
    }
    cell = positions([*LAWS, judgment], TODAY)["XA"].cells[REALISTIC]
    assert (cell.text.value, cell.effective.value) == ("covered", "excluded")
    assert cell.effective.by == ("a", "j")
    causes = [s.cause for s in history([*LAWS, judgment], TODAY, ["XA"]) if s.category == REALISTIC]
    assert causes == [("a",), ("j",)]


@pytest.mark.parametrize(
    ("citation", "act", "units"),
    [
        ("Penal Code of Kites, art. 7, 7-1", "penal code of kites", ("7", "7-1")),
        ("KGB §§ 11, 184x (2019)", "kgb", ("11", "184x")),
        ("9 K.C. § 2256 (1996), Pub. L. 1-2, § 9", "9 k.c", ("2256",)),
        ("연에 관한 법률, 법률 제100호, 2020-01-01 공포", "연에 관한 법률", ("",)),
    ],
)
def test_versions_are_told_by_act_and_section(
    citation: str, act: str, units: tuple[str, ...]
) -> None:
    assert act_and_units(citation) == (act, units)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = "\n".join(json.dumps(c) for c in LAWS)
    (tmp_path / "codings.jsonl").write_text(lines + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["position", "{}", "--on", "2026-01-01"],
        ["timeline", "{}", "--jurisdiction", "XA"],
        ["scenario", "{}", "--depiction", REALISTIC, "--conduct", "produce"],
        ["compare", "{}", "XA", "XB"],
        ["benchmark", "{}", "budapest"],
    ],
)
def test_the_commands_answer(
    folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([a.replace("{}", str(folder)) for a in (*arguments, "--format", "jsonl")])
    assert end.value.code in (0, None)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows


def test_a_wrong_question_exits_with_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["benchmark", str(folder), "nowhere"])
    assert end.value.code == 2
    assert "budapest" in capsys.readouterr().err


def test_an_amending_act_makes_the_version_of_the_provision_that_it_rewords() -> None:
    code = coding("code", "XD", {"real_child": covered()}, citation="Kite Code, s 7")
    act = coding(
        "act", "XD", {REALISTIC: covered(), "real_child": covered()},
        citation="Decency Act 2020, s 3", amends="Kite Code, s 7", valid_from="2020-05-01",
    )  # fmt: skip
    rows = [s for s in history([code, act], TODAY, ["XD"]) if s.category == REALISTIC]
    assert [(s.start.isoformat(), s.value_effective, s.cause) for s in rows[-1:]] == [
        ("2020-05-01", "covered", ("act",))
    ]
    assert positions([code, act], TODAY)["XD"].texts == ("act",)
