"""Which provisions of a document are on the subject, and what they rely on.

Two stages: the anchor rules of the language over the raw text (cheap), then the limbs of the
articles that they touch. What is left out here is never structured or matched further.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from legalnlp.knowledge import Pack
from legalnlp.steps.beside import content_before, deed_before, seen_beside
from legalnlp.steps.childhood import childhood
from legalnlp.steps.companions import companions
from legalnlp.steps.deeds import deeds_named
from legalnlp.steps.demands import asked_apart
from legalnlp.steps.elements import elements
from legalnlp.steps.groups import LIKENESS, MADE, SHOWING, TRUE_IMAGES, WRONG
from legalnlp.steps.headings import is_title
from legalnlp.steps.hints import may_be_general
from legalnlp.steps.items import asked_of_items, on_named_items
from legalnlp.steps.likeness import is_general_rule
from legalnlp.steps.limb import Limb
from legalnlp.steps.matched import Matched
from legalnlp.steps.material import defined, rely
from legalnlp.steps.penalties import punished_apart
from legalnlp.steps.prefilter import Seen, hits
from legalnlp.steps.references import BETWEEN, follow, refer_ahead, refer_by_number
from legalnlp.steps.sharing import (
    carve,
    carved_apart,
    interpret,
)
from legalnlp.steps.structure import articles
from legalnlp.types import Definition, Document, Mention, Provision

_DEPTH = 3
_SEXUAL = {"content.sexual", "content.intimate"}
UNWANTED = ("consent.absent", "medium.synthetic")  # in general rules on images of a person


@dataclass(frozen=True, slots=True)
class Found:
    """An article on the subject: index of the provision, score in [0, 1], the reason in words.

    ``concepts`` are those named by its limbs on the subject.
    """

    provision: int
    start: int
    end: int
    score: float
    reason: str
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document has on the subject.

    ``limbs`` are those that define the material or deal with it; ``around`` all limbs of the
    articles in which those stand or which use the defined material (penalties, defences).
    ``terms`` are the indices of the definitions that stand in ``limbs`` or whose terms they use,
    ``read`` the indices of all articles that had to be read to tell, ``childhood`` the sentence
    that says who is a child, wherever it stands.
    """

    limbs: tuple[Limb, ...]
    around: tuple[Limb, ...]
    found: tuple[Found, ...]
    read: tuple[int, ...] = ()
    terms: frozenset[int] = frozenset()
    childhood: Mention | None = None


def subject(
    document: Document,
    provisions: Sequence[Provision],
    definitions: Sequence[Definition],
    pack: Pack,
    seen: Seen | None = None,
) -> Subject:
    """Everything in the document that bears on the subject; ``seen`` as in `mentions`."""
    text = Matched(document, provisions, definitions, pack, seen)
    touched = _touched(text)
    joined = {
        a: carve(asked_apart(punished_apart(provisions, _with_elements(provisions, text, a))))
        for a in touched
    }
    material = defined(text, joined)
    core = [a for a in touched if any(limb.about for limb in joined[a])]
    beside = set(companions(text, core, material, _referring(joined)))
    joined |= {a: carve(_join(text, text.limbs(a))) for a in beside - set(touched)}
    joined = dict(deeds_named(provisions, joined))
    touched = sorted(joined)
    relying = {a: tuple(rely(text, limb, material) for limb in joined[a]) for a in touched}
    relying = {a: refer_ahead(provisions, row) for a, row in relying.items()}
    relying = dict(carved_apart(provisions, interpret(provisions, relying)))
    related = follow(provisions, relying, {a: n for n, a in enumerate(articles(provisions))})
    related = {a: tuple(on_named_items(provisions, o) for o in row) for a, row in related.items()}
    about = {a for a in touched if any(limb.about for limb in related[a])}
    found = tuple(
        _found(provisions[a], a, related[a])
        for a in touched
        if a in about or any(map(_shows, related[a]))
    )
    on = tuple(limb for a in touched for limb in related[a] if limb.topics)
    on = tuple(limb for limb in on if not limb.grades) or on
    if any(limb.wronged == "described" for limb in on):  # a name adds nothing to what it names
        meant = frozenset().union(*(limb.relies_on for limb in on))
        on = tuple(x for x in on if x.wronged != "named" or x.reading.provision in meant)
    on = tuple(limb for limb in on if not is_title(limb, provisions, pack)) or on
    return Subject(
        on + (_general_rules(text, related) if on else ()),
        tuple(limb for a in touched for limb in related[a] if a in beside or a in about),
        found,
        tuple(touched),
        frozenset(index for limb in on for index in text.terms(limb)),
        childhood(text.seen, provisions, pack) if on else None,
    )


