"""What categories, values and dimensions are called in print: one TOML file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import KnowledgeError

HOME = Path(__file__).parent


@dataclass(frozen=True)
class Labels:
    """Labels of one language: ``table`` maps ``category``, ``short``, ``value``… to labels by id."""

    language: str
    table: Mapping[str, Mapping[str, str]]

    def __call__(self, kind: str, name: str) -> str:
        """The label of an id; an id without label is shown as it is, without underscores."""
        return self.table.get(kind, {}).get(name, name.replace("_", " "))


def available() -> tuple[str, ...]:
    """Tags of the languages that have labels, sorted."""
    return tuple(sorted(path.stem for path in HOME.glob("*.toml")))


@cache
def load_labels(language: str = "en") -> Labels:
    """The labels of one language; raises `KnowledgeError` where there are none.

    >>> load_labels("fr")("value", "covered")
    'visé'
    """
    if language not in available():
        known = ", ".join(available())
        raise KnowledgeError(f"no labels in {language!r}. Labels: {known}")
    data: dict[str, Any] = tomllib.loads((HOME / f"{language}.toml").read_text(encoding="utf-8"))
    return Labels(language, {name: part for name, part in data.items() if isinstance(part, dict)})
