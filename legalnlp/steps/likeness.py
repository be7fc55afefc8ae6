"""General rules on montage, likeness or privacy, which have no intimate words.

Such a rule makes no document relevant. Inside a document that is relevant for other words it
makes the category implied (codebook, *Unit*): intimate images fall inside what it says, under
the conditions that it has.
"""

from __future__ import annotations

from collections.abc import Iterator

from legalnlp.steps.limb import Limb
from legalnlp.steps.reached import Reached
from legalnlp.types import Value

TAKEN = ("medium.photograph", "medium.video")
_HARM = ("condition.harmful_or_offensive", "condition.deceptive_or_malicious_intent")
FALSE = ("medium.synthetic", "medium.altered", "medium.computer_generated")


def is_general_rule(limb: Limb) -> bool:
    """Whether the limb prohibits unconsented images of a person, intimate or not, or a false image
    that harms or is meant to: nobody consents to that."""
    unwanted = limb.has("consent.absent") and limb.has("subject.person")
    harms = limb.has("medium.synthetic") and limb.has(*_HARM)
    return (
        not limb.about
        and not limb.exempts
        and ((unwanted and limb.has(*TAKEN, *FALSE)) or harms)
        and limb.has("effect.offence", "effect.liability")
    )


def speaks_of_its_own(limb: Limb) -> bool:
    """Whether "such pictures", in a general rule, are those that it has spoken of itself."""
    points = [m.at for m in limb.own if m.concept == "reference.material"]
    taken = [m.to for m in limb.own if m.concept in TAKEN]
    return bool(points and taken) and min(taken) <= min(points) and is_general_rule(limb)


def implied_by(limb: Limb) -> Iterator[Reached]:
    """What a general rule reaches; nothing for any other limb."""
    if not is_general_rule(limb):
        return
    false = limb.of(*FALSE)
    conditions = limb.starting("condition.")
    value: Value = "conditional" if conditions else "implied"
    kind, child = ("synthetic", "altered") if false else ("real", "real")
    by = (false or limb.of(*TAKEN))[:1] + limb.of("consent.absent")[:1]
    yield Reached(f"adult_{kind}", value, by, conditions, named=False)
    person = limb.of("subject.person")[:1]
    if person and not limb.has("subject.adult"):
        yield Reached(f"{child}_child", value, person + by, conditions, named=False)
    heard = limb.of("medium.audio")[:1]
    if false and heard:
        yield Reached("audio", value, heard + by, conditions, named=False)
