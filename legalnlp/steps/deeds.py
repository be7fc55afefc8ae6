"""Deeds that an offence does not name itself, but by the provision in which they stand.

"Whoever does any act mentioned in section 13(1) in respect of such pictures of a child …".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.limb import Limb
from legalnlp.types import Provision

_BRACKETED = regex.compile(r"^\((\w+)\)")  # a section that stands under no part


def deeds_named(
    provisions: Sequence[Provision], by_article: Mapping[int, tuple[Limb, ...]]
) -> Mapping[int, tuple[Limb, ...]]:
    """The limbs of each article, those that refer to the deeds of a provision with these."""
    doing = [
        (label, limb)
        for article, row in by_article.items()
        for limb in row
        if limb.starting("conduct.")
        for label in {provisions[article].label, provisions[limb.reading.provision].label}
    ]
    return {a: tuple(_with_deeds(limb, doing) for limb in row) for a, row in by_article.items()}


def _with_deeds(limb: Limb, doing: Sequence[tuple[str, Limb]]) -> Limb:
    said = [limb.words(m) for m in limb.own if m.concept == "reference.deed"]
    if not said:
        return limb
    deeds = tuple(
        mention
        for label, other in doing
        if other is not limb and any(_names(words, label) for words in said)
        for mention in other.starting("conduct.")
    )
    return replace(limb, joined=limb.joined + deeds) if deeds else limb


def _names(words: str, label: str) -> bool:
    """Whether a provision stands in the words by its whole label ("13" does not in "13(2)")."""
    sign = regex.escape(_BRACKETED.sub(r"\1", fold(label).casefold()))
    return bool(regex.search(r"\d", label) and regex.search(rf"(?<![\w(]){sign}(?![\w(])", words))
