"""Alternatives of a provision: a definition or offence spread over a list, read one way at a time.

Items joined by *or* are alternatives and each is read alone with its lead-in; items joined by
*and* are elements of one thing and are read together. The result is the disjunctive form of the
provision: one `Reading` for every way in which it can be met.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from legalnlp.knowledge import Pack, fold
from legalnlp.steps.structure import reading
from legalnlp.types import Document, Piece, Provision, Reading

_MOST_ELEMENTS = 8
_LONGEST_ELEMENTS = 2500
# Dutch "geven" ends in no "en"; scripts that set no blanks begin words anywhere
_WORD_START = r"(?<![\p{Latin}\p{Cyrillic}\p{Greek}])"


def limbs(
    document: Document, provisions: Sequence[Provision], pack: Pack, index: int
) -> tuple[Reading, ...]:
    """All limbs of the provision at ``index`` and of what stands below it, in document order."""
    below = _children(provisions, index)
    if not below:
        return _unless_empty(reading(document, provisions, index))
    if _are_elements(document, provisions, pack, below):
        return _unless_empty(_together(document, provisions, index))
    own = reading(document, provisions, index)
    alone = () if _is_lead_in(document, provisions[index]) else _unless_empty(own)
    return alone + tuple(
        limb for child in below for limb in limbs(document, provisions, pack, child)
    )


def _children(provisions: Sequence[Provision], index: int) -> list[int]:
    """Children that are alternatives or elements; a tail is part of the readings of the items
    that it closes, and stands for itself behind running text."""
    end = provisions[index].end
    found: list[int] = []
    listed = False
    for other in range(index + 1, len(provisions)):
        if provisions[other].start >= end:
            break
        if provisions[other].parent == index:
            listed = listed or _is_item(provisions[other])
            if provisions[other].kind != "tail" or not listed:
                found.append(other)
    return found


def _is_item(provision: Provision) -> bool:
    running = provision.kind == "paragraph" and not provision.number
    return provision.kind not in ("tail", "sentence") and not running


def _is_lead_in(document: Document, provision: Provision) -> bool:
    """Own words that only introduce a list say nothing alone."""
    own = document.text[provision.start : provision.own_end].rstrip()
    return own.endswith((":", "—", "–", "-", ",")) or not own or own[-1].isalnum()


def _are_elements(
    document: Document, provisions: Sequence[Provision], pack: Pack, items: Sequence[int]
) -> bool:
    """Whether the list is cumulative: its last two items are joined by *and*, or its lead-in
    asks for all of them. A sentence behind the list ("Penalty: …") is no item of it."""
    together = pack.words.get("list_and")
    items = [i for i in items if provisions[i].kind == provisions[items[0]].kind]
    if together is None or not 2 <= len(items) <= _MOST_ELEMENTS:
        return False
    first, last = provisions[items[0]], provisions[items[-1]]
    if last.end - first.start > _LONGEST_ELEMENTS:
        return False
    if _asks(document, provisions, pack, items[0], "list_all"):
        return True
    if _asks(document, provisions, pack, items[0], "list_each"):
        return False  # "it is forbidden (a) to sell … and (b) to employ …"
    before = fold(document.text[provisions[items[-2]].start : last.start]).rstrip()
    whole = fold(document.text[first.start : last.end])
    if pack.words.get("defines") and regex.search(pack.words["defines"], whole, regex.IGNORECASE):
        return False
    return bool(regex.search(rf"{_WORD_START}(?:{together})\W*$", before, regex.IGNORECASE))


def _asks(
    document: Document, provisions: Sequence[Provision], pack: Pack, item: int, how: str
) -> bool:
    """Whether the words before the list say that every item must be met (``list_all``), or that
    each of them is a matter of its own (``list_each``)."""
    above = provisions[item].parent
    if above is None or not pack.words.get(how):
        return False
    lead = fold(document.text[provisions[above].start : provisions[above].own_end]).rstrip()
    return bool(regex.search(pack.words[how], lead, regex.IGNORECASE))


def _together(document: Document, provisions: Sequence[Provision], index: int) -> Reading:
    """One reading of a node and everything under it, in the order of the document."""
    below = range(index, len(provisions))
    inside = (i for i in below if provisions[i].start < provisions[index].end)
    spans = {(p.start, p.length) for i in inside for p in reading(document, provisions, i).pieces}
    text, pieces = "", list[Piece]()
    for start, length in sorted(spans):
        text += " " if text else ""
        pieces.append(Piece(len(text), start, length))
        text += document.text[start : start + length]
    return Reading(text, tuple(pieces), index)


def _unless_empty(found: Reading) -> tuple[Reading, ...]:
    return (found,) if found.text.strip() else ()
