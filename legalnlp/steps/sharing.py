"""What one sentence says for others: carve-outs, consent, how the depicted are taken.

Legislatures spread one offence over several sentences. Each function here takes limbs and gives
them back with the mentions that another sentence of the article contributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from legalnlp.steps.groups import TERMS, TRUE_IMAGES
from legalnlp.steps.limb import Limb, Topic
from legalnlp.steps.structure import articles
from legalnlp.types import Mention, Provision

_TAKEN_AS = (
    "test.person",
    "test.image",
    "test.recognisable",
    "subject.un",
    "test.realistic",
    "test.indistinguishable",
)
_ADDED = ("medium.altered", "medium.synthetic", "medium.computer_generated", "subject.unreal")
_OF_AGE = ("quantity.age", "subject.undeveloped")  # who is a child, by years or by the body
_NUMBER = regex.compile(r"\d+")
_ANY_TOPIC: tuple[Topic, ...] = ("child", "adult")
_NEAR = 4  # articles between the material and a sentence on how the depicted are to be taken


def carve(found: Sequence[Limb]) -> tuple[Limb, ...]:
    """What sentences of their own say for the whole article, put to each of its limbs.

    Carve-outs ("this section does not apply to drawings"), and consent where it is drafted as a
    defence: an offence that consent undoes is one of acting without consent.
    """
    freeing, adding = list(map(_frees, found)), list(map(_adds, found))
    shared = tuple(
        m
        for limb, frees, adds in zip(found, freeing, adding, strict=True)
        for m in limb.own
        if m.concept == "subject.person_or_minor"
        or (frees and _undoes(limb, m))
        or (adds and m.concept.startswith(_ADDED) and not _repeats(limb, m, found))
    )
    own = [m for limb, adds in zip(found, adding, strict=True) if adds for m in limb.own]
    added = [m for m in own if m in shared]
    if added:  # what counts likewise stands beside the true image
        shared += (replace(added[0], concept="medium.true_or_synthetic"),)
    if not shared:
        return tuple(found)
    return tuple(
        limb if frees else replace(limb, joined=limb.joined + _unnamed(limb, shared))
        for limb, frees in zip(found, freeing, strict=True)
    )


def _unnamed(limb: Limb, shared: Sequence[Mention]) -> tuple[Mention, ...]:
    """Without what is taken out of a limb that names that very class (rule 6)."""
    return tuple(m for m in shared if m.excluded_by is None or not limb.has(m.concept))


def _repeats(limb: Limb, mention: Mention, found: Sequence[Limb]) -> bool:
    """It is taken out, or is the name by which the article calls its material anyway: "it is no
    defence that the forgery bore a label" adds no forgery."""
    words = limb.words(mention)
    return mention.excluded_by is not None or (
        mention.concept == "medium.synthetic"
        and any(
            other.words(m) == words
            for other in found
            if other is not limb
            for m in other.own
            if m.concept == mention.concept
        )
    )


def _adds(limb: Limb) -> bool:
    """A sentence that only says what counts likewise ("it does not matter whether …")."""
    deals = limb.starting("conduct.") and limb.has("effect.offence", "effect.liability")
    return limb.has("effect.likewise") and not deals


def _frees(limb: Limb) -> bool:
    """An exemption, or a sentence that does nothing but take things out ("nor does it cover …")."""
    out = [m for m in limb.own if m.excluded_by is not None]
    names = [m for m in out if m.concept in TERMS]  # "… are no child pornography"
    does = [
        m
        for m in limb.starting("conduct.") + limb.starting("effect.") + limb.starting("content.")
        if m.concept != "effect.likewise"  # what comes back in
        and not any(n.at <= m.at < n.to for n in names)
    ]
    return limb.exempts or bool(out and not does)


