"""Which definitions are statements of their own, so that a reading may be cut at their terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legalnlp.types import Definition, Document


def statements(document: Document, definitions: Sequence[Definition]) -> list[int]:
    """Offsets of the terms whose definition is a statement of its own, in order.

    A term that is defined in passing, in brackets or inside the definiens of another, cuts
    nothing: "… makes a film (hereinafter "record") of a person …".
    """
    return [
        d.term_start
        for d in _not_inside(definitions)
        if not _in_brackets(document.text, d.term_start)
    ]


def _not_inside(definitions: Sequence[Definition]) -> Iterator[Definition]:
    """Definitions whose term stands in no other's definiens, in the order of their terms."""
    by_start = sorted(definitions, key=lambda d: d.start)
    reach: list[tuple[int, Definition | None]] = [(-1, None), (-1, None)]  # the two widest so far
    at = 0
    for definition in sorted(definitions, key=lambda d: d.term_start):
        while at < len(by_start) and by_start[at].start <= definition.term_start:
            reach = sorted([*reach, (by_start[at].end, by_start[at])], key=lambda r: -r[0])[:2]
            at += 1
        if not any(end > definition.term_start and d is not definition for end, d in reach):
            yield definition


def _in_brackets(text: str, offset: int) -> bool:
    """Whether a bracket that opened in the same line is still open."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return sum(map(before.count, "(（")) > sum(map(before.count, ")）"))
