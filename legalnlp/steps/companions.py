"""Articles that have no word of the subject and yet belong to it.

An offence names the material by its defined term ("a prohibited picture"), a penalty or a
procedure names the article of the offence, a defence follows the offences it defends against, as
does an increase of their penalties.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.matched import Matched
from legalnlp.steps.structure import articles

_ENDINGS = r"\w{0,3}"  # of inflected terms
_SMALL = 60  # articles in a document whose references may be followed from end to end


def companions(text: Matched, core: Sequence[int], terms: Iterable[int]) -> tuple[int, ...]:
    """Indices of the companions of the ``core`` articles, in document order.

    ``terms`` are the definitions of the material.
    """
    units = articles(text.provisions)
    starts = [text.provisions[a].start for a in units]
    words = fold(text.document.text).casefold()
    named = {text.definitions[i].term for i in terms}
    found = {units[at] for at in _places(words, starts, named)}
    labels = {text.provisions[a].label for a in core}
    near = {text.provisions[a].parent for a in core}
    for at in _places(words, starts, labels):
        if len(units) <= _SMALL or text.provisions[units[at]].parent in near:
            found.add(units[at])
    found -= set(core)
    found |= set(_defences(text, units, found | set(core)))
    found |= set(_increases(text, units, found | set(core)))
    return tuple(sorted(found - set(core)))


def _places(words: str, starts: Sequence[int], phrases: Iterable[str]) -> Iterator[int]:
    """Positions (in the row of articles) at which one of the phrases stands."""
    wanted = sorted({fold(p).casefold().strip() for p in phrases} - {""}, key=len, reverse=True)
    if not wanted:
        return
    pattern = regex.compile(
        rf"(?<!\w)(?:{'|'.join(map(regex.escape, wanted))}){_ENDINGS}(?![\w-])"
        if all(ord(p[0]) < 0x2E80 for p in wanted)
        else "|".join(map(regex.escape, wanted))
    )
    for match in pattern.finditer(words):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0:
            yield at


def _defences(text: Matched, units: Sequence[int], about: set[int]) -> Iterator[int]:
    """Articles right behind one on the subject in which every sentence exempts."""
    for before, after in zip(units, units[1:], strict=False):
        if before in about and after not in about:
            limbs = text.limbs(after)
            if limbs and all(limb.exempts for limb in limbs):
                yield after


def _increases(text: Matched, units: Sequence[int], about: set[int]) -> Iterator[int]:
    """Articles of the same chapter, behind one on the subject, that only raise penalties."""
    known = set(about)
    for before, after in pairwise(units):
        beside = text.provisions[before].parent == text.provisions[after].parent
        if before in known and after not in known and beside and _only_raises(text, after):
            known.add(after)
            yield after


def _only_raises(text: Matched, article: int) -> bool:
    """Whether it raises a penalty and threatens none of its own."""
    said = [m for limb in text.limbs(article) for m in limb.own]
    raised = [m for m in said if m.concept == "quantity.prison_increase"]
    terms = [m for m in said if m.concept.startswith("quantity.prison_") and m not in raised]
    return bool(raised) and all(any(r.at <= m.at < r.to for r in raised) for m in terms)
