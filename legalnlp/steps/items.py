"""Sentences about some items of a list alone.

A definition says in several items what the material is. An offence that names some of them by
their letters ("the material of paragraph 4 (a) and (b)") deals with these alone; a sentence that
asks something of one ("paragraph (c) applies only if …") asks it of no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from legalnlp.steps.limb import Limb
from legalnlp.types import Mention, Provision

_NAME = regex.compile(r"[\p{L}\d]+")
_LABEL = regex.compile(r"\p{L}|\d{1,2}")
_AFTER = r"\s?[)\]°º΄']"
_BEFORE = r"(?<![\p{L}\d])"


def on_named_items(provisions: Sequence[Provision], limb: Limb) -> Limb:
    """The limb tied to those items alone that it names; as it is where it names none or all."""
    if len(limb.relies_on) < 2 or limb.exempts or limb.has("qualifier.exclusion"):
        return limb
    named = frozenset(p for p in limb.relies_on if is_named(provisions[p], limb.reading.text))
    return replace(limb, relies_on=named) if named else limb


def is_named(provision: Provision, text: str) -> bool:
    """Whether the letter or counted sign of an item ("b)", "2°") stands in the text."""
    label = _LABEL.search(provision.number or "")
    lettered = label and (label.group().isalpha() or "°" in (provision.number or ""))
    if not label or not lettered or provision.kind != "item":
        return False
    return bool(regex.search(_BEFORE + regex.escape(label.group()) + _AFTER, text))


def asked_of_items(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each with the conditions that a sentence puts to its item alone.

    The sentence ends its own limb: what it says of the item is no further way to meet it.
    """
    asked = [(name, limb.starting("condition.")) for limb in found for name in _items(limb)]
    if not any(conditions for _, conditions in asked):
        return tuple(found)
    return tuple(
        replace(limb, joined=limb.joined + more)
        if (more := tuple(_put_to(provisions, limb, asked))) and not any(_items(limb))
        else limb
        for limb in found
    )


def _items(limb: Limb) -> list[str]:
    """The numbers of the items of which the limb asks something: "c", "2"."""
    return [
        _NAME.findall(limb.reading.text[m.at : m.to])[-1].casefold()
        for m in limb.own
        if m.concept == "reference.item"
    ]


def _put_to(
    provisions: Sequence[Provision],
    limb: Limb,
    asked: Sequence[tuple[str, tuple[Mention, ...]]],
) -> list[Mention]:
    names = set(_numbers(provisions, limb.reading.provision))
    return [m for name, conditions in asked if name in names for m in conditions]


def _numbers(provisions: Sequence[Provision], index: int) -> list[str]:
    """The numbers of an item and of those that it stands in, up to the paragraph or article."""
    found: list[str] = []
    at: int | None = index
    while at is not None and provisions[at].kind == "item":
        found += _NAME.findall((provisions[at].number or "").casefold())[-1:]
        at = provisions[at].parent
    return found
