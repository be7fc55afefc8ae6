"""Elements of an offence that its article places in paragraphs of their own.

"It is obscene and falls within paragraph (6)", "does any of the things mentioned in paragraphs
(2) to (5)": what is said in one paragraph is put to the limbs of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from legalnlp.steps.groups import WRONG
from legalnlp.steps.limb import Limb
from legalnlp.steps.numbered import numbers_up
from legalnlp.types import Mention, Provision

_NUMBER = regex.compile(r"\d+")
_BRACKETED = regex.compile(r"\((\d+)\)")
_LONGEST_ROW = 12  # paragraphs


def elements(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """Put the conditions of a limb to the paragraph in which it places another of its elements.

    "It is obscene and falls within paragraph (6)": what paragraph (6) describes must be obscene.
    Likewise with the conditions of a paragraph that names nothing else: "for a purpose mentioned
    in paragraph (3)", and with what the article describes as its "condition 2".
    """
    rows = [_freed(provisions, found, limb) for limb in found]
    rows = [replace(limb, joined=limb.joined + _demanded(provisions, found, limb)) for limb in rows]
    for limb in rows:  # one that was given conditions passes them on
        conditions = limb.starting("condition.")
        apart = _deeds_apart(limb)
        for mention in limb.own if conditions or apart else ():
            if mention.concept == "reference.element" and mention.number is not None:
                for number in sorted(_places_named(limb, mention)):
                    _demand(provisions, rows, number, (*conditions, *apart))
    return tuple(rows)


def _deeds_apart(limb: Limb) -> tuple[Mention, ...]:
    """What an offence says whose deeds stand in other paragraphs: "commits an offence if, without
    the other's consent, he does any of the things mentioned in paragraphs (2) to (5)"."""
    deeds = limb.starting("conduct.") or limb.starting("medium.")
    rows = [m for m in limb.own if m.concept == "reference.element" and _in_a_row(limb, m)]
    if deeds or not rows or limb.exempts:
        return ()
    return limb.of("effect.offence")[:1] + limb.of("consent.absent")


def _in_a_row(limb: Limb, mention: Mention) -> bool:
    return len(_numbers(limb, mention)) > 1


def _places_named(limb: Limb, mention: Mention) -> set[int]:
    """The numbers that a reference names, with those between the ends of a range."""
    named = set(_numbers(limb, mention))
    for row in limb.of("reference.range"):
        if mention.at <= row.at and row.to <= mention.to:
            first, *_, last = _numbers(limb, row)
            named.update(range(first, min(last, first + _LONGEST_ROW) + 1))
    return named or {int(mention.number or 0)}


def _numbers(limb: Limb, mention: Mention) -> list[int]:
    return [int(number) for number in _NUMBER.findall(limb.words(mention))]


def _freed(provisions: Sequence[Provision], found: Sequence[Limb], limb: Limb) -> Limb:
    """A paragraph that says when it applies ends an exemption: "if subsection (2) applies, …"."""
    if not limb.has("phrase.applies_where") or limb.has(*WRONG):
        return limb
    freeing = [
        m
        for other in found
        if other.exempts and _names_place(provisions, other, limb)
        for m in other.own
        if m.concept == "effect.exemption"
    ]
    return replace(limb, own=(*(replace(m, at=0, to=0) for m in freeing[:1]), *limb.own))


def _names_place(provisions: Sequence[Provision], limb: Limb, other: Limb) -> bool:
    return any(
        m.concept == "reference.element"
        and m.number
        and _is_paragraph(provisions, other, int(m.number))
        for m in limb.own
    )


def _demanded(
    provisions: Sequence[Provision], found: Sequence[Limb], limb: Limb
) -> tuple[Mention, ...]:
    """The conditions that stand in a paragraph named by the limb, if each of its ways has one."""
    named = {m.number for m in limb.own if m.concept == "reference.condition"}
    if named:
        says = "phrase.states_condition"
        stated = [o for o in found if any(m.concept == says and m.number in named for m in o.own)]
        return _shared_elements(stated) if stated else _meant(provisions, found, limb, named)
    numbers = {int(m.number) for m in limb.own if m.concept == "reference.element" and m.number}
    ways = [
        other for number in numbers for other in found if _is_paragraph(provisions, other, number)
    ]
    bare = all(not way.starting("conduct.") and not way.starting("medium.") for way in ways)
    asked = [way.starting("condition.") for way in ways if not way.exempts]
    if not bare or not all(asked) or limb in ways:
        return ()
    return tuple(condition for conditions in asked for condition in conditions)


def _meant(
    provisions: Sequence[Provision], found: Sequence[Limb], limb: Limb, named: set[float | None]
) -> tuple[Mention, ...]:
    """The conditions of the paragraph whose intent is meant: "with the intent mentioned in (1)"."""
    numbers = [int(number) for number in named if number is not None]
    return tuple(
        m
        for other in found
        if other is not limb and any(_is_paragraph(provisions, other, n) for n in numbers)
        for m in other.starting("condition.")
    )


def _shared_elements(ways: Sequence[Limb]) -> tuple[Mention, ...]:
    """Conditions, and the lack of consent, that none of the ways does without."""
    return tuple(
        element
        for kind in ("condition.", "consent.")
        if ways and all(way.starting(kind) for way in ways)
        for way in ways
        for element in way.starting(kind)
    )


def _is_paragraph(provisions: Sequence[Provision], limb: Limb, number: int) -> bool:
    """Whether the limb stands in the paragraph of its article with that number.

    Of several numbers in brackets the last is meant; else that of the paragraph ("§ 2 odst. 1").
    """
    bracketed = _BRACKETED.findall(provisions[limb.reading.provision].label)
    if bracketed:
        return int(bracketed[-1]) == number
    numbers = tuple(numbers_up(provisions, limb.reading.provision))
    return numbers[-1:] == (number,)


def _demand(
    provisions: Sequence[Provision], rows: list[Limb], number: int, conditions: tuple[Mention, ...]
) -> None:
    """Join the conditions to the limbs of the paragraph with that number."""
    for at, limb in enumerate(rows):
        if _is_paragraph(provisions, limb, number) and not limb.exempts:
            rows[at] = replace(limb, joined=limb.joined + conditions)
