"""From the stretch that a rule takes for its term to the terms themselves."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from legalnlp.steps.definitions.rules import MARKED, Drafting

_MARKED = regex.compile(MARKED)
_MARKS = "\"'*_「」『』《》<> \u00a0,"
_OPENING = regex.compile(r"""["'*_「『《<\s]+""")
_CLOSING = regex.compile(r"""["'*_」』》>\s,]+$""")
_LONGEST = 12  # words of an unmarked term


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
    alike = (
        " " not in left + right
        or left.split(" ")[0] == right.split(" ")[0]
        or left.split(" ")[-1] == right.split(" ")[-1]
        or left.isupper()
        or right.isupper()
    )
    if alike and "," not in left:
        yield start, start + joint.start()
        yield from _alternatives(folded, start + joint.end(), end, how)
    else:
        yield start, end
