"""From the stretch that a rule takes for its term to the terms themselves."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from legalnlp.steps.definitions.rules import MARKED, Drafting

_MARKED = regex.compile(MARKED)
_MARKS = "\"'*_「」『』《》<> \u00a0,"
_OPENING = regex.compile(r"""["'*_「『《<\s]+""")
_CLOSING = regex.compile(r"""["'*_」』》>\s,]+$""")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")
_LONGEST = 18  # words of an unmarked term


def terms(folded: str, start: int, end: int, how: Drafting) -> Iterator[tuple[int, int]]:
    """Offsets of each term in ``[start, end)``: every marked one, or the unmarked whole, or the
    unmarked alternatives ("stream or water")."""
    marked = list(_MARKED.finditer(folded, start, end))
    if marked:
        spans = [trimmed(folded, match.start(), match.end()) for match in marked]
    else:
        spans = list(_alternatives(folded, *trimmed(folded, start, end), how))
        spans = [(a, b) for a, b in spans if folded.count(" ", a, b) < _LONGEST]
    for a, b in spans:
        if a < b and not how.reject.search(folded[a:b]):
            yield a, b


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without marks and blanks at its ends."""
    opening = _OPENING.match(folded, start, end)
    start = opening.end() if opening else start
    closing = _CLOSING.search(folded, start, end)
    return start, (closing.start() if closing else end)


def _alternatives(folded: str, start: int, end: int, how: Drafting) -> Iterator[tuple[int, int]]:
    """Split "Board or Board of Directors", but not "serious or prolonged disability": the parts
    must be single words, share their first or last word, or one must be an abbreviation."""
    joint = regex.search(rf"\s(?:{how.joins.pattern})\s", folded[start:end])
    if not joint:
        yield start, end
        return
    left, right = folded[start : start + joint.start()], folded[start + joint.end() : end]
    if "," not in left and _alike(_WORD.findall(left), _WORD.findall(right)):
        yield start, start + joint.start()
        yield from _alternatives(folded, start + joint.end(), end, how)
    else:
        yield start, end


def _alike(left: list[str], right: list[str]) -> bool:
    """Whether two phrases name one thing: single words, the same first word, last words of one
    stem, or an abbreviation beside its long form."""
    return (
        len(left) == len(right) == 1
        or left[:1] == right[:1]
        or left[-1:] == right[-1:]
        or (min(len(left[-1]), len(right[-1])) > 4 and left[-1][:5] == right[-1][:5])
        or any(len(side) == 1 and side[0].isupper() and len(side[0]) > 1 for side in (left, right))
    )
