"""What a sentence asks of one item of a list alone: "paragraph (c) applies only if …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from legalnlp.steps.limb import Limb
from legalnlp.types import Mention, Provision

_NAME = regex.compile(r"[\p{L}\d]+")


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
