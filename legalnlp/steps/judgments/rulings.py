"""What a judgment decides of a definition: its readings, each with category, condition, words.

Only the court's own sentences count. What a sentence decides is told by the rules of the
language (`ruling.…`); whom it is about by the words of the stretch that decides: what follows the
recital of grounds, without the quoted term where that is only the class into which a thing falls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalnlp.steps.judgments.cited import Cited
from legalnlp.steps.judgments.depicted import conditions, named, of_term, told_apart
from legalnlp.steps.judgments.interpreted import Stretch, interpreted
from legalnlp.steps.judgments.joined import Ruling, ordered, put, together, weighed
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.quotations import Quotation
from legalnlp.steps.judgments.reviewed import reviewed
from legalnlp.steps.judgments.scopes import Scopes, sharpened
from legalnlp.steps.judgments.verdicts import denied
from legalnlp.types import Mention

_DECIDING = ("court",)
_HELD = ("voice.court", "voice.consequence", "voice.endorses", "voice.overrules")
_IF_HELD = {
    "ruling.held_reached": "ruling.reaches",
    "ruling.held_not_reached": "ruling.not_reached",
}
# The first of these that a sentence says is what it decides.
_ORDER = (
    "ruling.strikes_down", "ruling.upholds", "ruling.narrows", "ruling.not_reached",
    "ruling.extends", "ruling.may_reach", "ruling.reaches", "ruling.narrows_content",
)  # fmt: skip
_FLIPPED = {
    "ruling.reaches": "ruling.not_reached",
    "ruling.may_reach": "ruling.not_reached",
    "ruling.not_reached": "ruling.reaches",
}
_CONSTITUTIONAL = ("ruling.strikes_down", "ruling.upholds")
_BEFORE = 8  # sentences in which the subject may have been named
_AGO = 2  # sentences for which a turn to the court's own view still holds


def rulings(
    passages: Sequence[Passage],
    quoted: Sequence[Quotation],
    scope: Scopes,
    of: tuple[str, ...] = (),
) -> tuple[Ruling, ...]:
    """The readings of a judgment, those that say one thing twice put together.

    ``of`` are those whom the offence at issue protects.
    """
    listed = _listed(passages, quoted)
    found: list[Ruling] = []
    paragraphs: dict[int, list[Passage]] = {}
    for passage in passages:
        paragraphs.setdefault(passage.paragraph, []).append(passage)
    summed_up = any(_decides_in_digest(passage) for passage in passages)
    for index, passage in enumerate(passages):
        near = paragraphs[passage.paragraph]
        if passage.section == "syllabus":  # a headnote speaks of what the title names
            near = [*(p for p in passages if p.section == "header"), *near]
        if summed_up and passage.section != "effect":
            continue
        if passage.voice in _DECIDING:
            concluding = bool(passage.says("voice.consequence"))
            turned = _turned(passages[max(index - _AGO, 0) : index + 1])
            stretch = _stretch(passage, quoted, turned)
            focus, before = scope.focus[index], passages[max(index - _BEFORE, 0) : index]
            for ruling in _decided(passage, stretch, scope, focus, listed, near, before, of):
                found = put(found, ruling, concluding, passage)
            found = weighed(found, passage)
        found += reviewed(passages, index, scope)
    return together(found)


def _decides_in_digest(passage: Passage) -> bool:
    """A digest states the effect in so many words: it is what its author read."""
    return passage.section == "effect" and any(
        m.concept.startswith("ruling.") for m in passage.spoken
    )


def _on_subject(passage: Passage) -> bool:
    """The sentence names the material or whom it depicts."""
    return bool(of_term(passage.kept) or named((*passage.kept, *passage.spoken)))


def _listed(passages: Sequence[Passage], quoted: Sequence[Quotation]) -> tuple[str, ...]:
    """The categories that the statute's own words name, as the judgment quotes them."""
    statute = [q for q in quoted if q.statute and not q.term]
    return named(
        m for p in passages for m in p.kept if any(q.holds(m.start, m.end) for q in statute)
    )


