"""Limbs that speak of "objects in the sense of paragraph 1": in what media those are.

Statutes list the media once, for pornography at large, and name them by number where the
depiction of children is dealt with; or they speak of "the material of the article before".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.groups import ADULT_TERMS, CONTENT, TRUE_IMAGES
from legalnlp.steps.items import is_named
from legalnlp.steps.likeness import speaks_of_its_own
from legalnlp.steps.limb import Limb
from legalnlp.steps.numbered import named_numbers, numbers_up, own_number
from legalnlp.types import Mention, Provision

_FALSIFIED = ("medium.altered", "medium.synthetic", "medium.computer_generated")
_SIGN = 3  # characters behind a number in which the sign of its article stands ("in 18 §")
BETWEEN = 3  # articles from one that describes the material to one that refers to it at the most


def refer_by_number(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each with the media of the paragraph to which it refers."""
    return tuple(
        replace(limb, joined=limb.joined + media)
        if (media := tuple(_media(provisions, found, limb)))
        else limb
        for limb in found
    )


def refer_ahead(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """The limbs of one article, each tied to the paragraph further on that says what it means.

    "Whoever sells such a depiction (para. 4) …": what is depicted, paragraph 4 tells alone.
    """
    return tuple(
        replace(
            limb,
            relies_on=limb.relies_on | {o.reading.provision for o in ahead},
            relied_topics=limb.topics or ahead[0].defines_material,
        )
        if (ahead := _described_ahead(provisions, found, limb))
        else limb
        for limb in found
    )


def _described_ahead(
    provisions: Sequence[Provision], article: Sequence[Limb], limb: Limb
) -> tuple[Limb, ...]:
    named = {int(m.number) for m in limb.own if m.concept == "reference.material" and m.number}
    if not named or limb.exempts:
        return ()
    return tuple(
        other
        for other in article
        if other.reading.provision > limb.reading.provision
        and other.defines_material
        and not named.isdisjoint(numbers_up(provisions, other.reading.provision))
    )


def _named_before(
    provisions: Sequence[Provision], before: Sequence[Limb], limb: Limb
) -> tuple[Limb, ...]:
    """The nearest limb before, in the article, under each of the numbers that the limb names."""
    named, found = named_numbers(limb), list[Limb]()
    for other in reversed(before):
        told = named.intersection(numbers_up(provisions, other.reading.provision))
        if other.topics and told:
            found.append(other)
            named -= told
    return tuple(found)


def _in_named_article(
    provisions: Sequence[Provision], followed: Mapping[int, Sequence[Limb]], limb: Limb
) -> tuple[Limb, ...]:
    """What an article before is about that the limb names by its label ("films of Article 2")."""
    said = [
        fold(limb.reading.text[m.at : m.to + _SIGN]).casefold()
        for m in limb.own
        if m.concept == "reference.material"
    ]
    for article in reversed(list(followed)):
        label = fold(provisions[article].label).casefold()
        if regex.search(r"[^\W\d]|§", label) and any(_stands_in(label, words) for words in said):
            return tuple(o for o in followed[article] if o.topics and not o.only_names)
    return ()


def _without_the_name(limb: Limb) -> Limb:
    """The limb without the name of a term of art where that is the reference: what "the films of
    Article 2" are, the text says itself."""
    terms = [m for m in limb.own if m.concept in ADULT_TERMS]
    points = [m for m in limb.own if m.concept == "reference.material"]
    names = [t for t in terms if any(m.at < t.to and t.at < m.to for m in points)]
    return replace(limb, own=tuple(m for m in limb.own if m not in names)) if names else limb


def _stands_in(label: str, words: str) -> bool:
    return bool(regex.search(rf"(?<!\w){regex.escape(label)}(?![\d-]| ?\p{{Latin}}\b)", words))


def _tied_to(limb: Limb, more: Sequence[Limb]) -> Limb:
    """The limb tied to further provisions that its reference names beside the first."""
    if not more or not limb.relies_on:
        return limb
    topics = (t for one in (limb.relied_topics, *(o.topics for o in more)) for t in one)
    return replace(
        limb,
        relies_on=limb.relies_on | {o.reading.provision for o in more},
        relied_topics=tuple(dict.fromkeys(topics)),
    )


def follow(
    provisions: Sequence[Provision],
    by_article: Mapping[int, tuple[Limb, ...]],
    places: Mapping[int, int],
) -> Mapping[int, tuple[Limb, ...]]:
    """Let "the material of the paragraph before" mean what that paragraph is about.

    It may stand in the same article or in the one before; ``places`` is the order of articles.
    """
    followed: dict[int, tuple[Limb, ...]] = {}
    about: tuple[int, Limb] | None = None
    true: Limb | None = None  # the last limb that says what intimate images show
    about_in = told = -1
    for article, found in by_article.items():
        row: list[Limb] = []
        for limb in found:
            points = limb.has("reference.material") and not limb.exempts
            if points and not speaks_of_its_own(limb):
                named = _named_before(provisions, row, limb)
                named = named or _in_named_article(provisions, followed, limb)
                limb = _without_the_name(limb) if named else limb
                target = named[0] if named else None
                if (
                    target is None
                    and about
                    and _is_near(about[0], places[article], row, limb, told)
                ):
                    target = about[1]
                if target and true and _falsifies_the_same(limb, target):
                    limb = replace(limb, joined=limb.joined + tuple(_of_the_true(limb, true)))
                else:
                    limb = _following(limb, target, row[-1] if row else None)
                beside = followed.get(about_in, row) if about_in != article else row
                limb = _with_items_beside(provisions, limb, target, beside)
                limb = _tied_to(limb, named[1:])
            elif row and (_means_the_defined(limb, row[-1]) or _says_it(provisions, limb, row[-1])):
                limb = _following(limb, row[-1], None)
            row.append(limb)
            if "adult" in limb.defines_material and limb.has(*TRUE_IMAGES):
                true = limb
            if limb.topics and (about is None or limb.relies_on or not limb.only_names):
                about, about_in = (places[article], limb), article
        followed[article] = tuple(row)
        told = places[article] if any(map(_tells, row)) else told
    return followed


def _with_items_beside(
    provisions: Sequence[Provision], limb: Limb, target: Limb | None, row: Sequence[Limb]
) -> Limb:
    """The limb tied also to the other items of the list in which its target stands."""
    if target is None or target.reading.provision not in limb.relies_on:
        return limb
    place = provisions[target.reading.provision]
    if place.parent is None or place.kind in ("article", "section"):
        return limb
    if named_numbers(limb) & set(own_number(provisions, target.reading.provision)):
        return limb  # "the photograph of paragraph 2" is no other paragraph's
    beside = frozenset(
        other.reading.provision
        for other in row
        if other.topics and provisions[other.reading.provision].parent == place.parent
    )
    return replace(limb, relies_on=limb.relies_on | beside)


def _means_the_defined(limb: Limb, before: Limb) -> bool:
    """Whether a sentence that punishes names nothing itself and stands right behind a definition
    in the same provision: "… is X. Whoever sells it is punished."."""
    punishes = limb.has("effect.offence") and limb.starting("conduct.") and not limb.exempts
    silent = not any(limb.starting(kind) for kind in ("subject.", "content.", "medium.", "test."))
    same = limb.reading.provision == before.reading.provision
    return bool(punishes and silent and same and before.defines and before.topics)


def _says_it(provisions: Sequence[Provision], limb: Limb, before: Limb) -> bool:
    """Whether an item beside the one before deals with "it": "(a) makes a picture of a child in
    such a pose; (b) sells one"."""
    named = any(limb.starting(kind) for kind in ("subject.child", "content.", "medium."))
    if not limb.has("reference.pronoun") or named or limb.exempts or not before.topics:
        return False
    here, there = limb.reading.provision, before.reading.provision
    return here == there or provisions[here].parent == provisions[there].parent is not None


def _is_near(before: int, here: int, row: Sequence[Limb], limb: Limb, told: int) -> bool:
    """Whether "the material" can be that of article ``before``: what an article itself has
    spoken of, but for its title, is nearer than what the one before it is about. Where the limb
    names the material, what was described last is meant. An article between that describes
    nothing of its own (it says who is a child, or lets somebody off) breaks no reference;
    ``told`` is the last article that named material."""
    spoken = any(not other.only_names and _names_a_thing(other) for other in row)
    near = told <= before < here <= before + BETWEEN
    return here == before or (not spoken and (near or limb.only_names))


def _names_a_thing(limb: Limb) -> bool:
    """Not so a paragraph that only punishes whoever contravenes another article, nor a heading
    that names a deed and no more ("Possession")."""
    heads = all(m.concept.startswith("conduct.") for m in limb.own)
    return not heads and any(not m.concept.startswith(("effect.", "quantity.")) for m in limb.own)


def _tells(limb: Limb) -> bool:
    """Whether a limb names material, which a reference behind it can mean."""
    said = {m.concept.partition(".")[0] for m in limb.own}
    named = "content" in said or {"medium", "conduct"} <= said
    return named and not limb.exempts and not limb.has("reference.material")


def _following(limb: Limb, about: Limb | None, previous: Limb | None) -> Limb:
    """The limb with the topic it takes over, or with the deeds and media it takes over."""
    if about and (not limb.topics or (limb.only_names and not limb.relies_on)):
        return replace(
            limb,
            relies_on=about.relies_on | {about.reading.provision},
            relied_topics=about.topics,
        )
    if limb.topics and previous and not limb.starting("conduct."):
        taken = previous.starting("conduct.") + previous.starting("medium.")
        return replace(limb, joined=limb.joined + taken)
    return limb


def _falsifies_the_same(limb: Limb, about: Limb) -> bool:
    """Whether a limb behind an offence on intimate images deals with "the images" made or
    changed: what they show, and that nobody consented, the one before has said."""
    images = limb.has(*_FALSIFIED) and limb.has(*TRUE_IMAGES, "medium.synthetic")
    return "adult" in about.topics and not limb.topics and images


def _of_the_true(limb: Limb, about: Limb) -> Iterator[Mention]:
    """The content and the lack of consent that the limb leaves to the one before, and its
    conditions where it asks for the same ones."""
    if not limb.has(*CONTENT):
        yield from about.of(*CONTENT)[:1]
    if not limb.has("consent.absent"):
        yield from about.of("consent.absent")[:1]
    if limb.has("reference.condition"):
        yield from about.starting("condition.")


def _media(
    provisions: Sequence[Provision], article: Sequence[Limb], limb: Limb
) -> Iterator[Mention]:
    """Mentions of media under the number that the limb names, if it stands before the limb, and
    there in the items that it names by their letters, if it does."""
    named = {int(m.number) for m in limb.own if m.concept == "reference.material" and m.number}
    before = [
        other
        for other in (article if named else ())
        if other.reading.provision < limb.reading.provision
        and not named.isdisjoint(numbers_up(provisions, other.reading.provision))
    ]
    lettered = [o for o in before if is_named(provisions[o.reading.provision], limb.reading.text)]
    for other in lettered or before:
        yield from other.starting("medium.")
