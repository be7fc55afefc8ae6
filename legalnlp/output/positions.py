"""From codings as they are stored to what `steps.jurisdiction` folds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import regex

from legalnlp.steps.jurisdiction import Held, Kind, Position, Ruling, Text, position
from legalnlp.steps.spells import Spell, spells

Data = Mapping[str, Any]

_NOT_THE_ACT = regex.compile(
    r"\([^)]*\)|,?\s*(?:법률|대통령령)\s*제\d+호.*$|,?\s*Pub\. L\..*$"
    r"|\d{4}-\d{2}-\d{2}|\s+as amended.*$"
)
_UNITS = regex.compile(
    r"(?:§+|\b(?:ss?|secs?|sections?|arts?|articles?|artikels?|art[ií]culos?|cl|para?s?)\b\.?|제|第)\s*"
    r"(?P<list>\d[\p{L}\d.\-:]*(?:(?:\s*[,;&]\s*|\s+(?:and|to|und|et|y)\s+)\d[\p{L}\d.\-:]*)*)",
    regex.IGNORECASE,
)
_OPENING = regex.compile(
    r"^\s*구\s+|^(?:\([^)]*\))*\s*(?:of|des|der|du|de la|van het)?\s*(?:the\s)?", regex.IGNORECASE
)
_BRACKETS = regex.compile(r"[「」『』()]")
_YEAR = regex.compile(r"\s+(?:of\s+)?(?:1[6-9]|20)\d\d$")
_LETTERS = 4  # of a name; fewer are a short form ("StGB") or a rest
_ONE = regex.compile(r"\d[\p{L}\d.\-:]*")


def texts(codings: Iterable[Data]) -> tuple[Text, ...]:
    """The statutes, treaties and policies among the codings."""
    enacted = [c for c in codings if c["document"]["doc_type"] != "judgment"]
    known = [_text(c) for c in enacted]
    return tuple(_tied(t, c, known) for t, c in zip(known, enacted, strict=True))


def _tied(text: Text, coding: Data, known: Sequence[Text]) -> Text:
    """An act as the version of the sections that it says it rewords, where an older one is at hand.

    Only where it rewords them as a whole, and sections of one act at hand: else what it leaves as
    it is would be lost, and it stands beside them as a text of its own.
    """
    if coding["document"].get("amends"):
        return text
    whole = [one for one in coding.get("amends") or () if one["whole"]]
    units = {(_plain(one["act"]), unit.casefold()) for one in whole for unit in one["units"]}
    older = [
        t
        for t in known
        if t.id != text.id
        and t.jurisdiction == text.jurisdiction
        and any(_plain(t.provision) == act and unit in t.units for act, unit in units)
    ]
    acts = {t.provision for t in older}
    if len(acts) != 1:
        return text
    reworded = tuple(u for t in older for u in t.units if (_plain(t.provision), u) in units)
    return replace(text, provision=acts.pop(), units=tuple(dict.fromkeys(reworded)))


def _plain(act: str) -> str:
    """The name of an act as it is compared: without its article, year and brackets."""
    words = _OPENING.sub("", _BRACKETS.sub(" ", _NOT_THE_ACT.sub("", act)).casefold())
    return str(_YEAR.sub("", " ".join(words.split()))).strip(" ,;.")


def rulings(codings: Iterable[Data]) -> tuple[Ruling, ...]:
    """The readings of the judgments among the codings that have a date."""
    return tuple(
        ruling
        for coding in codings
        if coding["document"]["doc_type"] == "judgment"
        for ruling in _rulings(coding)
    )


def positions(codings: Sequence[Data], on: date) -> Mapping[str, Position]:
    """The position of every jurisdiction of whose own law something was coded, by code."""
    return _folded(codings, on, "statute")


def obligations(codings: Sequence[Data], on: date) -> Mapping[str, Position]:
    """What the treaties and other instruments of each body demand on a date, by code.

    They bind states and make nobody punishable: they stand apart from the positions of law.
    """
    return _folded(codings, on, "treaty")


def _folded(codings: Sequence[Data], on: date, kind: Kind) -> Mapping[str, Position]:
    known, spoken = texts(codings), rulings(codings) if kind == "statute" else ()
    codes = {t.jurisdiction for t in known if t.kind == kind} | {r.jurisdiction for r in spoken}
    return {code: position(code, on, known, spoken, kind) for code in sorted(codes)}


def history(codings: Sequence[Data], until: date, only: Iterable[str] = ()) -> tuple[Spell, ...]:
    """The spells of every jurisdiction (or of those named) up to a date."""
    known, spoken = texts(codings), rulings(codings)
    codes = set(only) or {t.jurisdiction for t in known if t.kind == "statute"}
    return tuple(s for code in sorted(codes) for s in spells(code, known, spoken, until))


def _text(coding: Data) -> Text:
    """A document as it is folded; an amending act is the version of the provision it rewords."""
    document = coding["document"]
    named = document.get("amends") or document.get("citation") or document["id"]
    act, units = act_and_units(named)
    return Text(
        id=document["id"],
        jurisdiction=document["jurisdiction"],
        provision=act,
        kind=document["doc_type"],
        status=document.get("status"),
        since=_day(document.get("valid_from")) or _day(document.get("as_of")),
        until=_day(document.get("valid_to")),
        units=units,
        cells={c: _held(cell) for c, cell in (coding.get("depictions") or {}).items()},
        name=document.get("instrument") or "",
        words={c: _deciding(cell) for c, cell in (coding.get("depictions") or {}).items()},
    )


def _deciding(cell: Data) -> str:
    """The words that decided a cell, by which two versions are known to say the same."""
    quotes = {" ".join(proof["quote"].split()) for proof in cell.get("evidence") or ()}
    return "\n".join(sorted(quotes))


def act_and_units(citation: str) -> tuple[str, tuple[str, ...]]:
    """The act that a citation names and the sections it cites, without dates and amendments.

    >>> act_and_units("Code of Kites, ss 12, 14A (2019)")
    ('code of kites', ('12', '14a'))
    >>> act_and_units("연에 관한 법률, 법률 제100호, 2020-01-01 공포")
    ('연에 관한 법률', ('',))
    """
    plain = _NOT_THE_ACT.sub("", citation).casefold()
    found = _UNITS.search(plain)
    if not found:
        return plain.strip(" ,;."), ("",)
    units = tuple(dict.fromkeys(u.strip(".-:") for u in _ONE.findall(found["list"])))
    return plain[: found.start()].strip(" ,;."), units


def _held(cell: Data) -> Held:
    return Held(
        cell["value"],
        tuple(cell.get("conditions") or ()),
        tuple(cell.get("conduct") or ()),
    )


def _rulings(coding: Data) -> Iterator[Ruling]:
    document, judgment = coding["document"], coding.get("judgment") or {}
    given = _day(judgment.get("date")) or _day(document.get("as_of"))
    if given is None:
        return
    moves = judgment.get("final") is not False and judgment.get("binding") is not False
    for reading in judgment.get("readings") or ():
        for category in reading.get("categories") or ():
            value = ((coding.get("depictions") or {}).get(category) or {}).get("value")
            yield Ruling(
                id=document["id"],
                jurisdiction=document["jurisdiction"],
                given=given,
                effect=reading["effect"],
                categories=(category,),
                conditions=tuple(reading.get("conditions") or ()),
                provisions=tuple(reading.get("provisions") or ()),
                acts=_acts(reading.get("provisions") or ()),
                own_feature=reading["effect"] == "narrows" and value == "covered",
                moves=moves,
            )


def _acts(provisions: Iterable[str]) -> tuple[str, ...]:
    """The acts that citations of provisions name; none for "section 12(1)".

    >>> _acts(["§ 12", "Section 3 of the Kite Act 1931", "구 연에 관한 법률 제3조"])
    ('kite act 1931', '연에 관한 법률')
    """
    found = (_OPENING.sub("", _UNITS.sub("", _NOT_THE_ACT.sub("", p))) for p in provisions)
    plain = (" ".join(_BRACKETS.sub(" ", f).split()).casefold() for f in found)
    return tuple(dict.fromkeys(name for name in plain if sum(map(str.isalpha, name)) >= _LETTERS))


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None  # a bare year: the text counts as undated
