"""Whom a limb on unconsented images reaches: adults, and by its general words children."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legalnlp.steps.groups import CONDITIONS, CONTENT, HARM, MADE, SEEN, TRUE_IMAGES, UNALTERED
from legalnlp.steps.limb import Limb
from legalnlp.steps.reached import Reached, conditioned
from legalnlp.types import Mention, Value

_SAID_OF_IT = 50  # characters between a word for an image and the words for how it was made
_MADE_OF_PERSONS = (
    "medium.synthetic",
    "content.synthetic_term",
    "medium.altered",
    "medium.pseudo_photograph",
    "medium.computer_generated",
    "medium.simulated",
)


@dataclass(frozen=True, slots=True)
class _Images:
    """What a limb says of the images: whether true ones are meant, and the words for the others.

    ``carved`` are true images and ``unmade`` made ones that are taken out; ``wide`` are words for
    a picture of any kind, where nothing is said of making.
    """

    true: bool
    carved: tuple[Mention, ...]
    made: tuple[Mention, ...]
    unmade: tuple[Mention, ...]
    wide: tuple[Mention, ...]


def adults(limb: Limb, child_too: bool) -> Iterator[Reached]:
    """What the limb supports for adults and, by its general words, for children (rule 10).

    ``child_too`` tells that the limb names children itself, so that general words add nothing.
    """
    images = _images(limb)
    proof = limb.of("content.adult_term", "consent.absent")[:1] + limb.of(*CONTENT)[:1]
    yield from _grown(limb, images, proof)
    yield from _heard_or_read(limb, images, proof)
    falsified = images.made and limb.has(*HARM)
    named_only = not (limb.has("consent.absent") or falsified or _described(limb))
    if not (child_too or named_only or limb.has("subject.adult")):
        yield from _children(limb, images, proof)


def _images(limb: Limb) -> _Images:
    made, unmade = limb.of(*_MADE_OF_PERSONS), tuple(m for m in limb.taken_out if m.concept in MADE)
    named = limb.has(*SEEN, "content.adult_term", "medium.true_or_synthetic")
    return _Images(
        true=named and not limb.shows_likeness_only,
        carved=tuple(
            m
            for m in limb.taken_out
            if m.concept in (*TRUE_IMAGES, *UNALTERED)
            and not any(abs(m.at - u.at) < _SAID_OF_IT for u in unmade)
            and not _is_what_they_are_not(limb, m)
        ),
        made=made,
        unmade=unmade,
        wide=() if made or unmade else limb.of("medium.any_likeness"),
    )


def _grown(limb: Limb, images: _Images, proof: tuple[Mention, ...]) -> Iterator[Reached]:
    """The adults: in true images, and in those made or changed."""
    conditions = limb.starting(CONDITIONS)
    if images.carved:
        yield Reached("adult_real", "excluded", images.carved)
    elif images.true:
        yield conditioned("adult_real", "covered", limb.of(*SEEN)[:1] + proof, conditions)
    if images.made:
        yield conditioned("adult_synthetic", "covered", images.made + proof, conditions)
    elif images.unmade and images.true:
        yield Reached("adult_synthetic", "excluded", images.unmade)
    elif images.wide and images.true:
        yield conditioned("adult_synthetic", "implied", images.wide + proof, conditions)


def _heard_or_read(limb: Limb, images: _Images, proof: tuple[Mention, ...]) -> Iterator[Reached]:
    """Sound and writings, where words stand for them."""
    conditions = limb.starting(CONDITIONS)
    seen = limb.of("qualifier.visual")
    # sound that accompanies what is seen is no sound alone
    heard = tuple(m for m in limb.of("medium.audio") if not any(v.at <= m.at < v.to for v in seen))
    if heard:
        yield conditioned("audio", "covered", heard + proof, conditions)
    # a word for writings may be of a letter that goes with an image: it is read beside "content"
    read = limb.of("medium.text") if images.true and limb.has("medium.any") and not seen else ()
    if read:
        yield conditioned("text", "covered", read + proof, conditions)


def _children(limb: Limb, images: _Images, proof: tuple[Mention, ...]) -> Iterator[Reached]:
    """The children whom general words reach beside adults, or who are named beside them."""
    conditions = limb.starting(CONDITIONS)
    minors = limb.of("subject.person_or_minor", "subject.child")
    value: Value = "covered" if minors else "implied"
    by = minors or limb.of("subject.person")[:1]
    if images.true and not images.carved:
        yield conditioned("real_child", value, by + proof, conditions)
    if images.made:
        yield conditioned("altered_child", value, by + images.made, conditions)
    elif images.unmade and images.true:
        yield Reached("altered_child", "excluded", images.unmade)
    elif images.wide and images.true:
        yield conditioned("altered_child", "implied", by + images.wide, conditions)


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
