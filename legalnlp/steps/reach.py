"""Whom one limb reaches: the hard rules of the codebook as two tables and a few small functions.

`reach` gives for each category the value that this limb alone supports; how limbs are put
together is the matter of `coverage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalnlp.steps.adults import adults
from legalnlp.steps.bareterm import says_only_the_term
from legalnlp.steps.groups import (
    ANYBODY,
    CHILD,
    CONDITIONS,
    CONTENT,
    GENERAL,
    HEARD_OR_READ,
    MADE,
    MEDIA,
    TRUE_IMAGES,
    UNALTERED,
    VISUAL,
    WIDE,
)
from legalnlp.steps.limb import Limb
from legalnlp.steps.reached import Reached, conditioned
from legalnlp.steps.recorded import only_drawn, only_identifiable, only_objects, records_child
from legalnlp.types import Mention

# category → concepts that name it in terms, and concepts so general that it falls inside them
_CHILD_NAMED: dict[str, tuple[str, ...]] = {
    "altered_child": (
        "medium.altered",
        "medium.pseudo_photograph",
        "medium.synthetic",
        "test.identifiable",
    ),
    "apparent_child": (
        "test.person_appears",
        "test.person_presented",
        "test.recognisable_person",
        "test.image_appears",
    ),
    "virtual_child_realistic": (
        "test.realistic",
        "test.indistinguishable",
        "test.image_appears",
        "test.seemingly_involved",
        "medium.pseudo_photograph",
        "medium.computer_generated",
        "medium.simulated",
        "test.recognisable_representation",
        "subject.unreal",
    ),
    "virtual_child_drawn": (
        "medium.drawing",
        "medium.object",
        "test.recognisable_representation",
        "subject.unreal",
        "subject.plainly_unreal",
    ),
    "text": ("medium.text",),
    "audio": ("medium.audio",),
}
_CHILD_GENERAL: dict[str, tuple[str, ...]] = {
    "altered_child": (
        *WIDE,
        "medium.drawing",
        "medium.simulated",
        "medium.computer_generated",
        "test.realistic",
        "test.seemingly_involved",
    ),
    "apparent_child": ("subject.undeveloped",),
    "virtual_child_realistic": (*WIDE, "medium.drawing"),
    "virtual_child_drawn": (*WIDE, "medium.simulated", "medium.thing"),
    "text": GENERAL,
    "audio": GENERAL,
}
# what a carve-out of these words takes out
_CARVED: dict[str, tuple[str, ...]] = {
    "real_child": (*TRUE_IMAGES, *UNALTERED),
    "altered_child": ("medium.altered", "medium.pseudo_photograph"),
    "apparent_child": ("test.person_appears", "test.person_presented"),
    "virtual_child_realistic": (
        "medium.pseudo_photograph",
        "medium.computer_generated",
        "subject.unreal",
        "test.realistic",
    ),
    "virtual_child_drawn": ("medium.drawing", "medium.object", "subject.unreal"),
    "text": ("medium.text",),
    "audio": ("medium.audio",),
}
# that an actual child stands behind an image is what these categories are, not a condition (rule 1)
_OWN_FEATURE = {
    ("real_child", "condition.made_from_real_child"),
    ("altered_child", "condition.made_from_real_child"),
}
VIRTUAL = ("virtual_child_realistic", "virtual_child_drawn")
_ACTUAL = ("real_child", "altered_child")
_IN_PASSING = 30  # characters
_HOW_MADE = ("medium.altered", "medium.synthetic", "medium.computer_generated")
# how a thing was made, and not of whom it is
_NO_CHILD_NAMED = (*_HOW_MADE[1:], "medium.simulated", "medium.drawing", "medium.object")


def names_in_terms(category: str) -> tuple[str, ...]:
    """The concepts whose words name the category."""
    return _CHILD_NAMED.get(category, ())


def reach(limb: Limb) -> tuple[Reached, ...]:
    """What the limb supports, category by category; nothing for a limb off the subject."""
    found: list[Reached] = []
    if "child" in limb.defines_material and limb.relied_topics == ("adult",):
        # a child named in an offence on material that is defined for persons (rule 10)
        found += [r for r in _children(limb) if r.category in _ACTUAL and r.named]
    elif "child" in limb.defines_material:
        adds = "child" in limb.relied_topics  # to a definition: general words stand there
        found += [r for r in _children(limb) if r.named or not adds]
    if "adult" in limb.defines_material:
        found += adults(limb, "child" in limb.defines_material)
    return tuple(found)


def _children(limb: Limb) -> Iterator[Reached]:
    described = limb.has(*CHILD) and limb.has(*MEDIA, *VISUAL) and limb.has(*CONTENT)
    if (not described or says_only_the_term(limb)) and "child" not in limb.relied_topics:
        yield from _by_the_term(limb)
        return
    every = limb.starting(CONDITIONS)
    if limb.shows_made_image_only and not limb.has("subject.unreal"):
        yield from _false_images(limb, every)
        return
    for category in ("real_child", *_CHILD_NAMED):
        conditions = tuple(c for c in every if (category, c.concept) not in _OWN_FEATURE)
        carved = tuple(m for m in limb.taken_out if m.concept in _CARVED[category])
        if category == "real_child":
            carved = tuple(m for m in carved if not _says_what_image(m, limb.taken_out))
        if carved and not _kept_beside(limb, category, carved):
            yield Reached(category, "excluded", carved)
        elif category == "real_child":
            if records_child(limb):
                yield conditioned(category, "covered", _core(limb), conditions)
        elif category in VIRTUAL and takes_out_virtual(limb, category):
            yield Reached(category, "excluded", limb.of("subject.actual", "defence.no_real_person"))
        elif category != "apparent_child" or not (only_drawn(limb) and not limb.has(*ANYBODY)):
            yield from _by_words(limb, category, conditions)


def _kept_beside(limb: Limb, category: str, out: Sequence[Mention]) -> bool:
    """A statue is taken out, a drawing is named: what is carved out is what it names (rule 6)."""
    other = {"medium.drawing", "medium.object"} - {m.concept for m in out}
    return category == "virtual_child_drawn" and limb.has(*other)


def _by_the_term(limb: Limb) -> Iterator[Reached]:
    """A bare term of art (rule 14), and what the limb says beside it of a child that is shown.

    What a definition of the term asks for is a condition of it; what an offence asks for is not.
    """
    carved = tuple(m for m in limb.taken_out if m.concept in _CARVED["real_child"])
    term = limb.of("content.child_term")
    if carved:
        yield Reached("real_child", "excluded", carved)
    else:
        asked = limb.starting(CONDITIONS) if limb.defines else ()
        yield conditioned("real_child", "covered", term, asked)
    false = limb.of("medium.pseudo_photograph")  # the term names what looks like a recording
    if limb.has(*CHILD) or any(t.at <= m.at and m.to <= t.to for t in term for m in false):
        for category in ("altered_child", "apparent_child", *VIRTUAL):
            named = limb.of(*(c for c in _names(limb, category) if c not in _NO_CHILD_NAMED))
            if named and not (category in VIRTUAL and takes_out_virtual(limb, category)):
                yield conditioned(category, "covered", named, limb.starting(CONDITIONS))


def _false_images(limb: Limb, conditions: Sequence[Mention]) -> Iterator[Reached]:
    """A deepfake of a child falsifies an actual child: neither a recording nor an invented one."""
    made = limb.of("medium.synthetic", "content.synthetic_term")
    yield conditioned("altered_child", "covered", made + limb.of(*CHILD)[:1], conditions)
    if limb.has("medium.audio"):
        yield conditioned("audio", "covered", limb.of("medium.audio"), conditions)


def takes_out_virtual(limb: Limb, category: str) -> bool:
    """Rule 18: an actual child as the subject, unless the same limb names the virtual one."""
    if limb.has("defence.no_real_person"):
        return True
    unreal = tuple(c for c in _CHILD_NAMED[category] if not c.startswith("medium."))
    return limb.has("subject.actual") and not limb.has(*unreal)


def _says_what_image(image: Mention, around: Sequence[Mention]) -> bool:
    """The word carries what is said of it ("composite videos", "sound not joined to images",
    "neither a real person nor an image of one")."""
    return any(
        (m.concept == "subject.unreal" and m.at <= image.at < m.to)
        or (m.concept in MADE and m.at <= image.at <= m.to + 4)
        or (m.concept in _HOW_MADE and image.to < m.at <= image.to + _IN_PASSING)
        or (m.concept in HEARD_OR_READ and m.at <= image.at <= m.to + _IN_PASSING)
        for m in around
    )


def _by_words(limb: Limb, category: str, conditions: Sequence[Mention]) -> Iterator[Reached]:
    named = limb.of(*_names(limb, category))
    if category in ("text", "audio") and limb.has("qualifier.visual"):
        return
    if category == "altered_child" and not limb.shows_actual_child:
        return
    if named:
        used = () if category == "altered_child" else _used_for(limb, named)
        yield conditioned(category, "covered", named, (*conditions, *used))
        return
    general = _beside_the_defined(limb, limb.of(*_general_words(limb, category)))
    if general:
        made_of = () if category == "altered_child" else limb.of("subject.used")
        found = conditioned(category, "implied", general, (*conditions, *made_of))
        yield replace(found, named=bool(made_of))


def _used_for(limb: Limb, named: Sequence[Mention]) -> tuple[Mention, ...]:
    """That a child was used is asked also of the drawings, works and sounds that it names."""
    things = all(m.concept.startswith("medium.") for m in named)
    return limb.of("subject.used") if things and _only_takes_part(limb) else ()


def _beside_the_defined(limb: Limb, general: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of "representations of minors are films …" the films count, not what is said they are."""
    names = limb.of("content.child_term") if limb.defines else ()
    media = limb.starting("medium.")
    beside = [m for m in media if not any(n.at <= m.at and m.to <= n.to for n in names)]
    said = [m for m in general if m in beside or not m.concept.startswith("medium.")]
    return tuple(said) if beside else general


