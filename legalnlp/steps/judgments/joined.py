"""One reading, and how sentences that say one thing together become one reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from legalnlp.knowledge import categories
from legalnlp.steps.judgments.cited import Cited, akin
from legalnlp.steps.judgments.depicted import named, told_apart
from legalnlp.steps.judgments.passages import Passage
from legalnlp.types import Mention

Effect = Literal["strikes_down", "narrows", "upholds", "extends", "applies"]

_CHILD = ("real_child",)
_LIFELIKE = ("virtual_child_realistic",)
_NEAR = 400  # characters between a ruling and what still belongs to it


@dataclass(frozen=True, slots=True)
class Ruling:
    """One reading. ``removes`` where it takes the categories out of the words that it reads.

    ``settled`` are the categories that it takes to be within the words, be it about them or not;
    ``words`` are the stretches that say so; ``conditions`` are codes of the codebook, ``demand``
    the stretch that states a condition.
    """

    effect: Effect
    categories: tuple[str, ...]
    words: tuple[Mention, ...]
    provisions: tuple[Cited, ...] = ()
    conditions: tuple[str, ...] = ()
    demand: Mention | None = None
    settled: tuple[str, ...] = ()
    removes: bool = False


def put(
    found: Sequence[Ruling], ruling: Ruling, concluding: bool, passage: Passage
) -> list[Ruling]:
    """Add a reading; a conclusion ("therefore …") takes up the premise that it is drawn from."""
    before = found[-1] if found else None
    if before is None or passage.start - before.words[-1].end > _NEAR:
        return [*found, ruling]
    takes_out = ruling.removes and before.effect == ruling.effect == "narrows"
    if not takes_out or not (_premise(before) or (concluding and not before.removes)):
        return [*found, ruling]
    merged = replace(ruling, words=(*before.words, *ruling.words), settled=before.settled)
    return [*found[:-1], merged]


def _premise(ruling: Ruling) -> bool:
    """The words are said to ask for an actual child or for lifelike pictures: what that takes out
    is told next."""
    return bool(ruling.settled) and (ruling.removes or ruling.categories == _LIFELIKE)


def likewise(found: Sequence[Ruling], passage: Passage) -> list[Ruling]:
    """The reading before, and the same of what the sentence names: "so it is with drawings"."""
    said = passage.says("verdict.likewise")
    others = told_apart(named((*passage.spoken, *passage.kept)))
    if not found or not said or not others or others == found[-1].categories:
        return list(found)
    last = found[-1]
    if not last.categories or not 0 <= passage.start - last.words[-1].end <= _NEAR:
        return list(found)
    settled = () if last.removes else others
    return [*found, replace(last, categories=others, words=said[:1], settled=settled)]


def weighed(found: Sequence[Ruling], passage: Passage) -> list[Ruling]:
    """How it is to be judged, said in a sentence of its own, adds words to the reading before."""
    weighs = passage.says("ruling.weighs")
    if not found or not weighs:
        return list(found)
    last = found[-1]
    if not 0 <= passage.start - last.words[-1].end <= _NEAR:
        return list(found)
    return [*found[:-1], replace(last, words=(*last.words, weighs[0]))]


def together(found: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """One reading for each effect, set of categories and condition, with all its words.

    A sentence that strikes several provisions at once repeats what was said of each.
    """
    every: list[Ruling] = []
    for ruling in found:
        at = next((i for i, known in enumerate(every) if _same(known, ruling)), None)
        if at is None:
            every.append(ruling)
        else:
            every[at] = _joined(every[at], ruling)
    kept = [r for r in every if not any(_ground(r, o) or _described(r, o) for o in every)]
    return tuple(r for r in kept if not any(_within(r, o) for o in kept if o is not r))


def _ground(ruling: Ruling, other: Ruling) -> bool:
    """The narrow reading is why the provision stands: "so read", "confined to actual children"."""
    if (ruling.effect, other.effect) != ("narrows", "upholds") or not ruling.categories:
        return False
    near = 0 < other.words[0].start - ruling.words[-1].end <= _NEAR
    of_same = set(ruling.categories) <= set(other.categories)
    excepted = bool(ruling.conditions) and not ruling.removes  # what is read in is a reading too
    return near and not excepted and ((ruling.removes and other.categories == _CHILD) or of_same)


def _described(ruling: Ruling, other: Ruling) -> bool:
    """What the words reach is told because they fall for it."""
    effects = (ruling.effect, other.effect)
    return effects == ("applies", "strikes_down") and set(ruling.categories) <= set(
        other.categories
    )


def _within(ruling: Ruling, other: Ruling) -> bool:
    """The other says the same of more, and not of other provisions."""
    return (
        ruling.effect == other.effect
        and set(ruling.categories) < set(other.categories)
        and bool(ruling.categories)
        and ruling.effect in ("strikes_down", "upholds")
        and ruling.conditions == other.conditions
        and not _apart(ruling, other)
    )


def _same(one: Ruling, other: Ruling) -> bool:
    """The two say one thing: of the same, to the same effect, and not of two provisions."""
    if (one.effect, one.categories) != (other.effect, other.categories):
        return False
    if one.effect == "strikes_down":
        return not _apart(one, other)
    return one.effect != "upholds" or one.conditions == other.conditions


def _apart(one: Ruling, other: Ruling) -> bool:
    """Each names a provision, and these are not parts of one another."""
    pins, others = ([p for c in r.provisions for p in c.pins] for r in (one, other))
    return bool(pins and others) and not any(akin(p, q) for p in pins for q in others)


def _joined(one: Ruling, other: Ruling) -> Ruling:
    names = {c.name for c in one.provisions}
    more = tuple(c for c in other.provisions if c.name not in names)
    return replace(
        one,
        words=(*one.words, *other.words),
        provisions=(*one.provisions, *more),
        settled=ordered((*one.settled, *other.settled)),
        removes=one.removes and other.removes,
        demand=one.demand or other.demand,
        conditions=_shared(one, other),
    )


def _shared(one: Ruling, other: Ruling) -> tuple[str, ...]:
    """Conditions that both state; those of one, where the other takes all out."""
    if one.removes != other.removes:
        return one.conditions or other.conditions
    return one.conditions if one.conditions == other.conditions else ()


def ordered(found: Sequence[str]) -> tuple[str, ...]:
    """Categories in the order of the codebook."""
    return tuple(c for c in categories() if c in found)
