"""True images of somebody, described beside made ones that bear a defined name."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.groups import CONTENT, MADE
from legalnlp.types import Mention


def described_beside_made(own: Sequence[Mention], joined: Sequence[Mention]) -> bool:
    """Whether a limb says itself what true images show, and made ones only stand beside them.

    "An image or forgery that shows the naked body of a person who did not consent": that a
    forgery is defined elsewhere takes nothing from the image. "A nude picture or a forgery" only
    names what others describe, unless a definition that ``joined`` brings describes the picture
    and nothing made: that nobody consented, the limb adds.
    """
    media = [m for m in own if m.concept.startswith("medium.")]
    shown = [m for m in own if m.concept in CONTENT and not any(_holds(m, n) for n in media)]
    named = {m.concept for m in own}
    brought = {m.concept for m in joined}
    told = not brought.isdisjoint(CONTENT) and brought.isdisjoint(MADE)
    asked = {"medium.true_or_synthetic", "consent.absent", "subject.person"}
    return bool(shown or told) and asked <= named


def _holds(whole: Mention, part: Mention) -> bool:
    return whole.start <= part.start and part.end <= whole.end
