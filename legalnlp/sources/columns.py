"""Which column of a table holds the texts, and which say something of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns; where one is None, it is guessed by the names in ``columns.toml``."""

    text: str | None = None
    id: str | None = None
    language: str | None = None
    jurisdiction: str | None = None
    date: str | None = None
