"""Where a rule may fire at all: a look for its literals before the rule itself is tried.

Most text is not on the subject. The strings without which no rule can match are taken from the
rules themselves (`legalnlp.literals`), so that a phrase added to a pack is looked for at once;
google-re2 finds them in one pass where it is installed, `str.find` finds the same without it.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from types import ModuleType

import regex

from legalnlp.knowledge import Pack, Rule, concepts, fold
from legalnlp.sieve import ROOM, Sieve, tried
from legalnlp.signs import caseless
from legalnlp.steps.groups import ADULTS, CHILD, MEDIA, SHOWING, TERMS, VISUAL, WRONG
from legalnlp.telling import EDGE
from legalnlp.types import Document

_NEAR = 3_000  # characters: about the longest articles of definitions
_BESIDE = 600  # characters: about the longest paragraphs
_BESIDES = (
    (((*MEDIA, *VISUAL), _NEAR), ((*CHILD, *ADULTS), _NEAR)),
    ((SHOWING, _BESIDE), (WRONG, _NEAR)),
)
_IN_WORDS = frozenset(f"{string.ascii_letters}{string.digits}_")
_SMALL = 10_000  # a text of which all is near: what matches is looked for once
_SHORT = 4_000  # a text in which looking for each literal costs less than any preparation


def anchors() -> tuple[str, ...]:
    """The concepts whose words alone make a provision worth a look."""
    return tuple(concept for concept, record in concepts().items() if record.get("anchor"))


# A rule that fired in a text, where, and its group `number`.
Hit = tuple[Rule, int, int, str | None]


class Seen:
    """What was already seen of one document: its folded text and which rules fire where.

    Articles are read several times while it grows clear which of them matter; no rule is tried
    twice on the same words.
    """

    def __init__(self, document: Document, pack: Pack) -> None:
        self.pack, self.text = pack, fold(document.text)
        self.low = caseless(self.text)
        self._sieve = _sieve(pack, pack.rules)
        self._places: dict[str, list[int]] = {}
        self._begun: list[int] | None = None
        self._fired: dict[str, tuple[Hit, ...]] = {}
        self._hinted: dict[tuple[int, int], frozenset[str]] = {}

    def places(self, *wanted: str) -> list[int]:
        """Offsets at which a rule of one of the concepts matches, in order."""
        missing = [concept for concept in wanted if concept not in self._places]
        if missing:
            found: dict[str, list[int]] = {concept: [] for concept in missing}
            for rule, start, _ in matches(self.pack, missing, self.text, self.low):
                found[rule.concept].append(start)
            self._places |= found
        return sorted({start for concept in wanted for start in self._places[concept]})

    def begun(self) -> list[int]:
        """Offsets of the anchors with which reading begins, in order.

        Those near which stands what a limb on the subject (`Limb.about`), or one that shows a
        sexual depiction (`discover`), must have besides; an anchor far from all that can bear on
        the subject only through an article that uses it.
        """
        if self._begun is None:
            found = self.places(*anchors())
            begun = set(self.places(*TERMS))
            for besides in _BESIDES:
                near = [at for at in found if at not in begun]
                for wanted, distance in besides:
                    near = self._near(near, wanted, distance)
                begun |= set(near)
            self._begun = sorted(begun)
        return self._begun

    def _near(self, places: Sequence[int], wanted: Sequence[str], distance: int) -> list[int]:
        """Those of some places with a match of one of the concepts at most so far away."""
        small = len(self.text) < _SMALL
        fired = self.places(*wanted) if small else self._around(places, wanted, distance)
        return [
            at
            for at in places
            if bisect_left(fired, at - distance) < bisect_right(fired, at + distance)
        ]

    def _around(self, places: Sequence[int], wanted: Sequence[str], distance: int) -> list[int]:
        """Offsets of the matches of some concepts that begin so near to one of some places."""
        fired: list[int] = []
        for start, end in _stretches(places, distance):
            start = max(0, start)
            found = matches(self.pack, wanted, self.text[start:end], self.low[start:end])
            fired += sorted(start + at for _, at, _ in found)
        return fired

    def defining(self) -> list[int]:
        """Offsets at which the words stand with which the language defines, if it names any."""
        words = self.pack.words.get("defines")
        if words is None:
            return []
        pattern = f"(?:{words})"
        compiled = regex.compile(self.pack.expand(pattern), regex.IGNORECASE)
        found = _swept(self.pack, [pattern], lambda _: compiled, self.text, self.low)
        return [match.start() for _, match in found]

    def hinted(self, start: int, end: int) -> frozenset[str]:
        """Concepts of which a rule may fire in readings of a stretch: its strings stand there."""
        if (start, end) not in self._hinted:
            present = self._sieve.present(self.low[start:end])
            self._hinted[start, end] = frozenset(self.pack.rules[i].concept for i in present)
        return self._hinted[start, end]

    def fired(self, text: str) -> tuple[Hit, ...]:
        """What the rules of the pack find in the text of a reading."""
        if text not in self._fired:
            self._fired[text] = tuple(_hit(self.pack.rules, self._sieve, fold(text)))
        return self._fired[text]


def _stretches(places: Iterable[int], distance: int) -> Iterator[tuple[int, int]]:
    """Stretches that hold all that is so near to some places (in order), each sign once."""
    first = last = -1
    for at in places:
        if at - distance > last:
            if last >= 0:
                yield first, last
            first = at - distance
        last = at + distance
    if last >= 0:
        yield first, last


def hits(pack: Pack, text: str, rules: Sequence[Rule] | None = None) -> Iterator[Hit]:
    """What rules (of the pack, or those given) find in a folded text."""
    rules = pack.rules if rules is None else tuple(rules)
    yield from _hit(rules, _sieve(pack, rules), text)


def _hit(rules: Sequence[Rule], sieve: Sieve, text: str) -> Iterator[Hit]:
    """What rules find in a folded text; ``sieve`` is the one of their patterns."""
    for index, starts, low, high in sieve.likely(text):
        for match in tried(rules[index].regex, text, starts, low, high):
            at, to = match.span()
            if at < to:
                yield rules[index], at, to, match.groupdict().get("number")


def _sieve(pack: Pack, rules: Iterable[Rule]) -> Sieve:
    return pack.sieves.of(*(rule.pattern for rule in rules))


def likely(
    pack: Pack, text: str, rules: Iterable[Rule] | None = None
) -> Iterator[tuple[Rule, int, int]]:
    """The rules that may fire in a folded text, each with the stretch in which it can."""
    low = caseless(text)
    for rule in pack.rules if rules is None else rules:
        strings, width = pack.literals.of(rule.pattern)
        if strings is None:
            yield rule, 0, len(text)
            continue
        found = [string for string in strings if string in low]
        if found:
            first, last = min(map(low.find, found)), max(map(low.rfind, found))
            yield rule, max(0, first - width - ROOM), min(len(text), last + width + ROOM)


def matches(
    pack: Pack, wanted: Iterable[str], text: str, low: str | None = None
) -> Iterator[tuple[Rule, int, int]]:
    """Every match of the rules of some concepts in a folded text: rule, start, end.

    The same as trying each rule on the whole text, in the time of looking for its literals.
    ``low`` is the caseless text, where it is known.
    """
    rules = tuple(rule for concept in wanted for rule in pack.by_concept.get(concept, ()))
    patterns = [rule.pattern for rule in rules]
    low = caseless(text) if low is None else low
    for index, match in _swept(pack, patterns, lambda index: rules[index].regex, text, low):
        if match.start() < match.end():
            yield rules[index], match.start(), match.end()


def _swept(
    pack: Pack,
    patterns: Sequence[str],
    compiled: Callable[[int], regex.Pattern[str]],
    text: str,
    low: str,
) -> Iterator[tuple[int, regex.Match[str]]]:
    """Matches of patterns as packs write them, each with its index; compiled only if it can."""
    sieve = pack.sieves.of(*patterns)
    for start, end in windows(sieve, low):
        for index, begins, first, last in sieve.likely(text[start:end], low[start:end]):
            begins = None if begins is None else [start + at for at in begins]
            for match in tried(compiled(index), text, begins, start + first, start + last):
                yield index, match


def windows(sieve: Sieve, low: str) -> Iterator[tuple[int, int]]:
    """Stretches of a caseless text outside of which no pattern of a sieve can match, in order."""
    if len(low) < _SHORT or sieve.starting is None:
        yield 0, len(low)
        return
    room = sieve.room
    first = last = -1
    for start, end in places(sieve.starting, low):
        if first < 0:
            first = max(0, start - room)
        elif start - room > last:
            yield first, last
            first = start - room
        last = max(last, end + room)
    if first >= 0:
        yield first, min(last, len(low))


def places(literals: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where one of some strings stands in a text; strings that overlap another may be left out.

    A string behind or before `EDGE` is looked for where a word begins or ends: where no plain
    letter, digit or underscore stands on that side of it.
    """
    if not literals:
        return iter(())
    try:
        import re2
    except ImportError:
        return _by_find(literals, text)
    return _by_automaton(_automaton(re2, tuple(literals)), text)