def _names(limb: Limb, category: str) -> tuple[str, ...]:
    """The words that name the category; a realistic image of nobody is not plainly unreal, and
    one made by computer of somebody who can be told is an altered image, not an invented child."""
    words = _CHILD_NAMED[category]
    if category in VIRTUAL and only_identifiable(limb):
        return tuple(w for w in words if not w.startswith("medium."))
    if category == "virtual_child_realistic" and limb.shows_somebody:
        lifelike = ("test.indistinguishable",) if limb.has("medium.true_or_synthetic") else ()
        known = ("medium.computer_generated", "test.realistic", *lifelike)
        return tuple(w for w in words if w not in known)
    if category == "virtual_child_realistic" and only_drawn(limb):
        return tuple(w for w in words if w != "subject.unreal")
    if category == "virtual_child_drawn" and limb.has("test.realistic", "test.indistinguishable"):
        return tuple(w for w in words if w != "subject.unreal")
    return words


def _general_words(limb: Limb, category: str) -> tuple[str, ...]:
    """The general words that count for the category in this limb (rules 2, 5, 9)."""
    words = _CHILD_GENERAL.get(category, ())
    heard_or_read = category in ("text", "audio")
    if heard_or_read and limb.has("medium.photograph", "medium.any_visual"):
        return ("medium.any",)
    if (limb.has("subject.used") or _only_takes_part(limb)) and not heard_or_read:
        # that a child was used is no limit of an altered image of one
        altered = category == "altered_child" and not _only_takes_part(limb)
        general = altered and not limb.has("medium.photograph", "medium.video")
        return ("medium.representation",) if general else ()
    if category in VIRTUAL and limb.has("test.identifiable", "subject.actual"):
        return ()
    if limb.has("test.indistinguishable") and category != "virtual_child_realistic":
        return ()  # rule 4: that category alone
    if limb.has("medium.object") and only_objects(limb) and not limb.has("medium.drawing"):
        return ()
    plain = category == "virtual_child_drawn" and not limb.has("medium.drawing")
    return () if plain and limb.has("test.realistic") else words


def _only_takes_part(limb: Limb) -> bool:
    """The deed is to use a child, and none on material that others made stands beside it."""
    return limb.has("conduct.induce") and not limb.has("conduct.distribute", "conduct.possess")


def _core(limb: Limb) -> tuple[Mention, ...]:
    return limb.of("content.child_term", *CHILD)[:1] + limb.of(*MEDIA)[:1] + limb.of(*CONTENT)[:1]
