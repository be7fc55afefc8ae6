"""The history of a jurisdiction's cells: spells of one value, each with what brought it about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile
from typing import Literal

from legalnlp.knowledge import categories
from legalnlp.steps.jurisdiction import Position, Ruling, Standing, Text, position
from legalnlp.types import Value

By = Literal["first text", "text", "judgment", "end"]


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time in which a cell had one value: a row of event-history data.

    ``start`` is the day on which it came to be, ``end`` the first day of the next value (None
    while it lasts). ``cause`` are the documents or judgments that brought it about, ``by`` says
    how: enacted words, a judgment, or the end of the texts that are named. ``first text`` are
    words of which no older version is at hand: since when the law says so, they do not tell.
    """

    jurisdiction: str
    category: str
    start: date
    end: date | None
    value_text: Value
    value_effective: Value
    conditions: tuple[str, ...]
    cause: tuple[str, ...]
    by: By = "text"
    conduct: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """The position on a day on which something began, ended or was decided."""

    day: date
    position: Position
    judgments: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """The texts in force and the judgments given by then."""
        return self.judgments | frozenset(self.position.texts)


def spells(
    jurisdiction: str, texts: Sequence[Text], rulings: Sequence[Ruling], until: date
) -> tuple[Spell, ...]:
    """All spells of a jurisdiction up to the day ``until``, category by category.

    Silence before the first text at hand of the act that ends it is no finding and left out.
    """
    mine = [t for t in texts if t.jurisdiction == jurisdiction and t.kind == "statute"]
    spoken = [r for r in rulings if r.jurisdiction == jurisdiction]
    days = {t.since for t in mine} | {t.until for t in mine} | {r.given for r in spoken}
    ordered = sorted(day for day in days if day is not None and day <= until)
    states = [
        _State(
            day,
            position(jurisdiction, day, mine, spoken),
            frozenset(r.id for r in spoken if r.given <= day),
        )
        for day in ordered
    ]
    began = list(dropwhile(lambda state: not state.position.texts, states))
    acts = {t.id: t.provision for t in mine}
    first = _first(mine)
    return tuple(
        spell
        for category in categories()
        for spell in _told(list(_spells(category, began, acts)), first)
    )


def _first(texts: Sequence[Text]) -> frozenset[str]:
    """The oldest text at hand of each unit of each act."""
    oldest: dict[tuple[str, str], Text] = {}
    for text in sorted(texts, key=lambda t: (t.since or date.min, t.id)):
        for unit in text.units:
            oldest.setdefault((text.provision, unit), text)
    return frozenset(t.id for t in oldest.values() if not _older(t, oldest))


def _older(text: Text, oldest: Mapping[tuple[str, str], Text]) -> bool:
    """Whether an older text holds another unit of the same act."""
    return any(oldest[text.provision, unit].id != text.id for unit in text.units)


def _told(rows: list[Spell], first: frozenset[str]) -> Iterator[Spell]:
    for number, row in enumerate(rows):
        opens = row.by == "text" and row.value_effective != "silent" and set(row.cause) <= first
        named = replace(row, by="first text") if opens or number == 0 else row
        ends = rows[number + 1] if number + 1 < len(rows) else None
        ended_by_first = ends is not None and ends.by == "text" and set(ends.cause) <= first
        if number == 0 and row.value_effective == "silent" and ended_by_first:
            continue
        yield named


def _spells(category: str, states: Sequence[_State], acts: Mapping[str, str]) -> Iterator[Spell]:
    open_: Spell | None = None
    before: _State | None = None
    for state in states:
        cell = state.position.cells[category]
        if open_ is None or _seen(open_) != _shown(cell):
            if open_ is not None:
                yield replace(open_, end=state.day)
            open_ = _begun(category, state, before, acts)
        before = state
    if open_ is not None:
        yield open_


def _seen(spell: Spell) -> tuple[object, ...]:
    return spell.value_text, spell.value_effective, spell.conditions


def _shown(cell: Standing) -> tuple[object, ...]:
    return cell.text.value, cell.effective.value, cell.effective.conditions


def _begun(category: str, state: _State, before: _State | None, acts: Mapping[str, str]) -> Spell:
    cell = state.position.cells[category]
    cause, by = _cause(category, state, before, acts)
    return Spell(
        state.position.jurisdiction,
        category,
        state.day,
        None,
        cell.text.value,
        cell.effective.value,
        cell.effective.conditions,
        cause,
        by,
        cell.effective.conduct,
    )


def _cause(
    category: str, state: _State, before: _State | None, acts: Mapping[str, str]
) -> tuple[tuple[str, ...], By]:
    """What made a cell what it is from this day: what came to hold it, else what let go of it.

    A silent cell is held by nothing: at first by the silence of the texts at hand, later by the
    words that took the place of those that spoke, or by the end of these.
    """
    cell = state.position.cells[category]
    if before is None:
        return cell.effective.by or state.position.texts, "text"
    was = before.position.cells[category]
    held = _new(cell.effective.by, was.effective.by) or _new(cell.text.by, was.text.by)
    came = tuple(name for name in held if name not in before.known)
    judged = tuple(name for name in came if name in state.judgments)
    if came:
        return (judged, "judgment") if judged else (came, "text")
    gone = _new((*was.effective.by, *was.text.by), (*cell.effective.by, *cell.text.by))
    lost = {acts.get(name) for name in gone}
    instead = tuple(
        name for name in _new(state.position.texts, before.position.texts) if acts[name] in lost
    )
    return (instead, "text") if instead else (gone or held, "end")


def _new(now: Sequence[str], then: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(now) - set(then)))
