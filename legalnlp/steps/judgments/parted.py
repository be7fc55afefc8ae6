"""A sentence that reads several terms, as its parts: "A" means this, and "B" is limited to that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalnlp.steps.judgments.depicted import named, told_apart
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.quotations import Quotation
from legalnlp.types import Mention


def parted(passage: Passage, quoted: Sequence[Quotation]) -> Iterator[Passage]:
    """The sentence by itself, or its parts where each reads a quoted term of its own."""
    starts = [q.start for q in _terms(passage, quoted)]
    lows = [passage.start, *starts[1:]]
    parts = [
        _part(passage, low, high) for low, high in zip(lows, [*lows[1:], passage.end], strict=True)
    ]
    decide = all(any(m.concept.startswith("ruling.") for m in p.spoken) for p in parts)
    yield from parts if len(parts) > 1 and decide else [passage]


def _terms(passage: Passage, quoted: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quoted terms that name each somebody else than the one before."""
    before: tuple[str, ...] = ()
    for quotation in quoted:
        inside = passage.start <= quotation.start and quotation.end <= passage.end
        if not inside or not quotation.term:
            continue
        about = told_apart(named(_held(passage, quotation.start, quotation.end)))
        if about and about != before:
            before = about
            yield quotation


def _held(passage: Passage, low: int, high: int) -> tuple[Mention, ...]:
    every = (*passage.spoken, *passage.kept)
    return tuple(m for m in every if low <= m.start and m.end <= high)


def _part(passage: Passage, low: int, high: int) -> Passage:
    return replace(
        passage,
        text=passage.text[low - passage.start : high - passage.start],
        start=low,
        end=high,
        spoken=tuple(m for m in passage.spoken if low <= m.start < high),
        kept=tuple(m for m in passage.kept if low <= m.start < high),
    )
