"""Which law an act says it amends, in ten languages, and what the timeline makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from legalnlp.knowledge import load_pack
from legalnlp.output.positions import history
from legalnlp.steps.amending import amended, notes
from legalnlp.types import Document

WHOLE = [
    ("en", "For section 7 of the Kite Code substitute the following.", "Kite Code", "7"),
    ("en", "Sections 7 and 9A of the Kite Act 1931 are repealed and replaced:", "Kite Act", "7 9A"),
    ("de", "§ 7a des Drachengesetzbuchs erhält folgende Fassung:", "Drachengesetzbuchs", "7a"),
    ("fr", "L’article 7-1 du code des cerfs-volants est ainsi rédigé :",
     "code des cerfs-volants", "7-1"),
    ("es", "Se modifica el artículo 7 del Código de Cometas, que queda así:",
     "Código de Cometas", "7"),
    ("nl", "Artikel 7a van de Vliegerwet komt te luiden:", "Vliegerwet", "7a"),
    ("it", "L’articolo 7-bis del codice degli aquiloni è sostituito dal seguente:",
     "codice degli aquiloni", "7-bis"),
    ("ko", "연에 관한 법률 일부를 다음과 같이 개정한다.\n제7조를 다음과 같이 한다.",
     "연에 관한 법률", "7조"),
]  # fmt: skip
NAMED = [
    ("en", "An Act to amend the Kite Code", "Kite Code"),
    ("de", "Artikel 1 Änderung des Drachengesetzes", "Drachengesetzes"),
    ("fr", "Loi du 3 mai 1931 modifiant le code des cerfs-volants", "code des cerfs-volants"),
    ("es", "Ley 3/1931, de 3 de mayo, que modifica el Código de Cometas", "Código de Cometas"),
    ("sv", "Lag (1931:12) om ändring i draklagen", "draklagen"),
    ("ja", "凧に関する法律の一部を改正する法律", "凧に関する法律"),
    ("zh", "风筝法修正案（三）", "风筝法"),
]


@pytest.mark.parametrize(("language", "text", "act", "units"), WHOLE)
def test_a_section_gets_a_new_wording(language: str, text: str, act: str, units: str) -> None:
    found = amended(Document("x", text, language=language), load_pack(language))
    last = found[-1]
    assert last.act.startswith(act)
    assert " ".join(last.units) == units
    assert last.whole
    assert all(text[one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize(("language", "text", "act"), NAMED)
def test_the_title_names_the_law(language: str, text: str, act: str) -> None:
    (found,) = amended(Document("x", text, language=language), load_pack(language))
    assert (found.act, found.units, found.whole) == (act, (), False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Section 7 of the Kite Code defines a kite."),
        ("de", "§ 7 des Drachengesetzes gilt für Drachen."),
        ("fr", "L’article 7 du code des cerfs-volants est ancien."),
        ("ko", "제7조를 읽는다."),
    ],
)
def test_who_only_cites_a_law_amends_nothing(language: str, text: str) -> None:
    assert amended(Document("x", text, language=language), load_pack(language)) == ()


def test_what_is_not_clear_is_said() -> None:
    two = "Section 7 of the Kite Code is replaced.\nSection 9 of the Drone Code is replaced."
    found = amended(Document("x", two, language="en"), load_pack("en"))
    assert "is not told" in notes(found)[0]
    part = 'In section 7 of the Kite Code, after "kite" insert "or drone".'
    found = amended(Document("x", part, language="en"), load_pack("en"))
    assert "in part" in notes(found)[0]
    assert notes(()) == ()


def coding(name: str, day: str, values: dict[str, str], citation: str, **more: object) -> dict:
    cells = {c: {"value": v, "evidence": []} for c, v in values.items()}
    document = {
        "id": name, "jurisdiction": "XD", "doc_type": "statute", "citation": citation,
        "as_of": day, "valid_from": day,
    }  # fmt: skip
    return {"document": document, "depictions": cells, "relevant": True, **more}


def spells(*amends: dict[str, object]) -> list[tuple[str, str, tuple[str, ...]]]:
    both = {"real_child": "covered", "text": "covered"}
    code = coding("code", "2001-01-01", both, "Kite Code, s 7")
    act = coding("act", "2020-05-01", {"real_child": "covered"}, "Decency Act 2020, s 3")
    rows = history([code, {**act, "amends": list(amends)}], date(2026, 1, 1), ["XD"])
    return [(s.start.isoformat(), s.value_effective, s.cause) for s in rows if s.category == "text"]


def test_the_timeline_names_the_act_that_rewords_a_section_at_hand() -> None:
    whole = {"act": "Kite Code", "units": ["7"], "whole": True}
    assert spells(whole)[-1] == ("2020-05-01", "silent", ("act",))


@pytest.mark.parametrize(
    "one",
    [
        {"act": "Kite Code", "units": ["7"], "whole": False},
        {"act": "Kite Code", "units": ["8"], "whole": True},
        {"act": "Drone Code", "units": ["7"], "whole": True},
    ],
)
def test_what_is_changed_in_part_or_not_at_hand_takes_nothing_away(one: dict[str, object]) -> None:
    assert spells(one)[-1][1] == "covered"
