"""Passages in their context: the lines around them, joined where they meet.

Offsets that leave this module count UTF-16 units, because that is how a browser counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.sources.input import Input

AROUND = 240  # characters of context on either side, at most; a line or less where lines are short


@dataclass(frozen=True)
class Excerpt:
    """A stretch of a text from ``start``; ``cut_before``/``cut_after``: the text goes on there."""

    start: int
    text: str
    cut_before: bool = False
    cut_after: bool = False

    def units(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of text[start:end] within the excerpt, in UTF-16 units."""
        return _units(self.text[: start - self.start]), _units(self.text[: end - self.start])


def canonical_text(input: Input | None, document: Mapping[str, Any]) -> str | None:
    """The text that was coded, read again; None where it is gone or no longer the same."""
    try:
        found = input.document() if input else None
    except UnreadableFile:
        return None
    return found.text if found and found.sha256 == document.get("sha256") else None


def excerpts(passages: Iterable[Mapping[str, Any]], text: str | None) -> tuple[Excerpt, ...]:
    """The excerpts that hold all passages, in the order of the text.

    ``passages`` have ``start``, ``end`` and ``quote``. Where there is no text, or it is not the
    one that was coded, the excerpts are the quotes themselves.
    """
    placed = sorted(
        (p for p in passages if p.get("start") is not None), key=lambda p: (p["start"], p["end"])
    )
    if text is not None and all(text[p["start"] : p["end"]] == p["quote"] for p in placed):
        return _with_context(placed, text)
    return _of_quotes(placed)


def holding(found: Sequence[Excerpt], start: int, end: int) -> int:
    """The number of the excerpt that holds [start, end)."""
    return next(
        number
        for number, excerpt in enumerate(found)
        if excerpt.start <= start and end <= excerpt.start + len(excerpt.text)
    )


def _with_context(placed: Sequence[Mapping[str, Any]], text: str) -> tuple[Excerpt, ...]:
    joined: list[tuple[int, int]] = []
    for passage in placed:
        start, end = _before(text, passage["start"]), _after(text, passage["end"])
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined[-1][1])
            joined.pop()
        joined.append((start, end))
    return tuple(
        Excerpt(start, text[start:end], start > 0, end < len(text)) for start, end in joined
    )


def _before(text: str, start: int) -> int:
    """Where the context begins: the line before, or a word within it where that is long."""
    line = text.rfind("\n", 0, start) + 1
    line = text.rfind("\n", 0, max(line - 1, 0)) + 1
    if start - line <= AROUND:
        return line
    blank = text.find(" ", start - AROUND, start)
    return blank + 1 if blank >= 0 else start - AROUND


def _after(text: str, end: int) -> int:
    """Where the context ends: with the line after, or a word within it where that is long."""
    line = text.find("\n", end)
    line = text.find("\n", line + 1) if line >= 0 else line
    line = len(text) if line < 0 else line
    if line - end <= AROUND:
        return line
    blank = text.rfind(" ", end, end + AROUND)
    return blank if blank >= 0 else end + AROUND


def _of_quotes(placed: Sequence[Mapping[str, Any]]) -> tuple[Excerpt, ...]:
    """Quotes that overlap are stitched together; nothing stands around them."""
    joined: list[Excerpt] = []
    for passage in placed:
        start, quote = passage["start"], passage["quote"]
        last = joined[-1] if joined else None
        if last and start <= last.start + len(last.text):
            more = quote[last.start + len(last.text) - start :] if quote else ""
            joined[-1] = Excerpt(last.start, last.text + more, True, True)
        else:
            joined.append(Excerpt(start, quote, True, True))
    return tuple(joined)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
