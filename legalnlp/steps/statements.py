"""Which definitions are statements of their own, and readings cut where one of them begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from legalnlp.knowledge import fold
from legalnlp.types import Definition, Document, Reading

_CLAUSE_MARKS = frozenset(".;。；\n")
_SENTENCE_END = regex.compile(r"[\p{L}\)][.;。；]\s")
_LEAD_IN_ENDS = (":", "-", ",", ".", ";", "：", "。")
# a comma, a word that joins and an opened quote, behind more than a row of terms
# (in East Asian scripts the verb of the definition before it)
_WHOLE_BEFORE = regex.compile(
    r"[^,，、]{30}[,，、] ?\p{L}{1,4} [\"“«„]$|\p{Lo}{5}[、,，] ?[「『“\"]$"
)
_AT_THE_HEAD = 30  # characters: a number and an article before the term
_BEHIND = regex.compile(r"[\"')\s]*[.。;]\s+(?=[\p{Lu}\p{Lo}])|(?<=[.。])\s*(?=[\p{Lu}\p{Lo}])")
_LINE_OR_SENTENCE = regex.compile(r"[.。](?=\s|$)|[\n]")


def resumptions(
    text: str, definitions: Sequence[Definition], wrongs: Sequence[regex.Pattern[str]]
) -> Iterator[int]:
    """Offsets behind a definition at which, in the same line, a sentence states a wrong.

    ``text`` is folded; ``wrongs`` are the patterns that tell such a sentence.
    """
    for definition in definitions:
        behind = _BEHIND.match(text, definition.end)
        if behind is None or "\n" in behind.group():
            continue
        end = _LINE_OR_SENTENCE.search(text, behind.end())
        high = end.start() if end else len(text)
        if any(wrong.search(text, behind.end(), high) for wrong in wrongs):
            yield behind.end()


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


def one_by_one(reading: Reading, starts: Sequence[int]) -> tuple[Reading, ...]:
    """The reading cut where another definition begins, each part with the common lead-in.

    Sections printed as one run of text hold definition after definition; what one of them says
    of "image" must not be read into the next. ``starts`` are the sorted offsets of the terms.
    """
    cuts = [
        piece.at + start - piece.start
        for piece in reading.pieces
        for start in starts[
            bisect_left(starts, piece.start) : bisect_left(starts, piece.start + piece.length)
        ]
    ]
    cuts = _sentences_apart(reading.text, sorted(set(cuts)))
    if not cuts:
        return (reading,)
    lead = _lead(reading, cuts[0])
    if lead < cuts[0]:  # a finished sentence before the first definition is no lead-in
        cuts = [lead, *cuts]
    if len(cuts) < 2:
        return (reading,)
    ends = [*cuts[1:], len(reading.text)]
    parts = zip(cuts, ends, strict=True)
    return tuple(reading.only([(0, lead), part]) for part in parts)


def without_lead_in(reading: Reading, starts: Sequence[int]) -> Reading:
    """The reading from the definition on that begins one of its pieces.

    What leads in to definitions ("the following apply to section 3, showing films to minors:")
    says where they hold and nothing of what is defined.
    """
    found = _begun(reading, starts)
    if found is None or found[0] == 0 or found[1] > _AT_THE_HEAD:
        return reading
    at = reading.pieces[found[0]].at
    if not fold(reading.text[:at]).rstrip().endswith(_LEAD_IN_ENDS):
        return reading
    return reading.only([(at, len(reading.text))])


def _begun(reading: Reading, starts: Sequence[int]) -> tuple[int, int] | None:
    """As `first_term`, but for definitions that stand one behind the other, with their items
    between them: there the first one begins."""
    found = first_term(reading, starts)
    while found is not None:
        before = first_term(replace(reading, pieces=reading.pieces[: found[0]]), starts)
        if before is None or found[0] - before[0] < 2:
            break
        found = before
    return found


def first_term(reading: Reading, starts: Sequence[int]) -> tuple[int, int] | None:
    """Index of the last piece in which a term is defined, and how far into it the term stands."""
    for at in range(len(reading.pieces) - 1, -1, -1):
        piece = reading.pieces[at]
        first = bisect_left(starts, piece.start)
        if first < len(starts) and starts[first] < piece.start + piece.length:
            return at, starts[first] - piece.start
    return None


def _lead(reading: Reading, cut: int) -> int:
    """Where the words that lead in to the definition at ``cut`` end."""
    at = max((p.at for p in reading.pieces if p.at <= cut), default=0)
    return at if _SENTENCE_END.search(reading.text, at, cut) else cut


def _sentences_apart(text: str, cuts: Sequence[int]) -> list[int]:
    """The cuts between which a sentence or clause ends: terms of one sentence stay together."""
    kept: list[int] = []
    for cut in cuts:
        between = text[kept[-1] : cut] if kept else ""
        if not kept or not _CLAUSE_MARKS.isdisjoint(between) or _WHOLE_BEFORE.search(between):
            kept.append(cut)
    return kept
