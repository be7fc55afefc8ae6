"""How sure a cell is: an estimate of the share of such cells that a careful reader would confirm.

Four features lower it, each of them a thing on which readers differ as well: the category is
reached by general words only; it is reached under a condition; the limbs disagree about it; the
words that decide stand in another place than the limb. A `silent` cell is less sure where words
that name the category do stand in the text and no limb ties them to the subject. The figures are
rounded from agreement with coded texts, and cells below `REVIEW` ask for a reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.limb import Limb
from legalnlp.steps.reach import names_in_terms
from legalnlp.steps.reached import Reached

REVIEW = 0.88
_SURE = 0.98
_LOWERED_BY = {
    "general words": 0.06,
    "condition": 0.08,
    "disagreement": 0.08,
    "words elsewhere": 0.1,
    "named but not reached": 0.12,
}


def confidence(
    category: str, reached: Sequence[tuple[Limb, Reached]], limbs: Sequence[Limb]
) -> float:
    """An estimate in (0, 1) for the cell of ``category``, of which the limbs say ``reached``."""
    lowered = sum(_LOWERED_BY[feature] for feature in features(category, reached, limbs))
    return round(_SURE - lowered, 2)


def features(
    category: str, reached: Sequence[tuple[Limb, Reached]], limbs: Sequence[Limb]
) -> tuple[str, ...]:
    """What makes the cell less sure, in words."""
    if not reached:
        named = any(limb.has(*names_in_terms(category)) for limb in limbs)
        return ("named but not reached",) if named else ()
    width = min(r.width for _, r in reached)
    winners = [(limb, r) for limb, r in reached if r.width == width]
    found = {
        "general words": not any(r.named for _, r in winners),
        "condition": winners[0][1].value == "conditional",
        "disagreement": any(_against(winners[0][1], r) for _, r in reached),
        "words elsewhere": not any(m in limb.own for limb, r in winners for m in r.by),
    }
    return tuple(feature for feature, there in found.items() if there)


def _against(winner: Reached, other: Reached) -> bool:
    """One limb takes the category out, or hedges it, and another does not."""
    return winner.value != other.value and "excluded" in (winner.value, other.value)
