"""What each provision covers by the court's own account of it, and of which one it speaks where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.judgments.cited import Cited, akin
from legalnlp.steps.judgments.depicted import conditions, named, of_term
from legalnlp.steps.judgments.passages import Passage
from legalnlp.types import Mention

_CLAUSE = regex.compile(r"[,;:](?=\s)")
_TELLS = ("court", "open", "legislature")


@dataclass(frozen=True, slots=True)
class Covered:
    """A category that a provision covers, under conditions, by the words of one mention."""

    pin: str
    category: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Scopes:
    """The citations of a judgment, and the court's account of the provisions.

    ``focus`` gives for each passage the citations of which it speaks: its own, else those of the
    passage before in its paragraph, else what the judgment spoke of last.
    """

    cited: tuple[Cited, ...]
    focus: tuple[tuple[Cited, ...], ...]
    covered: tuple[Covered, ...]

    def of(self, provisions: Sequence[Cited]) -> tuple[Covered, ...]:
        """What the provisions cover, each category under its fewest conditions."""
        pins = [p for c in provisions for p in c.pins]
        found: dict[str, Covered] = {}
        for one in self.covered:
            if any(akin(one.pin, pin) for pin in pins):
                known = found.get(one.category)
                if known is None or len(one.conditions) < len(known.conditions):
                    found[one.category] = one
        return tuple(found.values())

    @cached_property
    def told(self) -> frozenset[str]:
        """Pins of which the court gives an account."""
        return frozenset(c.pin for c in self.covered)


def scopes(passages: Sequence[Passage], cited: Sequence[Cited]) -> Scopes:
    """Reads off what the court says that each provision prohibits, defines or covers."""
    focus: list[tuple[Cited, ...]] = []
    covered: list[Covered] = []
    before: tuple[Cited, ...] = ()
    matter = _recurring(cited)
    for passage in passages:
        spoken_of = _subject(passage, matter) or before
        focus.append(spoken_of)
        if passage.voice != "aside":
            before = spoken_of
        if passage.voice in _TELLS and passage.says("ruling.describes"):
            covered += _account(passage, spoken_of)
    return Scopes(tuple(cited), tuple(focus), tuple(covered))


def _recurring(cited: Sequence[Cited]) -> tuple[Cited, ...]:
    """Citations of what the judgment comes back to; all, where it cites nothing twice.

    What is cited once stands in the margin of the argument.
    """
    pins = [p for c in cited for p in c.pins]
    again = tuple(c for c in cited if any(sum(akin(p, q) for q in pins) > 1 for p in c.pins))
    return again or tuple(cited)


def _subject(passage: Passage, cited: Sequence[Cited]) -> tuple[Cited, ...]:
    """The citations of the sentence up to its verb of prohibiting, else all; the last leads."""
    own = [c for c in cited if passage.start <= c.start and c.end <= passage.end]
    verbs = passage.says("ruling.describes")
    ahead = [c for c in own if any(c.start < v.end for v in verbs)]
    if verbs:
        return tuple(ahead[-1:])
    return tuple(own)


def _account(passage: Passage, subject: Sequence[Cited]) -> Iterator[Covered]:
    for low, high in _clauses(passage):
        mentions = [m for m in _all(passage) if low <= m.start and m.end <= high]
        demanded = conditions(mentions)
        for category in named(mentions) or of_term(mentions):
            yield from (Covered(p, category, demanded) for c in subject for p in c.pins)


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    low = passage.start
    for stop in [*(m.start() for m in _CLAUSE.finditer(fold(passage.text))), len(passage.text)]:
        yield low, passage.start + stop
        low = passage.start + stop


def _all(passage: Passage) -> tuple[Mention, ...]:
    return (*passage.spoken, *passage.kept)


def sharpened(scope: Scopes, provisions: Sequence[Cited]) -> tuple[Cited, ...]:
    """The citations of which the court gives an account; all, where it gives none."""
    told = tuple(
        replace(c, pins=pins)
        for c in provisions
        if (pins := tuple(p for p in c.pins if any(akin(p, t) for t in scope.told)))
    )
    return told or tuple(provisions)
