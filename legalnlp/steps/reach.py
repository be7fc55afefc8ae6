"""Whom one limb reaches: the hard rules of the codebook as two tables and a few small functions.

A `Limb` is one way in which a definition or offence can be met, with all that is mentioned in it
and in the definitions it relies on. `reach` gives for each category the value that this limb
alone supports; how limbs are put together is the matter of `coverage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from legalnlp.types import Mention, Reading, Value

Topic = Literal["child", "adult"]

_CHILD = (
    "subject.child",
    "subject.actual",
    "subject.used",
    "subject.unreal",
    "test.person_appears",
    "test.person_presented",
    "test.image_appears",
    "test.seemingly_involved",
    "test.object_appears",
    "test.recognisable_person",
    "test.recognisable_representation",
    "subject.undeveloped",
)
_UNREAL = ("subject.unreal", "test.indistinguishable", "medium.simulated")
_ANYBODY = ("subject.person", "subject.adult", "subject.person_or_minor")
_CONTENT = ("content.sexual", "content.intimate")
_SEEN = (
    "medium.photograph",
    "medium.video",
    "medium.any_visual",
    "medium.data",
    "medium.computer_work",
    "medium.live_performance",
)
_MADE = (
    "medium.altered",
    "medium.synthetic",
    "medium.pseudo_photograph",
    "medium.computer_generated",
    "medium.simulated",
    "medium.drawing",
    "medium.object",
)
_GENERAL = ("medium.any", "medium.representation", "medium.material")
_HEARD_OR_READ = ("medium.text", "medium.audio")
_MEDIA = _SEEN + _MADE + _GENERAL + _HEARD_OR_READ
_WIDE = ("medium.any", "medium.any_visual", "medium.representation")
_VISUAL = ("medium.carrier", "qualifier.visual", "content.child_term")
_CONDITIONS = "condition."
_HOW_REAL = ("subject.actual", "subject.unreal", "subject.plainly_unreal")


@dataclass(frozen=True)
class Limb:
    """One limb: its reading, its own mentions and those of definitions it relies on.

    ``joined`` are the mentions of definitions of single words in it ("image", "child");
    ``relies_on`` the provisions that define the material it is about, and ``relied_topics``
    what that material is: those definitions are limbs of their own and are not joined.
    ``defines`` tells whether a definition stands in the reading.
    """

    reading: Reading
    own: tuple[Mention, ...]
    joined: tuple[Mention, ...] = ()
    relies_on: frozenset[int] = frozenset()
    relied_topics: tuple[Topic, ...] = ()
    defines: bool = False

    @cached_property
    def kept(self) -> tuple[Mention, ...]:
        """Mentions that no exclusion takes out."""
        return tuple(m for m in self.own + self.joined if m.excluded_by is None)

    @cached_property
    def taken_out(self) -> tuple[Mention, ...]:
        """Mentions in the scope of an exclusion."""
        return tuple(m for m in self.own + self.joined if m.excluded_by is not None)

    def of(self, *concepts: str) -> tuple[Mention, ...]:
        """Kept mentions of the given concepts, in the order of the concepts."""
        return tuple(m for concept in concepts for m in self.kept if m.concept == concept)

    def starting(self, prefix: str) -> tuple[Mention, ...]:
        """Kept mentions whose concept begins so."""
        return tuple(m for m in self.kept if m.concept.startswith(prefix))

    def has(self, *concepts: str) -> bool:
        """Whether any of the concepts is mentioned and kept."""
        return any(m.concept in concepts for m in self.kept)

    @cached_property
    def exempts(self) -> bool:
        """The limb says what is no offence: a defence or an exemption."""
        return any(m.concept == "effect.exemption" for m in self.own)

    @cached_property
    def recites(self) -> bool:
        """The limb says why there is a law: findings, purposes."""
        return any(m.concept == "effect.recital" for m in self.own)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What the limb defines or deals with; an exemption does neither."""
        return () if self.exempts or self.recites else self.about

    @cached_property
    def about(self) -> tuple[Topic, ...]:
        """What the limb speaks of, be it to take it out."""
        if self.only_carves:
            return ()
        child = self._on_children() or "child" in self.relied_topics
        adult = self._on_adults() or "adult" in self.relied_topics
        return (("child",) if child else ()) + (("adult",) if adult else ())

    @cached_property
    def defines_material(self) -> tuple[Topic, ...]:
        """Topics for which the limb's own words (not a term it uses) describe the material."""
        if self.exempts:
            return ()
        own: tuple[tuple[Topic, bool], ...] = (
            ("child", self._on_children()),
            ("adult", self._on_adults()),
        )
        return tuple(
            t for t, on in own if on and (t not in self.relied_topics or self._says_how_real())
        )

    def _says_how_real(self) -> bool:
        """The limb adds to the term that it uses how real the depicted must be."""
        return any(
            m.concept in _HOW_REAL
            or (m.concept.startswith("test.") and m.concept != "test.appears_to_show")
            for m in self.own
        )

    def _on_children(self) -> bool:
        if self.has("content.child_term"):
            return True
        return self.has(*_CHILD) and self.has(*_CONTENT) and self.has(*_MEDIA, *_VISUAL)

    def _on_adults(self) -> bool:
        if self.has("content.adult_term", "content.synthetic_term"):
            return True
        unwanted = self.has("consent.absent") and not self._only_children()
        return unwanted and self.has(*_CONTENT) and self.has(*_SEEN, *_MADE, "medium.audio")

    @cached_property
    def only_carves(self) -> bool:
        """All that the limb says on the subject, it says of what it takes out."""
        carved = [
            m.at
            for m in self.own
            if m.excluded_by is not None or m.concept == "qualifier.exclusion"
        ]
        taken = any(m.excluded_by is not None for m in self.own)
        said = [m.at for m in self.own if m.concept.startswith("content.")]
        return bool(taken and said) and min(said) >= min(carved)

    @cached_property
    def shows_actual_child(self) -> bool:
        """Whether a child is named otherwise than as invented, or as a thing made like one."""
        unreal = [m for m in self.own if m.concept in _UNREAL]
        named = [m for m in self.kept if m.concept in _CHILD and m.concept not in _UNREAL]
        return not unreal or any(
            all(m.to <= u.at or u.to <= m.at for u in unreal) for m in named if m in self.own
        )

    @cached_property
    def shows_made_image_only(self) -> bool:
        """The image must be false: a deepfake, and no true image is set beside it."""
        made = self.has("medium.synthetic", "content.synthetic_term")
        return made and not self.has("medium.true_or_synthetic")

    def _only_children(self) -> bool:
        """The limb's own words name a child and no other person as the one depicted."""
        named = {m.concept for m in self.own}
        return "subject.child" in named and named.isdisjoint(_ANYBODY)


