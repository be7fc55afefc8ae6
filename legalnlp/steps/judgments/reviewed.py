"""What a court decides by its verdict on the decision below: no error in it, or an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legalnlp.steps.judgments.depicted import named, of_term, told_apart
from legalnlp.steps.judgments.joined import Ruling
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.scopes import Scopes

_SENTENCE_ENDS = (".", "。", "!", "?", '"', "”", ")")
_REACHES = ("ruling.reaches", "ruling.held_reached", "ruling.may_reach")
_NOT = ("ruling.not_reached", "ruling.held_not_reached")


def reviewed(passages: Sequence[Passage], index: int, scope: Scopes) -> Iterator[Ruling]:
    """The reading in a sentence that finds the decision reported right before it right or wrong.

    The sentence must name the material; what was held of it stands in the report before it.
    """
    passage = passages[index]
    affirms, reverses = passage.says("ruling.affirms"), passage.says("ruling.reverses")
    verdict = reverses or affirms
    if not verdict or passage.voice not in ("court", "below") or not of_term(passage.kept):
        return
    report = list(_report(passages, index))
    told = [m for p in report for m in p.spoken]
    reached = _held(report, passage, bool(reverses))
    if reached is None:
        return
    everything = [m for p in (*report, passage) for m in (*p.spoken, *p.kept)]
    here = told_apart(named((*passage.spoken, *passage.kept)))
    about = told_apart(named(told)) or here or of_term(everything)
    word, focus = verdict[0], scope.focus[index]
    if reached:
        yield Ruling("applies", about, (word,), focus, settled=about)
    else:
        yield Ruling("narrows", about, (word,), focus, demand=word, removes=True)


def _held(report: Sequence[Passage], passage: Passage, reversed_: bool) -> bool | None:
    """Whether the material is reached, by the verdict on what was held; None where it is open.

    A conviction that falls, and an acquittal that stands, may have reasons other than the words.
    """
    said = {m.concept for p in (*report, passage) for m in p.spoken}
    findings = {c for c in said if c.startswith("finding.")}
    told = {m.concept for p in report for m in p.spoken}
    if reversed_:
        return True if told & set(_NOT) and "finding.acquits" in findings else None
    if findings == {"finding.convicts"} and not passage.says(*_NOT):
        return True
    denied = told & set(_NOT) and not told & set(_REACHES)
    named_ = told_apart(named(m for p in report for m in p.spoken))
    return False if findings == {"finding.acquits"} and denied and named_ else None


def _report(passages: Sequence[Passage], index: int) -> Iterator[Passage]:
    """The report of the decision below that stands right before a sentence."""
    for passage in reversed(passages[:index]):
        if passage.voice == "below":
            yield passage
        elif passage.text.endswith(_SENTENCE_ENDS):
            return  # a line without a full stop is a heading and ends no report
