"""Whom a limb on unconsented images reaches: adults, and by its general words children."""

from __future__ import annotations

from collections.abc import Iterator

from legalnlp.steps.groups import CONDITIONS, CONTENT, HARM, MADE, SEEN, TRUE_IMAGES, UNALTERED
from legalnlp.steps.limb import Limb
from legalnlp.steps.reached import Reached, conditioned
from legalnlp.types import Mention, Value

_SAID_OF_IT = 50  # characters between a word for an image and the words for how it was made


def adults(limb: Limb, child_too: bool) -> Iterator[Reached]:
    """What the limb supports for adults and, by its general words, for children (rule 10).

    ``child_too`` tells that the limb names children itself, so that general words add nothing.
    """
    conditions = limb.starting(CONDITIONS)
    proof = limb.of("content.adult_term", "consent.absent")[:1] + limb.of(*CONTENT)[:1]
    false_only = limb.shows_likeness_only
    seen_or_named = limb.has(*SEEN, "content.adult_term", "medium.true_or_synthetic")
    true_image = seen_or_named and not false_only
    unmade = tuple(m for m in limb.taken_out if m.concept in MADE)
    carved = tuple(
        m
        for m in limb.taken_out
        if m.concept in (*TRUE_IMAGES, *UNALTERED)
        and not any(abs(m.at - u.at) < _SAID_OF_IT for u in unmade)
        and not _is_what_they_are_not(limb, m)
    )
    if carved:
        yield Reached("adult_real", "excluded", carved)
    elif true_image:
        yield conditioned("adult_real", "covered", limb.of(*SEEN)[:1] + proof, conditions)
    made = limb.of(
        "medium.synthetic",
        "content.synthetic_term",
        "medium.altered",
        "medium.pseudo_photograph",
        "medium.computer_generated",
        "medium.simulated",
    )
    if made:
        yield conditioned("adult_synthetic", "covered", made + proof, conditions)
    elif unmade and true_image:
        yield Reached("adult_synthetic", "excluded", unmade)
    wide = () if made or unmade else limb.of("medium.any_likeness")
    if wide and true_image:
        yield conditioned("adult_synthetic", "implied", wide + proof, conditions)
    seen = limb.of("qualifier.visual")
    # sound that accompanies what is seen is no sound alone
    heard = tuple(m for m in limb.of("medium.audio") if not any(v.at <= m.at < v.to for v in seen))
    if heard:
        yield conditioned("audio", "covered", heard + proof, conditions)
    # a word for writings may be of a letter that goes with an image: it is read beside "content"
    if true_image and limb.has("medium.any") and not seen:
        read = limb.of("medium.text")
        if read:
            yield conditioned("text", "covered", read + proof, conditions)
    falsified = made and limb.has(*HARM)
    named_only = not (limb.has("consent.absent") or falsified or _described(limb))
    if child_too or named_only or limb.has("subject.adult"):
        return
    minors = limb.of("subject.person_or_minor", "subject.child")
    value: Value = "covered" if minors else "implied"
    by = minors or limb.of("subject.person")[:1]
    if true_image and not carved:
        yield conditioned("real_child", value, by + proof, conditions)
    if made:
        yield conditioned("altered_child", value, by + made, conditions)
    elif unmade and true_image:
        yield Reached("altered_child", "excluded", unmade)
    elif wide and true_image:
        yield conditioned("altered_child", "implied", by + wide, conditions)


def _is_what_they_are_not(limb: Limb, image: Mention) -> bool:
    """The name of the material itself: what is made is said to be no "intimate image"."""
    names = [m for m in limb.taken_out if m.concept in CONTENT]
    return any(n.at <= image.at and image.to <= n.to for n in names)


def _described(limb: Limb) -> bool:
    """The limb says of a person what is seen, and does not only name an offence or its object."""
    names = limb.of("content.adult_term")
    content = limb.of(*CONTENT)
    inside = [m for m in content if any(n.at <= m.at and m.to <= n.to for n in names)]
    said = {limb.words(m) for m in inside}
    return limb.has("subject.person") and any(limb.words(m) not in said for m in content)
