"""One document with what has been read of it: limbs, terms used, definitions behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from legalnlp.knowledge import Pack, fold
from legalnlp.steps.concepts import mentions
from legalnlp.steps.continued import continued_at
from legalnlp.steps.definiendum import Defined, is_compound, says_who
from legalnlp.steps.definitions import Terms
from legalnlp.steps.groups import WIDE
from legalnlp.steps.headings import without_headings
from legalnlp.steps.limb import Limb
from legalnlp.steps.limbs import limbs
from legalnlp.steps.nearest import Nearest
from legalnlp.steps.prefilter import Seen
from legalnlp.steps.provisos import provisos_apart
from legalnlp.steps.statements import (
    first_term,
    one_by_one,
    resumptions,
    statements,
    without_lead_in,
)
from legalnlp.steps.structure import innermost
from legalnlp.types import Definition, Document, Mention, Provision, Reading

_SUBJECTS = (
    "subject.unreal",
    "subject.plainly_unreal",
    "subject.undeveloped",
    "subject.actual",
    "subject.adult",
    "subject.person_or_minor",
)
_IMAGE_WORDS = {
    "medium.photograph",
    "medium.video",
    "medium.any_visual",
    "medium.representation",
    "medium.material",
    "medium.any",
    "medium.pseudo_photograph",
    "medium.live_performance",
    "medium.synthetic",
    "content.intimate",
}
_HOW_MADE = ("medium.computer", "medium.altered", "medium.drawing")
_ADJECTIVES = ("content.", "condition.")
_JUST_BEFORE = 40  # characters
_FIRST_WORDS = 40  # characters
_FALSE_IMAGE = {"medium.synthetic", "content.intimate"}
_SEXUAL = {"content.sexual"}
_UNSEEN = ("medium.text", "medium.audio")
_SEEN_WORDS = ("medium.photograph", "medium.any_visual", "medium.carrier", "medium.video")
_WORKS = ("medium.photograph", "medium.video", "medium.drawing", "medium.text")


class Matched:
    """One document with what has been read of it: no provision is matched twice."""

    def __init__(
        self,
        document: Document,
        provisions: Sequence[Provision],
        definitions: Sequence[Definition],
        pack: Pack,
        seen: Seen | None = None,
    ) -> None:
        self.document, self.provisions = document, provisions
        self.definitions, self.pack = definitions, pack
        self.seen = seen or Seen(document, pack)
        self._limbs: dict[int, tuple[Limb, ...]] = {}
        self._defined = Defined(definitions, self.seen)
        self._terms: dict[str, tuple[int, ...]] = {}
        self._known = Terms(definitions)
        self._nearest = Nearest(provisions, definitions, self.home)
        self._starts: list[int] | None = None
        self._edges: list[int] | None = None
        self._by_start: list[tuple[int, int]] | None = None
        self._homes: dict[int, int] = {}
        self._crossing: dict[int, tuple[str, ...]] = {}
        self._brought: dict[int, tuple[dict[tuple[str, int, int], Mention], frozenset[int]]] = {}

    def limbs(self, index: int) -> tuple[Limb, ...]:
        """The limbs of one provision and of what stands below it, one definition at a time."""
        if index not in self._limbs:
            readings = [
                without_headings(self.document, one, self.pack)
                for one in limbs(self.document, self.provisions, self.pack, index)
            ]
            starts = self._statements()
            self._limbs[index] = tuple(
                Limb(part, found, defines=first_term(part, starts) is not None)
                for reading in readings
                for whole in one_by_one(without_lead_in(reading, starts), self._cuts())
                for part, found in self._stated(whole)
            )
        return self._limbs[index]

    def _stated(self, reading: Reading) -> Iterator[tuple[Reading, tuple[Mention, ...]]]:
        """The reading, or its offence and its provisos apart, each with its mentions."""
        found = mentions(reading, self.pack, self.seen)
        parts = provisos_apart(reading, found, self._frees)
        for part in parts:
            said = found if part is reading else mentions(part, self.pack, self.seen)
            yield part, tuple(filter(self._defined.speaks, said))

    def _frees(self, sentence: str) -> bool:
        apart = ("effect.exemption", "effect.inference")
        rules = (rule for concept in apart for rule in self.pack.by_concept.get(concept, ()))
        return any(rule.regex.search(fold(sentence)) for rule in rules)

    def _statements(self) -> list[int]:
        """As `statements` tells them, once."""
        if self._starts is None:
            self._starts = statements(self.document, self.definitions)
        return self._starts

    def _cuts(self) -> list[int]:
        """Where a definition begins, or an offence behind one in the same paragraph."""
        if self._edges is None:
            wrongs = [r.regex for r in self.pack.by_concept.get("effect.offence", ())]
            behind = resumptions(self.seen.text, self.definitions, wrongs)
            self._edges = sorted({*self._statements(), *behind})
        return self._edges

    def terms(self, limb: Limb) -> tuple[int, ...]:
        """Indices of the definitions whose terms the limb uses, the nearest of each term."""
        return self._nearest.of(self._used(limb.reading.text), limb.reading.provision)

    def _used(self, words: str) -> tuple[int, ...]:
        if words not in self._terms:
            self._terms[words] = self._known.used(words)
        return self._terms[words]

    def uses(self, start: int, end: int) -> tuple[int, ...]:
        """Indices of the definitions whose terms stand in a stretch of the document."""
        return self._used(self.seen.text[start:end])

    def is_visual(self, index: int) -> bool:
        """Whether the term is a word for what is seen: its definiens brings no text or sound."""
        term = fold(self.definitions[index].term)
        rules = [r for c in _SEEN_WORDS for r in self.pack.by_concept.get(c, ())]
        return any(rule.regex.search(term) for rule in rules)

    def home(self, index: int) -> int:
        """The provision in which a term is defined, with the limbs of its definiens below it."""
        if index not in self._homes:
            start = self.definitions[index].term_start
            self._homes[index] = innermost(self.provisions, start) or 0
        return self._homes[index]

    def names_act(self, index: int) -> bool:
        """Whether the term is a coined name ("cyberharass") and no word for a thing or person,
        or names a dealing with the thing ("circulation of such images")."""
        things = ("medium.", "content.", "subject.", "test.")
        kinds = self.kinds(index)
        thing = any(k.startswith(things) for k in kinds) or self._begins_with(index, "medium.")
        return any(k.startswith("conduct.") for k in kinds) or not thing

    def holds(self, limb: Limb, index: int) -> bool:
        """Whether the definition stands in the reading of the limb."""
        start = self.definitions[index].term_start
        return any(p.start <= start < p.start + p.length for p in limb.reading.pieces)

    def stands_beside(self, limb: Limb, index: int) -> bool:
        """Whether the limb and the definition are sentences of one provision."""
        return limb.reading.provision == self.home(index) and not self.holds(limb, index)

    def held(self, limb: Limb) -> frozenset[int]:
        """The definitions that stand in the reading of the limb."""
        if self._by_start is None:
            self._by_start = sorted((d.term_start, i) for i, d in enumerate(self.definitions))
        found: list[int] = []
        for piece in limb.reading.pieces:
            low = bisect_left(self._by_start, (piece.start, 0))
            high = bisect_left(self._by_start, (piece.start + piece.length, 0))
            found += (index for _, index in self._by_start[low:high])
        return frozenset(found)

    def brought(self, index: int) -> tuple[dict[tuple[str, int, int], Mention], frozenset[int]]:
        """What a definition brings to a limb that uses its term: mentions, and terms it uses."""
        if index not in self._brought:
            wanted, visual = self.crossing(index), self.is_visual(index)
            deed = any(kind.startswith("conduct.") for kind in self.kinds(index))
            home = self.limbs(self.home(index))
            # "objects are not pornographic if …" frees objects and makes nothing a medium
            there = [limb for limb in home if not limb.topics and not limb.exempts]
            limbs = [limb for limb in there if self.holds(limb, index)] or there
            after = continued_at(self.document, self.provisions, self.home(index), self.pack)
            beside = self.limbs(after) if after else ()
            limbs += [x for x in beside if not x.defines and not x.starting("effect.")]
            found = {
                (m.rule, m.start, m.end): m
                for limb in limbs
                for m in limb.own
                if m.concept.startswith(wanted)
                and not (visual and m.concept in _UNSEEN and m.excluded_by is None)
                and not (deed and m.excluded_by is not None)
            }
            terms = frozenset(term for limb in limbs for term in self.terms(limb))
            self._brought[index] = found, terms
        return self._brought[index]

    def kinds(self, index: int) -> set[str]:
        """The concepts that the term itself is a word for."""
        return {rule.concept for rule, *_ in self.seen.fired(self.definitions[index].term)}

    def names_material(self, index: int) -> bool:
        """Whether the term can stand for material: not a word for a person, nor a bare noun
        that says nothing of the subject ("offences", in the sense of one paragraph)."""
        kinds, term = self.kinds(index), self.definitions[index].term
        if any(kind.startswith(("content.", "medium.")) for kind in kinds):
            return True
        if self._begins_with(index, "medium."):
            return True  # a coined name ("banned items are photographs …"), whoever is in it
        named = " " in term or ord(term[0]) > 0x2E80 or self._said_of_medium(index)
        return named and not self._names_person(term)

    def _begins_with(self, index: int, kind: str | tuple[str, ...]) -> bool:
        """Whether the definiens begins with such a word, but for an article before it."""
        one = self.definitions[index]
        words = self.seen.text[one.start : max(one.start, min(one.end, one.start + _FIRST_WORDS))]
        fired = self.seen.fired(words)
        return any(
            rule.concept.startswith(kind) and " " not in words[:at].strip()
            for rule, at, *_ in fired
        )

    def _said_of_medium(self, index: int) -> bool:
        """Whether an adjective is said of material: "a publication is objectionable if …"."""
        start = self.definitions[index].term_start
        words = self.seen.text[max(0, start - _JUST_BEFORE) : start].split()[-6:]
        fired = (hit for word in words for hit in self.seen.fired(word))
        return any(rule.concept.startswith("medium.") for rule, *_ in fired)

    def _names_person(self, term: str) -> bool:
        """Whether a word for a person begins or ends the term.

        Where the head of a name stands last (a language with words that qualify it, `qualified`),
        it has to be that head: "child in care" is a person, "child abuse work" and "pictures of
        a child" are none.
        """
        behind = self.pack.words.get("qualified")
        found = regex.search(rf"(?<=\w){behind}", term) if behind else None
        head = len(term[: found.start()].rstrip()) if found else len(term)
        return any(
            rule.concept.startswith("subject.") and (to == head or (at == 0 and not behind))
            for rule, at, to, _ in self.seen.fired(term)
        )

    def crossing(self, index: int) -> tuple[str, ...]:
        """Which concepts cross from a definition into a limb that uses its term."""
        if index not in self._crossing:
            self._crossing[index] = self._crosses(index)
        return self._crossing[index]

    def _crosses(self, index: int) -> tuple[str, ...]:
        """Which concepts cross from a definition into a limb that uses its term.

        That depends on what it is a word for: "image" brings media and tests, "person" ages,
        "promote" conduct, "pornographic" conditions. Of a child, the limb's own words must tell.
        """
        kinds = self.kinds(index)
        wanted: tuple[str, ...] = ()
        one_word = " " not in self.definitions[index].term
        if "condition.obscene" in kinds:
            return wanted  # what makes a thing obscene is that one condition, not three more
        adjective = one_word and "subject.child" not in kinds
        if adjective and any(k.startswith(_ADJECTIVES) for k in kinds):
            wanted += ("condition.",)
        if adjective and "content.sexual" in kinds:  # "pornography means any film or book …"
            wanted += ("medium.",) if self._begins_with(index, _WORKS) else WIDE
        dealing = not kinds and self._begins_with(index, "conduct.")  # "to deal means to sell …"
        if dealing or any(kind.startswith("conduct.") for kind in kinds):
            wanted += ("conduct.", "medium.photograph", "medium.video", "medium.carrier")
        if any(kind.startswith(("subject.", "test.")) for kind in kinds):
            wanted += (*_SUBJECTS, "test.", "quantity.age", *_HOW_MADE)
        named = not one_word and kinds <= _SEXUAL  # "a sexual forgery is an image"
        if (named or not kinds) and self._begins_with(index, "medium."):
            wanted += ("medium.",)  # "a clip is a photograph or stream"
            wanted += () if one_word else ("content.", "test.")  # a "listed clip" tells of what
        begun = self._begins_with(index, "subject.child")
        if not kinds and (begun or says_who(self.definitions[index], self.seen)):
            wanted += ("subject.child", "quantity.age")  # "a ward is a person under fourteen"
        if kinds & _IMAGE_WORDS:
            wanted += ("medium.", "test.", "subject.unreal", "condition.", "qualifier.visual")
            wanted += ("subject.person_or_minor", "subject.adult")
            # of what a coined name is ("protected picture"), its definition alone tells
            coined = not one_word or is_compound(self.definitions[index].term, self.seen)
            wanted += ("content.",) if kinds & _FALSE_IMAGE or coined else ()
        elif any(kind.startswith("medium.") for kind in kinds):
            wanted += ("medium.photograph", "medium.video", "medium.data", "medium.computer")
            wanted += ("medium.audio",) if "medium.text" in kinds else ()  # "publications are …"
        return wanted
