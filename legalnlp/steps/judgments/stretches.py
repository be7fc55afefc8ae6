"""The stretch of a sentence in which it decides, and what it decides there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalnlp.steps.judgments.depicted import named, told_apart
from legalnlp.steps.judgments.interpreted import Stretch
from legalnlp.steps.judgments.matter import of_kinds
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.quotations import Quotation, within
from legalnlp.steps.judgments.verdicts import Verdict, denied
from legalnlp.types import Mention

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
CONSTITUTIONAL = ("ruling.strikes_down", "ruling.upholds")
ENOUGH = 3  # weight without which a verdict may be said in passing
_ACTUAL = ("subject.actual", "depicted.real_child")


def has_turned(last: Sequence[Passage]) -> bool:
    """The court turned to its own view in this sentence or in one of the last."""
    own = [p for p in last if p.voice == "court"]
    return bool(last[-1].says(*_HELD)) or any(p.says("voice.turns") for p in own)


def _concept(mention: Mention, overruled: bool) -> str:
    """What a ruling says, turned round where it is told as the error of another court."""
    concept = _IF_HELD.get(mention.concept, mention.concept)
    return _FLIPPED.get(concept, concept) if overruled else concept


def stretch_of(
    passage: Passage, quoted: Sequence[Quotation], turned: bool, given: Sequence[Verdict]
) -> Stretch | None:
    """What the sentence decides and in which of its words; None where it decides nothing."""
    inside = list(within(quoted, passage.start, passage.end))
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
    said = [m for m in said if not any(_denied_there(m, o) or _of_content(m, o) for o in said)]
    concept = next((c for c in _ORDER if any(m.concept == c for m in said)), None)
    composed_ = None if concept else _put_together(given, free + list(passage.kept))
    if composed_:
        said, concept = [composed_], composed_.concept
    if concept is None:
        return None
    word = next(m for m in said if m.concept == concept)
    grounds = [m.end for m in passage.says("voice.grounds") if m.end <= word.end]
    low = max(grounds, default=passage.start)
    about = [m for m in (*passage.kept, *passage.spoken) if m.start >= low]
    terms = [m for m in about if any(q.holds(m.start, m.end) for q in inside)]
    rest = [m for m in about if m not in terms]
    return Stretch(concept, word, tuple(terms), tuple(rest))


def _denied_there(word: Mention, other: Mention) -> bool:
    """What offends the constitution is named within a longer phrase, which denies that it does."""
    strikes = (word.concept, other.concept) == CONSTITUTIONAL
    return strikes and other.start <= word.start and word.end <= other.end


def _of_content(word: Mention, other: Mention) -> bool:
    """What the words are limited to is named by a longer phrase as their content."""
    content = (word.concept, other.concept) == ("ruling.narrows", "ruling.narrows_content")
    return content and other.start < word.end and word.start < other.end


def _put_together(given: Sequence[Verdict], free: Sequence[Mention]) -> Mention | None:
    """The word of the weightiest verdict as what it decides; None where it is of no one's class.

    A provision that is measured by the constitution is about whom it protects.
    """
    best = max(given, key=lambda v: v.weight, default=None)
    if best is None or best.weight < ENOUGH:
        return None
    if best.measures:
        return replace(best.word, concept=CONSTITUTIONAL[best.sign > 0])
    asks = best.word.concept == "verdict.asks"
    actual = asks and best.sign < 0 and any(m.concept in _ACTUAL for m in free)
    if not actual and not of_kinds(told_apart(named(free))):
        return None
    less = "ruling.narrows" if asks else "ruling.not_reached"
    return replace(best.word, concept="ruling.reaches" if best.sign > 0 else less)
