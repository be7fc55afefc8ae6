"""Whom the offence at issue in a judgment is about, read as an enacted text would be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legalnlp.knowledge import Pack
from legalnlp.steps.cascade import read as read_enacted
from legalnlp.steps.coverage import cells
from legalnlp.steps.judgments.joined import ordered
from legalnlp.steps.judgments.passages import Passage
from legalnlp.types import Document

_UNTOLD = ("argument", "separate", "precedent")
_CHILD, _ADULT, _MADE = "real_child", "adult_real", "adult_synthetic"
_NAMED = 2
_CHILDREN = 3  # sentences that name a child before the facts are taken to be about children


@dataclass(frozen=True, slots=True)
class Matter:
    """``settled`` are those whom the offence protects, ``about`` those whom the facts are about.

    Both are empty where the offence is none on the subject.
    """

    settled: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


def matter(document: Document, passages: Sequence[Passage], pack: Pack) -> Matter:
    """The offence at issue, as the court quotes it, tells it again, or charges it."""
    text = "\n".join(p.text for p in _telling(passages))
    offence = Document(document.id, text, language=document.language, doc_type="statute")
    tree, _, on = read_enacted(offence, pack)
    found = cells(offence, tree, on.limbs)
    adult = [c for c in (_ADULT, _MADE) if found[c].value != "silent"][:1]
    child = found[_CHILD].value in ("covered", "conditional")
    if not adult and not child:
        unconsented = _often(passages, "depicted.adult_real") or _unconsented(passages)
        adult = [_ADULT] if unconsented else []
        child = not adult and _often(passages, "content.child_term")
    children = sum(any(m.concept == "subject.child" for m in p.kept) for p in passages)
    shown = child or (bool(adult) and children >= _CHILDREN)
    if adult and shown and children >= _CHILDREN:
        return Matter(ordered((_CHILD, *adult)), (_CHILD,))
    settled = tuple(adult) or ((_CHILD,) if child else ())
    return Matter(settled, settled)


def _often(passages: Sequence[Passage], concept: str) -> bool:
    """Several sentences speak of it, where none gives the words of the offence."""
    return sum(p.names(concept) for p in passages) >= _NAMED


def _unconsented(passages: Sequence[Passage]) -> bool:
    """A sentence speaks of an intimate picture without consent."""
    return any(
        p.names("consent.absent")
        and p.names("medium.")
        and p.names("content.intimate", "depicted.adult_real")
        for p in passages
    )


def _telling(passages: Sequence[Passage]) -> Iterator[Passage]:
    return (p for p in passages if p.voice not in _UNTOLD and p.section != "references")
