"""A table for people before it takes the form of one format: words, signs, notes, widths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """What stands in one cell: words, how a screen reader says them, numbers of its notes.

    ``language`` is a BCP 47 tag where the words are not in the language of the table.
    """

    text: str
    spoken: str | None = None
    notes: tuple[int, ...] = ()
    language: str | None = None


@dataclass(frozen=True)
class Line:
    """A row. ``depth`` indents its first cell; a ``heading`` has one entry over all columns."""

    entries: tuple[Entry, ...]
    depth: int = 0
    heading: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and whether its cells are centred."""

    title: str
    width: float = 1.0
    centred: bool = False


@dataclass(frozen=True)
class Page:
    """A table to print.

    ``notes`` are numbered from 1; ``signs`` pairs a sign with its meaning; ``words`` are the
    words of the frame (legend, notes, continued) in the language of the table.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    language: str = "en"
    signs: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def widths(self) -> tuple[float, ...]:
        """Shares of the width that add up to 1."""
        total = sum(column.width for column in self.columns)
        return tuple(column.width / total for column in self.columns)


class Notes:
    """Numbers notes in the order in which they are first asked for; equal words share one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a note."""
        return self._numbers.setdefault(text, len(self._numbers) + 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._numbers)
