"""The questions that scholars put to positions: a set of facts, two laws, a treaty's demands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from legalnlp.knowledge import HOME, categories
from legalnlp.output.positions import Data, obligations, positions, texts
from legalnlp.steps.jurisdiction import Held, Position

Answer = Literal["reached", "reached under conditions", "not reached", "unknown"]
Standing = Literal["met", "met in part", "left out as allowed", "not met", "unknown"]
_BY_CONSENT = ("adult_real", "adult_synthetic")
_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """A pattern of facts in the terms of the taxonomy.

    ``shared`` adds distribution to the conduct; ``consent`` is that of the adult depicted.
    """

    category: str
    conduct: tuple[str, ...]
    on: date
    shared: bool = False
    consent: bool = False

    @property
    def deeds(self) -> tuple[str, ...]:
        """The conduct, distribution included where the material was shared."""
        return tuple(dict.fromkeys((*self.conduct, *(("distribute",) if self.shared else ()))))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one jurisdiction answers, with the words (quotes) and the reason."""

    jurisdiction: str
    answer: Answer
    reason: str
    sources: tuple[str, ...]
    words: tuple[str, ...]


def scenario(facts: Facts, codings: Sequence[Data]) -> tuple[Verdict, ...]:
    """How each jurisdiction's own law meets the facts on their date."""
    by_id = {coding["document"]["id"]: coding for coding in codings}
    later = _later(facts, codings)
    return tuple(
        _not_known(code, later[code])
        if code in later and not held.cells[facts.category].effective.by
        else _verdict(facts, code, held, by_id)
        for code, held in positions(codings, facts.on).items()
        if held.texts or held.cells[facts.category].effective.by
    )


def _later(facts: Facts, codings: Sequence[Data]) -> dict[str, str]:
    """Jurisdictions in which a text of a later state reaches the category: since when it did,
    the texts at hand do not tell."""
    return {
        text.jurisdiction: text.id
        for text in texts(codings)
        if text.since is not None
        and text.since > facts.on
        and text.cells.get(facts.category, Held()).value not in ("silent", "excluded")
    }


def _not_known(code: str, source: str) -> Verdict:
    reason = "a later text reaches it; since when, the texts at hand do not tell"
    return Verdict(code, "unknown", reason, (source,), ())


def _verdict(facts: Facts, code: str, held: Position, by_id: Mapping[str, Data]) -> Verdict:
    cell = held.cells[facts.category].effective
    answer, reason = _answer(facts, cell, held)
    words = tuple(w for name in cell.by for w in _words(by_id.get(name), facts.category))
    return Verdict(code, answer, reason, cell.by or held.texts, words[:_QUOTES])


def _answer(facts: Facts, cell: Held, held: Position) -> tuple[Answer, str]:
    if facts.consent and facts.category in _BY_CONSENT:
        return "not reached", "the person depicted consented"
    if cell.value == "excluded":
        return "not reached", "the words take it out"
    if cell.value == "silent":
        undated = " (some carry no date)" if held.undated else ""
        return "not reached", f"the texts are silent{undated}"
    missing = [deed for deed in facts.deeds if deed not in cell.conduct]
    if not cell.conduct:
        return _by_other_provisions(facts, held)
    if len(missing) == len(facts.deeds):
        return "not reached", f"no {' or '.join(missing)} among the conduct punished"
    if cell.value == "conditional":
        return "reached under conditions", ", ".join(cell.conditions)
    if cell.value == "implied":
        return "reached under conditions", "only by general words"
    return "reached", "named in terms"


def _by_other_provisions(facts: Facts, held: Position) -> tuple[Answer, str]:
    """A definition that punishes nothing itself, beside offences that name the material."""
    core = "adult_real" if facts.category in _BY_CONSENT else "real_child"
    if set(facts.deeds) & set(held.cells[core].effective.conduct):
        return "reached under conditions", "by offences elsewhere that name the defined material"
    return "unknown", "the texts at hand define the material and punish nothing themselves"


def _words(coding: Data | None, category: str) -> Iterator[str]:
    cell = ((coding or {}).get("depictions") or {}).get(category) or {}
    for proof in cell.get("evidence") or ():
        yield f"{proof.get('provision') or ''}: {proof['quote']}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One category in two positions, with both wordings; ``wider`` is ``a``, ``b`` or neither."""

    category: str
    a: str
    b: str
    words_a: tuple[str, ...]
    words_b: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def compare(
    codings: Sequence[Data], a: tuple[str, date], b: tuple[str, date]
) -> tuple[Difference, ...]:
    """Two jurisdictions, or one at two dates, category by category.

    Raises `KeyError` with the code of a jurisdiction of which nothing is known.
    """
    first, second = _position(codings, *a), _position(codings, *b)
    by_id = {coding["document"]["id"]: coding for coding in codings}
    return tuple(_difference(c, first, second, by_id) for c in categories())


def _position(codings: Sequence[Data], code: str, on: date) -> Position:
    return {**obligations(codings, on), **positions(codings, on)}[code]


def _difference(
    category: str, first: Position, second: Position, by_id: Mapping[str, Data]
) -> Difference:
    one, other = first.cells[category].effective, second.cells[category].effective
    return Difference(
        category,
        one.value,
        other.value,
        tuple(w for name in one.by for w in _words(by_id.get(name), category))[:_QUOTES],
        tuple(w for name in other.by for w in _words(by_id.get(name), category))[:_QUOTES],
        tuple(sorted(set(one.conduct) - set(other.conduct))),
        tuple(sorted(set(other.conduct) - set(one.conduct))),
    )


@dataclass(frozen=True, slots=True)
class Compliance:
    """One demand of an instrument held against one jurisdiction."""

    jurisdiction: str
    pinpoint: str
    category: str
    status: Standing
    value: str
    missing: tuple[str, ...]
    reservable: str | None


@cache
def instruments() -> Mapping[str, Any]:
    """The instruments whose demands are known, by short name."""
    with (HOME / "instruments.toml").open("rb") as stream:
        return tomllib.load(stream)


def benchmark(codings: Sequence[Data], instrument: str, on: date) -> tuple[Compliance, ...]:
    """Each jurisdiction against each demand of an instrument.

    Raises `KeyError` for an unknown instrument.
    """
    demands = instruments()[instrument]["demand"]
    return tuple(
        _compliance(code, demand, held)
        for code, held in positions(codings, on).items()
        if held.texts
        for demand in demands
    )


def _compliance(code: str, demand: Mapping[str, Any], held: Position) -> Compliance:
    cell = held.cells[demand["category"]].effective
    reached = cell.value in ("covered", "implied", "conditional")
    missing = tuple(c for c in demand["conduct"] if c not in cell.conduct)
    reservable = demand.get("reservable")
    status: Standing
    if reached and not cell.conduct:
        status = "unknown"
    elif reached and not missing and cell.value != "conditional":
        status = "met"
    elif reached and len(missing) < len(demand["conduct"]):
        status = "met in part"
    else:
        status = "left out as allowed" if reservable else "not met"
    return Compliance(
        code,
        demand["pinpoint"],
        demand["category"],
        status,
        cell.value,
        missing,
        reservable,
    )
