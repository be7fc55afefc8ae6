"""Which provisions of a document are on the subject, and what they rely on.

Two stages: the anchor rules of the language over the raw text (cheap), then the limbs of the
articles that they touch. What is left out here is never structured or matched further.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from legalnlp.knowledge import Pack, concepts, fold
from legalnlp.steps.concepts import mentions
from legalnlp.steps.definitions import terms_used
from legalnlp.steps.likeness import is_general_rule
from legalnlp.steps.limbs import limbs
from legalnlp.steps.reach import Limb, Topic
from legalnlp.steps.references import named_before, refer_by_number
from legalnlp.steps.structure import articles, innermost
from legalnlp.types import Definition, Document, Mention, Provision

_DEPTH = 3
_SUBJECTS = (
    "subject.unreal",
    "subject.plainly_unreal",
    "subject.actual",
    "subject.adult",
    "subject.person_or_minor",
)
_FALSE_IMAGE = {"medium.synthetic", "content.intimate"}
_SEEN_WORDS = ("medium.photograph", "medium.any_visual", "medium.carrier", "medium.video")
_TAKEN_AS = ("test.person", "test.image", "test.recognisable", "subject.unreal")
_NEAR = 4  # articles between the material and a sentence on how the depicted are to be taken
_PLAIN = ("medium.photograph", "medium.video")
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


@dataclass(frozen=True, slots=True)
class Found:
    """An article on the subject: index of the provision, score in [0, 1], the reason in words."""

    provision: int
    start: int
    end: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document has on the subject.

    ``limbs`` are those that define the material or deal with it; ``around`` all limbs of the
    articles in which those stand or which use the defined material (penalties, defences).
    """

    limbs: tuple[Limb, ...]
    around: tuple[Limb, ...]
    found: tuple[Found, ...]


def subject(
    document: Document,
    provisions: Sequence[Provision],
    definitions: Sequence[Definition],
    pack: Pack,
) -> Subject:
    """Everything in the document that bears on the subject."""
    text = _Text(document, provisions, definitions, pack)
    touched = _touched(document, provisions, pack)
    joined = {
        a: _carve(refer_by_number(provisions, _join(text, text.limbs(a)))) for a in touched
    }
    material = _material(text, joined)
    relying = {a: tuple(_rely(text, limb, material) for limb in joined[a]) for a in touched}
    related = _follow(provisions, relying, {a: n for n, a in enumerate(articles(provisions))})
    found = tuple(
        _found(provisions[a], a, related[a])
        for a in touched
        if any(limb.about for limb in related[a])
    )
    on = tuple(limb for a in touched for limb in related[a] if limb.topics)
    return Subject(
        on + (_general_rules(text, related) if on else ()),
        tuple(limb for f in found for limb in related[f.provision]),
        found,
    )


class _Text:
    """One document with what has been read of it: no provision is matched twice."""

    def __init__(
        self,
        document: Document,
        provisions: Sequence[Provision],
        definitions: Sequence[Definition],
        pack: Pack,
    ) -> None:
        self.document, self.provisions = document, provisions
        self.definitions, self.pack = definitions, pack
        self._limbs: dict[int, tuple[Limb, ...]] = {}
        self._terms: dict[str, tuple[int, ...]] = {}

    def limbs(self, index: int) -> tuple[Limb, ...]:
        """The limbs of one provision and of what stands below it."""
        if index not in self._limbs:
            readings = limbs(self.document, self.provisions, self.pack, index)
            self._limbs[index] = tuple(Limb(r, mentions(r, self.pack)) for r in readings)
        return self._limbs[index]

    def terms(self, limb: Limb) -> tuple[int, ...]:
        """Indices of the definitions whose terms the limb uses."""
        words = limb.reading.text
        if words not in self._terms:
            self._terms[words] = terms_used(words, self.definitions)
        return self._terms[words]

    def is_visual(self, index: int) -> bool:
        """Whether the term is a word for what is seen: its definiens brings no text or sound."""
        term = fold(self.definitions[index].term)
        rules = [r for c in _SEEN_WORDS for r in self.pack.by_concept.get(c, ())]
        return any(rule.regex.search(term) for rule in rules)

    def home(self, index: int) -> int:
        """The provision in which a term is defined, with the limbs of its definiens below it."""
        return innermost(self.provisions, self.definitions[index].term_start) or 0

    def crossing(self, index: int) -> tuple[str, ...]:
        """Which concepts cross from a definition into a limb that uses its term.

        That depends on what the term is a word for: "image" brings media and tests, "person"
        tests and ages, "promote" conduct, an adjective ("pornographic") conditions; "sexual
        conduct" nothing. Whether a child is depicted, the limb's own words must tell.
        """
        term = fold(self.definitions[index].term)
        kinds = {
            concept
            for concept, rules in self.pack.by_concept.items()
            if any(rule.regex.search(term) for rule in rules)
        }
        wanted: tuple[str, ...] = () if " " in term else ("condition.",)
        if any(kind.startswith("conduct.") for kind in kinds):
            wanted += ("conduct.",)
        if any(kind.startswith(("subject.", "test.")) for kind in kinds):
            wanted += (*_SUBJECTS, "test.", "quantity.age", "medium.computer", "medium.altered")
        if kinds & _IMAGE_WORDS:
            wanted += ("medium.", "test.", "subject.unreal", "condition.", "qualifier.visual")
            wanted += ("content.",) if kinds & _FALSE_IMAGE else ()
        elif any(kind.startswith("medium.") for kind in kinds):
            wanted += ("medium.photograph", "medium.video", "medium.data", "medium.computer")
        return wanted