def _by_find(literals: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for literal in literals:
        plain = literal.strip(EDGE)
        begins, ends = literal.startswith(EDGE), literal.endswith(EDGE)
        at = text.find(plain)
        while at >= 0:
            end = at + len(plain)
            if not (begins and _in_word(text, at - 1)) and not (ends and _in_word(text, end)):
                found.append((at, end))
            at = text.find(plain, at + 1)
    return iter(sorted(found))


def _in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in _IN_WORDS


@lru_cache(maxsize=256)  # the same are asked for in each document
def _automaton(engine: ModuleType, literals: tuple[str, ...]) -> re.Pattern[bytes]:
    """What finds any of the literals in bytes."""
    found: re.Pattern[bytes] = engine.compile(b"|".join(map(_escaped, literals)))
    return found


def _by_automaton(automaton: re.Pattern[bytes], text: str) -> Iterator[tuple[int, int]]:
    """All literals in one pass over bytes; offsets are brought back to characters as they come."""
    data = text.encode("utf-8", "surrogatepass")
    found = automaton.finditer(data)
    if len(data) == len(text):
        yield from (match.span() for match in found)
        return
    at = char = 0
    for match in found:
        start, end = match.span()
        char += len(data[at:start].decode("utf-8", "surrogatepass"))
        size = len(match.group().decode())
        yield char, char + size
        at, char = end, char + size


def _escaped(literal: str) -> bytes:
    before, behind = (rb"\b" if literal[at] == EDGE else b"" for at in (0, -1))
    return before + re.escape(literal.strip(EDGE).encode()) + behind
