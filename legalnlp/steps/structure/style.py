"""How one language numbers its law: ``structure.toml`` of the language over the neutral one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import LANGUAGES, pack_tag
from legalnlp.steps.structure.counters import Alphabet, alphabet

_KEYS = {
    "alphabets", "units", "references", "conjunctions", "closings", "bare", "implicit", "order",
    "names", "labels", "ordinals", "entry",
}  # fmt: skip
_UNIT_KEYS = {"name", "kind", "rank", "pattern"}
_LABEL_KEYS = {"when", "bare", "steps", "join", "inside"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word with a number ("Section 5", "제2조"): a division, an article, or a part of one.

    ``rank`` orders units from wide (10) to narrow; articles stand at 50.
    """

    name: str
    kind: str
    rank: int


@dataclass(frozen=True)
class LabelScheme:
    """How provisions below an article are cited, where ``when`` is found in the article's label.

    ``steps`` maps a style to its words: ``{n}`` the number as printed without brackets, ``{h}``
    and ``{t}`` its head and its branch (3 and 의2), ``{d}`` it in digits, ``{k}`` in Han digits.
    ``inside`` are the words below a number in brackets, where they differ; ``join`` stands before
    numbers that have no words; ``bare`` drops the article's word.
    """

    when: re.Pattern[str]
    bare: bool
    join: str
    steps: Mapping[str, str]
    inside: Mapping[str, str]


@dataclass(frozen=True)
class Style:
    """All that the recognisers of `structure` need to know of one language."""

    tag: str
    alphabets: tuple[Alphabet, ...]
    units: tuple[Unit, ...]
    unit_pattern: re.Pattern[str]
    reference: re.Pattern[str]
    mention: re.Pattern[str]
    conjunction: re.Pattern[str]
    closing: re.Pattern[str] | None
    entry: re.Pattern[str] | None
    bare: frozenset[str]
    implicit: str | None
    order: tuple[str, ...]
    names: Mapping[str, str]
    labels: tuple[LabelScheme, ...]

    @property
    def article(self) -> Unit:
        """The first unit at the level of articles."""
        return next((u for u in self.units if u.kind == "article"), Unit("article", "article", 50))


def style_for(language: str | None) -> Style:
    """The style of a BCP 47 tag; the neutral one where the language has no ``structure.toml``."""
    return _load(_folder(language))


def _folder(language: str | None) -> str | None:
    if not language:
        return None
    if (tag := pack_tag(language)) and (LANGUAGES / tag / "structure.toml").is_file():
        return tag
    tag = language.replace("_", "-")
    while tag:
        for name in (tag, tag.lower()):
            if (LANGUAGES / name / "structure.toml").is_file():
                return name
        tag = tag.rpartition("-")[0]
    return None


@cache
def _load(tag: str | None) -> Style:
    data = _read(LANGUAGES / "structure.toml")
    if tag:
        own = _read(LANGUAGES / tag / "structure.toml")
        data = {**data, **own, "names": {**data["names"], **own.get("names", {})}}
    return _style(tag or "", data)


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: {error}") from error
    unknown = set(data) - _KEYS
    if unknown:
        raise KnowledgeError(f"{path}: unknown keys {sorted(unknown)}; known: {sorted(_KEYS)}")
    return data


def _style(tag: str, data: Mapping[str, Any]) -> Style:
    units = data.get("units", [])
    closings = data.get("closings", [])
    return Style(
        tag=tag,
        alphabets=tuple(alphabet(letters) for letters in data["alphabets"]),
        units=tuple(_unit(tag, record) for record in units),
        unit_pattern=_units(tag, units, data.get("ordinals", r"(?!)")),
        reference=re.compile(rf"(?:{'|'.join(data['references'])})", re.I),
        mention=_mention(data["references"], data["conjunctions"]),
        conjunction=re.compile(rf"(?:{'|'.join(data['conjunctions'])})", re.I),
        closing=re.compile(rf"(?:{'|'.join(closings)})", re.I) if closings else None,
        entry=re.compile(data["entry"]) if "entry" in data else None,
        bare=frozenset(data.get("bare", ())),
        implicit=data.get("implicit"),
        order=tuple(data.get("order", ())),
        names={name: kind for kind, names in data["names"].items() for name in names},
        labels=tuple(_labels(tag, record) for record in data["labels"]),
    )


def _mention(references: Sequence[str], conjunctions: Sequence[str]) -> re.Pattern[str]:
    """What shows behind a number that it is only mentioned: a capital begins a sentence anew.

    "§ 3 or § 4" refers; "§ 3 If it rains …" is a provision.
    """
    in_any_case = [word for word in references if len(word) > 1]
    small = [*conjunctions, *(word for word in references if len(word) == 1)]
    ways = [*([f"(?i:{'|'.join(in_any_case)})"] if in_any_case else []), *small]
    return re.compile(rf"(?:{'|'.join(ways) or '(?!)'})(?!\w)")


def _unit(tag: str, record: Mapping[str, Any]) -> Unit:
    if set(record) != _UNIT_KEYS:
        raise KnowledgeError(f"languages/{tag}/structure.toml: a unit has the keys {_UNIT_KEYS}")
    return Unit(record["name"], record["kind"], record["rank"])


# The numbers of articles, from "5" to "14:73.13", "L. 131-1", "53a-193", "600-quater.1", "348Α".
_ADVERBS = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies"
_NUMBER = (
    r"(?:[LRDA]\.? ?\*?)?\d{1,5}[⁰¹²³⁴-⁹]*"
    rf"(?:[^\W\d_]{{0,2}}(?:{_ADVERBS})?(?![^\W_]))?"
    r"(?:[.:/-]\d{1,5}[⁰¹²³⁴-⁹]*(?:[^\W\d_]{1,2}(?![^\W_]))?){0,4}"
    rf"(?:[ -]?(?:{_ADVERBS})(?:\.\d{{1,2}})?"
    r"|-[A-Z]{1,2})?(?![^\W_])"
)
_HAN = r"(?:\d{1,5}|[〇零○一二三四五六七八九十百千]{1,9})"
_MACROS = {"n": _NUMBER, "k": _HAN, "r": r"(?:[IVXLC]{1,8}|\d{1,3})(?![^\W_])"}


def _units(tag: str, records: list[dict[str, Any]], ordinals: str) -> re.Pattern[str]:
    """One pattern with a group per unit, so that a line is tried once."""
    parts = []
    for place, record in enumerate(records):
        pattern = record["pattern"].replace("{o}", f"(?:{ordinals})")
        for name, macro in _MACROS.items():
            pattern = pattern.replace(f"{{{name}}}", macro)
        parts.append(f"(?P<u{place}>{pattern})")
    try:
        return re.compile("|".join(parts) or r"(?!)", re.I)
    except re.error as error:
        raise KnowledgeError(f"languages/{tag}/structure.toml: units: {error}") from error


def _labels(tag: str, record: Mapping[str, Any]) -> LabelScheme:
    if set(record) - _LABEL_KEYS:
        raise KnowledgeError(f"languages/{tag}/structure.toml: labels have the keys {_LABEL_KEYS}")
    return LabelScheme(
        re.compile(record.get("when", "")),
        record.get("bare", False),
        record.get("join", ""),
        record.get("steps", {}),
        record.get("inside", {}),
    )