def _touched(document: Document, provisions: Sequence[Provision], pack: Pack) -> list[int]:
    """Articles in whose text an anchor rule fires, in document order."""
    units = articles(provisions)
    starts = [provisions[a].start for a in units]
    text = fold(document.text)
    hit: set[int] = set()
    for concept, record in concepts().items():
        if not record.get("anchor"):
            continue
        for rule in pack.by_concept.get(concept, ()):
            for match in rule.regex.finditer(text):
                at = bisect_right(starts, match.start()) - 1
                if at >= 0:
                    hit.add(units[at])
    for rule in pack.by_concept.get("reference.material", ()):
        for match in rule.regex.finditer(text):
            at = bisect_right(starts, match.start()) - 1
            if at > 0 and units[at - 1] in hit:
                hit.add(units[at])
    return sorted(hit)


def _general_rules(text: _Text, related: Mapping[int, Sequence[Limb]]) -> tuple[Limb, ...]:
    """General rules on unconsented images of a person, wherever in the document they stand."""
    units = articles(text.provisions)
    starts = [text.provisions[a].start for a in units]
    words = fold(text.document.text)
    places = {
        units[at]
        for rule in text.pack.by_concept.get("consent.absent", ())
        for match in rule.regex.finditer(words)
        if (at := bisect_right(starts, match.start()) - 1) >= 0
    }
    found = (related.get(a) or _join(text, text.limbs(a)) for a in sorted(places))
    return tuple(limb for article in found for limb in article if is_general_rule(limb))


def _join(text: _Text, found: Sequence[Limb]) -> tuple[Limb, ...]:
    """Each limb with the mentions of the definitions of single words in it."""
    return tuple(replace(limb, joined=_definiens(text, limb)) for limb in found)


def _elements(text: _Text, found: Sequence[Limb]) -> tuple[Limb, ...]:
    """Put the conditions of a limb to the paragraph in which it places another of its elements.

    "It is obscene and falls within paragraph (6)": what paragraph (6) describes must be obscene.
    """
    demands = [
        (int(m.number), limb.starting("condition."))
        for limb in found
        for m in limb.own
        if m.concept == "reference.element" and m.number is not None and limb.starting("condition.")
    ]
    rows = list(found)
    for number, conditions in demands:
        marker = regex.compile(rf"\({number}\)(?!.*\(\d+\))")
        for at, limb in enumerate(rows):
            label = text.provisions[limb.reading.provision].label
            if marker.search(label) and not limb.exempts:
                rows[at] = replace(limb, joined=limb.joined + conditions)
    return tuple(rows)


def _carve(found: Sequence[Limb]) -> tuple[Limb, ...]:
    """What sentences of their own say for the whole article, put to each of its limbs.

    Carve-outs ("this section does not apply to drawings"), and consent where it is drafted as a
    defence: an offence that consent undoes is one of acting without consent.
    """
    shared = tuple(
        m
        for limb in found
        for m in limb.own
        if m.concept == "subject.person_or_minor" or (limb.exempts and _undoes(m))
    )
    if not shared:
        return tuple(found)
    return tuple(
        limb if limb.exempts else replace(limb, joined=limb.joined + shared) for limb in found
    )


def _undoes(mention: Mention) -> bool:
    carved = mention.excluded_by is not None and mention.concept not in _PLAIN
    return carved or mention.concept == "consent.absent"


def _definiens(text: _Text, limb: Limb) -> tuple[Mention, ...]:
    collected: dict[tuple[str, int, int], Mention] = {}
    terms, done = set(text.terms(limb)), set[int]()
    for _ in range(_DEPTH):
        for index in sorted(terms - done):
            done.add(index)
            home = text.home(index)
            if home == limb.reading.provision:
                continue
            wanted = text.crossing(index)
            visual = text.is_visual(index)
            for other in text.limbs(home):
                if other.topics:
                    continue
                for mention in other.own:
                    if mention.concept.startswith(wanted) and not (
                        visual and mention.concept in ("medium.text", "medium.audio")
                    ):
                        collected[(mention.rule, mention.start, mention.end)] = mention
                terms |= set(text.terms(other))
    return tuple(collected.values())


