"""What a bracket adds to the words before it."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.knowledge import fold
from legalnlp.types import Mention, Reading


def adds(reading: Reading, said: Sequence[Mention], what: Mention, to: Sequence[str]) -> bool:
    """Whether ``what`` stands in a bracket that includes it behind a mention of one of the
    concepts ``to``: "a film (films edited later included)". ``said`` are the reading's mentions.
    """
    if what not in said:
        return False
    text = fold(reading.text)
    opened = text.rfind("(", 0, what.at)
    closed = text.find(")", max(opened, 0))
    inside = [m.concept for m in said if opened < m.at and m.to <= closed]
    within = 0 <= opened < what.at and what.to <= closed and "qualifier.inclusion" in inside
    kept = (m for m in said if m.concept in to and m.excluded_by is None)
    return within and any(m.at < opened for m in kept)