def _undoes(limb: Limb, mention: Mention) -> bool:
    carved = mention.excluded_by is not None and mention.concept not in TRUE_IMAGES
    # that all who took part were grown is no use that is let off
    uses = [m for m in limb.starting("defence.") if m.concept != "defence.adult_proven"]
    partly = uses or limb.starting("phrase.part_of")
    carved = carved and not partly  # drawings kept for science are no class
    of_adults = not limb.has("subject.child")
    return carved or (of_adults and mention.concept == "consent.absent")


def interpret(
    provisions: Sequence[Provision], by_article: Mapping[int, tuple[Limb, ...]]
) -> Mapping[int, tuple[Limb, ...]]:
    """Put to the material what a sentence near it says of how the depicted are to be taken.

    "A person who looks like a child is treated as one" names neither image nor act; it speaks of
    the material of its own article, or of one close by. Likewise a sentence that lets off a
    person who draws such an image for himself: it presupposes that the drawn image is one.
    """
    units = {a: n for n, a in enumerate(articles(provisions))}
    spoken = [
        (units[a], mention)
        for a, found in by_article.items()
        for limb in found
        for mention in limb.own
        if _tells(limb, mention)
    ]
    if not spoken:
        return by_article
    return {
        a: tuple(_taken(limb, [m for n, m in spoken if abs(n - units[a]) <= _NEAR]) for limb in row)
        for a, row in by_article.items()
    }


def carved_apart(
    provisions: Sequence[Provision], by_article: Mapping[int, tuple[Limb, ...]]
) -> Mapping[int, tuple[Limb, ...]]:
    """Take out of the material what an article near it says is none of it.

    "Cartoons and dolls are not shameful items"; "sections 4 and 5 do not extend to statues". A
    limb that names the class itself keeps it, and so does one of a section that is not named.
    """
    units = {a: n for n, a in enumerate(articles(provisions))}
    apart = [
        (units[a], limb, mention)
        for a, found in by_article.items()
        if not any(limb.topics and not _frees(limb) for limb in found)
        for limb in found
        if _frees(limb)
        for mention in limb.own
        if mention.excluded_by is not None and _undoes(limb, mention)
    ]
    if not apart:
        return by_article
    return {
        a: tuple(
            _taken(
                limb,
                [m for n, by, m in apart if _reaches(n - units[a], by, limb, m, place)],
                _ANY_TOPIC,
            )
            for limb in row
        )
        for a, row in by_article.items()
        for place in (provisions[a],)
    }


def _reaches(far: int, by: Limb, limb: Limb, mention: Mention, place: Provision) -> bool:
    """Whether a carve-out, so many articles behind, is one of what the limb defines."""
    named = set(_NUMBER.findall(by.reading.text))
    meant = not named or not named.isdisjoint(_NUMBER.findall(place.label))
    return 0 < abs(far) <= _NEAR and meant and not limb.has(mention.concept)


def _tells(limb: Limb, mention: Mention) -> bool:
    if limb.has("effect.recital"):
        return False  # what the legislature finds is no rule
    if limb.exempts:
        if mention.concept == "defence.no_real_person":
            return not limb.has("reference.element")  # else it frees part of the offence only
        drawn = mention.concept == "medium.drawing" and mention.excluded_by is None
        return drawn and limb.has("reference.material")
    deals = limb.defines_material or (limb.about and limb.starting("conduct."))
    of_child = limb.own[0].concept == "subject.child"  # "a child is also …": the age stands apart
    aged = any(m.concept in _OF_AGE for m in (limb.kept if of_child else limb.own))
    who = limb.defines and not limb.topics and aged  # "a child is …"; what an image is, is no rule
    general = limb.has("effect.inference") or who or not (deals or limb.defines)
    drawn = limb.has("subject.unreal") and mention.concept in ("medium.drawing", "medium.object")
    says = general and (drawn or mention.concept.startswith(_TAKEN_AS))
    return says and limb.has("subject.child", "subject.unreal", "quantity.age", "effect.inference")


def _taken(limb: Limb, said: Sequence[Mention], topics: Sequence[Topic] = ("child",)) -> Limb:
    if not said or not set(topics) & set(limb.defines_material):
        return limb
    return replace(limb, joined=limb.joined + tuple(said))
