"""Offences on some items of a list only: "the material of paragraph 4 (a) and (b)".

A definition says in several items what the material is; an offence that names some of them by
their letters deals with these alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from legalnlp.steps.limb import Limb
from legalnlp.types import Provision

_LABEL = regex.compile(r"\p{L}|\d{1,2}")
_AFTER = r"\s?[)\]°º΄']"
_BEFORE = r"(?<![\p{L}\d])"


def on_named_items(provisions: Sequence[Provision], limb: Limb) -> Limb:
    """The limb tied to those items alone that it names; as it is where it names none or all."""
    if len(limb.relies_on) < 2 or limb.exempts or limb.has("qualifier.exclusion"):
        return limb
    named = frozenset(p for p in limb.relies_on if is_named(provisions[p], limb.reading.text))
    return replace(limb, relies_on=named) if named else limb


def is_named(provision: Provision, text: str) -> bool:
    """Whether the letter or counted sign of an item ("b)", "2°") stands in the text."""
    label = _LABEL.search(provision.number or "")
    lettered = label and (label.group().isalpha() or "°" in (provision.number or ""))
    if not label or not lettered or provision.kind != "item":
        return False
    return bool(regex.search(_BEFORE + regex.escape(label.group()) + _AFTER, text))
