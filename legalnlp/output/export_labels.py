"""Words for people in the tables: one file ``labels/<tag>.toml`` a language, by stable ids."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import HOME

FOLDER = HOME / "labels"
PLACES = HOME / "output" / "geo" / "places.toml"


@dataclass(frozen=True)
class Labels:
    """The labels of one language. ``sections`` are the tables of its file."""

    tag: str
    sections: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __call__(self, section: str, key: str) -> str:
        """The label of an id; the id itself where the file has none."""
        return self.sections.get(section, {}).get(key, key)

    def place(self, code: str) -> str:
        """The name of a jurisdiction: in this language, or in English, or its code."""
        known = self.sections.get("places", {}).get(code)
        return known or str(self.places.get(code, {}).get("name", code))

    def region(self, code: str) -> str:
        """The id of the region of a jurisdiction; that of its country for a part of one."""
        for known in (code, code.partition("-")[0]):
            if known in self.places:
                return str(self.places[known]["region"])
        return "International"

    def members(self, section: str, joined: str | None, separator: str = ", ") -> str:
        """Labels of ids that stand in one string with blanks between them."""
        return separator.join(self(section, key) for key in (joined or "").split())


def tags() -> tuple[str, ...]:
    """The languages for which there are labels."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def labels(tag: str = "en") -> Labels:
    """The labels of a language; raises `KnowledgeError` where there are none."""
    path = FOLDER / f"{tag}.toml"
    if tag not in tags():
        raise KnowledgeError(f"no labels for {tag!r}. There are: {', '.join(tags())}")
    return Labels(tag, _toml(path), _toml(PLACES)["places"])


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
