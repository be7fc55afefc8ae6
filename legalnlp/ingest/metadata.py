"""What a file says about itself: options win over the sidecar, the sidecar over front matter."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.types import DOC_TYPES, STATUSES

SIDECAR = ".meta.json"
SIDECAR_LIMIT = 4_000_000
_CODE = 12  # characters of the longest code of a jurisdiction
_TABLE = Path(__file__).with_name("front_matter.toml")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_PLACE = re.compile(r"[A-Z]{2,5}(?:-[A-Z0-9]{1,10})*")
_DATE = re.compile(r"(\d{4})\D?(\d{2})\D?(\d{2})(?!\d)|(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR = re.compile(r"\d{4}")
# Dates that registers write where they know none.
_PLACEHOLDERS = ("0001", "1900-01-01", "1970-01-01", "2999", "9999")
FIELDS = (
    "id", "instrument", "citation", "language", "jurisdiction", "as_of", "status", "doc_type",
    "source",
)  # fmt: skip


def sidecar(path: Path) -> Mapping[str, Any]:
    """The contents of ``NAME.meta.json`` beside a file, checked; empty if there is none.

    Raises `UnreadableFile` (cause ``metadata``) where it is no JSON object or a value is wrong.
    """
    for candidate in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        if candidate != path and candidate.is_file():
            return _load(candidate)
    return {}


def _load(path: Path) -> Mapping[str, Any]:
    if path.stat().st_size > SIDECAR_LIMIT:
        raise _wrong(path, "the sidecar is larger than 4 MB")
    return parsed(path, path.read_bytes())


def parsed(path: Path, data: bytes) -> Mapping[str, Any]:
    """The object in the bytes of a sidecar.

    Raises `UnreadableFile` (cause ``metadata``) where there is none.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _wrong(path, f"the sidecar is no valid JSON: {error}") from error
    if not isinstance(found, dict):
        raise _wrong(path, "the sidecar must hold one JSON object")
    return found


def checked(path: Path, values: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a document among ``values`` (a sidecar or options), each of its right shape.

    Raises `UnreadableFile` (cause ``metadata``) that names the field, its value and the choices.
    """
    known = {key: values[key] for key in FIELDS if values.get(key) is not None}
    known.setdefault("source", values.get("official_url") or values.get("source_url"))
    if "as_of" not in known:
        known["as_of"] = values.get("as_of_year") or values.get("decision_date")
    result: dict[str, str] = {}
    for key, value in known.items():
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | datetime.date):
            raise _wrong(path, f"{key} must be text, not {value!r}")
        result[key] = _check(path, key, str(value).strip())
    return result


def _check(path: Path, key: str, value: str) -> str:
    problem = None
    if key == "doc_type" and value not in DOC_TYPES:
        problem = f"doc_type must be one of {', '.join(DOC_TYPES)}, not {value!r}"
    elif key == "status" and value not in STATUSES:
        problem = f"status must be one of {', '.join(STATUSES)}, not {value!r}"
    elif key == "language" and not _TAG.fullmatch(value):
        problem = f"language must be a BCP 47 tag such as en or pt-BR, not {value!r}"
    elif key == "jurisdiction" and not _PLACE.fullmatch(value):
        problem = f"jurisdiction must be a code such as FR, US-TX or EU, not {value!r}"
    elif key == "as_of" and not (_YEAR.fullmatch(value) or iso_date(value) == value):
        problem = f"as_of must be a day (2024-05-31) or a year, not {value!r}"
    elif not value or "\n" in value or len(value) > 2000:
        problem = f"{key} must be one line of text"
    if problem:
        raise _wrong(path, problem)
    return value


def _wrong(path: Path, detail: str) -> UnreadableFile:
    return UnreadableFile(
        path, "metadata", detail, "Correct the sidecar NAME.meta.json or the option, and run again."
    )


def iso_date(text: str) -> str | None:
    """A calendar day in ISO 8601, or None for what is no day of the calendar.

    >>> iso_date("20240807"), iso_date("26-11-2008"), iso_date("2024-02-30")
    ('2024-08-07', '2008-11-26', None)
    """
    match = _DATE.match(text.strip())
    if not match:
        return None
    year, month, day, day2, month2, year2 = match.groups()
    try:
        found = datetime.date(int(year or year2), int(month or month2), int(day or day2))
    except ValueError:
        return None
    return found.isoformat()


@cache
def table() -> Mapping[str, Any]:
    """The data table of keys and values, keys folded."""
    data = tomllib.loads(_TABLE.read_text("utf-8"))
    return {
        "keys": {name: tuple(map(_fold, keys)) for name, keys in data["keys"].items()},
        "kind": {_fold(k): kind for kind, keys in data["kind_by_key"].items() for k in keys},
        "values": {
            name: {_fold(word): value for value, words in group.items() for word in (value, *words)}
            for name, group in data["values"].items()
        },
    }


def interpreted(found: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """Fields of a document in front matter or a JSON envelope, and warnings about odd values.

    Unlike a sidecar this was not written for us: what cannot be understood is left out.
    """
    flat = dict(_flatten(found))
    fields: dict[str, str] = {}
    warnings: list[str] = []
    for name, keys in table()["keys"].items():
        for key in filter(flat.get, keys):
            value = _understood(name, flat[key], warnings)
            if value:
                fields[name] = value
                break
    for key, kind in table()["kind"].items():
        if flat.get(key):
            fields["doc_type"] = kind
    return fields, warnings


def _flatten(found: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, str]]:
    """Folded key and text of every scalar, two levels deep; the outermost comes last and wins."""
    for value in found.values():
        if isinstance(value, Mapping) and depth < 2:
            yield from _flatten(value, depth + 1)
    for key, value in found.items():
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield _fold(str(key)), str(value).strip()[:2000]


def _understood(name: str, value: str, warnings: list[str]) -> str | None:
    """A value of front matter in our own terms, or None."""
    words = table()["values"].get(name, {})
    folded = _fold(value)
    if folded in words:
        return str(words[folded])
    if name in ("status", "doc_type"):
        return None
    if name == "jurisdiction":
        return value.upper() if _PLACE.fullmatch(value.upper()) and len(value) <= _CODE else None
    if name == "language":
        return value if _TAG.fullmatch(value) else None
    if name == "as_of":
        return _day(value, warnings)
    return " ".join(value.split()) or None


def _day(value: str, warnings: list[str]) -> str | None:
    day = value if _YEAR.fullmatch(value) else iso_date(value)
    if day is None and _DATE.match(value):
        warnings.append(f"The front matter gives {value!r}, which is no day of the calendar.")
    return None if day is None or day.startswith(_PLACEHOLDERS) else day


def _fold(key: str) -> str:
    return re.sub(r"[\s_-]+", "", key).casefold()
