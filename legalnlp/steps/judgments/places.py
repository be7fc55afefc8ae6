"""Countries and parts of them by the names that courts use for them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from legalnlp.knowledge import HOME


@dataclass(frozen=True, slots=True)
class Place:
    """Where a court sits: its ISO 3166 code, and how English calls it after *of*."""

    code: str
    english: str

    @property
    def nation(self) -> bool:
        """Whether the place is a whole country and not a part of one."""
        return "-" not in self.code and self == placed(self.code)


@cache
def levels() -> Mapping[str, Any]:
    """The grammar of the names of courts, as ``court_levels.toml`` lists it."""
    return tomllib.loads((HOME / "court_levels.toml").read_text("utf-8"))


def find(name: str) -> Place | None:
    """The country, or the part of one, that has the name in a language of courts.

    >>> find("BÉNIN").english, find("Karnataka").code
    ('Benin', 'IN')
    """
    return _known().get(_plain(name))


def placed(code: str | None) -> Place | None:
    """The place of a code, None where the tables have no such code."""
    own = levels()["english"]
    name = own.get(code) or _english().get(code or "")
    if not (code and name):
        return None
    return Place(code, f"the {name}" if code in own["with_the"] else name)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold().replace("’", "'"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


@cache
def seats() -> Mapping[str, Place]:
    """Cities, as ``court_levels.toml`` writes them, with the country that a court there is of."""
    return {city: place for city, code in levels()["seats"].items() if (place := placed(code))}


@cache
def _english() -> Mapping[str, str]:
    listed = tomllib.loads((HOME / "output" / "geo" / "places.toml").read_text("utf-8"))["places"]
    return {code: str(place["name"]) for code, place in listed.items()}


@cache
def _known() -> Mapping[str, Place]:
    parts = {
        _plain(name): Place(code, name)
        for code, names in levels()["parts"].items()
        for name in names
    }
    return parts | {_plain(name): place for name, code in _names() if (place := placed(code))}


def _names() -> Iterator[tuple[str, str]]:
    """Names of countries with their codes, those that prevail last."""
    for tag in ("es", "fr", "de"):
        listed = tomllib.loads((HOME / "labels" / f"{tag}.toml").read_text("utf-8"))
        yield from ((name, code) for code, name in listed.get("places", {}).items())
    yield from ((name, code) for code, name in _english().items())
    for code, names in levels()["countries"].items():
        yield from ((name, code) for name in names)