def _referring(joined: Mapping[int, Sequence[Limb]]) -> tuple[int, ...]:
    """Articles that speak of "such material": a penalty may name them by their number."""
    return tuple(
        a for a, found in joined.items() if any(limb.has("reference.material") for limb in found)
    )


def _shows(limb: Limb) -> bool:
    """Whether a limb makes a sexual or intimate depiction, whoever is shown, part of a wrong."""
    said = {mention.concept for mention in limb.own}
    seen = not said.isdisjoint(SHOWING) or (said >= {"content.intimate", "consent.absent"})
    return bool(said & _SEXUAL and seen) and not limb.exempts and limb.has(*WRONG)


def _touched(text: Matched) -> list[int]:
    """Articles in whose text an anchor rule fires, in document order.

    With them come the articles behind that speak of "the material of the article before", be it
    over one that says something else (who is a child, when the offence is grave).
    """
    units = articles(text.provisions)
    starts = [text.provisions[a].start for a in units]
    hit = {bisect_right(starts, start) - 1 for start in text.seen.begun()} - {-1}
    rules = text.pack.by_concept.get("reference.material", ())
    words = text.seen.text
    for at in sorted(hit):
        after, last = at + 1, at
        while after < len(units) and after not in hit and after - last <= BETWEEN:
            end = starts[after + 1] if after + 1 < len(units) else len(words)
            if any(hits(text.pack, words[starts[after] : end], rules)):
                hit.add(after)
                last = after
            after += 1
    return [units[at] for at in sorted(hit)]


def _general_rules(text: Matched, related: Mapping[int, Sequence[Limb]]) -> tuple[Limb, ...]:
    """General rules on unconsented or false images of a person, wherever they stand."""
    units = articles(text.provisions)
    starts = [text.provisions[a].start for a in units]
    places = {
        units[at]
        for start in text.seen.places(*UNWANTED)
        if (at := bisect_right(starts, start) - 1) >= 0
    }
    spoken = (a for a in sorted(places) if a in related or may_be_general(text, a))
    found = (related.get(a) or _join(text, filter(_forbids, text.limbs(a))) for a in spoken)
    return tuple(limb for article in found for limb in article if is_general_rule(limb))


def _forbids(limb: Limb) -> bool:
    """No word of a definition makes a limb an offence: only these are worth joining."""
    return limb.has("effect.offence", "effect.liability")


def _join(text: Matched, found: Iterable[Limb]) -> tuple[Limb, ...]:
    """Each limb with the mentions of the definitions of single words in it."""
    return tuple(replace(limb, joined=_definiens(text, limb)) for limb in found)


def _referred(text: Matched, article: int) -> tuple[Limb, ...]:
    return refer_by_number(text.provisions, _seen(text, article))


def _with_elements(
    provisions: Sequence[Provision], text: Matched, article: int
) -> tuple[Limb, ...]:
    return asked_of_items(provisions, elements(provisions, _referred(text, article)))


def _seen(text: Matched, article: int) -> tuple[Limb, ...]:
    found = deed_before(content_before(_join(text, text.limbs(article))))
    return seen_beside(text.provisions, found)


def _definiens(text: Matched, limb: Limb) -> tuple[Mention, ...]:
    collected: dict[tuple[str, int, int], Mention] = {}
    held = text.held(limb)
    terms, done = set(text.terms(limb)) - held, set[int]()
    apart = _true_beside_made([tuple(text.brought(i)[0].values()) for i in sorted(terms)])
    for _ in range(_DEPTH):
        new = sorted(terms - done)
        done |= terms
        for index in new:
            brought, more = text.brought(index)
            collected |= brought
            terms |= more
        terms -= held
    return (*collected.values(), *apart)


def _true_beside_made(brought: Sequence[Sequence[Mention]]) -> tuple[Mention, ...]:
    """One term is defined as true intimate images and another as made ones ("a listed clip or a
    forged clip"): the limb names both."""
    said = [{mention.concept for mention in mentions} for mentions in brought]
    true = any(s & set(TRUE_IMAGES) and s & _SEXUAL and not s & set(MADE) for s in said)
    made = [m for s, ms in zip(said, brought, strict=True) if s & set(LIKENESS) for m in ms]
    first = [m for m in made if m.concept in MADE][:1] if true else []
    return tuple(replace(m, concept="medium.true_or_synthetic") for m in first)


def _found(provision: Provision, index: int, article: Sequence[Limb]) -> Found:
    on = [limb for limb in article if limb.about or _shows(limb)]
    named = sorted(
        {
            m.concept
            for limb in on
            for m in limb.own
            if m.concept.startswith(("content.", "subject.", "medium."))
        }
    )
    strength = sum(2 if limb.defines_material else 1 for limb in on)
    return Found(
        index,
        provision.start,
        provision.end,
        round(strength / (strength + 1), 3),
        f"{len(on)} limb(s) on the subject: {', '.join(named)}",
        tuple(named),
    )
