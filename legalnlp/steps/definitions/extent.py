"""How far a definiens reaches: to the end of its sentence, or through the limbs of its list."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from legalnlp.steps.definitions.lines import Line
from legalnlp.steps.definitions.rules import Drafting
from legalnlp.types import Provision

# The end of a sentence; a dot after one or two letters or before a small letter is none.
_STOP = regex.compile(
    r"""(?:(?<=[\p{L}\p{N}]{3}|[)"'\]%])\.["')]?(?=\s+["(\[]?\p{Lu}|\s*$)"""
    r"|[。｡]|(?<=다)\.|\.\s*$)"
)
# The same term in the other official language, after the last stop: "… records. (dossier)"
_TAIL = regex.compile(r"(?<=[.;,:])\s*\([^()\n]{1,160}\)\s*[.;]?\s*$")
_OPEN = regex.compile(r"(?:[:,\-(]|\p{L}|\p{N}|[\])\"'])\s*$")
_TRIM = " \n;,.:-。｡；，"


def extent(
    folded: str,
    found: Sequence[Line],
    index: int,
    start: int,
    stops: Collection[int],
    provisions: Sequence[Provision],
    how: Drafting,
) -> tuple[int, int]:
    """Offsets of the definiens that begins at ``start`` in line ``index``.

    ``stops`` are the offsets at which other definitions begin.
    """
    line = found[index]
    end = min((stop for stop in stops if start < stop <= line.end), default=line.end)
    if end == line.end:
        end = _sentence(folded, line, start, how)
        if end == line.end:
            opened = how.opens.search(folded, start, end) is not None
            end = _limbs(folded, found, index, stops, provisions, opened)
    return _trim(folded, start, end, how, end in stops)


def _sentence(folded: str, line: Line, start: int, how: Drafting) -> int:
    """The end of the sentence in its line; an entry of a list is one whole."""
    if line.listed == 2 and start - line.body < 250:
        return line.end
    for match in _STOP.finditer(folded, start, line.end):
        if not how.continues.match(folded, match.end(), line.end):
            return int(match.end())
    return line.end


def _limbs(
    folded: str,
    found: Sequence[Line],
    index: int,
    stops: Collection[int],
    provisions: Sequence[Provision],
    opened: bool,
) -> int:
    """The end of the last line that still belongs to the definiens of line ``index``."""
    line = found[index]
    owner = line.provision
    limit = provisions[owner].end if owner >= 0 else found[-1].end
    whole = owner >= 0 and provisions[owner].start >= line.start and line.listed == 2
    end, inside = line.end, False
    for nxt in found[index + 1 :]:
        if nxt.start >= limit or nxt.heading or nxt.body in stops or nxt.start in stops:
            break
        limb = bool(nxt.label) and (nxt.label != line.label or owner != nxt.provision)
        running = _OPEN.search(folded, max(line.start, end - 3), end) is not None
        if limb and (inside or running or opened):
            inside = True
        elif nxt.label or not (running or whole or (inside and _small(folded, nxt))):
            break
        end = nxt.end
    return end


def _small(folded: str, line: Line) -> bool:
    return folded[line.body : line.body + 1].islower()


def _trim(folded: str, start: int, end: int, how: Drafting, cut: bool) -> tuple[int, int]:
    """Without stops and blanks at its ends, the other language's term, and a joining word."""
    while start < end and folded[start] in " \n,:-":
        start += 1
    tail = _TAIL.search(folded, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    end = start + len(folded[start:end].rstrip(_TRIM))
    before = r"[;,\s]" if cut else r"[;,]"
    last = regex.search(rf"{before}\s*(?:{how.joins.pattern})$", folded[start:end])
    if last:
        end = start + last.start()
    return start, end
