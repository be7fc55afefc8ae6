"""The other dimensions of the codebook: media, recognition, conduct, defences, age, years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from legalnlp.knowledge import taxonomy
from legalnlp.steps.coverage import punishes, wrongs
from legalnlp.steps.groups import TERMS
from legalnlp.steps.limb import Limb
from legalnlp.types import Mention

# concept → the id under which the dimension counts it, where the two differ
_MEDIA = {
    "any_visual": "any",
    "carrier": "any",
    "representation": None,
    "material": None,
    "simulated": None,
    "unaltered": None,
    "any_likeness": "any",
    "pseudo_photograph": "computer_generated",
    "altered": None,
    "computer_work": "computer_generated",
    "thing": "object",
    "synthetic": "computer_generated",
}
_RECOGNITION = {
    "appears_to_show": "appears_to_be",
    "person_appears": "appears_to_be",
    "image_appears": "appears_to_be",
    "seemingly_involved": "appears_to_be",
    "object_appears": "appears_to_be",
    "person_presented": "presented_as",
    "recognisable_person": "recognisable",
    "recognisable_representation": "recognisable",
    "recognisable_actual": "recognisable",
}
_OUT_BY_THEMSELVES = ("defence.adult_proven", "defence.no_real_person")
_EXCEPTIONS = ("qualifier.exclusion", "qualifier.inclusion")
_MATERIAL = (*TERMS, "reference.material")
_AGES = range(10, 22)
_LIFE = 99.0
# not the stop of a reference to a number ("Abs. 3 is raised …")
_STOP = regex.compile(r"\.\s(?!(?<=\b\p{L}{1,4}\.\s)\d++(?![.)]))|;\s|[。；\n]")


def dimensions(
    subject: Sequence[Limb], around: Sequence[Limb]
) -> Mapping[str, tuple[Mention, ...]]:
    """Dimension member (``"media.drawing"``) → the mentions that name it.

    ``subject`` are the limbs on the subject, ``around`` all limbs of the provisions that deal
    with the material (defences and penalties often stand in limbs of their own).
    """
    found: dict[str, list[Mention]] = {}
    told = wrongs(subject)
    for limb in subject:
        for mention in limb.kept:
            _add(found, mention, "media", "medium", _MEDIA)
            if not _is_realism(limb, mention):
                _add(found, mention, "recognition", "test", _RECOGNITION)
        if punishes(limb) or limb in told:
            for mention in limb.kept:
                _add(found, mention, "conduct", "conduct", {})
    for limb in around:
        for mention in limb.own:
            if _takes_out(limb) or _out_by_itself(limb, mention):
                _add(found, mention, "defences", "defence", {})
    return {member: tuple(mentions) for member, mentions in found.items()}


def _is_realism(limb: Limb, mention: Mention) -> bool:
    """A realistic image of a child who does not exist is told by its realism, which names no
    invented child beside it."""
    return mention.concept == "test.represented" and limb.has("test.realistic")


def _takes_out(limb: Limb) -> bool:
    """Whether the limb says what is free, or carries an exception."""
    return limb.exempts or any(m.concept in _EXCEPTIONS for m in limb.own)


def _out_by_itself(limb: Limb, defence: Mention) -> bool:
    """Whether the words of the defence say themselves that they free, be it behind an offence."""
    return defence.concept in _OUT_BY_THEMSELVES or any(
        m.concept == "phrase.frees" and defence.at <= m.at < defence.to for m in limb.own
    )


def _add(
    found: dict[str, list[Mention]],
    mention: Mention,
    dimension: str,
    prefix: str,
    names: Mapping[str, str | None],
) -> None:
    kind, _, name = mention.concept.partition(".")
    if kind != prefix:
        return
    member = names.get(name, name)
    if member in taxonomy()["dimensions"][dimension]:
        found.setdefault(f"{dimension}.{member}", []).append(mention)


def age(limbs: Iterable[Limb], childhood: Mention | None = None) -> Mention | None:
    """The threshold under which a person counts as a child: the highest the text states.

    ``childhood`` is a sentence elsewhere that says who is a child: a lower age beside the offence
    then only grades it, but not one that a definition of the word used there gives.
    """
    limbs = tuple(limbs)
    stated = [
        m
        for limb in limbs
        if "child" in limb.topics or not (limb.exempts or limb.has("effect.other_deed"))
        for m in limb.kept
        if m.concept == "quantity.age" and m.number is not None and int(m.number) in _AGES
    ]
    if childhood and not any(_defined(limb, m) for limb in limbs for m in stated):
        stated.append(childhood)
    return max(stated, key=lambda m: m.number or 0, default=None)


def _defined(limb: Limb, stated: Mention) -> bool:
    """The age is that of a word by which the limb names the child it is about."""
    return "child" in limb.topics and stated in limb.joined


def years(limbs: Sequence[Limb]) -> tuple[float, Mention] | None:
    """The highest term of imprisonment threatened, in years (99 for life), and its words.

    An increase by a fraction is reckoned from the highest term beside it, or on the subject.
    """
    terms: list[tuple[float, Mention]] = []
    for limb in limbs:
        if limb.exempts or _only_threatens(limb) or _is_given_to_children(limb):
            continue
        aggravated = _aggravated(limb)
        for mention in limb.own:
            term = _term(mention)
            if term is not None and mention not in aggravated:
                terms.append((term, mention))
    highest = max(terms, key=lambda pair: pair[0], default=None)
    if highest is None or highest[0] >= _LIFE:
        return highest
    return max([highest, *_raised(limbs, terms, highest[0])], key=lambda pair: pair[0])


def _only_threatens(limb: Limb) -> bool:
    """The term stands on a threat, on extortion with the material or on another deed than
    dealing with it, and the limb names no material. Where the penalty stands first ("With prison
    up to 10 years is punished who has intercourse …"), the limb is not on the subject at all."""
    threats = [
        m.at
        for m in limb.own
        if m.concept == "effect.threat"
        or (m.concept == "effect.other_deed" and not limb.has(*_MATERIAL))
    ]
    terms = [m.at for m in limb.own if _term(m) is not None]
    elsewhere = not limb.topics and limb.has("effect.other_deed") and not limb.has(*_MATERIAL)
    return bool(threats and terms) and (elsewhere or min(threats) < min(terms))


def _is_given_to_children(limb: Limb) -> bool:
    """Children are those to whom something is handed, and no material is named: another deed."""
    handed = [m for m in limb.own if m.concept == "conduct.distribute"]
    to_them = [m for m in limb.own if m.concept == "qualifier.not_shown"]
    named = limb.topics or limb.has(*_MATERIAL)
    return not named and any(t.at <= m.at < t.to for t in to_them for m in handed)


def _raised(
    limbs: Sequence[Limb], terms: Sequence[tuple[float, Mention]], highest: float
) -> Iterator[tuple[float, Mention]]:
    """Terms raised by each fraction: those beside it, else those before it, else the highest."""
    for mention in _increases(limbs):
        near = [years for years, term in terms if term.provision == mention.provision]
        near = near or [years for years, term in terms if term.start < mention.start]
        yield round(max(near, default=highest) * (1 + (mention.number or 0)), 2), mention


def _increases(limbs: Sequence[Limb]) -> Iterator[Mention]:
    """Increases by a fraction, but for those that an aggravation left out brings about."""
    for limb in limbs:
        if not limb.exempts and not limb.has("quantity.aggravation"):
            yield from (m for m in limb.own if m.concept == "quantity.prison_increase")


def _aggravated(limb: Limb) -> list[Mention]:
    """Terms that an aggravation raises: in its sentence the next one, else the one before."""
    text, found = limb.reading.text, []
    terms = [m for m in limb.own if _term(m) is not None]
    ends = list(_STOP.finditer(text))
    for cue in limb.own:
        if cue.concept != "quantity.aggravation":
            continue
        low = max((e.end() for e in ends if e.end() <= cue.at), default=0)
        high = min((e.start() for e in ends if e.start() >= cue.to), default=len(text))
        after = [m for m in terms if cue.to <= m.at < high]
        before = [m for m in terms if low <= m.at < cue.at]
        found += _alike(after[:1] or before[-1:], terms) or [
            m for m in terms if m.at <= cue.at and m.to >= cue.to
        ]
    return found


def _alike(chosen: Sequence[Mention], terms: Sequence[Mention]) -> list[Mention]:
    """The terms that stand in the same words as one chosen: the two ends of a range."""
    return [t for t in terms for c in chosen if t.at < c.to and c.at < t.to]


def _term(mention: Mention) -> float | None:
    if mention.concept == "quantity.prison_life":
        return _LIFE
    if mention.number is None:
        return None
    if mention.concept == "quantity.prison_years":
        return mention.number
    if mention.concept == "quantity.prison_months":
        return round(mention.number / 12, 2)
    if mention.concept == "quantity.prison_weeks":
        return round(mention.number / 52, 2)
    if mention.concept == "quantity.prison_days":
        return round(round(mention.number / 30.4) / 12, 2)  # whole months
    return None
