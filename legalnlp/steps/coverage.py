"""From limbs to the nine cells: the widest reach wins, and every cell keeps its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from legalnlp.knowledge import categories, taxonomy
from legalnlp.steps.alternatives import alternatives
from legalnlp.steps.confidence import REVIEW, confidence
from legalnlp.steps.groups import CONDITIONS
from legalnlp.steps.left_out import shuts_out
from legalnlp.steps.likeness import implied_by
from legalnlp.steps.limb import Limb
from legalnlp.steps.reach import reach
from legalnlp.steps.reached import Reached
from legalnlp.types import Cell, Document, Evidence, Mention, Provision

_LONGEST_QUOTE = 220
_MOST_QUOTES = 6
_TAKE_PART = ("real_child", "adult_real")  # only who exists can be caused to take part
_CLAUSE_MARKS = ".;:；。\n"
# an element only where no limb does without it (rule 11)
_PURPOSES = {"deceptive_or_malicious_intent", "prurient_or_sexual_purpose"}


def cells(
    document: Document, provisions: Sequence[Provision], limbs: Sequence[Limb]
) -> Mapping[str, Cell]:
    """The nine cells of one document from all its limbs on the subject."""
    reached = _reached(limbs) or _reached([_on_its_own(limb) for limb in limbs])
    spoken_of = {r.category for _, r in reached}
    general = [(limb, r) for limb in limbs for r in implied_by(limb)]
    reached += [(limb, r) for limb, r in general if r.category not in spoken_of]
    conduct = conduct_of(limbs)
    return {
        category: _cell(
            document,
            provisions,
            category,
            _beside_headings([(limb, r) for limb, r in reached if r.category == category]),
            limbs,
            conduct,
        )
        for category in categories()
    }


def _reached(limbs: Sequence[Limb]) -> list[tuple[Limb, Reached]]:
    return [
        (limb, _as_punished(limb, r, limbs))
        for limb in limbs
        for part in alternatives(limb)
        for r in reach(part)
        if r.named or not _of_adults_only(limb, r, limbs)
    ]


def _beside_headings(found: Sequence[tuple[Limb, Reached]]) -> Sequence[tuple[Limb, Reached]]:
    """A heading names the material; where other words speak of it, they tell on what conditions."""
    plain = [(limb, r) for limb, r in found if not _only_heads(limb)]
    return plain or found


def _only_heads(limb: Limb) -> bool:
    does = ("conduct.", "effect.", "quantity.", "subject.", "medium.")
    return limb.only_names and not any(limb.starting(kind) for kind in does)


def _on_its_own(limb: Limb) -> Limb:
    """The limb as its own words describe the material: for definitions that lean on each other."""
    return replace(limb, relies_on=frozenset(), relied_topics=())


def _of_adults_only(limb: Limb, reached: Reached, limbs: Sequence[Limb]) -> bool:
    """A child whom only general words of a definition reach, and no offence on what it defines.

    "An intimate image is …"; "whoever shares an intimate image of an individual of eighteen or
    over": rule 10 has no children here.
    """
    if punishes(limb) or not limb.defines or limb.topics != ("adult",):
        return False
    every = [o for o in limbs if punishes(o) and "adult" in o.topics]
    return (
        reached.category in ("real_child", "altered_child")
        and bool(every)
        and all(o.has("subject.adult") for o in every)
    )


def _as_punished(limb: Limb, reached: Reached, limbs: Sequence[Limb]) -> Reached:
    """What a definition reaches, under the conditions without which no offence on it does.

    "Whoever maliciously shares an altered depiction": the definition of the depiction is wide,
    and yet nothing is punished without malice (rule 11).
    """
    if punishes(limb) or reached.value not in ("covered", "implied"):
        return reached
    every = [o for o in limbs if punishes(o) and not shuts_out(o, reached.category)]
    tied = [o for o in every if limb.reading.provision in o.relies_on]
    of_adults = [o for o in every if "adult" in o.topics and limb.topics == ("adult",)]
    offences = tied or of_adults
    demands = [o.starting("condition.") for o in offences]
    if not demands or not all(demands):
        return reached
    conditions = tuple(m for demand in demands for m in demand)
    return replace(reached, value="conditional", conditions=conditions)


def conduct_of(limbs: Sequence[Limb]) -> Mapping[str, tuple[Mention, ...]]:
    """Topic → mentions of conduct in the offences of that topic."""
    found: dict[str, list[Mention]] = {"child": [], "adult": []}
    for limb in limbs:
        if punishes(limb):
            for topic in limb.topics:
                found[topic] += [m for m in limb.kept if m.concept.startswith("conduct.")]
    return {topic: tuple(mentions) for topic, mentions in found.items()}


def punishes(limb: Limb) -> bool:
    """Whether the limb prohibits, punishes or makes liable."""
    return (
        limb.has(
            "effect.offence",
            "effect.liability",
            "quantity.prison_years",
            "quantity.prison_life",
            "quantity.prison_months",
        )
        and not limb.exempts
    )


def _cell(
    document: Document,
    provisions: Sequence[Provision],
    category: str,
    reached: Sequence[tuple[Limb, Reached]],
    limbs: Sequence[Limb],
    conduct: Mapping[str, tuple[Mention, ...]],
) -> Cell:
    width = min((r.width for _, r in reached), default=None)
    sure = confidence(category, reached, limbs)
    if width is None:
        return Cell(confidence=sure, review=sure < REVIEW)
    winners = [(limb, r) for limb, r in reached if r.width == width]
    value = winners[0][1].value
    deciding = [m for _, r in winners for m in (*r.by, *r.conditions)]
    return Cell(
        value=value,
        conditions=_conditions(winners) if value == "conditional" else (),
        conduct=_conduct(reached, limbs, conduct) if value != "excluded" else (),
        evidence=tuple(_evidence(document, provisions, deciding)),
        confidence=sure,
        review=sure < REVIEW,
    )


def _conditions(winners: Sequence[tuple[Limb, Reached]]) -> tuple[str, ...]:
    """What more must be shown; an intent or purpose that another limb does without is left out."""
    order = taxonomy()["dimensions"]["conditions"]
    asked = {frozenset(map(_condition, r.conditions)) for _, r in winners if r.conditions}
    least = [a for a in asked if not any(o < a and (a - o) & _PURPOSES for o in asked)]
    named = frozenset().union(*least)
    return tuple(c for c in order if c in named)


def _condition(mention: Mention) -> str:
    if mention.concept == "subject.used":
        return "made_from_real_child"
    return mention.concept.partition(".")[2]


def _conduct(
    reached: Sequence[tuple[Limb, Reached]],
    limbs: Sequence[Limb],
    by_topic: Mapping[str, tuple[Mention, ...]],
) -> tuple[str, ...]:
    """Conduct of the offences whose words, or whose defined term, reach the category.

    Where no offence can be tied to the category, the conduct of all offences on its topic.
    """
    category = reached[0][1].category
    positive = [limb for limb, r in reached if r.value not in ("excluded", "silent")]
    places = _resting_on({limb.reading.provision for limb in positive}, limbs)
    offences = [
        limb
        for limb in limbs
        if punishes(limb)
        and (
            limb in positive
            or (
                (limb.relies_on & places or _names_again(limb, positive, limbs))
                and not shuts_out(limb, category)
            )
        )
    ]
    named = {m.concept for limb in offences for m in limb.kept}
    if not any(concept.startswith("conduct.") for concept in named):
        topics = {topic for limb in positive for topic in limb.topics}
        named = {m.concept for topic in topics for m in by_topic[topic]}
    if not any(concept.startswith("conduct.") for concept in named):
        told = (o for o in wrongs(limbs) if o in positive or o.relies_on & places)
        named = {m.concept for limb in told for m in limb.own}
    if not any(r.category in _TAKE_PART for _, r in reached):
        named -= {"conduct.induce"}
    return tuple(c for c in taxonomy()["dimensions"]["conduct"] if f"conduct.{c}" in named)


def wrongs(limbs: Sequence[Limb]) -> tuple[Limb, ...]:
    """Limbs of a text without any offence that list deeds among the wrongs it is directed at.

    "The gravest forms of exploitation are: offering a child for …": what is to be done against
    them, other words say. What only names or describes the material, or a provider's duty, lists
    none.
    """
    if any(punishes(limb) or limb.has("effect.duty") for limb in limbs):
        return ()
    return tuple(o for o in limbs if o.topics and not o.defines and not o.only_names)


def _names_again(limb: Limb, described: Sequence[Limb], limbs: Sequence[Limb]) -> bool:
    """Whether the limb deals by its bare name with what another one names and describes.

    That holds in a text that gives no definition of the name.
    """
    name = "content.child_term"
    if not limb.only_names or any(o.defines for o in limbs if o.has(name)):
        return False
    return any(o.has(name) and not o.only_names for o in described)


def _resting_on(places: set[int], limbs: Sequence[Limb]) -> set[int]:
    """The provisions, and those that name their material again, and those that name these."""
    for _ in limbs:
        more = {limb.reading.provision for limb in limbs if limb.relies_on & places} - places
        if not more:
            break
        places = places | more
    return places


def _evidence(
    document: Document, provisions: Sequence[Provision], mentions: Iterable[Mention]
) -> Iterator[Evidence]:
    """The passages around mentions; words that stand in an earlier passage give none again.

    A condition is given by its own words then: what more must be shown has its rule beside it.
    """
    given: list[tuple[int, int]] = []
    told: set[str] = set()
    for mention in mentions:
        shown = any(low <= mention.start and mention.end <= high for low, high in given)
        if shown and (mention.rule in told or not mention.concept.startswith(CONDITIONS)):
            continue
        around = (
            (mention.start, mention.end)
            if shown
            else passage(document.text, mention.start, mention.end)
        )
        given.append(around)
        told.add(mention.rule)
        quote, place = document.text[slice(*around)], provisions[mention.provision].label
        yield Evidence(quote, *around, place, mention.rule)
        if len(given) == _MOST_QUOTES:
            return


def passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a mention, for a reader: never over a line, at most 220 characters."""
    low = max(text.rfind(mark, 0, start) for mark in _CLAUSE_MARKS) + 1
    highs = [h for mark in _CLAUSE_MARKS if (h := text.find(mark, end)) >= 0]
    high = min(highs, default=len(text))
    spare = max(0, _LONGEST_QUOTE - (end - start)) // 2
    if start - low > spare:
        low = _word_edge(text, start - spare, start)
    if high - end > spare:
        high = text.rfind(" ", end, end + spare)
        high = high if high > end else end + spare
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def _word_edge(text: str, low: int, start: int) -> int:
    blank = text.find(" ", low, start)
    return blank + 1 if blank >= 0 else low
