"""Whom a judgment is about: the offence, read as an enacted text would be, and what is at issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from legalnlp.knowledge import Pack
from legalnlp.steps.cascade import read as read_enacted
from legalnlp.steps.coverage import cells
from legalnlp.steps.judgments.depicted import named, of_medium, told_apart
from legalnlp.steps.judgments.joined import ordered
from legalnlp.steps.judgments.passages import Passage
from legalnlp.types import Document

_UNTOLD = ("argument", "separate", "precedent")
_CHILD, _ADULT, _MADE = "real_child", "adult_real", "adult_synthetic"
_CHANGED = ("altered_child", "virtual_child_realistic")
_TITLES = ("header", "issues")
_NAMED = 2
_ACTUAL = (_CHILD, _ADULT)
_NEAR = 3  # sentences back to what a verdict may speak of


@dataclass(frozen=True, slots=True)
class Matter:
    """``settled`` are those whom the offence protects, ``about`` those whom the facts are about.

    Both are empty where the offence is none on the subject; ``spoken`` are those of whom the
    judgment speaks most, ``reviewed`` those whom the provision under review names, where it is
    given that name. ``copied`` where what a computer made is said to be made after a
    photograph of an actual child.
    """

    settled: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    copied: bool = False

    @property
    def adults(self) -> bool:
        """The offence protects adults, and nobody else."""
        return bool(self.settled) and set(self.settled) <= {_ADULT, _MADE}


def matter(document: Document, passages: Sequence[Passage], pack: Pack) -> Matter:
    """The offence at issue, as the court quotes it, tells it again, or charges it."""
    of = _offence(document, passages, pack)
    copied = any(p.says("finding.copied") for p in _telling(passages))
    spoken = at_issue(passages, (), of)
    return replace(of, spoken=spoken, reviewed=_reviewed(passages), copied=copied)


def _offence(document: Document, passages: Sequence[Passage], pack: Pack) -> Matter:
    text = "\n".join(p.text for p in _telling(passages))
    offence = Document(document.id, text, language=document.language, doc_type="statute")
    tree, _, on = read_enacted(offence, pack)
    found = cells(offence, tree, on.limbs)
    adult = [c for c in (_ADULT, _MADE) if found[c].value != "silent"][:1]
    child = found[_CHILD].value in ("covered", "conditional")
    if not adult and not child:
        unconsented = _often(passages, "depicted.adult_real") or _unconsented(passages)
        refused = any(p.names("consent.absent") for p in passages)
        unconsented = unconsented or (refused and sum(map(_intimate, passages)) >= _NAMED)
        unconsented = unconsented or any(p.says("verdict.of_adults") for p in passages)
        adult = [_ADULT] if unconsented else []
        child = not adult and (_often(passages, "content.child_term") or _charged(passages))
    if adult and _of_children(passages):
        return Matter(ordered((_CHILD, *adult)), (_CHILD,))
    settled = tuple(adult) or ((_CHILD,) if child else ())
    return Matter(settled, settled)


def _reviewed(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Whom the words name that are given the name of the provision under review."""
    for passage in passages:
        named_ = passage.says("verdict.under_review")
        if named_:
            ahead = (m for m in (*passage.spoken, *passage.kept) if m.end <= named_[0].start)
            return told_apart(named(ahead))
    return ()


def at_issue(passages: Sequence[Passage], decided: Sequence[int], of: Matter) -> tuple[str, ...]:
    """Whom the verdicts at the indices ``decided`` are about.

    Those that their sentences tell apart, or the sentences right before them; else those that
    the judgment speaks of again and again; else those whom the facts are about.
    """
    near = spoken_of(passages, decided, of)
    if near:
        return near
    often = {c: n for c, n in _told_apart(list(_telling(passages)), of).items() if n >= _NAMED}
    return _most(often) or of.about or _most(Counter(_filmed(passages)))


def spoken_of(passages: Sequence[Passage], decided: Sequence[int], of: Matter) -> tuple[str, ...]:
    """The kinds of pictures that the sentences at the indices tell apart, or those before them."""
    for back in (0, _NEAR):
        near = {i for at in decided for i in range(max(at - back, 0), at + 1)}
        told = _told_apart([passages[i] for i in sorted(near)], of)
        if told:
            return _most(told)
    return ()


def _filmed(passages: Sequence[Passage]) -> Iterator[str]:
    """Those who were filmed, once for each sentence that names them."""
    for passage in _telling(passages):
        yield from (c for c in named((*passage.spoken, *passage.kept)) if c in _ACTUAL)


def of_kinds(about: Sequence[str]) -> tuple[str, ...]:
    """Those of the categories that are kinds of pictures beside that of who was filmed."""
    return tuple(c for c in about if c not in _ACTUAL)


def _told_apart(passages: Sequence[Passage], of: Matter) -> Counter[str]:
    """In how many sentences each kind of picture is told from that of who was filmed.

    Where the offence protects adults, a picture of somebody that was changed is of an adult.
    """
    found: Counter[str] = Counter()
    for passage in passages:
        mentions = (*passage.spoken, *passage.kept)
        kinds = of_kinds(told_apart(named(mentions))) or of_medium(mentions)
        found.update({_MADE if of.adults and c in _CHANGED else c for c in kinds})
    return found


def _most(found: Mapping[str, int]) -> tuple[str, ...]:
    most = max(found.values(), default=0)
    return ordered([c for c, number in found.items() if number == most])


def _of_children(passages: Sequence[Passage]) -> bool:
    """The court comes back to children, and to adults less often.

    That it speaks of persons tells nothing: those are the words of the offence.
    """
    told = [{m.concept for m in p.kept} for p in _telling(passages)]
    children = sum("subject.child" in t for t in told)
    return children >= _NAMED and children > sum("subject.adult" in t for t in told)


def _often(passages: Sequence[Passage], concept: str) -> bool:
    """Several sentences speak of it, where none gives the words of the offence."""
    return sum(p.names(concept) for p in passages) >= _NAMED


def _charged(passages: Sequence[Passage]) -> bool:
    """The offence is named, or the sentence on the charge or the verdict names the material."""
    named_ = any(p.says("verdict.of_children") for p in passages)
    return named_ or any(
        (p.says("finding.convicts") or p.section in _TITLES) and p.names("content.child_term")
        for p in passages
    )


def _unconsented(passages: Sequence[Passage]) -> bool:
    """A sentence speaks of an intimate picture without consent."""
    return any(
        p.names("consent.absent")
        and p.names("content.intimate", "depicted.adult_real")
        and any(q.names("medium.") for q in passages[max(at - 1, 0) : at + 2])
        for at, p in enumerate(passages)
    )


def _intimate(passage: Passage) -> bool:
    """The sentence speaks of a picture of what is intimate."""
    return passage.names("medium.photograph", "medium.video") and passage.names("content.intimate")


def _telling(passages: Sequence[Passage]) -> Iterator[Passage]:
    return (p for p in passages if p.voice not in _UNTOLD and p.section != "references")