def _decided(
    passage: Passage,
    stretch: Stretch | None,
    scope: Scopes,
    focus: Sequence[Cited],
    listed: Sequence[str],
    near: Sequence[Passage],
    before: Sequence[Passage],
    of: tuple[str, ...],
) -> Iterator[Ruling]:
    if stretch is None:
        return
    own = tuple(c for c in scope.cited if passage.start <= c.start and c.end <= passage.end)
    provisions = own or tuple(focus)
    if stretch.said in _CONSTITUTIONAL:
        if not own and any(p.says("verdict.procedure") for p in (*before[-_AGO:], passage)):
            return  # a sentence or a search withstands, not a provision
        around = [m for p in near for m in (*p.kept, *p.spoken)]
        yield from _constitutional(stretch, scope, sharpened(scope, provisions), around)
    elif any(_on_subject(p) for p in (*before, *near)):
        topic = of_term(m for p in near if p.section == "header" for m in p.kept)
        yield from interpreted(stretch, provisions, listed, topic, of)


def _turned(last: Sequence[Passage]) -> bool:
    """The court turned to its own view in this sentence or in one of the last."""
    own = [p for p in last if p.voice == "court"]
    return bool(last[-1].says(*_HELD)) or any(p.says("voice.turns") for p in own)


def _concept(mention: Mention, overruled: bool) -> str:
    """What a ruling says, turned round where it is told as the error of another court."""
    concept = _IF_HELD.get(mention.concept, mention.concept)
    return _FLIPPED.get(concept, concept) if overruled else concept


def _stretch(passage: Passage, quoted: Sequence[Quotation], turned: bool) -> Stretch | None:
    """What the sentence decides and in which of its words; None where it decides nothing."""
    inside = [q for q in quoted if passage.start <= q.start and q.end <= passage.end]
    free = [m for m in passage.spoken if not any(q.holds(m.start, m.end) for q in inside)]
    held = passage.section == "syllabus" or turned
    overruled = bool(passage.says("voice.overrules"))
    said = [
        replace(m, concept=_concept(m, overruled))
        for m in free
        if m.concept.startswith("ruling.")
        and (held or m.concept not in _IF_HELD)
        and not (m.concept == "ruling.narrows" and denied(m, free))
    ]
    concept = next((c for c in _ORDER if any(m.concept == c for m in said)), None)
    if concept is None:
        return None
    word = next(m for m in said if m.concept == concept)
    grounds = [m.end for m in passage.says("voice.grounds") if m.end <= word.end]
    low = max(grounds, default=passage.start)
    about = [m for m in (*passage.kept, *passage.spoken) if m.start >= low]
    terms = [m for m in about if any(q.holds(m.start, m.end) for q in inside)]
    rest = [m for m in about if m not in terms]
    return Stretch(concept, word, tuple(terms), tuple(rest))


def _constitutional(
    stretch: Stretch, scope: Scopes, provisions: Sequence[Cited], around: Sequence[Mention]
) -> Iterator[Ruling]:
    """One reading for each provision that falls; for one that stands, one for each condition."""
    strikes = stretch.said == "ruling.strikes_down"
    if strikes:
        for provision in _each(provisions):
            reached = tuple(c.category for c in scope.of([provision] if provision else []))
            found = told_apart(ordered(reached) or named(stretch.all) or named(around))
            if found:
                yield Ruling(
                    "strikes_down", found, (stretch.word,),
                    (provision,) if provision else (), removes=True,
                )  # fmt: skip
        return
    covered = scope.of(provisions)
    demands = {c.conditions for c in covered} or {conditions(stretch.unquoted)}
    for demanded in sorted(demands, key=len):
        reached = tuple(c.category for c in covered if c.conditions == demanded)
        found = ordered(reached) or named(stretch.unquoted) or of_term(stretch.all)
        found = found or named(around) or of_term(around)
        if found:
            yield Ruling(
                "upholds", found, (stretch.word,), tuple(provisions), demanded, settled=found
            )


def _each(provisions: Sequence[Cited]) -> Iterator[Cited | None]:
    """Each provision by itself, so that what two of them share falls with each."""
    pins = [replace(c, pins=(pin,)) for c in provisions for pin in c.pins]
    yield from pins or (None,)
