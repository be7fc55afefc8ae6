"""Deeds whose penalty stands in a paragraph of its own.

"Imprisonment of one to five years is imposed on / whoever has sold …, / whoever has made …": old
codes put the penalty before a row of deeds, or behind it, each in a paragraph by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalnlp.steps.groups import NO_RULE, WRONG
from legalnlp.steps.limb import Limb
from legalnlp.types import Mention, Provision

_NAMES = ("conduct.", "content.", "medium.", "subject.", "reference.", "defence.")
_NOT_PUNISHED = ("effect.duty", "effect.likewise", "effect.grading", *NO_RULE, *WRONG)


def punished_apart(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each deed on the subject with the penalty beside it."""
    return tuple(
        replace(limb, joined=limb.joined + penalty)
        if _is_deed(limb) and (penalty := _beside(provisions, found, at))
        else limb
        for at, limb in enumerate(found)
    )


def _is_deed(limb: Limb) -> bool:
    deeds = limb.starting("conduct.")
    return bool(limb.topics and deeds) and not limb.defines and not limb.has(*_NOT_PUNISHED)


def _beside(provisions: Sequence[Provision], found: Sequence[Limb], at: int) -> tuple[Mention, ...]:
    """The penalty at the head of the row of paragraphs in which the deed stands, or behind it."""
    here = provisions[found[at].reading.provision].parent
    for other in (*reversed(found[:at]), *found[at + 1 : at + 2]):
        if _only_punishes(other) and provisions[other.reading.provision].parent == here:
            return other.of("effect.offence")[:1]
    return ()


def _only_punishes(limb: Limb) -> bool:
    """The paragraph threatens, and names neither deed nor thing nor person."""
    named = any(m.concept.startswith(_NAMES) for m in limb.own)
    return limb.has("effect.offence") and not limb.exempts and not named
