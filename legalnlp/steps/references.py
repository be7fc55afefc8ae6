"""Limbs that speak of "objects in the sense of paragraph 1": in what media those are.

Statutes list the media once, for pornography at large, and name them by number where the
depiction of children is dealt with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from legalnlp.steps.limb import Limb
from legalnlp.types import Mention, Provision


def refer_by_number(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each with the media of the paragraph to which it refers."""
    return tuple(
        replace(limb, joined=limb.joined + media)
        if (media := tuple(_media(provisions, found, limb)))
        else limb
        for limb in found
    )


def refer_ahead(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each tied to the paragraph further on that says what it means.

    "Whoever sells such a depiction (para. 4) …": what is depicted, paragraph 4 tells alone.
    """
    return tuple(
        replace(limb, relies_on=limb.relies_on | ahead, relied_topics=limb.topics)
        if (ahead := _described_ahead(provisions, found, limb))
        else limb
        for limb in found
    )


def _described_ahead(
    provisions: Sequence[Provision], article: Sequence[Limb], limb: Limb
) -> frozenset[int]:
    named = {int(m.number) for m in limb.own if m.concept == "reference.material" and m.number}
    if not named or not limb.topics:
        return frozenset()
    return frozenset(
        other.reading.provision
        for other in article
        if other.reading.provision > limb.reading.provision
        and other.defines_material
        and not named.isdisjoint(_numbers(provisions, other.reading.provision))
    )


def named_before(
    provisions: Sequence[Provision], before: Sequence[Limb], limb: Limb
) -> Limb | None:
    """The nearest limb before, in the article, whose number the limb names."""
    named = {int(m.number) for m in limb.own if m.concept == "reference.material" and m.number}
    for other in reversed(before):
        if other.topics and not named.isdisjoint(_numbers(provisions, other.reading.provision)):
            return other
    return None


def _media(
    provisions: Sequence[Provision], article: Sequence[Limb], limb: Limb
) -> Iterator[Mention]:
    """Mentions of media under the number that the limb names, if it stands before the limb."""
    named = {int(m.number) for m in limb.own if m.concept == "reference.material" and m.number}
    own = limb.reading.provision
    for other in article:
        place = other.reading.provision
        if named and place < own and not named.isdisjoint(_numbers(provisions, place)):
            yield from other.starting("medium.")


def _numbers(provisions: Sequence[Provision], index: int) -> Iterator[int]:
    """The numbers of a provision and of those that it stands in, up to its article."""
    at: int | None = index
    while at is not None and provisions[at].kind not in ("article", "section"):
        digits = regex.search(r"\d+", provisions[at].number or "")
        if digits:
            yield int(digits.group())
        at = provisions[at].parent
