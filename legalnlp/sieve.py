"""Tries many patterns on one text, each only where the first signs of its matches stand.

The patterns of a pack are long alternations of which hardly any begins at a given place. What
each begins with is known (`legalnlp.literals`), so that one walk over the text tells which
pattern is worth a try and where; a pattern of which it is not known is searched for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from legalnlp.literals import HEAD, Literals
from legalnlp.signs import caseless, plain_signs

_FEW = 120  # heads
ROOM = 200  # characters beyond the longest match, for look-arounds


@dataclass(frozen=True)
class Trial:
    """One pattern: what it begins with (None: unknown), what it must hold, its longest match."""

    heads: frozenset[str] | None
    strings: tuple[str, ...] | None
    width: int


class Sieve:
    """Patterns, in an order of their own, and the table from first signs to patterns."""

    def __init__(self, patterns: Sequence[str], literals: Literals) -> None:
        self._patterns, self._literals = patterns, literals
        self._trials = tuple(Trial(literals.heads(p), *literals.of(p)) for p in patterns)
        self._headless = tuple(i for i, t in enumerate(self._trials) if t.heads is None)
        self._by_head: dict[str, tuple[int, ...]] = {}
        for index, trial in enumerate(self._trials):
            for head in trial.heads or ():
                self._by_head[head] = (*self._by_head.get(head, ()), index)
        self._short = tuple(head for head in self._by_head if len(head) < HEAD)

    @cached_property
    def starting(self) -> tuple[str, ...] | None:
        """The strings without which no pattern can match; None where one has no such strings."""
        found = [self._literals.starting(pattern) for pattern in self._patterns]
        if any(strings is None for strings in found):
            return None
        return tuple(sorted({one for strings in found for one in strings or ()}))

    @cached_property
    def room(self) -> int:
        """How far from such a string a match can reach, its look-arounds counted: characters."""
        return max((trial.width for trial in self._trials), default=0) + ROOM

    def likely(
        self, text: str, low: str | None = None
    ) -> Iterator[tuple[int, Sequence[int] | None, int, int]]:
        """Patterns that may match in a folded text: index, starts (None: any), first, last.

        ``first`` and ``last`` bound the stretch in which a pattern without starts can match.
        ``low`` is the caseless text, where it is known.
        """
        low = caseless(text) if low is None else low
        starts = self._starts(plain_signs(low))
        for index in sorted([*starts, *self._headless]):
            trial = self._trials[index]
            if index in starts:
                if trial.strings is None or _holds(low, trial.strings):
                    yield index, starts[index], 0, len(text)
                continue
            if trial.strings is None:
                yield index, None, 0, len(text)
                continue
            found = [string for string in trial.strings if string in low]
            if found:
                room = trial.width + ROOM
                first, last = min(map(low.find, found)), max(map(low.rfind, found))
                yield index, None, max(0, first - room), min(len(text), last + room)

    def present(self, low: str) -> frozenset[int]:
        """The patterns whose strings stand in a caseless text: no other can match in it."""
        return frozenset(
            index
            for index, trial in enumerate(self._trials)
            if trial.strings is None or _holds(low, trial.strings)
        )

    def _starts(self, signs: str) -> Mapping[int, list[int]]:
        """Where each pattern may begin, in order."""
        heads, found = self._by_head, dict[int, list[int]]()
        few = len(heads) < _FEW  # then it is faster to look for each
        if not few:
            for at in [i for i in range(len(signs) - HEAD + 1) if signs[i : i + HEAD] in heads]:
                for index in heads[signs[at : at + HEAD]]:
                    found.setdefault(index, []).append(at)
        for head in heads if few else self._short:
            at = signs.find(head)
            while at >= 0:
                for index in heads[head]:
                    found.setdefault(index, []).append(at)
                at = signs.find(head, at + 1)
        for places in found.values():
            places.sort()
        return found


class Sieves:
    """The sieves of one pack: each is made once."""

    def __init__(self, literals: Literals) -> None:
        self._literals = literals
        self._made: dict[tuple[str, ...], Sieve] = {}

    def of(self, *patterns: str) -> Sieve:
        """The sieve of some patterns in their order."""
        if patterns not in self._made:
            self._made[patterns] = Sieve(patterns, self._literals)
        return self._made[patterns]


def _holds(low: str, strings: Sequence[str]) -> bool:
    return any(map(low.__contains__, strings))


def tried(
    pattern: regex.Pattern[str], text: str, starts: Sequence[int] | None, low: int, high: int
) -> Iterator[regex.Match[str]]:
    """What `finditer` finds, when matches can begin at ``starts`` alone."""
    if starts is None:
        yield from pattern.finditer(text, low, high)
        return
    end = 0
    for at in starts:
        if at >= end and (match := pattern.match(text, at)):
            end = match.end()
            yield match
