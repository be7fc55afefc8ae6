"""Groups of concepts (`concepts.toml`) that the steps ask for together."""

from __future__ import annotations

CHILD = (
    "subject.child",
    "subject.actual",
    "subject.used",
    "subject.unreal",
    "test.person_appears",
    "test.person_presented",
    "test.image_appears",
    "test.seemingly_involved",
    "test.object_appears",
    "test.recognisable_person",
    "test.recognisable_representation",
    "subject.undeveloped",
)
# Without a child a limb is on the subject if somebody did not consent or is not real.
ADULTS = ("consent.absent", "medium.synthetic", "condition.deceptive_or_malicious_intent")
UNREAL = ("subject.unreal", "test.indistinguishable", "medium.simulated")
ANYBODY = ("subject.person", "subject.adult", "subject.person_or_minor")
CONTENT = ("content.sexual", "content.intimate")
# Names of the material: what they stand for is known without further words.
ADULT_TERMS = ("content.adult_term", "content.synthetic_term")
TERMS = ("content.child_term", *ADULT_TERMS)
SEEN = (
    "medium.photograph",
    "medium.video",
    "medium.any_visual",
    "medium.any_likeness",
    "medium.data",
    "medium.computer_work",
    "medium.live_performance",
)
MADE = (
    "medium.altered", "medium.synthetic", "medium.pseudo_photograph", "medium.computer_generated",
    "medium.simulated", "medium.drawing", "medium.object",
)  # fmt: skip
GENERAL = ("medium.any", "medium.representation", "medium.material")
HEARD_OR_READ = ("medium.text", "medium.audio")
MEDIA = SEEN + MADE + GENERAL + HEARD_OR_READ + ("medium.thing",)
WIDE = ("medium.any", "medium.any_visual", "medium.representation")
VISUAL = ("medium.carrier", "qualifier.visual", "content.child_term")
CONDITIONS = "condition."
LIKENESS = (
    "test.realistic",
    "test.indistinguishable",
    "test.identifiable",
    "test.appears_to_show",
    "test.recognisable_actual",
)
TRUE_IMAGES = ("medium.photograph", "medium.video")
UNALTERED = ("medium.unaltered",)  # an image said to be true: it matters where it is taken out
# Intents and effects that make a false image a wrong, whatever is said of consent.
HARM = ("condition.deceptive_or_malicious_intent", "condition.harmful_or_offensive")
SHOWING = ("medium.photograph", "medium.video", "medium.any_visual", "medium.synthetic")
WRONG = ("effect.offence", "effect.liability", "quantity.prison_years")
NO_RULE = ("effect.recital", "effect.procedure", "effect.inference", "effect.threat")
HOW_REAL = ("subject.actual", "subject.unreal", "subject.plainly_unreal")
