"""Alternatives inside one limb that no list sets apart: "any image of …, or any image of … for …".

A purpose that stands with the second of two such phrases is no condition of the first. Each
phrase names a medium and what is shown in it, so a phrase begins where a medium is named anew
after both were named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalnlp.steps.reach import Limb
from legalnlp.types import Mention

_OF_THE_PHRASE = ("condition.prurient_or_sexual_purpose", "condition.other")


def alternatives(limb: Limb) -> tuple[Limb, ...]:
    """The limb once for each phrase, if a purpose stands with one of several; else the limb."""
    if not limb.has(*_OF_THE_PHRASE):
        return (limb,)
    phrases = _phrases(sorted(limb.own, key=lambda m: m.at))
    if len(phrases) < 2 or not any(_free(phrase) for phrase in phrases):
        return (limb,)
    return tuple(replace(limb, own=_complete(phrase, phrases[0])) for phrase in phrases)


def _phrases(mentions: Sequence[Mention]) -> list[list[Mention]]:
    found: list[list[Mention]] = [[]]
    for index, mention in enumerate(mentions):
        anew = mention.concept.startswith("medium.") and _whole(found[-1])
        if anew and any(m.concept.startswith("content.") for m in mentions[index:]):
            found.append([])
        found[-1].append(mention)
    return found


def _whole(phrase: Sequence[Mention]) -> bool:
    """A medium is named and, after it, what is shown."""
    media = [m.at for m in phrase if m.concept.startswith("medium.")]
    return bool(media) and any(
        m.concept.startswith("content.") and m.at > media[0] for m in phrase
    )


def _free(phrase: Sequence[Mention]) -> bool:
    return _whole(phrase) and not any(m.concept in _OF_THE_PHRASE for m in phrase)


def _complete(phrase: Sequence[Mention], first: Sequence[Mention]) -> tuple[Mention, ...]:
    """A later phrase that names nobody speaks of whom the first one names."""
    if phrase is first or any(m.concept.startswith("subject.") for m in phrase):
        return tuple(phrase)
    return tuple(m for m in first if m.concept.startswith("subject.")) + tuple(phrase)
