"""Tells which value of a JSON object is the number, the title, the text of a provision, and which
is none of these, by the table `json_sections.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.types import RegionKind

_TABLE = Path(__file__).with_name("json_sections.toml")
# The shortest text that is taken for law where no key says so, and the longest number.
PROSE = 60
LABEL = 40


@cache
def _roles() -> Mapping[str, tuple[Mapping[str, int], tuple[str, ...]]]:
    """For each role its keys with their rank, and the stems of further keys."""
    data = tomllib.loads(_TABLE.read_text("utf-8"))
    return {
        role: ({fold(key): rank for rank, key in enumerate(keys["is"])}, tuple(keys["has"]))
        for role, keys in data.items()
    }


def fold(key: str) -> str:
    """A key without case, blanks and dashes."""
    return re.sub(r"[\s_.-]+", "", key).casefold()


def _rank(role: str, key: str) -> int | None:
    """How far a key is trusted in a role (0 most), or None."""
    exact, stems = _roles()[role]
    folded = fold(key)
    if folded in exact:
        return exact[folded]
    return 1000 if any(stem in folded for stem in stems) else None


@dataclass(frozen=True)
class Record:
    """An object with the parts of a provision told apart."""

    number: str
    number_key: str
    title: str
    text: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    notes: tuple[tuple[RegionKind, str], ...]
    children: tuple[tuple[str, Any], ...]


def record(found: Mapping[str, Any]) -> Record:
    """The parts of an object, by what its keys and values look like."""
    strings = {k: words(v) for k, v in found.items() if words(v) and not is_a("ignored", k)}
    text_key = _text_key(strings)
    short = {k: v[0] for k, v in strings.items() if k != text_key and len(v) == 1}
    number_key = _best("number", {k: v for k, v in short.items() if len(v) <= LABEL})
    title_key = _best("title", {k: v for k, v in short.items() if k != number_key})
    groups = [
        (k, v)
        for k, v in short.items()
        if is_a("group", k) and k not in (number_key, title_key) and _captions(v)
    ]
    notes: list[tuple[RegionKind, str]] = []
    for key, value in strings.items():
        if key not in (text_key, number_key, title_key):
            kind: RegionKind = "history" if is_a("history", key) else "note"
            if kind == "history" or is_a("note", key):
                notes += [(kind, line) for line in value]
    return Record(
        short.get(number_key, ""),
        number_key,
        short.get(title_key, ""),
        strings.get(text_key, ()),
        tuple(groups),
        tuple(notes),
        tuple(
            (k, v)
            for k, v in found.items()
            if isinstance(v, dict | list) and not words(v) and v and not is_a("ignored", k)
        ),
    )


def is_a(role: str, key: str) -> bool:
    """Whether a key stands for a role of the table."""
    return _rank(role, key) is not None


def _best(role: str, strings: Mapping[str, str]) -> str:
    """The most trusted key of a role; empty if none fits."""
    ranked = [(rank, key) for key in strings if (rank := _rank(role, key)) is not None]
    return min(ranked)[1] if ranked else ""


def _text_key(strings: Mapping[str, tuple[str, ...]]) -> str:
    """The key that holds the legal text: known by name, or else by being prose and the longest."""
    sizes = {key: sum(map(len, value)) for key, value in strings.items()}
    named = {
        k: rank
        for k in sizes
        if (rank := _rank("text", k)) is not None and not is_a("history", k) and not is_a("note", k)
    }
    if named:
        enough = max(sizes[k] for k in named) / 2
        return min((rank, k) for k, rank in named.items() if sizes[k] >= enough)[1]
    free = {
        k: size
        for k, size in sizes.items()
        if size >= PROSE and not any(is_a(role, k) for role in ("title", "note", "history"))
    }
    return max(free, key=lambda k: free[k]) if free else ""


def words(value: Any) -> tuple[str, ...]:
    """The strings of a scalar or of a list of nothing but strings; empty for all else."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return tuple(v.strip() for v in value if v.strip())
    return ()


def _captions(text: str) -> bool:
    """True for the name of a part, not for a lone word such as a field's own name."""
    return len(text) < 300 and (not text.islower() or " " in text)
