"""Which rules of a language fire in a reading, and which of their finds are taken out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from legalnlp.knowledge import Pack, Rule, fold
from legalnlp.steps.prefilter import Hit, Seen, hits
from legalnlp.types import Mention, Reading

_RAISED = r"(?<=\S)·(?=\s)"  # the Greek semicolon
_CLAUSE_END = regex.compile(rf"[.;。；\n](?!\d)|{_RAISED}|$")
_CLAUSE_START = regex.compile(rf"[.;。；\n(（](?!\d)|{_RAISED}")
_FARTHEST = 120  # characters over which an exclusion still speaks of what stands there
_WITH_MATERIAL = tuple(
    f"conduct.{deed}" for deed in ("produce", "distribute", "procure", "possess", "access")
)
_WITH_A_CHILD = ("conduct.procure", "conduct.distribute")
_EXCLUDABLE = ("medium.", "test.", "subject.unreal", "content.child_term")


def mentions(
    reading: Reading, pack: Pack, seen: Seen | None = None, rules: Sequence[Rule] | None = None
) -> tuple[Mention, ...]:
    """Every mention in a reading, in order of place, with exclusions applied.

    ``seen`` remembers what the rules found in texts that were read before; ``rules`` are tried in
    place of those for enacted texts.
    """
    text = fold(reading.text)
    fired = hits(pack, text, rules) if seen is None else seen.fired(reading.text)
    found = [_mention(hit, reading, pack) for hit in fired]
    found.sort(key=lambda m: (m.at, -m.to, m.concept))
    return tuple(_qualified(found, text, pack))


def _mention(hit: Hit, reading: Reading, pack: Pack) -> Mention:
    rule, at, to, number = hit
    start, end = reading.locate(at, to)
    return Mention(
        rule.id,
        rule.concept,
        start,
        end,
        reading.provision,
        at,
        to,
        number=None if number is None else as_number(number, pack.numerals),
    )


_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_HAN |= {"零": 0, "两": 2, "兩": 2, "壹": 1, "貳": 2}


def as_number(text: str, numerals: Mapping[str, float]) -> float | None:
    """The number that a statute writes as digits, as a word of the language, or in Han signs.

    None where it is none of these.
    """
    text = regex.sub(r"\s+", " ", text.strip().casefold())
    if text in numerals:
        return float(numerals[text])
    if (sum_of_words := _in_words(text, numerals)) is not None:
        return sum_of_words
    digits = regex.search(r"\d+(?:[.,]\d+)?", text)
    if digits:
        return float(digits.group().replace(",", "."))
    return _han_number(text)


def _in_words(text: str, numerals: Mapping[str, float]) -> float | None:
    """A whole number said in several words, the greater first ("forty and eight"); else None."""
    known = (numerals.get(word) for word in regex.findall(r"\w+", text))
    said = [n for n in known if n is not None]
    falling = all(n >= 1 and n > after for n, after in pairwise((*said, 0)))
    return float(sum(said)) if len(said) > 1 and said[0] >= 20 and falling else None


def _han_number(text: str) -> float | None:
    if not text or not all(c in _HAN or c in "十百" for c in text):
        return None
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _HAN[sign]
    return float(total + digit)


def _qualified(found: Sequence[Mention], text: str, pack: Pack) -> Iterator[Mention]:
    """The mentions, without those that another takes away, those that a cue excludes marked."""
    markers = {marker: [m for m in found if m.concept == marker] for _, marker, _ in _TAKEN_AWAY}
    exclusions = _exclusions(found, text, pack)
    for mention in found:
        if not _taken_away(mention, markers):
            yield _marked(mention, exclusions)


def _taken_away(mention: Mention, markers: Mapping[str, Sequence[Mention]]) -> bool:
    return any(
        stands(mention, other)
        for concepts, marker, stands in _TAKEN_AWAY
        if mention.concept.startswith(concepts)
        for other in markers[marker]
    )


def _exclusions(found: Sequence[Mention], text: str, pack: Pack) -> list[tuple[Mention, int, int]]:
    """The cues of exclusion, each with the stretch of the reading on which it acts."""
    scopes = {rule.id: rule.scope for rule in pack.by_concept.get("qualifier.exclusion", ())}
    stops = [m.at for m in found if m.concept == "qualifier.inclusion"]
    ended = [m.to for m in found if m.concept == "phrase.ended"]
    return [
        (m, *_scope(m, scopes[m.rule] or "after", text, stops, ended))
        for m in found
        if m.concept == "qualifier.exclusion"
    ]


def _marked(mention: Mention, exclusions: Sequence[tuple[Mention, int, int]]) -> Mention:
    """The mention with the rule that takes it out of the definition, where one does."""
    out = mention.concept.startswith(_EXCLUDABLE)
    for cue, low, high in exclusions:
        near = min(abs(mention.at - cue.to), abs(cue.at - mention.to)) <= _FARTHEST
        inside = low <= mention.at and mention.to <= high and not _overlap(mention, cue)
        if (out and near and inside) or _names_what_it_is_not(mention, cue):
            return replace(mention, excluded_by=cue.rule)
    return mention


def _scope(
    cue: Mention, side: str, text: str, stops: Sequence[int], ended: Sequence[int]
) -> tuple[int, int]:
    """The stretch of the reading on which an exclusion acts: never beyond its clause."""
    starts = [m.end() for m in _CLAUSE_START.finditer(text, 0, cue.at)]
    low = max([*starts, *(end for end in ended if end <= cue.at)], default=0)
    ending = _CLAUSE_END.search(text, cue.to)
    high = min([ending.start() if ending else len(text), *(s for s in stops if s > cue.to)])
    if side == "after":
        return cue.to, high
    return (low, cue.at) if side == "before" else (low, high)


def _names_what_it_is_not(mention: Mention, cue: Mention) -> bool:
    """The cue itself names the material: "drawings are not child pornography"."""
    return mention.concept.startswith("content.") and _overlap(mention, cue)


def _within(one: Mention, other: Mention) -> bool:
    return one is not other and other.at <= one.at and one.to <= other.to


def _overlap(one: Mention, other: Mention) -> bool:
    return one.at < other.to and other.at < one.to


# Mentions that are none beside another: their concepts, that of the other, how the two stand.
_TAKEN_AWAY: tuple[tuple[tuple[str, ...], str, Callable[[Mention, Mention], bool]], ...] = (
    (("",), "qualifier.struck", _within),  # "by striking out 'a drawing'": no longer law
    (("conduct.",), "conduct.tool", _within),  # what a tool is for is no deed
    (_WITH_MATERIAL, "qualifier.not_done", _within),  # "a prior conviction for the sale of …"
    (_WITH_A_CHILD, "conduct.induce", _within),  # "procures, offers or uses a child to pose"
    (("subject.child",), "qualifier.not_shown", _overlap),  # "sold to a child"
    (("subject.child",), "subject.person_or_minor", _within),  # "a person, including a minor"
    (("medium.altered", "conduct."), "medium.unaltered", _within),  # "a picture not edited"
    (("medium.simulated",), "qualifier.conduct_simulated", _overlap),  # "simulated conduct"
)
