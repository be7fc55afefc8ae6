"""The material that a document defines, and who relies on those definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from legalnlp.steps.limb import Limb, Topic
from legalnlp.steps.matched import Matched
from legalnlp.types import Definition, Provision

_SPEAKING = ("content.", "medium.", "subject.", "test.")


def defined(
    text: Matched, by_article: Mapping[int, Sequence[Limb]]
) -> Mapping[int, tuple[frozenset[int], tuple[Topic, ...]]]:
    """Definition index → provisions and topics of the limbs by which it defines the material."""
    every = [limb for found in by_article.values() for limb in found if limb.topics]
    table: dict[int, tuple[frozenset[int], tuple[Topic, ...]]] = {}
    for index, definition in enumerate(text.definitions):
        if definition.kind == "excludes" or not text.names_material(index):
            continue  # what a word does not include is no material, nor is a person
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
    low, high = (
        min(definition.start, definition.term_start),
        max(definition.end, definition.term_end),
    )
    # "(victims include …)" widens a word in passing; what is shown, it does not say
    whole = definition.kind in ("means", "refers")
    speaking = _SPEAKING if whole else ("content.", "medium.")
    return home.own_end < home.end or any(
        low <= m.start < high for limb in inside for m in limb.own if m.concept.startswith(speaking)
    )


def rely(
    text: Matched,
    limb: Limb,
    material: Mapping[int, tuple[frozenset[int], tuple[Topic, ...]]],
) -> Limb:
    """Tie a limb to the defined material it names; a definition does not rely on itself."""
    here = text.provisions[limb.reading.provision].start
    told = {text.definitions[i].term.casefold() for i in text.held(limb)}
    used = [
        i
        for i in text.terms(limb)
        if i in material
        and text.definitions[i].term.casefold() not in told
        and (not _inside(text.provisions[text.home(i)], here) or text.stands_beside(limb, i))
    ]
    if not used:
        return limb
    deeds = tuple(
        m
        for i in used
        if text.names_act(i)
        for other in text.limbs(text.home(i))
        for m in other.own
        if m.concept.startswith("conduct.")
    )
    return replace(
        limb,
        joined=limb.joined + deeds,
        relies_on=frozenset().union(*(material[i][0] for i in used)),
        relied_topics=tuple(dict.fromkeys(t for i in used for t in material[i][1])),
    )


def _inside(home: Provision, offset: int) -> bool:
    return home.start <= offset < home.end
