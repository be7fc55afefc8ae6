"""The numbers under which provisions stand, and those by which a limb names its material."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

import regex

from legalnlp.steps.concepts import as_number
from legalnlp.steps.limb import Limb
from legalnlp.types import Provision

_DIGITS = regex.compile(r"\d+")
_COUNTED = regex.compile(r"\d+|[一二三四五六七八九十]+")


def named_numbers(limb: Limb) -> set[int]:
    """The numbers under which the limb says that its material stands ("paragraphs 1 and 3")."""
    told = [m for m in limb.own if m.concept == "reference.material" and m.number]
    rows = (int(n) for m in told for n in _DIGITS.findall(limb.words(m)))
    return {int(m.number or 0) for m in told}.union(rows)


def numbers_up(provisions: Sequence[Provision], index: int) -> Iterator[int]:
    """The numbers of a provision and of those that it stands in, up to its article."""
    at: int | None = index
    while at is not None and provisions[at].kind not in ("article", "section"):
        yield from own_number(provisions, at)
        at = provisions[at].parent


def own_number(provisions: Sequence[Provision], index: int) -> tuple[int, ...]:
    """The number that stands before a provision, else the one by which its label counts it."""
    place = provisions[index]
    above = provisions[place.parent].label if place.parent is not None else place.label
    counted = normalize("NFKC", place.number or place.label.removeprefix(above))  # "②" is 2
    sign = _COUNTED.search(counted)
    number = as_number(sign.group(), {}) if sign else None
    return () if number is None else (int(number),)
