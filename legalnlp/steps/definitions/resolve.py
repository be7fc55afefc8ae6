"""Follows definitions that only refer: to a definition or a provision of the same document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.definitions.rules import drafting
from legalnlp.types import Definition, Document, Provision

# "163.1(1)", "2256(8)(A)", "(2)", "227-23"; 제2조제5호; 第二条第三項. Text that is folded.
_PINPOINT = regex.compile(
    r"제\d+조(?:의\d+)?(?:\s?제\d+항)?(?:\s?제\d+호)?|제\d+[항호]"
    r"|第[〇零一二三四五六七八九十百千\d]+[条條](?:の[一二三四五六七八九十\d]+)?"
    r"(?:第[一二三四五六七八九十\d]+[項项款])?(?:第[一二三四五六七八九十\d]+[号號])?"
    r"|\d+[\w.\-]*(?:\s?\([\p{L}\d.]{1,5}\))*|(?:\([\p{L}\d.]{1,5}\))+"
)
_BEFORE_NUMBER = regex.compile(r"^[^\d(第제]*(?=[\d(])")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: an index into the definitions, or into the provisions, or both."""

    definition: int | None
    provision: int | None


def resolve(
    document: Document, provisions: Sequence[Provision], definitions: Sequence[Definition]
) -> Mapping[int, Target]:
    """For each definition of kind ``refers`` whose target stands in the document: that target.

    Keys are indices into ``definitions``. A reference to another instrument is left out; one
    without a number leads to the one other definition of its term, if there is exactly one.
    """
    labels: dict[str, int] = {}
    for node in provisions:
        labels.setdefault(_plain(node.label), node.index)
    found: dict[int, Target] = {}
    for index, definition in enumerate(definitions):
        if definition.kind == "refers":
            target = _target(document, provisions, definitions, index, labels)
            if target:
                found[index] = target
    return found


def _target(
    document: Document,
    provisions: Sequence[Provision],
    definitions: Sequence[Definition],
    index: int,
    labels: Mapping[str, int],
) -> Target | None:
    definition = definitions[index]
    words = fold(document.text[definition.start : definition.end])
    tag = (definition.rule or "").split(".")[0]
    if tag and drafting(tag).elsewhere.search(words):
        return None
    place = _place(words, provisions, definition.provision, labels)
    same = [
        i
        for i, other in enumerate(definitions)
        if i != index and other.kind != "refers" and fold(other.term) == fold(definition.term)
    ]
    if place is None:
        return Target(same[0], definitions[same[0]].provision) if len(same) == 1 else None
    inside = [i for i in same if _within(definitions[i], provisions[place])]
    return Target(inside[0] if inside else None, place)


def _place(
    words: str, provisions: Sequence[Provision], home: int, labels: Mapping[str, int]
) -> int | None:
    """The provision that the first known pinpoint in the definiens names, seen from ``home``."""
    for match in _PINPOINT.finditer(words):
        pin = _plain(match.group())
        bases = [""]
        at: int | None = home if provisions else None
        while at is not None and (pin.startswith("(") or pin[:1] in "第제"):
            bases.append(_plain(provisions[at].label))
            at = provisions[at].parent
        for base in bases:
            hit = labels.get(base + pin)
            if hit is not None and hit != home:
                return hit
    return None


def _plain(label: str) -> str:
    return str(_BEFORE_NUMBER.sub("", regex.sub(r"\s", "", fold(label)))).rstrip(".")


def _within(definition: Definition, provision: Provision) -> bool:
    return provision.start <= definition.term_start < provision.end
