"""Which provisions of a document are on the subject, and what they rely on.

Two stages: the anchor rules of the language over the raw text (cheap), then the limbs of the
articles that they touch. What is left out here is never structured or matched further.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from legalnlp.knowledge import Pack, concepts, fold
from legalnlp.steps.concepts import mentions
from legalnlp.steps.definitions import terms_used
from legalnlp.steps.limbs import limbs
from legalnlp.steps.reach import Limb, Topic
from legalnlp.steps.structure import articles
from legalnlp.types import Definition, Document, Mention, Provision

_DEPTH = 3


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
    touched = _touched(document, provisions, pack)
    by_article = {a: _limbs(document, provisions, pack, a) for a in touched}
    joined = {
        a: _carve(_join(document, provisions, definitions, pack, found))
        for a, found in by_article.items()
    }
    material = _material(provisions, definitions, joined)
    related = {a: tuple(_rely(limb, definitions, material) for limb in found) for a, found in joined.items()}
    found = tuple(_found(provisions[a], a, related[a]) for a in touched if any(l.topics for l in related[a]))
    return Subject(
        tuple(limb for a in touched for limb in related[a] if limb.topics),
        tuple(limb for f in found for limb in related[f.provision]),
        found,
    )


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
    return sorted(hit)


def _limbs(
    document: Document, provisions: Sequence[Provision], pack: Pack, article: int
) -> tuple[Limb, ...]:
    return tuple(
        Limb(reading, mentions(reading, pack))
        for reading in limbs(document, provisions, pack, article)
    )


def _join(
    document: Document,
    provisions: Sequence[Provision],
    definitions: Sequence[Definition],
    pack: Pack,
    found: Sequence[Limb],
) -> tuple[Limb, ...]:
    """Each limb with the mentions of the definitions of single words in it."""
    return tuple(
        replace(limb, joined=_definiens(document, provisions, definitions, pack, limb, _DEPTH))
        for limb in found
    )


def _carve(found: Sequence[Limb]) -> tuple[Limb, ...]:
    """Carve-outs that a sentence of its own makes for the whole article, put to each limb."""
    carved = tuple(
        m for limb in found if limb.exempts for m in limb.own if m.excluded_by is not None
    )
    if not carved:
        return tuple(found)
    return tuple(limb if limb.exempts else replace(limb, joined=limb.joined + carved) for limb in found)


def _definiens(
    document: Document,
    provisions: Sequence[Provision],
    definitions: Sequence[Definition],
    pack: Pack,
    limb: Limb,
    depth: int,
) -> tuple[Mention, ...]:
    collected: dict[tuple[str, int, int], Mention] = {}
    open_terms = set(terms_used(limb.reading.text, definitions))
    done: set[int] = set()
    for _ in range(depth):
        for index in sorted(open_terms - done):
            done.add(index)
            if definitions[index].provision == limb.reading.provision:
                continue
            verb = _names_conduct(definitions[index].term, pack)
            for other in _limbs(document, provisions, pack, definitions[index].provision):
                if other.topics:
                    continue
                for mention in other.own:
                    if _describes(mention) or (verb and mention.concept.startswith("conduct.")):
                        collected[(mention.rule, mention.start, mention.end)] = mention
                open_terms |= set(terms_used(other.reading.text, definitions))
    return tuple(collected.values())


def _names_conduct(term: str, pack: Pack) -> bool:
    """Whether the defined term is itself a word for conduct ("promote"): its definiens counts."""
    return any(
        rule.regex.search(fold(term))
        for concept, rules in pack.by_concept.items()
        if concept.startswith("conduct.")
        for rule in rules
    )


def _describes(mention: Mention) -> bool:
    """Only what says who or what is depicted crosses from a definition into a limb."""
    return mention.concept.startswith(("subject.", "test.", "medium.", "condition.", "quantity.age"))


def _material(
    provisions: Sequence[Provision],
    definitions: Sequence[Definition],
    by_article: Mapping[int, Sequence[Limb]],
) -> Mapping[int, tuple[frozenset[int], tuple[Topic, ...]]]:
    """Definition index → provisions and topics of the limbs by which it defines the material."""
    every = [limb for found in by_article.values() for limb in found if limb.topics]
    table: dict[int, tuple[frozenset[int], tuple[Topic, ...]]] = {}
    for index, definition in enumerate(definitions):
        home = provisions[definition.provision]
        inside = [
            limb
            for limb in every
            if home.start <= provisions[limb.reading.provision].start < home.end
        ]
        if inside:
            places = frozenset(limb.reading.provision for limb in inside)
            table[index] = (places, tuple(dict.fromkeys(t for limb in inside for t in limb.topics)))
    return table


def _rely(
    limb: Limb,
    definitions: Sequence[Definition],
    material: Mapping[int, tuple[frozenset[int], tuple[Topic, ...]]],
) -> Limb:
    used = [i for i in terms_used(limb.reading.text, definitions) if i in material]
    if not used or limb.exempts:
        return limb
    return replace(
        limb,
        relies_on=frozenset().union(*(material[i][0] for i in used)),
        relied_topics=tuple(dict.fromkeys(t for i in used for t in material[i][1])),
    )


def _found(provision: Provision, index: int, article: Sequence[Limb]) -> Found:
    on = [limb for limb in article if limb.topics]
    named = sorted({m.concept for limb in on for m in limb.own if m.concept.startswith(("content.", "subject.", "medium."))})
    strength = sum(2 if limb.defines_material else 1 for limb in on)
    return Found(
        index,
        provision.start,
        provision.end,
        round(strength / (strength + 1), 3),
        f"{len(on)} limb(s) on the subject: {', '.join(named)}",
    )