def _material(
    text: _Text, by_article: Mapping[int, Sequence[Limb]]
) -> Mapping[int, tuple[frozenset[int], tuple[Topic, ...]]]:
    """Definition index → provisions and topics of the limbs by which it defines the material."""
    every = [limb for found in by_article.values() for limb in found if limb.topics]
    table: dict[int, tuple[frozenset[int], tuple[Topic, ...]]] = {}
    for index in range(len(text.definitions)):
        home = text.provisions[text.home(index)]
        inside = [
            limb for limb in every if _inside(home, text.provisions[limb.reading.provision].start)
        ]
        if inside and _speaks(text.definitions[index], home, inside):
            places = frozenset(limb.reading.provision for limb in inside)
            table[index] = (places, tuple(dict.fromkeys(t for limb in inside for t in limb.topics)))
    return table


def _speaks(definition: Definition, home: Provision, inside: Sequence[Limb]) -> bool:
    """Whether the definition itself, or a list under it, is what speaks of the subject."""
    low, high = min(definition.start, definition.term_start), max(definition.end, definition.term_end)
    return home.own_end < home.end or any(
        low <= m.start < high
        for limb in inside
        for m in limb.own
        if m.concept.startswith(("content.", "medium.", "subject.", "test."))
    )


def _rely(
    text: _Text,
    limb: Limb,
    material: Mapping[int, tuple[frozenset[int], tuple[Topic, ...]]],
) -> Limb:
    """Tie a limb to the defined material that it names; a definition does not rely on itself."""
    here = text.provisions[limb.reading.provision].start
    used = [
        i
        for i in text.terms(limb)
        if i in material and not _inside(text.provisions[text.home(i)], here)
    ]
    if not used:
        return limb
    return replace(
        limb,
        relies_on=frozenset().union(*(material[i][0] for i in used)),
        relied_topics=tuple(dict.fromkeys(t for i in used for t in material[i][1])),
    )


def _interpret(
    by_article: Mapping[int, tuple[Limb, ...]], text: _Text
) -> Mapping[int, tuple[Limb, ...]]:
    """Put to the material what a sentence near it says of how the depicted are to be taken.

    "A person who looks like a child is treated as one" names neither image nor act; it speaks of
    the material of its own article, or of one close by.
    """
    units = {a: n for n, a in enumerate(articles(text.provisions))}
    spoken = [
        (units[a], mention)
        for a, found in by_article.items()
        for limb in found
        if not limb.about and not limb.exempts
        for mention in limb.own
        if mention.concept.startswith(_TAKEN_AS) and limb.has("subject.child", "subject.unreal")
    ]
    if not spoken:
        return by_article
    return {
        a: tuple(_taken(limb, [m for n, m in spoken if abs(n - units[a]) <= _NEAR]) for limb in found)
        for a, found in by_article.items()
    }


def _taken(limb: Limb, said: Sequence[Mention]) -> Limb:
    if "child" not in limb.defines_material:
        return limb
    return replace(limb, joined=limb.joined + tuple(said))


def _inside(home: Provision, offset: int) -> bool:
    return home.start <= offset < home.end


def _follow(
    provisions: Sequence[Provision],
    by_article: Mapping[int, tuple[Limb, ...]],
    places: Mapping[int, int],
) -> Mapping[int, tuple[Limb, ...]]:
    """Let "the material of the paragraph before" mean what that paragraph is about.

    It may stand in the same article or in the one before; ``places`` is the order of articles.
    """
    followed: dict[int, tuple[Limb, ...]] = {}
    about: tuple[int, Limb] | None = None
    for article, found in by_article.items():
        row: list[Limb] = []
        for limb in found:
            if limb.has("reference.material") and not limb.exempts:
                near = about[1] if about and places[article] - about[0] <= 1 else None
                target = named_before(provisions, row, limb) or near
                limb = _following(limb, target, row[-1] if row else None)
            row.append(limb)
            if limb.topics:
                about = (places[article], limb)
        followed[article] = tuple(row)
    return followed


def _following(limb: Limb, about: Limb | None, previous: Limb | None) -> Limb:
    """The limb with the topic it takes over, or with the deeds and media it takes over."""
    if not limb.topics and about:
        return replace(
            limb,
            relies_on=about.relies_on | {about.reading.provision},
            relied_topics=about.topics,
        )
    if limb.topics and previous and not limb.starting("conduct."):
        taken = previous.starting("conduct.") + previous.starting("medium.")
        return replace(limb, joined=limb.joined + taken)
    return limb


def _found(provision: Provision, index: int, article: Sequence[Limb]) -> Found:
    on = [limb for limb in article if limb.about]
    named = sorted({m.concept for limb in on for m in limb.own if m.concept.startswith(("content.", "subject.", "medium."))})
    strength = sum(2 if limb.defines_material else 1 for limb in on)
    return Found(
        index,
        provision.start,
        provision.end,
        round(strength / (strength + 1), 3),
        f"{len(on)} limb(s) on the subject: {', '.join(named)}",
    )
