"""Takes marginal notes out of text that kept the columns of its page (typed or scanned)."""

from __future__ import annotations

import re
from collections import Counter

_GAP = re.compile(r"\s{3,}(?=\S)")
_LEFTMOST = 44
_NARROW = 30
_FEWEST = 3


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """The body of a text and the lines that stood in its right margin.

    A margin is believed in where several lines have a wide gap before a few words that begin at
    about the same column, beyond which the other lines do not reach.

    >>> body, notes = split("A person who flies a kite near any public road    Kites\\n"
    ...                     "and does not hold its string commits an offence   near\\n"
    ...                     "unless the road was closed for the day of show.   roads.\\n")
    >>> body.split("\\n")[0], notes
    ('A person who flies a kite near any public road', ('Kites', 'near', 'roads.'))
    """
    if "   " not in text:
        return text, ()
    lines = text.split("\n")
    begins = [found for line in lines if (found := _begin(line))]
    if len(begins) < _FEWEST:
        return text, ()
    column, _ = Counter(begins).most_common(1)[0]
    if sum(abs(begin - column) <= 2 for begin in begins) < _FEWEST:
        return text, ()
    body, notes = [], []
    for line in lines:
        at = _begin(line) or (column if line[column - 1 : column] == " " else 0)
        if at and abs(at - column) <= 6 and line[at:].strip():
            notes.append(line[at:].strip())
            line = line[:at].rstrip()
        body.append(line)
    return "\n".join(body), tuple(notes)


def _begin(line: str) -> int:
    """The column at which a few words stand alone at the right of a line; 0 if none do."""
    gaps = [m.end() for m in _GAP.finditer(line)]
    at = gaps[-1] if gaps else 0
    return at if at >= _LEFTMOST and len(line) - at <= _NARROW else 0
