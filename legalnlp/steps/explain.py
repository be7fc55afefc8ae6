"""The way to one cell, step by step, for a reader who doubts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legalnlp.knowledge import concepts
from legalnlp.steps.discover import Subject
from legalnlp.steps.limb import Limb
from legalnlp.steps.reach import reach
from legalnlp.steps.reached import Reached
from legalnlp.types import Document, Mention, Provision, TraceStep

_LONGEST_SENTENCE = 400


def trace(
    document: Document, provisions: Sequence[Provision], on: Subject, category: str
) -> tuple[TraceStep, ...]:
    """Every step that led to the value of ``category``, in order; also to `silent`."""
    steps: list[TraceStep] = []
    for found in on.found:
        label = provisions[found.provision].label
        steps.append(TraceStep("discovery", label, "", "", None, None, found.reason))
    outcomes: list[Reached] = []
    for limb in on.limbs:
        for reached in reach(limb):
            if reached.category == category:
                outcomes.append(reached)
                steps += _limb_steps(document, provisions, limb, reached)
    value = min(outcomes, key=lambda r: r.width).value if outcomes else "silent"
    reason = (
        f"{len(outcomes)} limb(s) speak; the widest value wins"
        if outcomes
        else "no limb speaks of it"
    )
    steps.append(TraceStep("cell", None, "", "", None, None, f"{category} = {value}: {reason}"))
    return tuple(steps)


def _limb_steps(
    document: Document, provisions: Sequence[Provision], limb: Limb, reached: Reached
) -> Iterator[TraceStep]:
    label = provisions[limb.reading.provision].label
    sentence = " ".join(limb.reading.text.split())[:_LONGEST_SENTENCE]
    yield TraceStep("reading", label, sentence, "", None, None, f"on {', '.join(limb.topics)}")
    for mention in (*reached.by, *reached.conditions):
        yield _mention_step(document, provisions, mention)
    yield TraceStep("limb", label, sentence, "", None, None, f"supports {reached.value}")


def _mention_step(
    document: Document, provisions: Sequence[Provision], mention: Mention
) -> TraceStep:
    about = concepts()[mention.concept]["about"]
    stage = "exclusion" if mention.excluded_by else "mention"
    outcome = f"{mention.concept}: {about}"
    if mention.excluded_by:
        outcome = f"taken out by {mention.excluded_by}; {outcome}"
    return TraceStep(
        stage,
        provisions[mention.provision].label,
        "",
        document.text[mention.start : mention.end],
        mention.rule,
        mention.excluded_by,
        outcome,
    )
