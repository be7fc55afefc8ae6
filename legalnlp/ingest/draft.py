"""What a reader of one format hands back, and the builder with which it is put together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from legalnlp.types import Mark, PageBox, Region, RegionKind

_DROPPED = "\u00ad\ufeff\u200b\u2060\x00"
_UNPRINTABLE = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f\ufb00-\ufb06]")
_REPLACED: dict[int, str] = {
    **dict.fromkeys([*range(9), *range(14, 32), *range(127, 160)], " "),
    **{c: sign for c in range(128, 160) if (sign := bytes([c]).decode("cp1252", "ignore"))},
    **{0xFB00 + i: s for i, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
}


def canonical(text: str) -> str:
    """NFC, without soft hyphens, byte-order marks and zero-width blanks; newlines as ``\\n``.

    Control characters become blanks (those from 0x80 on are Windows signs in disguise), a form
    feed or an exotic line separator becomes a newline, a ligature its letters.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in _DROPPED:
        if mark in text:
            text = text.replace(mark, "")
    for mark in "\f\x0b\x85\u2028\u2029":
        if mark in text:
            text = text.replace(mark, "\n")
    if _UNPRINTABLE.search(text):
        text = text.translate(_REPLACED)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Draft:
    """The canonical text of one file with what its markup told, before metadata is settled."""

    text: str
    format: str
    marks: tuple[Mark, ...] = ()
    regions: tuple[Region, ...] = ()
    pages: tuple[PageBox, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class TextBuilder:
    """Grows the canonical text, one paragraph a line, and keeps marks and regions in step.

    >>> b = TextBuilder()
    >>> with b.provision(1, label="§ 1", name="section"):
    ...     _ = b.line("§ 1 Scope", heading=True)
    ...     _ = b.line("This Act applies to records.")
    >>> draft = b.draft("demo")
    >>> draft.text[draft.marks[0].start:draft.marks[0].end]
    '§ 1 Scope\\nThis Act applies to records.'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._marks: list[Mark] = []
        self._regions: list[Region] = []
        self._pages: list[PageBox] = []
        self.warnings: list[str] = []

    @property
    def size(self) -> int:
        """Characters so far: the offset at which the next line will begin."""
        return self._size

    def line(
        self,
        text: str,
        *,
        region: RegionKind | None = None,
        heading: bool = False,
        page: tuple[int, tuple[float, float, float, float]] | None = None,
    ) -> tuple[int, int]:
        """Add one line (white space at its ends dropped); return its offsets, empty if blank."""
        text = canonical(text).strip()
        start = self._size
        if not text:
            return start, start
        self._parts.append(text + "\n")
        self._size += len(text) + 1
        end = start + len(text)
        if region or heading:
            self._regions.append(Region(region or "heading", start, end))
        if page:
            self._pages.append(PageBox(start, end, *page))
        return start, end

    @contextmanager
    def provision(
        self,
        level: int,
        *,
        label: str | None = None,
        heading: str | None = None,
        name: str | None = None,
    ) -> Iterator[None]:
        """All lines added inside belong to one provision."""
        start, slot = self._size, len(self._marks)
        yield
        end = max(start, self._size - 1)
        if end > start:
            self._marks.insert(slot, Mark("provision", start, end, level, label, heading, name))

    def heading(self, text: str, level: int, *, label: str | None = None) -> None:
        """Add a heading line that rules what follows without enclosing it."""
        start, end = self.line(text, heading=True)
        if end > start:
            self._marks.append(Mark("heading", start, end, level, label, text.strip(), None))

    def draft(self, format: str, metadata: Mapping[str, Any] | None = None) -> Draft:
        """Close the text."""
        return Draft(
            "".join(self._parts).rstrip("\n"),
            format,
            tuple(self._marks),
            tuple(self._regions),
            tuple(self._pages),
            dict(metadata or {}),
            tuple(self.warnings),
        )
