"""How far a pack may be trusted: whether it keeps its contract, how it agreed with gold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import regex

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import LANGUAGES, Pack, available, load_pack

_TRUSTED = 0.8  # alpha from which agreement counts as reliable (Krippendorff 2004, p. 241)
_ENOUGH = 3  # relevant gold documents below which a figure says little


def check(tags: Iterable[str] | None = None) -> list[str]:
    """Every breach of the rule contract in the named packs (all by default), in words."""
    problems: list[str] = []
    for tag in tags or available():
        try:
            pack = load_pack(tag)
        except KnowledgeError as error:
            problems.append(str(error))
            continue
        ids = [rule.id for rule in pack.all_rules]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        strange = [i for i in ids if not i.startswith(f"{tag}.")]
        problems += [f"{tag}: rule id {i!r} is used twice" for i in twice]
        problems += [f"{tag}: rule id {i!r} must begin with {tag!r}" for i in strange]
        for rule in pack.all_rules:
            try:
                problems += rule.failures()
            except regex.error as error:
                problems.append(f"{rule.id}: {error}")
    return problems


@cache
def _agreement() -> Mapping[str, Mapping[str, Any]]:
    path = LANGUAGES / "agreement.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def measured(tag: str) -> Mapping[str, Any]:
    """What was measured of a pack against gold: gold, relevant, alpha, interval; else empty."""
    return _agreement().get(tag, {})


def maturity(pack: Pack) -> str:
    """How far a pack may be trusted, in words; empty of doubt only where it was measured well."""
    figures = measured(pack.tag)
    if pack.draft or not figures.get("relevant"):
        return "no gold: treat as draft"
    if figures.get("alpha", 0.0) < _TRUSTED:
        return "measured, below 0.8: review"
    if figures["relevant"] < _ENOUGH:
        return "measured on few texts: review"
    return "measured"
