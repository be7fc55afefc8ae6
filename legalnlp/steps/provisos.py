"""What frees, taken apart from what prohibits where one provision says both in one breath.

"Whoever sells it is guilty: provided that nothing here applies to a librarian." Read as one limb
the whole would be an exemption. The clause that exempts (or recites, or regulates procedure)
runs from the mark before its cue, or from the start of its sentence, to the end of the sentence;
what is left is the offence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import regex

from legalnlp.steps.groups import NO_RULE
from legalnlp.types import Mention, Reading

_FREEING = ("effect.exemption", *NO_RULE)
_WRONGS = ("effect.offence", "effect.liability", "quantity.prison")
_STATED = (*_WRONGS, "content.")
# an abbreviation ends no sentence; after its end a new one begins with a capital or a number
_SENTENCE_END = regex.compile(
    r"(?<=[\p{Ll}\d\p{Lo})\]\"”»])(?<!\b(?:[Nn]os?|[Nn]rs?|[Aa]rts?|[Ss]ecs?|[Aa]bs|[Pp]ara?s?|ss?|pp?"
    r"|v|vs|ust|odst|poz|lit|núm|cap|inc|e\.g|i\.e|\p{Lu}))\.(?=\s+[\p{Lu}\"“„«(§\d¿])|[。！？]"
)
_MARK = regex.compile(r"[,;:，；：]|\s[-–—]\s")
Stretch = tuple[int, int]


def provisos_apart(
    reading: Reading, found: Sequence[Mention], frees: Callable[[str], bool]
) -> tuple[Reading, ...]:
    """The reading without what frees in it, and each such clause; else the reading alone.

    ``found`` are its mentions; ``frees`` tells of a later sentence whether it is an exemption
    when it is read by itself, as if it were a provision of its own. The reading is cut only
    where a wrong is stated, or material described, outside these clauses, so that a defence that
    names the offence stays whole.
    """
    if not any(m.concept.startswith(_STATED) for m in found):
        return (reading,)
    later = [part for part in _later_sentences(reading.text) if frees(reading.text[slice(*part)])]
    clauses = list(_joined(sorted([*_clauses(reading.text, found), *later])))
    outside = [
        m
        for m in found
        if m.concept.startswith(_STATED) and not any(low <= m.at < high for low, high in clauses)
    ]
    if not clauses or not outside:
        return (reading,)
    edges = [0, *(edge for clause in clauses for edge in clause), len(reading.text)]
    rest = list(zip(edges[::2], edges[1::2], strict=True))
    return (reading.only(rest), *(reading.only([clause]) for clause in clauses))


def _later_sentences(text: str) -> Iterator[Stretch]:
    """The sentences behind the first one, without the blanks before them."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    for low, high in pairwise([*ends, len(text)]):
        yield low + len(text[low:high]) - len(text[low:high].lstrip()), high


def _clauses(text: str, found: Sequence[Mention]) -> Iterator[Stretch]:
    """The stretch of each clause that frees, within its sentence."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    wrongs = [m for m in found if m.concept.startswith(_WRONGS)]
    for cue in found:
        if cue.concept not in _FREEING:
            continue
        # a rule may match from the start of the provision on: what frees is what it ends with
        low = max((end for end in ends if end < cue.to), default=0)
        high = min((end for end in ends if end >= cue.to), default=len(text))
        at = max(low, cue.at)
        said = [m.to for m in wrongs if low <= m.at and m.to <= at]
        yield (_after_mark(text, max(said), at) if said else low), high


def _after_mark(text: str, low: int, high: int) -> int:
    """Where the clause at ``high`` begins: at the last mark behind ``low``, else at its cue."""
    marks = [m.start() for m in _MARK.finditer(text, low, high)]
    return marks[-1] if marks else high


def _joined(clauses: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches that overlap or touch, as one."""
    current: Stretch | None = None
    for low, high in clauses:
        if current and low <= current[1]:
            current = (current[0], max(current[1], high))
            continue
        if current:
            yield current
        current = (low, high)
    if current:
        yield current
