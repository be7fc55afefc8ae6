"""What two codings of one document say differently, with both sides' words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legalnlp.evaluation.gold import SETS, Coded
from legalnlp.knowledge import categories


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell, set or figure that the two sides code differently, with both sides' words."""

    document: str
    item: str
    gold: str
    ours: str
    gold_evidence: tuple[str, ...] = ()
    our_evidence: tuple[str, ...] = ()
    hard: bool = False
    note: str | None = None


def differences(gold: Coded, ours: Coded) -> Iterable[Difference]:
    """What the two codings of one document say differently."""
    if gold.relevant != ours.relevant:
        yield Difference(gold.id, "relevant", str(gold.relevant), str(ours.relevant))
    for category in categories():
        yield from _cell_differences(gold, ours, category)
    for name in SETS:
        if gold.sets[name] != ours.sets[name]:
            yield Difference(gold.id, name, _members(gold.sets[name]), _members(ours.sets[name]))
    if set(gold.readings) != set(ours.readings) and (gold.relevant or ours.relevant):
        yield Difference(gold.id, "readings", _readings(gold), _readings(ours))
    for name in ("age", "max_prison_years"):
        theirs, own = getattr(gold, name), getattr(ours, name)
        if theirs != own:
            yield Difference(gold.id, name, str(theirs), str(own))


def _cell_differences(gold: Coded, ours: Coded, category: str) -> Iterable[Difference]:
    g, o = gold.cell(category), ours.cell(category)
    quotes = (g.evidence, o.evidence, g.hard, g.note)
    if g.value != o.value:
        yield Difference(gold.id, category, g.value, o.value, *quotes)
    for name in ("conditions", "conduct"):
        theirs, own = getattr(g, name), getattr(o, name)
        if theirs != own:
            item = f"{category}.{name}"
            yield Difference(gold.id, item, _members(theirs), _members(own), *quotes)


def _readings(coded: Coded) -> str:
    listed = (f"{effect} {_members(about)}" for effect, about in sorted(coded.readings))
    return "; ".join(listed) or "-"


def _members(members: Iterable[str]) -> str:
    return " ".join(sorted(members)) or "-"
