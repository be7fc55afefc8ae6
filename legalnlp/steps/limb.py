"""One way in which a definition or offence can be met, and what it can support.

A `Limb` holds all that is mentioned in one reading and in the definitions that it relies on. A
`Reached` is the value that a limb supports for one category.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import regex

from legalnlp.steps.brackets import adds
from legalnlp.steps.groups import (
    ADULT_TERMS,
    ANYBODY,
    CHILD,
    CONTENT,
    GENERAL,
    HARM,
    HOW_REAL,
    LIKENESS,
    MADE,
    MEDIA,
    NO_RULE,
    SEEN,
    TRUE_IMAGES,
    UNREAL,
    VISUAL,
)
from legalnlp.steps.true_images import described_beside_made
from legalnlp.types import Mention, Reading

Topic = Literal["child", "adult"]

_SENTENCE_END = regex.compile(r"(?<!\b\p{L}|\d)[.;。；](?=\s|$|[\p{Lo}])|\n")
_OFFENCE = (("conduct.",), ("content.", "reference.material"), ("effect.offence",))


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
    def said(self) -> frozenset[str]:
        """The concepts of `kept`."""
        return frozenset(m.concept for m in self.kept)

    @cached_property
    def taken_out(self) -> tuple[Mention, ...]:
        """Mentions in the scope of an exclusion of their whole class."""
        if self.has("phrase.part_of"):
            return ()  # what serves some end is let off
        return tuple(m for m in self.own + self.joined if m.excluded_by is not None)

    def words(self, mention: Mention) -> str:
        """The words of a mention of the limb's own, without regard to capitals; else none."""
        own = mention in self.own
        return self.reading.text[mention.at : mention.to].casefold() if own else ""

    def of(self, *concepts: str) -> tuple[Mention, ...]:
        """Kept mentions of the given concepts, in the order of the concepts."""
        said = [concept for concept in concepts if concept in self.said]
        return tuple(m for concept in said for m in self.kept if m.concept == concept)

    def starting(self, prefix: str) -> tuple[Mention, ...]:
        """Kept mentions whose concept begins so."""
        named = {concept for concept in self.said if concept.startswith(prefix)}
        return tuple(m for m in self.kept if m.concept in named) if named else ()

    def has(self, *concepts: str) -> bool:
        """Whether any of the concepts is mentioned and kept."""
        return not self.said.isdisjoint(concepts)

    @cached_property
    def exempts(self) -> bool:
        """The limb says what is no offence: a defence or an exemption, and no offence after it."""
        freed = [m.to for m in self.own if m.concept == "effect.exemption"]
        return bool(freed) and not self._punishes_after(max(freed))

    def _punishes_after(self, place: int) -> bool:
        """A later sentence of the same paragraph is an offence: a deed, its object, a penalty."""
        ending = _SENTENCE_END.search(self.reading.text, place)
        behind = [m.concept for m in self.kept if ending and m.at >= ending.end()]
        return all(any(c.startswith(kinds) for c in behind) for kinds in _OFFENCE)

    @cached_property
    def recites(self) -> bool:
        """The limb prohibits no dealing: findings and purposes, procedure, a mere threat."""
        return any(m.concept in NO_RULE for m in self.own)

    @cached_property
    def grades(self) -> bool:
        """The limb names an offence, described elsewhere, to say how grave it is."""
        return any(m.concept == "effect.grading" for m in self.own)

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
        spoken: tuple[tuple[Topic, bool], ...] = (("child", child), ("adult", adult))
        return tuple(topic for topic, there in spoken if there)

    @cached_property
    def defines_material(self) -> tuple[Topic, ...]:
        """Topics for which the limb's own words (not a term it uses) describe the material."""
        if self.exempts:
            return ()
        child = self._on_children() or self._likens()
        own: tuple[tuple[Topic, bool], ...] = (("child", child), ("adult", self._on_adults()))
        more = self._says_how_real()
        adult = more or (not self.defines and described_beside_made(self.own, self.joined))
        adds: dict[Topic, bool] = {"child": more or self._adds_changed_images(), "adult": adult}
        return tuple(t for t, on in own if on and (t not in self.relied_topics or adds[t]))

    def _likens(self) -> bool:
        """An item of a definition: "images which, changed or not, seem to be ones of item 1"."""
        deals = self.starting("conduct.") or self.starting("effect.")
        seems = self.has("test.image_appears", "test.indistinguishable", "test.realistic")
        return seems and self.has("reference.material") and not deals

    def _adds_changed_images(self) -> bool:
        """The limb says of child material that it is such also where an image was changed."""
        changed = any(m.concept == "medium.altered" for m in self.own)
        return changed and self.relied_topics == ("child",) and not self.has("subject.person")

    def _says_how_real(self) -> bool:
        """The limb adds to the term that it uses how real the depicted must be."""
        return any(
            m.concept in HOW_REAL
            or (m.concept.startswith("test.") and m.concept != "test.appears_to_show")
            for m in self.own
        )

    def _on_children(self) -> bool:
        if self.has("content.child_term"):
            return True
        # "a real person" may be anybody where consent is asked for
        unnamed = ("subject.actual",) if self.has("consent.absent") else ()
        shown = self.has(*(c for c in CHILD if c not in unnamed))
        return shown and self.has(*CONTENT) and self.has(*MEDIA, *VISUAL)

    def _on_adults(self) -> bool:
        named = self.has(*ADULT_TERMS)
        # "images of the victim", of whom a definition says only that they are children
        young = {m.concept for m in self.joined} - {"quantity.age"} == {"subject.child"}
        return (named and not young) or self._describes_adults()

    def _describes_adults(self) -> bool:
        if self.names_only_children:
            return False
        if self.defines and self.has("medium.synthetic") and self.has(*CONTENT):
            return True  # a false sexual image; whether it is wanted, its offences tell
        return (
            (self.has("consent.absent") or self._falsifies_in_malice() or self._exposes_in_malice())
            and self.has(*CONTENT)
            and self.has(*SEEN, *MADE, "medium.audio")
        )

    def _falsifies_in_malice(self) -> bool:
        """An image is changed so as to show somebody, in order to harm: nobody consents to that."""
        changed = self.has("medium.altered", "medium.synthetic")
        return changed and self.has(*HARM) and not self.has("content.child_term")

    def _exposes_in_malice(self) -> bool:
        """An image of somebody is dealt with in order to harm: nobody consents to that either."""
        return self.has("subject.shown") and self.has("condition.deceptive_or_malicious_intent")

    @cached_property
    def only_names(self) -> bool:
        """The limb speaks of child material by its name and says nothing of what it shows."""
        names = self.of("content.child_term")
        besides = (  # "child pornography by whatever means" says no more than its name
            m
            for m in self.of(*GENERAL)
            if all(m.to <= name.at or name.to <= m.at for name in names)
        )
        described = self.has(*CHILD) or any(besides)
        return bool(names) and not self.defines and not described

    @cached_property
    def wronged(self) -> Literal["described", "named", ""]:
        """How the limb speaks of unconsented images: it says what they are, or names them only."""
        if self._describes_adults() or self.relied_topics:
            return "described"
        more = self.has("content.synthetic_term", "quantity.prison_years")
        named = self.has("content.adult_term") and not more
        return "named" if named and self.topics == ("adult",) else ""

    @cached_property
    def only_carves(self) -> bool:
        """All that the limb says on the subject, it says of what it takes out."""
        carved = [
            m.at
            for m in self.own
            if m.excluded_by is not None or m.concept == "qualifier.exclusion"
        ]
        taken = [m for m in self.own if m.excluded_by is not None]
        said = [m.at for m in self.own if m.concept.startswith("content.")]
        cues = (m.at for m in self.own if m.concept == "qualifier.exclusion")
        behind = [at for at in cues if all(m.to <= at for m in taken)]
        if not taken or not said or (behind and max(said) > min(behind)):
            return False  # "drawings excepted, whoever sells …": the words behind are the rule
        return min(said) >= min(carved) and not self._dealt(min(carved))

    def _dealt(self, place: int) -> bool:
        """Before ``place`` material is named with which a deed deals ("pictures other than …")."""
        before = {m.concept for m in self.kept if m in self.own and m.at < place}
        return bool(self.starting("conduct.")) and not before.isdisjoint(MEDIA)

    @cached_property
    def shows_actual_child(self) -> bool:
        """Whether a child is named otherwise than as invented, or as a thing made like one."""
        unreal = [m for m in self.own if m.concept in UNREAL]
        nobody = self.has("subject.unreal") and self.has("test.realistic")
        names = self.of("content.child_term") if nobody else ()  # the name shows no child
        named = [
            m
            for m in self.kept
            if m.concept in CHILD
            and m.concept not in UNREAL
            and not any(n.at <= m.at and m.to <= n.to for n in names)
        ]
        return not unreal or any(
            all(m.to <= u.at or u.to <= m.at for u in unreal) for m in named if m in self.own
        )

    @cached_property
    def shows_somebody(self) -> bool:
        """An identifiable child in a changed image, and no child before it who may be anybody."""
        changed = self.of("medium.altered", "medium.synthetic")
        known = self.of("test.identifiable")
        return bool(changed and known) and not self._adds((*changed, *known))

    def _adds(self, changed: Sequence[Mention]) -> bool:
        """A definition names a child first, and adds the changed image of an identifiable one."""
        children = [m.at for m in self.own if m.concept == "subject.child"]
        first = min(children, default=-1)
        return self.defines and first >= 0 and all(m in self.own and first < m.at for m in changed)

    @cached_property
    def shows_made_image_only(self) -> bool:
        """The image must be false: a deepfake, and no true image is set beside it."""
        made = self.of("medium.synthetic", "content.synthetic_term")
        if not made or self.has("medium.true_or_synthetic"):
            return False
        return not all(adds(self.reading, self.own, one, TRUE_IMAGES) for one in made)

    @cached_property
    def shows_likeness_only(self) -> bool:
        """The image is made by computer, or a changed one, that looks real or tells who it is,
        and no true one stands beside it: somebody's likeness, and no record of anybody."""
        if self.has("medium.true_or_synthetic"):
            return False
        made = self.has("medium.computer_generated") and self.has(*LIKENESS)
        return self.shows_made_image_only or made or self._shows_changed_image_only()

    def _shows_changed_image_only(self) -> bool:
        """Whatever images are named, "changed" is said of each of them."""
        changed = self.of("medium.altered")
        images = self.of(*TRUE_IMAGES)
        return bool(changed and images) and all(
            any(c.at <= m.at and m.to <= c.to for c in changed) for m in images
        )

    @cached_property
    def names_only_children(self) -> bool:
        """The limb's own words name a child and no other person as the one depicted."""
        by_law = {m.concept for m in self.joined} & {"subject.child"}  # "a ward"
        named = {m.concept for m in self.own} | by_law
        return "subject.child" in named and named.isdisjoint(ANYBODY)
