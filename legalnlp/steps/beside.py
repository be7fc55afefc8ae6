"""What the limb before a limb, or the items beside it, say for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalnlp.steps.groups import ANYBODY, CHILD, CONTENT
from legalnlp.steps.limb import Limb
from legalnlp.types import Mention, Provision

_SEEN = ("qualifier.visual", "medium.any_visual", "medium.photograph", "medium.video")


def seen_beside(provisions: Sequence[Provision], found: Sequence[Limb]) -> tuple[Limb, ...]:
    """A bare representation in a list whose other items are images is what is seen (rule 9).

    "(a) material that visually depicts …; (b) a representation of the sexual organs …".
    """
    shown: dict[int, Mention] = {}
    for limb in found:
        if seen := limb.of(*_SEEN):
            shown.setdefault(_parent(provisions, limb), seen[0])
    shown.pop(-1, None)
    return tuple(_as_seen(limb, shown.get(_parent(provisions, limb))) for limb in found)


def _parent(provisions: Sequence[Provision], limb: Limb) -> int:
    place = provisions[limb.reading.provision]
    return -1 if place.parent is None or place.kind in ("article", "section") else place.parent


def _as_seen(limb: Limb, beside: Mention | None) -> Limb:
    media = {m.concept for m in limb.starting("medium.")}
    if beside is None or media != {"medium.representation"} or limb.starting("conduct."):
        return limb  # a deed of its own is no item of a definition
    return replace(limb, joined=(*limb.joined, replace(beside, concept="qualifier.visual")))


def content_before(found: Sequence[Limb]) -> tuple[Limb, ...]:
    """A limb that speaks of "such an act" has the sexual content of the limb before it, and one
    that speaks of an act "with such a person" its child."""
    rows: list[Limb] = []
    before: tuple[Mention, ...] = ()
    child: tuple[Mention, ...] = ()
    for limb in found:
        said, named = limb.of(*CONTENT), limb.of("subject.child")
        refers = limb.has("reference.content")
        if before and not said and refers and limb.has(*CHILD):
            limb = replace(limb, joined=limb.joined + before)
        elif child and said and refers and not limb.has(*CHILD) and not _names_other(limb):
            limb = replace(limb, joined=limb.joined + child)
        before, child = said[:1] or before, named[:1] or child
        rows.append(limb)
    return tuple(rows)


def _names_other(limb: Limb) -> bool:
    """Whether a person is named otherwise than by the words that refer."""
    refers = limb.of("reference.content")
    return any(not any(r.at <= m.at < r.to for r in refers) for m in limb.of(*ANYBODY))
