"""What a judgment decides of a definition: its readings, each with category, condition, words.

Only the court's own sentences count. What a sentence decides is told by a phrase of holding
(`ruling.…`) or is put together as a verdict (`verdicts`); whom it is about by the words of the
stretch that decides: what follows the recital of grounds, without the quoted term where that is
only the class into which a thing falls. Where no sentence says both, the verdicts are weighed
together and are taken to be about the thing at issue (`composed`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalnlp.steps.judgments.cited import Cited
from legalnlp.steps.judgments.composed import composed, withstood
from legalnlp.steps.judgments.depicted import conditions, named, of_term, told_apart
from legalnlp.steps.judgments.interpreted import Stretch, interpreted
from legalnlp.steps.judgments.joined import Ruling, likewise, ordered, put, together, weighed
from legalnlp.steps.judgments.matter import Matter, of_kinds, spoken_of
from legalnlp.steps.judgments.parted import parted
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.quotations import Quotation
from legalnlp.steps.judgments.replied import replied
from legalnlp.steps.judgments.reviewed import reviewed
from legalnlp.steps.judgments.scopes import Scopes, sharpened
from legalnlp.steps.judgments.stretches import CONSTITUTIONAL, ENOUGH, has_turned, stretch_of
from legalnlp.steps.judgments.verdicts import Verdict, of_morals, verdicts
from legalnlp.types import Mention

_DECIDING = ("court",)
_ASKED = ("court", "open")
_CHILD = ("real_child",)
_LIFELIKE, _CHANGED = ("virtual_child_realistic",), ("altered_child",)
_MADE = (*_CHANGED, *_LIFELIKE)
_ACTUAL = ("subject.actual", "depicted.real_child")
_CHALLENGE, _CHALLENGED = ("argument", "open"), ("header", "issues", "disposition")
_BEFORE = 8  # sentences in which the subject may have been named
_AGO = 2  # sentences for which a turn to the court's own view still holds


def rulings(
    passages: Sequence[Passage],
    quoted: Sequence[Quotation],
    scope: Scopes,
    of: Matter,
) -> tuple[Ruling, ...]:
    """The readings of a judgment, those that say one thing twice put together."""
    if any(p.voice in _ASKED and p.says("verdict.moot") for p in passages):
        return ()
    given = tuple(_in_question(passages, tuple(verdicts(passages, quoted, scope))))
    phrased = _stated(passages, quoted, scope, of, ())
    measured = bool(given) and given[0].measures and not any(map(_of_the_law, phrased))
    found = phrased if phrased and not measured else _stated(passages, quoted, scope, of, given)
    if found and not any(map(_of_the_law, found)):
        found = (*found, *withstood(passages, scope, of))
    every = replied(passages, of) or found or composed(passages, given, scope, of)
    silent = any(p.voice in _ASKED and p.says("verdict.silent") for p in passages)
    return tuple(map(_beyond, every)) if silent else every


def _beyond(ruling: Ruling) -> Ruling:
    """The reading as one that goes beyond the words, where they leave such pictures open."""
    applies = ruling.effect == "applies" and of_kinds(ruling.categories)
    return replace(ruling, effect="extends") if applies else ruling


def _of_the_law(ruling: Ruling) -> bool:
    return ruling.effect in ("strikes_down", "upholds")


def _in_question(passages: Sequence[Passage], given: Sequence[Verdict]) -> Iterator[Verdict]:
    """The verdicts on the provision, where it is challenged: the rest are steps on the way to it.

    Where nobody challenges it, those on the words.
    """
    challenged = any(
        p.says("verdict.challenge") and (p.voice in _CHALLENGE or p.section in _CHALLENGED)
        for p in passages
    )
    fell = any(p.says("ruling.reverses") and p.voice == "court" for p in passages)
    measured = [
        v
        for v in given
        if v.measures and v.weight >= ENOUGH and (challenged or (fell and v.sign < 0))
    ]
    yield from measured or (v for v in given if not v.measures)


def _stated(
    passages: Sequence[Passage],
    quoted: Sequence[Quotation],
    scope: Scopes,
    of: Matter,
    given: Sequence[Verdict],
) -> tuple[Ruling, ...]:
    """The readings in sentences that decide and say of whom."""
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
            turned = has_turned(passages[max(index - _AGO, 0) : index + 1])
            own = [v for v in given if v.passage == index]
            focus, before = scope.focus[index], passages[max(index - _BEFORE, 0) : index]
            here = spoken_of(passages, [index], of)
            for part in parted(passage, quoted):
                stretch = stretch_of(part, quoted, turned, own)
                for ruling in _decided(part, stretch, scope, focus, listed, near, before, of, here):
                    found = put(found, ruling, concluding, passage)
            found = weighed(likewise(found, passage), passage)
        found += reviewed(passages, index, scope)
    return together(found)


def _decides_in_digest(passage: Passage) -> bool:
    """A digest states the effect in so many words: it is what its author read."""
    return passage.section == "effect" and any(
        m.concept.startswith("ruling.") for m in passage.spoken
    )


def _opens(before: Sequence[Passage], near: Sequence[Passage]) -> bool:
    """What stands around names the subject, and what went before is not on obscene things."""
    return any(map(_on_subject, (*before, *near))) and not any(map(of_morals, before))


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
    of: Matter,
    here: tuple[str, ...],
) -> Iterator[Ruling]:
    if stretch is None:
        return
    own = tuple(c for c in scope.cited if passage.start <= c.start and c.end <= passage.end)
    provisions = own or tuple(focus)
    if stretch.said in CONSTITUTIONAL:
        law = passage.says("verdict.law") and passage.says("verdict.challenge")
        told = [passage] if law or named(stretch.all) else [*before[-_AGO:], passage]
        if not own and any(p.says("verdict.procedure") for p in told):
            return  # a sentence or a search withstands, not a provision
        under_review = of.reviewed if passage.says("verdict.law") else ()
        around = [] if under_review else [m for p in near for m in (*p.kept, *p.spoken)]
        at_issue = under_review or here or of.spoken
        if passage.says("verdict.whole") and not told_apart(named(stretch.all)):
            yield _of_the_whole(stretch, provisions, of)
            return
        told_of = sharpened(scope, provisions)
        for ruling in _constitutional(stretch, scope, told_of, around, at_issue):
            yield _of_adults(ruling, of)
    elif not of_morals(passage) and (of.settled or _opens(before, near)):
        topic = of_term(m for p in near if p.section == "header" for m in p.kept) or here
        for ruling in interpreted(stretch, provisions, listed, topic, of.settled):
            yield _of_thing(ruling, stretch, of, here)


def _of_the_whole(stretch: Stretch, provisions: Sequence[Cited], of: Matter) -> Ruling:
    """The definition stands or falls with all its parts: the reading is of nobody apart."""
    if stretch.said == "ruling.strikes_down":
        return Ruling("strikes_down", (), (stretch.word,), tuple(provisions), removes=True)
    return Ruling("upholds", (), (stretch.word,), tuple(provisions), settled=of.settled)


def _of_thing(ruling: Ruling, stretch: Stretch, of: Matter, here: tuple[str, ...]) -> Ruling:
    """The reading as one of the thing at issue, where its sentence names only the offence."""
    if of.adults and not set(_MADE).isdisjoint(ruling.categories):
        return _of_adults(ruling, of)
    if of.copied and ruling.effect == "applies" and ruling.categories == _LIFELIKE:
        return replace(ruling, categories=_CHANGED, settled=_CHANGED)
    if "altered_child" in ruling.categories:
        kept = tuple(c for c in ruling.categories if c != "adult_synthetic")
        ruling = replace(ruling, categories=kept)
    names = any(m.concept in _ACTUAL for m in stretch.all)
    if ruling.effect == "applies" and ruling.categories == _CHILD and of_kinds(here) and not names:
        return replace(ruling, categories=here, settled=ordered((*here, *ruling.settled)))
    return ruling


def _of_adults(ruling: Ruling, of: Matter) -> Ruling:
    """Of an offence against adults, whose image was changed or made is read as an adult."""
    if not of.adults or set(_MADE).isdisjoint(ruling.categories):
        return ruling
    made = ordered(["adult_synthetic" if c in _MADE else c for c in ruling.categories])
    return replace(ruling, categories=made, settled=made if ruling.settled else ())


def _constitutional(
    stretch: Stretch,
    scope: Scopes,
    provisions: Sequence[Cited],
    around: Sequence[Mention],
    here: tuple[str, ...],
) -> Iterator[Ruling]:
    """One reading for each provision that falls; for one that stands, one for each condition.

    ``here`` is what is at issue, where neither its sentence nor those around it name anything.
    """
    strikes = stretch.said == "ruling.strikes_down"
    if strikes:
        for provision in _each(provisions):
            reached = tuple(c.category for c in scope.of([provision] if provision else []))
            found = told_apart(ordered(reached) or named(stretch.all) or named(around) or here)
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
        found = found or named(around) or of_term(around) or here
        if found:
            yield Ruling(
                "upholds", found, (stretch.word,), tuple(provisions), demanded, settled=found
            )


def _each(provisions: Sequence[Cited]) -> Iterator[Cited | None]:
    """Each provision by itself, so that what two of them share falls with each."""
    pins = [replace(c, pins=(pin,)) for c in provisions for pin in c.pins]
    yield from pins or (None,)
