"""How a case ends for the accused, by the verdict on what was found below."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.verdicts import ELEMENTS

_OF_OTHERS = ("argument", "separate", "precedent")
_NEAR = 3  # sentences back to the element that a finding is about
_REVIEW = 3  # sentences between a report of the decision below and the verdict on it


def conviction_stands(passages: Sequence[Passage]) -> bool | None:
    """Whether the accused is punishable in the end, by the verdict on what was found below."""
    found: tuple[int, bool] | None = None
    stands: bool | None = None
    last = max((i for i, p in enumerate(passages) if p.section != "separate"), default=0)
    for index, passage in enumerate(passages):
        if passage.voice in _OF_OTHERS:
            continue
        if passage.says("verdict.stands", "verdict.quashed"):
            stands = bool(passage.says("verdict.stands"))
            found = (index, stands) if passage.voice == "below" else found
            continue
        findings = {m.concept for m in passage.spoken if m.concept.startswith("finding.")}
        near = passages[max(index - _NEAR, 0) : index + 1]
        if len(findings) == 1 and any(p.names(*ELEMENTS) for p in near):
            found = index, "finding.convicts" in findings
        if len(findings) == 1 and passage.section == "disposition" and not _reviews(passage):
            stands = "finding.convicts" in findings  # the court that speaks convicts, or acquits
            continue
        ends = passage.section == "disposition" or index > last - _REVIEW
        if found is None or (index - found[0] > _REVIEW and not ends):
            continue
        if passage.says("ruling.reverses", "voice.overrules"):
            stands, found = not found[1], None
        elif passage.says("ruling.affirms", "voice.endorses"):
            stands, found = found[1], None
    return stands


def _reviews(passage: Passage) -> bool:
    """The sentence is on what another court found."""
    return bool(passage.says("ruling.reverses", "ruling.affirms", "voice.overrules"))
