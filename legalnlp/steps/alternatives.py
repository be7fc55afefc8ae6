"""Alternatives inside one limb that no list sets apart: "any image of …, or any image of … for …".

A purpose that stands with the second of two such phrases is no condition of the first. Each
phrase names a medium and what is shown in it, so a phrase begins where a medium is named anew
after both were named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from legalnlp.steps.groups import ADULT_TERMS, CONTENT
from legalnlp.steps.limb import Limb
from legalnlp.types import Mention

_SENTENCE = regex.compile(r"[.](?=\s+\p{Lu})|[;。；]")
_BEGINS = ("medium.", "phrase.")
_PURPOSES = ("condition.prurient_or_sexual_purpose", "condition.other")
_LIFELIKE = ("test.realistic", "test.indistinguishable")
_SHOWN = ("content.", "reference.content")
_BARE = {"medium.representation", "medium.true_or_synthetic"}


def alternatives(limb: Limb) -> tuple[Limb, ...]:
    """The limb once for each phrase, if a purpose, or how lifelike an image must be, stands with
    one of several; else the limb."""
    plain = _without_later_offences(limb)
    if plain is not None:
        return (*alternatives(plain), limb)
    # what limits the phrase that it stands with, and no other
    for limiting in (_PURPOSES, _LIFELIKE):
        if limb.has(*limiting) and not _said_of_every_deed(limb, limiting):
            phrases = _phrases(sorted(_beside_terms(limb), key=lambda m: m.at))
            if len(phrases) > 1 and any(_free(phrase, limiting) for phrase in phrases):
                return tuple(replace(limb, own=_complete(p, phrases[0])) for p in phrases)
    return (limb,)


def _said_of_every_deed(limb: Limb, limiting: Sequence[str]) -> bool:
    """A purpose that stands before a row of deeds is that of each: "It is an offence, for …, to …:
    (a) to film …; (b) to show …"."""
    first = min((m.at for m in limb.starting("conduct.")), default=None)
    ends = [m.to for m in limb.of(*limiting)]
    colon = limb.reading.text.find(":", max(ends)) if ends else -1
    return limiting is _PURPOSES and first is not None and 0 <= colon < first


def _beside_terms(limb: Limb) -> list[Mention]:
    """The mentions but for those inside a name of the material: a name is no phrase."""
    names = limb.of("content.child_term", *(ADULT_TERMS if limb.defines else ()))
    return [m for m in limb.own if not any(n.at <= m.at < n.to for n in names)]


def _without_later_offences(limb: Limb) -> Limb | None:
    """The limb less the sentences that are offences of their own under a condition.

    "Whoever shares … is punished. Whoever passes it on in order to harm is punished likewise.":
    the intent of the second sentence is none of the first, nor that of a sentence that only makes
    the penalty graver. None where that leaves no material, or where a condition stands in a
    sentence that names no penalty, or a material and no deed.
    """
    conditions = [m for m in limb.own if m.concept.startswith("condition.")]
    if not conditions:
        return None
    edges = [0, *(m.end() for m in _SENTENCE.finditer(limb.reading.text)), len(limb.reading.text)]
    bound: list[Mention] = []
    for low, high in pairwise(edges):
        inside = [m for m in limb.own if low <= m.at < high]
        if not any(m in conditions for m in inside):
            continue
        graver = not _names(inside, "medium.") and not _names(inside, "content.")
        if low == 0 or not _names(inside, "effect.") or not (graver or _names(inside, "conduct.")):
            return None
        bound += inside
    plain = replace(limb, own=tuple(m for m in limb.own if m not in bound))
    return plain if plain.defines_material and plain.starting("effect.") else None


def _names(mentions: Sequence[Mention], prefix: str) -> bool:
    return any(m.concept.startswith(prefix) for m in mentions)


def _phrases(mentions: Sequence[Mention]) -> list[list[Mention]]:
    found: list[list[Mention]] = [[]]
    for index, mention in enumerate(mentions):
        inside = any(m.at <= mention.at < m.to for m in found[-1] if m.concept.startswith(_SHOWN))
        anew = mention.concept.startswith(_BEGINS) and _whole(found[-1]) and not inside
        if anew and any(m.concept.startswith(_SHOWN) for m in mentions[index:]):
            found.append(_before_the_noun(found[-1], mention))
        found[-1].append(mention)
    return found


def _before_the_noun(phrase: list[Mention], noun: Mention) -> list[Mention]:
    """What stands right before the noun goes with it: "…, realistic images of …"."""
    taken: list[Mention] = []
    while phrase and phrase[-1].concept.startswith("test.") and noun.at - phrase[-1].to in (0, 1):
        taken.insert(0, phrase.pop())
    return taken


def _whole(phrase: Sequence[Mention]) -> bool:
    """A medium is named and, after it, what is shown."""
    media = [m.at for m in phrase if m.concept.startswith(_BEGINS)]
    return bool(media) and any(m.concept.startswith(_SHOWN) and m.at > media[0] for m in phrase)


def _free(phrase: Sequence[Mention], limiting: Sequence[str]) -> bool:
    if limiting == _LIFELIKE and not _names(phrase, "medium."):
        return False  # "a realistic image of …, or showing …" is one image
    return _whole(phrase) and not any(m.concept in limiting for m in phrase)


def _complete(phrase: Sequence[Mention], first: Sequence[Mention]) -> tuple[Mention, ...]:
    """A later phrase that names nobody speaks of whom the first one names, one that says "such
    an act" means that of the first, and a bare representation in it is as visual as what the
    first one names (rule 9)."""
    if phrase is first:
        return tuple(phrase)
    media = {m.concept for m in phrase if m.concept.startswith("medium.")}
    visual = [m for m in first if m.concept == "qualifier.visual"]
    seen = visual[:1] if "medium.representation" in media and media <= _BARE else []
    named = any(m.concept.startswith("subject.") for m in phrase)
    subjects = [] if named else [m for m in first if m.concept.startswith("subject.")]
    said = any(m.concept.startswith("content.") for m in phrase)
    content = [] if said else [m for m in first if m.concept in CONTENT][:1]
    return (*subjects, *seen, *content, *phrase)
