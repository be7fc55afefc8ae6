"""Categories of defined material that an offence on it leaves unpunished."""

from __future__ import annotations

from legalnlp.steps.groups import HEARD_OR_READ, TRUE_IMAGES
from legalnlp.steps.limb import Limb
from legalnlp.steps.reach import VIRTUAL, names_in_terms, takes_out_virtual

_ONE_BY_ONE = {*HEARD_OR_READ, *TRUE_IMAGES}
_OF_RECORDS = {"text": "medium.text", "audio": "medium.audio"}
_LEFT_OUT_AS = {**_OF_RECORDS, "virtual_child_drawn": "medium.drawing"}


def shuts_out(limb: Limb, category: str) -> bool:
    """Whether an offence on defined material leaves a category of it unpunished."""
    if category in ("real_child", "altered_child") and limb.has("subject.adult"):
        return not limb.has("subject.child", "subject.person_or_minor")
    if category.startswith("adult_") and limb.names_only_children:
        return True
    if _means_other_media(limb, category):
        return True
    used = limb.has("subject.used") and not limb.defines  # "if a child took part in its making"
    if category not in VIRTUAL:
        return used and category == "text"
    real_enough = category == "virtual_child_drawn" and limb.has("test.realistic")
    named = limb.has(*names_in_terms(category))
    return used or (real_enough and not named) or takes_out_virtual(limb, category)


def _means_other_media(limb: Limb, category: str) -> bool:
    """Of the material of a provision before, the limb names some media and takes or leaves the
    others: "the sound recordings of paragraph 1", "such material other than drawings"."""
    left = _LEFT_OUT_AS.get(category)
    if left and any(m.concept == left and m.excluded_by is not None for m in limb.own):
        return not limb.has(left)
    record = _OF_RECORDS.get(category)
    named = {m.concept for m in limb.own if m.concept.startswith("medium.")}
    points = any(m.concept == "reference.material" for m in limb.own)
    if not points or limb.defines_material or not named or not named <= _ONE_BY_ONE:
        return False
    return record not in named if record else named <= set(HEARD_OR_READ)
