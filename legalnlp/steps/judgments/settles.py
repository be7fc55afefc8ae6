"""What a judgment settles: the nine cells from its readings, and what its words state besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from legalnlp.knowledge import categories, taxonomy
from legalnlp.steps.coverage import passage as clause
from legalnlp.steps.dimensions import age, dimensions, years
from legalnlp.steps.judgments.joined import Ruling
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.quotations import Quotation
from legalnlp.steps.limb import Limb
from legalnlp.types import Cell, Document, Evidence, Mention, Value

_TOPIC = ("content.", "test.", "depicted.", "subject.child")
_OF_OTHERS = ("argument", "precedent", "separate")
_CHARGES = ("finding.convicts", "verdict.of_children", "verdict.of_adults")
_MOST_QUOTES = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """Media, tests, conduct and defences that a judgment names, age and years that it states."""

    sets: Mapping[str, tuple[str, ...]]
    age: int | None
    years: float | None
    proofs: Mapping[str, Evidence]


def cells(
    document: Document, found: Sequence[Ruling], conduct: Sequence[str]
) -> Mapping[str, Cell]:
    """The nine cells: each from the reading that gives it the widest value."""
    return {category: _cell(document, found, category, conduct) for category in categories()}


def _cell(
    document: Document, found: Sequence[Ruling], category: str, conduct: Sequence[str]
) -> Cell:
    order = taxonomy()["values"]["order"]
    valued = [(v, r) for r in found if (v := _value(r, category)) is not None]
    if not valued:
        return Cell()
    value = min((v for v, _ in valued), key=order.index)
    deciding = [r for v, r in valued if v == value]
    return Cell(
        value=value,
        conditions=_conditions(deciding) if value == "conditional" else (),
        conduct=tuple(conduct) if value != "excluded" else (),
        evidence=tuple(evidence(document, [w for r in deciding for w in r.words])),
    )


def _value(ruling: Ruling, category: str) -> Value | None:
    """What one reading settles for a category; None where it settles nothing."""
    if ruling.removes and category in ruling.categories:
        return "excluded"
    if category not in ruling.settled:
        return None
    return "conditional" if ruling.conditions and category in ruling.categories else "covered"


def _conditions(found: Sequence[Ruling]) -> tuple[str, ...]:
    named = {c for r in found for c in r.conditions}
    return tuple(c for c in taxonomy()["dimensions"]["conditions"] if c in named)


def evidence(document: Document, words: Sequence[Mention]) -> Iterator[Evidence]:
    """The clauses in which the words stand, each once, at most six."""
    given: list[tuple[int, int]] = []
    for word in words:
        start, end = clause(document.text, word.start, word.end)
        quotes = {document.text[low:high] for low, high in given}
        known = any(low < end and start < high for low, high in given)
        if known or document.text[start:end] in quotes:
            continue
        given.append((start, end))
        yield Evidence(document.text[start:end], start, end, None, word.rule)
        if len(given) == _MOST_QUOTES:
            return


def verbatim(document: Document, word: Mention) -> str:
    """The clause in which a word stands."""
    start, end = clause(document.text, word.start, word.end)
    return document.text[start:end]


def stated(
    document: Document,
    read: Sequence[Passage],
    quoted: Sequence[Quotation],
    found: Sequence[Ruling],
) -> Stated:
    """What the sentences that decide, or that give the statute's words, say besides."""
    statutes = [q for q in quoted if q.statute]
    telling = [p for p in read if _tells(p, statutes, found)]
    limbs = [Limb(p.reading, p.kept) for p in telling]
    members: dict[str, Sequence[Mention]] = dict(dimensions(limbs, limbs))
    deciding = [p for p in telling if _decides(p, found)]
    deeds = _read(deciding) or _read(_charges(read))
    if deeds:  # which deed it is is what is decided, or what is charged: not all that is punished
        members = {n: m for n, m in members.items() if not n.startswith("conduct.")} | deeds
    elif not any(member.startswith("conduct.") for member in members):
        members |= _conduct(deciding)
    own = [p for p in read if p.voice not in _OF_OTHERS and p.section != "header"]
    told = [Limb(p.reading, p.kept) for p in own]
    if found:
        members = _of_facts(read, told, members)
    threats = [Limb(p.reading, p.kept) for p in own if not p.says("finding.convicts")]
    threshold, longest = age(told), years(threats)
    proofs = {name: _proof(document, found[0]) for name, found in members.items()}
    if threshold:
        proofs["age"] = _proof(document, threshold)
    if longest:
        proofs["max_prison_years"] = _proof(document, longest[1])
    return Stated(
        sets=_sets(members),
        age=int(threshold.number) if threshold and threshold.number is not None else None,
        years=longest[0] if longest else None,
        proofs=proofs,
    )


def _of_facts(
    read: Sequence[Passage], told: Sequence[Limb], members: Mapping[str, Sequence[Mention]]
) -> dict[str, Sequence[Mention]]:
    """The members, with the media of the facts and the deed charged where none are told else."""
    known = {name.partition(".")[0] for name in members}
    found: dict[str, Sequence[Mention]] = dict(members)
    if "media" not in known:
        shown = dimensions(told, told)
        found |= {n: m for n, m in shown.items() if n.startswith("media.")}
    if "conduct" not in known:
        charges = (p for p in read if p.voice not in _OF_OTHERS and p.says(*_CHARGES))
        found |= _conduct(charges)
    return found


def _tells(passage: Passage, statutes: Sequence[Quotation], found: Sequence[Ruling]) -> bool:
    """The sentence decides, gives the statute's words, or says what they prohibit."""
    if passage.voice == "separate":
        return False
    quotes = any(passage.start <= q.start and q.end <= passage.end for q in statutes)
    describes = passage.voice == "court" and bool(passage.says("ruling.describes"))
    subject = any(m.concept.startswith(_TOPIC) for m in (*passage.kept, *passage.spoken))
    return _decides(passage, found) or ((quotes or describes) and subject)


def _decides(passage: Passage, found: Sequence[Ruling]) -> bool:
    return any(passage.start <= w.start < passage.end for r in found for w in r.words)


def _charges(read: Sequence[Passage]) -> Iterator[Passage]:
    """The titles that name the offence by the deed, where they charge one deed."""
    for passage in read:
        named = {m.concept for m in (*passage.kept, *passage.spoken) if _deed(m)}
        if passage.section == "header" and len(named) == 1 and any(map(_deed, passage.spoken)):
            yield passage


def _deed(mention: Mention) -> bool:
    return mention.concept.startswith("conduct.")


def _conduct(telling: Iterable[Passage]) -> dict[str, tuple[Mention, ...]]:
    """Conduct that the sentences name."""
    named = (m for p in telling for m in p.kept if _deed(m))
    return {m.concept: (m,) for m in named}


def _read(telling: Iterable[Passage]) -> dict[str, tuple[Mention, ...]]:
    """Conduct that the sentences read as a word, or name the offence by."""
    named = (m for p in telling for m in p.spoken if _deed(m))
    return {m.concept: (m,) for m in named}


def _proof(document: Document, mention: Mention) -> Evidence:
    start, end = clause(document.text, mention.start, mention.end)
    return Evidence(document.text[start:end], start, end, None, mention.rule)


def _sets(members: Mapping[str, Sequence[Mention]]) -> dict[str, tuple[str, ...]]:
    order = taxonomy()["dimensions"]
    return {
        name: tuple(m for m in order[name] if f"{name}.{m}" in members)
        for name in ("media", "recognition", "conduct", "defences")
    }
