"""Tells the caption of an article from the first words of its text."""

from __future__ import annotations

import re

from legalnlp.steps.structure.rows import Row

_PAIRS = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_CLOSED = re.compile(r"[^\n]{1,200}?(?<=[\w)\"'])\.\s?-+\s*")
_CAPITALS = re.compile(r"(?=[^.]*[^\W\d_]{4})[^a-zà-ÿα-ωа-я\u0e00-\ud7ff\n]{4,200}?\.\s+(?=\S)")
# "§ 7 Kites (1) A person …": the title, and the first of the sentences counted behind it.
_COUNTED = re.compile(r"(?P<title>[^\W\d_][^\n.;:,]{3,150}?)\s+(?=\(1\)\s(?P<sentence>[^\W\d_]))")
# Thai parts clauses by a blank.
_NO_STOPS = re.compile(r"[\u0e00-\u0e7f][^\n]*? [^\n]*[\u0e00-\u0e7f]")
_SHORT = 200
_CLOSING = "\"'”“»«’"  # of an inserted section: the stop stands before it


def caption(text: str, row: Row, after: Row | None) -> tuple[int, int, int] | None:
    """Offsets of the caption behind an article's number and of the words behind it, or None."""
    start, end = row.body, row.end
    if start >= end:
        return None
    if text[start] in _PAIRS and (stop := closing(text, start, end)):
        return _brackets(text, row, start, stop)
    for pattern in (_CLOSED, _CAPITALS):
        if match := pattern.match(text, start, end):
            return start, start + len(match.group().rstrip(" .-")), match.end()
    found = _COUNTED.match(text, start, end)
    if found and text[start].isupper() and found["sentence"].isupper():
        return start, found.end("title"), found.end()
    if is_title(text, row) and not _runs_on(text, row, after):
        return start, end, end
    return None


def _brackets(text: str, row: Row, start: int, stop: int) -> tuple[int, int, int]:
    """A caption in brackets; what is left of a heading line belongs to it."""
    if row.heading and stop < row.end and row.end - start < _SHORT and text[stop : row.end].strip():
        return start, row.end, row.end
    at = stop
    while at < row.end and text[at] in " \t.:":
        at += 1
    return start + 1, stop - 1, at


def closing(text: str, start: int, end: int) -> int:
    """Offset behind the bracket that closes the one at ``start``, or 0."""
    depth, pair = 0, (text[start], _PAIRS[text[start]])
    for at in range(start, min(end, start + 300)):
        if text[at] in pair:
            depth += 1 if text[at] == pair[0] else -1
            if not depth:
                return at + 1
    return 0


def is_title(text: str, row: Row) -> bool:
    """Whether the rest of a row reads as a title: short, and not a sentence."""
    words = text[row.body : row.end].rstrip().rstrip(_CLOSING)
    if not words or len(words) > _SHORT * (2 if row.heading else 1):
        return False
    if words[-1] in ":;,-" or (not row.heading and (":" in words or ";" in words)):
        return False
    if not row.heading and _NO_STOPS.search(words):
        return False
    if words.endswith(("。", "다.")):  # no caption of an East Asian statute is a sentence
        return False
    return words[-1] != "." or (len(words) < 60 and " " not in words[30:])


def _runs_on(text: str, row: Row, after: Row | None) -> bool:
    """Whether the next row goes on with the words of this one, or nothing follows it."""
    if after is None or after.unit or (after.heading and not row.heading):
        return not row.heading or after is None
    goes_on = text[after.body : after.body + 1].islower()
    return goes_on and (not after.numbers or not row.heading)