@dataclass(frozen=True, slots=True)
class Reached:
    """The value that one limb supports for one category, and the mentions that decide it.

    ``named`` tells whether the category is reached in terms or only by general words: a
    condition on general words yields to the same words without one (rules 6 and 19).
    """

    category: str
    value: Value
    by: tuple[Mention, ...]
    conditions: tuple[Mention, ...] = ()
    named: bool = True

    @property
    def width(self) -> int:
        """Rank of the value, 0 the widest."""
        order = ("covered", "conditional", "implied", "conditional by general words", "excluded")
        hedged = self.value == "conditional" and not self.named
        return order.index("conditional by general words" if hedged else self.value)


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
        *_WIDE,
        "medium.drawing",
        "medium.simulated",
        "medium.computer_generated",
        "test.realistic",
        "test.seemingly_involved",
    ),
    "apparent_child": ("subject.undeveloped",),
    "virtual_child_realistic": (*_WIDE, "medium.drawing"),
    "virtual_child_drawn": (*_WIDE, "medium.simulated"),
    "text": _GENERAL,
    "audio": _GENERAL,
}
# what a carve-out of these words takes out
_CARVED: dict[str, tuple[str, ...]] = {
    "real_child": ("medium.photograph", "medium.video"),
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
_VIRTUAL = ("virtual_child_realistic", "virtual_child_drawn")


def reach(limb: Limb) -> tuple[Reached, ...]:
    """What the limb supports, category by category; nothing for a limb off the subject."""
    found: list[Reached] = []
    if "child" in limb.defines_material and limb.relied_topics == ("adult",):
        # a child named in an offence on material that is defined for persons (rule 10)
        found += [r for r in _children(limb) if r.category == "real_child"]
    elif "child" in limb.defines_material:
        found += _children(limb)
    if "adult" in limb.defines_material:
        found += _adults(limb, "child" in limb.defines_material)
    return tuple(found)


def _children(limb: Limb) -> Iterator[Reached]:
    described = limb.has(*_CHILD) and limb.has(*_MEDIA, *_VISUAL) and limb.has(*_CONTENT)
    if not described and "child" not in limb.relied_topics:
        yield from _by_the_term(limb)
        return
    conditions = limb.starting(_CONDITIONS)
    if limb.shows_made_image_only and not limb.has("subject.unreal"):
        yield from _false_images(limb, conditions)
        return
    for category in ("real_child", *_CHILD_NAMED):
        carved = tuple(m for m in limb.taken_out if m.concept in _CARVED[category])
        if category == "real_child":
            carved = tuple(m for m in carved if not _says_what_image(m, limb.taken_out))
        if carved:
            yield Reached(category, "excluded", carved)
        elif category == "real_child":
            if limb.shows_actual_child and not _only_objects(limb):
                yield _conditioned(category, "covered", _core(limb), conditions)
        elif category in _VIRTUAL and _takes_out_virtual(limb, category):
            yield Reached(category, "excluded", limb.of("subject.actual", "defence.no_real_person"))
        else:
            yield from _by_words(limb, category, conditions)


def _by_the_term(limb: Limb) -> Iterator[Reached]:
    """A bare term of art (rule 14), and what the limb says beside it of a child that is shown."""
    carved = tuple(m for m in limb.taken_out if m.concept in _CARVED["real_child"])
    term = limb.of("content.child_term")
    yield Reached("real_child", "excluded" if carved else "covered", carved or term)
    if limb.has(*_CHILD):
        for category in ("altered_child", "apparent_child"):
            named = limb.of(*(c for c in _CHILD_NAMED[category] if c != "medium.synthetic"))
            if named:
                yield _conditioned(category, "covered", named, limb.starting(_CONDITIONS))


def _only_objects(limb: Limb) -> bool:
    """Dolls, drawings and writings record nobody (rule 17)."""
    media = {m.concept for m in limb.starting("medium.")}
    return bool(media) and media <= {"medium.object", "medium.text", "medium.drawing"}


def shuts_out(limb: Limb, category: str) -> bool:
    """Whether an offence on defined material leaves a virtual category of it unpunished."""
    if category not in _VIRTUAL:
        return False
    real_enough = category == "virtual_child_drawn" and limb.has("test.realistic")
    named = limb.has(*_CHILD_NAMED[category])
    return (real_enough and not named) or _takes_out_virtual(limb, category)


def _false_images(limb: Limb, conditions: Sequence[Mention]) -> Iterator[Reached]:
    """A deepfake of a child falsifies an actual child: neither a recording nor an invented one."""
    made = limb.of("medium.synthetic", "content.synthetic_term")
    yield _conditioned("altered_child", "covered", made + limb.of(*_CHILD)[:1], conditions)
    if limb.has("medium.audio"):
        yield _conditioned("audio", "covered", limb.of("medium.audio"), conditions)


def _takes_out_virtual(limb: Limb, category: str) -> bool:
    """Rule 18: an actual child as the subject, unless the same limb names the virtual one."""
    if limb.has("defence.no_real_person"):
        return True
    unreal = tuple(c for c in _CHILD_NAMED[category] if not c.startswith("medium."))
    return limb.has("subject.actual") and not limb.has(*unreal)


def _says_what_image(image: Mention, around: Sequence[Mention]) -> bool:
    """Whether the word for the image only carries the one before it ("composite videos")."""
    return any(m.concept in _MADE and m.at < image.at <= m.to + 4 for m in around)


def _by_words(limb: Limb, category: str, conditions: Sequence[Mention]) -> Iterator[Reached]:
    named = limb.of(*_names(limb, category))
    if category in ("text", "audio") and limb.has("qualifier.visual"):
        return
    if category == "altered_child" and not limb.shows_actual_child:
        return
    if named:
        yield _conditioned(category, "covered", named, conditions)
        return
    general = limb.of(*_general_words(limb, category))
    if general:
        made_of = limb.of("subject.used")
        found = _conditioned(category, "implied", general, (*conditions, *made_of))
        yield replace(found, named=bool(made_of))


def _names(limb: Limb, category: str) -> tuple[str, ...]:
    """The words that name the category; a realistic image of nobody is not plainly unreal."""
    words = _CHILD_NAMED[category]
    if category == "virtual_child_drawn" and limb.has("test.realistic", "test.indistinguishable"):
        return tuple(w for w in words if w != "subject.unreal")
    return words


def _general_words(limb: Limb, category: str) -> tuple[str, ...]:
    """The general words that count for the category in this limb (rules 2, 5, 9)."""
    words = _CHILD_GENERAL.get(category, ())
    heard_or_read = category in ("text", "audio")
    if heard_or_read and limb.has("medium.photograph", "medium.any_visual"):
        return tuple(w for w in words if w == "medium.any")
    if limb.has("subject.used") and not heard_or_read:
        return ()
    if category in _VIRTUAL and limb.has("test.identifiable", "subject.actual"):
        return ()
    if category == "virtual_child_drawn" and limb.has("test.realistic") and not limb.has("medium.drawing"):
        return ()
    return words


def _core(limb: Limb) -> tuple[Mention, ...]:
    return limb.of("content.child_term", *_CHILD)[:1] + limb.of(*_MEDIA)[:1] + limb.of(*_CONTENT)[:1]


def _conditioned(
    category: str, value: Value, by: Sequence[Mention], conditions: Sequence[Mention]
) -> Reached:
    named = value == "covered"
    if conditions:
        return Reached(category, "conditional", tuple(by), tuple(conditions), named)
    return Reached(category, value, tuple(by), named=named)


def _adults(limb: Limb, child_too: bool) -> Iterator[Reached]:
    conditions = limb.starting(_CONDITIONS)
    proof = limb.of("content.adult_term", "consent.absent")[:1] + limb.of(*_CONTENT)[:1]
    false_only = limb.shows_made_image_only
    true_image = limb.has(*_SEEN, "content.adult_term") and not false_only
    carved = tuple(m for m in limb.taken_out if m.concept in _CARVED["real_child"])
    if carved:
        yield Reached("adult_real", "excluded", carved)
    elif true_image:
        yield _conditioned("adult_real", "covered", limb.of(*_SEEN)[:1] + proof, conditions)
    made = limb.of(
        "medium.synthetic",
        "content.synthetic_term",
        "medium.altered",
        "medium.pseudo_photograph",
        "medium.computer_generated",
    )
    if made:
        yield _conditioned("adult_synthetic", "covered", made + proof, conditions)
    heard = limb.of("medium.audio")
    if heard and made:
        yield _conditioned("audio", "covered", heard + proof, conditions)
    described = limb.has("consent.absent") or (limb.has("subject.person") and limb.has(*_CONTENT))
    named_only = not described
    if child_too or named_only or limb.has("subject.adult"):
        return
    minors = limb.of("subject.person_or_minor", "subject.child")
    value: Value = "covered" if minors else "implied"
    by = minors or limb.of("subject.person")[:1]
    if true_image:
        yield _conditioned("real_child", value, by + proof, conditions)
    if made:
        yield _conditioned("altered_child", value, by + made, conditions)
