"""Which column of a table holds the texts, and which say something of them."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import metadata

_TABLE = Path(__file__).with_name("columns.toml")
_FIELDS = {"id": "id", "language": "language", "jurisdiction": "jurisdiction", "as_of": "date"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns; where one is None, it is guessed by the names in ``columns.toml``."""

    text: str | None = None
    id: str | None = None
    language: str | None = None
    jurisdiction: str | None = None
    date: str | None = None

    def said(self) -> dict[str, str]:
        """The names that were given, by field of this class."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    def named(self) -> dict[str, str]:
        """Field of a document → the column that was named for it."""
        given = {field: getattr(self, name) for field, name in _FIELDS.items()}
        return {field: column for field, column in given.items() if column}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns to be read of one table: of the text, by field as named, and as guessed."""

    text: str
    named: Mapping[str, str]
    guessed: tuple[str, ...]

    @property
    def all(self) -> list[str]:
        """Every column to be read, once."""
        return list(dict.fromkeys((self.text, *self.named.values(), *self.guessed)))


def choose(name: str, columns: Columns, present: Iterable[str], *, every: bool = True) -> Chosen:
    """The columns of a table that has those ``present``.

    ``every`` says that a column that was named must be there: not so where each row has keys of
    its own, but for the text. Raises `UnreadableFile` (cause ``columns``) that lists them, where
    one that was named is not among them or none looks like a column of texts.
    """
    present = list(present)
    named = columns.named()
    for column in (columns.text, *(named.values() if every else ())):
        if column and column not in present:
            raise _wrong(name, f"there is no column {column!r}", present)
    folded = {_fold(column): column for column in reversed(present)}
    text = columns.text or _first(_names("text"), folded)
    if text is None:
        raise _wrong(name, "no column looks like one of texts", present)
    if "id" not in named and (found := _first(_names("id"), folded)) and found != text:
        named["id"] = found
    known = {key for keys in metadata.table()["keys"].values() for key in keys}
    guessed = tuple(c for c in present if _fold(c) in known and c not in (text, *named.values()))
    return Chosen(text, named, guessed)


def said(name: str, row: Mapping[str, Any], chosen: Chosen) -> dict[str, str]:
    """What a row says of its text, in the terms of a sidecar.

    Raises `UnreadableFile` (cause ``metadata``) where the value of a column that was named cannot
    be understood; what stands in a column that was only guessed is then left out.
    """
    fields, _ = metadata.interpreted({c: _plain(row.get(c)) for c in chosen.guessed})
    for field, column in chosen.named.items():
        value = _plain(row.get(column))
        if value in (None, ""):
            fields.pop(field, None)
            continue
        understood = str(value) if field == "id" else _understood(field, value)
        if understood is None:
            raise UnreadableFile(
                name, "metadata", f"the column {column!r} says {value!r}, which is no {field}",
                "Correct the value, or name another column.",
            )  # fmt: skip
        fields[field] = " ".join(understood.split())[:500]
    return fields


def _understood(field: str, value: object) -> str | None:
    return metadata.interpreted({field: value})[0].get(field)


def _plain(value: object) -> object:
    """A value as front matter would have it: days instead of times, no numpy, no lists."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a column of numbers with a gap in it
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def _first(names: Iterable[str], folded: Mapping[str, str]) -> str | None:
    return next((folded[name] for name in names if name in folded), None)


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(map(_fold, tomllib.loads(_TABLE.read_text("utf-8"))[kind]))


def _fold(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def absent(name: str, missing: Iterable[str]) -> UnreadableFile:
    """The error for columns that were named and that no row has."""
    return _wrong(name, f"no row has {' or '.join(map(repr, sorted(missing)))}", ())


def _wrong(name: str, detail: str, present: Iterable[str]) -> UnreadableFile:
    shown = ", ".join(sorted(present)[:30])
    return UnreadableFile(
        name, "columns", f"{detail}; its columns: {shown}" if shown else detail,
        "Name the column of the texts with --text-column, and others likewise.",
    )  # fmt: skip
