"""Where a rule may fire at all: a look for its literals before the rule itself is tried.

Most text is not on the subject. The strings without which no rule can match are taken from the
rules themselves (`legalnlp.literals`), so that a phrase added to a pack is looked for at once;
google-re2 finds them in one pass where it is installed, `str.find` finds the same without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import regex

from legalnlp.knowledge import Pack, Rule, concepts, fold
from legalnlp.sieve import ROOM, Sieve, tried
from legalnlp.signs import caseless
from legalnlp.types import Document

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
        self._places: dict[str, list[int]] = {}
        self._fired: dict[str, tuple[Hit, ...]] = {}
        self._hinted: dict[tuple[int, int], frozenset[str]] = {}

    def places(self, *wanted: str) -> list[int]:
        """Offsets at which a rule of one of the concepts matches, in order."""
        missing = [concept for concept in wanted if concept not in self._places]
        if missing:
            found: dict[str, list[int]] = {concept: [] for concept in missing}
            for rule, start, _ in matches(self.pack, missing, self.text):
                found[rule.concept].append(start)
            self._places |= found
        return sorted({start for concept in wanted for start in self._places[concept]})

    def defining(self) -> list[int]:
        """Offsets at which the words stand with which the language defines, if it names any."""
        words = self.pack.words.get("defines")
        if words is None:
            return []
        pattern = regex.compile(self.pack.expand(f"(?:{words})"), regex.IGNORECASE)
        return [match.start() for match in pattern.finditer(self.text)]

    def hinted(self, start: int, end: int) -> frozenset[str]:
        """Concepts of which a rule may fire in readings of a stretch: its strings stand there."""
        if (start, end) not in self._hinted:
            present = _sieve(self.pack, self.pack.rules).present(caseless(self.text[start:end]))
            self._hinted[start, end] = frozenset(self.pack.rules[i].concept for i in present)
        return self._hinted[start, end]

    def fired(self, text: str) -> tuple[Hit, ...]:
        """What the rules of the pack find in the text of a reading."""
        if text not in self._fired:
            self._fired[text] = tuple(hits(self.pack, fold(text)))
        return self._fired[text]


def hits(pack: Pack, text: str, rules: Sequence[Rule] | None = None) -> Iterator[Hit]:
    """What rules (of the pack, or those given) find in a folded text."""
    rules = pack.rules if rules is None else tuple(rules)
    for index, starts, low, high in _sieve(pack, rules).likely(text):
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


def matches(pack: Pack, wanted: Iterable[str], text: str) -> Iterator[tuple[Rule, int, int]]:
    """Every match of the rules of some concepts in a folded text: rule, start, end.

    The same as trying each rule on the whole text, in the time of looking for its literals.
    """
    rules = tuple(rule for concept in wanted for rule in pack.by_concept.get(concept, ()))
    sieve, low = _sieve(pack, rules), caseless(text)
    for start, end in windows(pack, rules, low):
        for index, begins, first, last in sieve.likely(text[start:end], low[start:end]):
            begins = None if begins is None else [start + at for at in begins]
            for match in tried(rules[index].regex, text, begins, start + first, start + last):
                if match.start() < match.end():
                    yield rules[index], match.start(), match.end()


def windows(pack: Pack, rules: Sequence[Rule], low: str) -> Iterator[tuple[int, int]]:
    """Stretches of a caseless text outside of which none of the rules can match, in order."""
    found = [pack.literals.of(rule.pattern) for rule in rules]
    if len(low) < _SHORT or any(strings is None for strings, _ in found):
        yield 0, len(low)
        return
    room = max((width for _, width in found), default=0) + ROOM
    literals = sorted({string for strings, _ in found for string in strings or ()})
    first = last = -1
    for start, end in places(literals, low):
        if first < 0:
            first = max(0, start - room)
        elif start - room > last:
            yield first, last
            first = start - room
        last = max(last, end + room)
    if first >= 0:
        yield first, min(last, len(low))


def places(literals: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where one of some strings stands in a text; strings that overlap another may be left out."""
    if not literals:
        return iter(())
    try:
        import re2
    except ImportError:
        return _by_find(literals, text)
    return _by_automaton(re2, literals, text)


def _by_find(literals: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            found.append((at, at + len(literal)))
            at = text.find(literal, at + 1)
    return iter(sorted(found))


def _by_automaton(engine: object, literals: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """All literals in one pass over bytes; offsets are brought back to characters as they come."""
    data = text.encode("utf-8", "surrogatepass")
    alternatives = b"|".join(re.escape(literal.encode()) for literal in literals)
    found = engine.compile(alternatives).finditer(data)  # type: ignore[attr-defined]
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
