"""What the limb before a limb, or the items beside it, say for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalnlp.steps.groups import ADULTS, ANYBODY, CHILD, CONTENT, TRUE_IMAGES
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
        if before and not said and refers and limb.has(*CHILD, *ADULTS):
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


def deed_before(found: Sequence[Limb]) -> tuple[Limb, ...]:
    """A paragraph that says what the picture of the deed before it must show ("if the picture
    concerns his nakedness, the penalty is …") has the deed of that paragraph, done unwanted."""
    rows: list[Limb] = []
    before: Limb | None = None
    for limb in found:
        if before and _says_what_is_seen(limb):
            limb = replace(limb, joined=limb.joined + _unwanted_deed(before))
        before = limb if _unwanted_deed(limb) and not limb.has(*CONTENT) else None
        rows.append(limb)
    return tuple(rows)


def _unwanted_deed(limb: Limb) -> tuple[Mention, ...]:
    """Consent that lacks, somebody shown and the deed, where an offence names a picture."""
    deeds = limb.starting("conduct.")
    pictured = limb.has(*TRUE_IMAGES) and limb.has("subject.person") and limb.has("effect.offence")
    if not (deeds and pictured) or limb.exempts:
        return ()
    unwanted = limb.of("consent.absent")
    return unwanted + limb.of("subject.person")[:1] + deeds if unwanted else ()


def _says_what_is_seen(limb: Limb) -> bool:
    deals = limb.starting("conduct.") or limb.has("consent.absent", *CHILD)
    punished = limb.has("effect.offence") and not limb.exempts
    return punished and limb.has(*TRUE_IMAGES) and limb.has(*CONTENT) and not deals
