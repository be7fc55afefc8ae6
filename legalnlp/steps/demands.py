"""What a paragraph of its own asks of every deed of its article.

"The deed is punishable only if it caused serious harm" names neither deed nor thing: what it asks
for is a condition of all that the article punishes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalnlp.steps.limb import Limb


def asked_apart(found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each on the subject with what such a paragraph asks for."""
    asked = tuple(m for limb in found if _only_asks(limb) for m in limb.starting("condition."))
    if not asked:
        return tuple(found)
    return tuple(
        replace(limb, joined=limb.joined + asked) if _takes(limb) else limb for limb in found
    )


def _only_asks(limb: Limb) -> bool:
    """The paragraph says when the deed is punishable, and describes no deed itself."""
    described = limb.about or limb.starting("content.")
    return limb.has("phrase.only_if") and not described and not limb.exempts


def _takes(limb: Limb) -> bool:
    return bool(limb.topics) and not limb.has("phrase.only_if")
