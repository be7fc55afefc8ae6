"""Which rules of a language fire in a reading, and which of their finds are taken out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from legalnlp.knowledge import Pack, Rule, fold
from legalnlp.types import Mention, Reading

_CLAUSE_END = regex.compile(r"[.;。；\n](?!\d)|$")
_CLAUSE_START = regex.compile(r"[.;。；\n(（](?!\d)")
_TAKEN_OUT = ("medium.", "test.", "subject.unreal", "content.child_term")


def mentions(reading: Reading, pack: Pack) -> tuple[Mention, ...]:
    """Every mention in a reading, in order of place, with exclusions applied."""
    text = fold(reading.text)
    found = [m for rule in pack.rules for m in _fire(rule, text, reading)]
    found.sort(key=lambda m: (m.at, -m.to, m.concept))
    return tuple(_qualified(found, text, pack))


def _fire(rule: Rule, text: str, reading: Reading) -> Iterator[Mention]:
    for match in rule.regex.finditer(text):
        at, to = match.span()
        if at == to:
            continue
        start, end = reading.locate(at, to)
        number = _number(match) if rule.concept.startswith("quantity.") else None
        yield Mention(
            rule.id, rule.concept, start, end, reading.provision, at, to, number=number
        )


def _number(match: regex.Match[str]) -> float | None:
    groups = match.groupdict()
    value = groups.get("number")
    return None if value is None else _as_number(value)


def _as_number(text: str) -> float | None:
    digits = regex.sub(r"[^\d.]", "", text)
    return float(digits) if digits.strip(".") else None


def _qualified(found: Sequence[Mention], text: str, pack: Pack) -> Iterator[Mention]:
    scopes = {rule.id: rule.scope for rule in pack.by_concept.get("qualifier.exclusion", ())}
    stops = [m.at for m in found if m.concept == "qualifier.inclusion"]
    exclusions = [
        (m, *_scope(m, scopes[m.rule] or "after", text, stops))
        for m in found
        if m.concept == "qualifier.exclusion"
    ]
    simulated_acts = [m for m in found if m.concept == "qualifier.conduct_simulated"]
    for mention in found:
        if mention.concept == "medium.simulated" and any(_overlap(mention, s) for s in simulated_acts):
            continue
        if mention.concept.startswith(_TAKEN_OUT):
            for cue, low, high in exclusions:
                if low <= mention.at and mention.to <= high and not _overlap(mention, cue):
                    mention = replace(mention, excluded_by=cue.rule)
                    break
        yield mention


def _scope(cue: Mention, side: str, text: str, stops: Sequence[int]) -> tuple[int, int]:
    """The stretch of the reading on which an exclusion acts: never beyond its clause."""
    starts = [m.end() for m in _CLAUSE_START.finditer(text, 0, cue.at)]
    low = starts[-1] if starts else 0
    ending = _CLAUSE_END.search(text, cue.to)
    high = min([ending.start() if ending else len(text), *(s for s in stops if s > cue.to)])
    if side == "after":
        return cue.to, high
    return (low, cue.at) if side == "before" else (low, high)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.at < other.to and other.at < one.to
