"""Strings without which a pattern cannot match: what makes looking for its matches cheap.

A pattern of the packs is read as its author wrote it (words in braces, blanks, gaps) and is
answered with a small set of strings of which every match holds at least one, and with the first
signs with which every match begins. Look-arounds only narrow a match and are passed over; what
the reader does not know counts as "anything".

>>> known = Literals({"who": "child|minor"})
>>> known.of("(?:film|picture)s? of {who}")[0]
('child', 'minor')
>>> sorted(known.heads("(?:film|picture)s? of {who}"))
['fil', 'pic']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import regex

from legalnlp.signs import caseless, plain_signs
from legalnlp.telling import EDGE, at_edges, least, says_nothing, telling

_MOST = 48  # strings in one set
_REPEAT = 40  # characters that an open repetition is taken to be at most
_MACRO = regex.compile(r"\{(\p{Ll}[\p{Ll}\d_]*)(?::(\d+))?\}")
_COUNT = regex.compile(r"\{(\d*)(,?)(\d*)\}")
_NAME = regex.compile(r"\?P?<[^=!>][^>]*>|\?>|\?[a-zA-Z-]*:")
_FLAGS = regex.compile(r"\?[a-zA-Z]+\)")
_LETTERS = regex.compile(r"[^\\^$.|?*+()\[\]{} ]+(?![?*+{])")  # signs that stand for themselves
_NOTHING = frozenset({""})
HEAD = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a piece of a pattern.

    ``exact`` are all the strings that it matches, ``needed`` strings of which each match holds
    one; None where there are too many to say. ``width`` is the longest match. Every match begins
    with a string of ``begins`` or is one of ``whole`` (both in plain signs).
    """

    exact: frozenset[str] | None
    needed: frozenset[str] | None
    width: int
    begins: frozenset[str] = _NOTHING
    whole: frozenset[str] = frozenset()

    @property
    def best(self) -> frozenset[str] | None:
        """The more telling of the two sets."""
        return telling([self.exact, self.needed])


_NO = frozenset[str]()
_EMPTY = _Part(_NOTHING, None, 0, _NO, _NOTHING)
_ANY = _Part(None, None, 1)
_UNKNOWN = _Part(None, None, 2_000)  # a word of which another file knows what it stands for
_DIGIT = _Part(None, None, 1, _NO, frozenset({"0"}))
_EDGE = _Part(frozenset({EDGE}), None, 0, _NO, _NOTHING)
_BLANK = _Part(None, None, 1, frozenset({" "}), _NO)
_BLANKS_RUN = _Part(None, None, 4, frozenset({" "}), _NO)


class Literals:
    """The literals of the patterns of one pack; ``words`` are its entries for names in braces."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._parts: dict[str, _Part] = {}
        self._known: dict[str, tuple[tuple[str, ...] | None, int]] = {}
        self._starting: dict[str, frozenset[str] | None] = {}
        self._heads: dict[str, frozenset[str] | None] = {}

    def of(self, pattern: str) -> tuple[tuple[str, ...] | None, int]:
        """The strings of a pattern, in small letters, and the length of its longest match.

        None for the strings means that nothing can be said.
        """
        if pattern not in self._known:
            part = _Reader(pattern, self._words, self._parts).read()
            best = part.best
            self._starting[pattern] = best and frozenset(map(at_edges, best))
            plain = best and least(frozenset(text.replace(EDGE, "") for text in best))
            strings = tuple(sorted(plain, key=lambda s: (len(s), s))) if plain else None
            self._known[pattern] = strings, part.width
            heads = part.begins | part.whole
            self._heads[pattern] = None if "" in heads else heads
        return self._known[pattern]

    def starting(self, pattern: str) -> frozenset[str] | None:
        """The strings of a pattern; those that must begin or end a word have `EDGE` there."""
        self.of(pattern)
        return self._starting[pattern]

    def heads(self, pattern: str) -> frozenset[str] | None:
        """What the `plain_signs` of a match begin with: strings of at most `HEAD` signs.

        None means that nothing can be said.
        """
        self.of(pattern)
        return self._heads[pattern]


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str, words: Mapping[str, str], known: dict[str, _Part]) -> None:
        self.pattern, self.words, self.known = pattern, words, known
        self.at = 0

    def read(self) -> _Part:
        """The whole pattern, or alternatives up to the bracket that closes them."""
        found = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            found.append(self._sequence())
        return _either(found) if len(found) > 1 else found[0]

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._letters() or self._repeated(self._piece()))
        return _in_turn(parts)

    def _letters(self) -> _Part | None:
        """A run of plain signs at once, as most of a pattern is."""
        run = _LETTERS.match(self.pattern, self.at)
        if run is None:
            return None
        self.at = run.end()
        text = caseless(run[0])
        return _Part(frozenset({text}), None, len(run[0]), _NO, frozenset({plain_signs(text)}))

    def _piece(self) -> _Part:
        sign = self.pattern[self.at]
        if sign == "{" and (macro := _MACRO.match(self.pattern, self.at)):
            self.at = macro.end()
            return self._word(macro[1], macro[2])
        self.at += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            return self._escape()
        if sign in "^$":
            return _EMPTY
        if sign in ". ":
            return _ANY if sign == "." else _BLANK
        return _signs({sign})

    def _word(self, name: str, size: str | None) -> _Part:
        if name == "gap":
            return _Part(None, None, int(size or 60))  # a gap may be empty or anything
        if name not in self.known:
            known = self.words.get(name)
            reader = None if known is None else _Reader(known, self.words, self.known)
            self.known[name] = reader.read() if reader else _UNKNOWN
        return self.known[name]

    def _group(self) -> _Part:
        flags = _FLAGS.match(self.pattern, self.at)
        if flags:
            self.at = flags.end()
            return _EMPTY
        name = _NAME.match(self.pattern, self.at)
        narrows = name is None and self._peek() == "?"
        self.at = name.end() if name else self.at + narrows
        if narrows:
            self.at += 2 if self._peek() == "<" else 1
        inside = self.read()
        self.at += 1
        return _EMPTY if narrows else inside

    def _class(self) -> _Part:
        """A class of a few plain signs is known; any other is anything."""
        start = self.at
        if self._peek() == "^":
            self.at += 1
        if self._peek() == "]":
            self.at += 1
        while self._peek() not in ("]", ""):
            self.at += 2 if self._peek() == "\\" else 1
        inside = self.pattern[start : self.at]
        self.at += 1
        if not inside or inside[0] == "^" or len(inside) > 8 or any(c in "\\-[" for c in inside):
            return _ANY
        return _signs(inside)

    def _escape(self) -> _Part:
        sign = self.pattern[self.at]
        self.at += 1
        if sign in "BAZGmM":
            return _EMPTY
        if sign == "b":
            return _EDGE
        if sign in "pPLN" and self._peek() in ("{", "<"):
            self.at = self.pattern.index("}" if self._peek() == "{" else ">", self.at) + 1
        if sign in "ds":
            return _DIGIT if sign == "d" else _BLANK
        return _ANY if sign.isalnum() else _signs({sign})

    def _repeated(self, part: _Part) -> _Part:
        sign = self._peek()
        low, high = 1, 1
        if sign in ("?", "*", "+"):
            self.at += 1
            low, high = int(sign == "+"), 1 if sign == "?" else _REPEAT
        elif sign == "{" and (count := _COUNT.match(self.pattern, self.at)):
            self.at = count.end()
            low = int(count[1] or 0)
            high = int(count[3]) if count[3] else (_REPEAT if count[2] else low)
        elif part is _BLANK and self.pattern[self.at - 1] == " ":
            return _BLANKS_RUN
        else:
            return part
        if self._peek() in ("?", "+"):
            self.at += 1
        width = part.width * high
        begins = part.begins if high == 1 else part.begins | (part.whole - _NOTHING)
        if low == 0:
            exact = part.exact | _NOTHING if high == 1 and part.exact is not None else None
            return _Part(exact, None, width, begins, (part.whole if high == 1 else _NO) | _NOTHING)
        if high == 1:
            return part
        return _Part(None, part.best, width, begins, part.whole & _NOTHING)


def _signs(found: Iterable[str]) -> _Part:
    """One sign out of some."""
    exact = frozenset(map(caseless, found))
    return _Part(exact, None, 1, _NO, frozenset(map(plain_signs, exact)))


def _either(parts: Iterable[_Part]) -> _Part:
    parts = list(parts)
    exacts = [part.exact for part in parts if part.exact is not None]
    exact = frozenset().union(*exacts) if len(exacts) == len(parts) else None
    bests = [part.best for part in parts]
    best = None
    if all(found and not says_nothing(found) for found in bests):
        best = frozenset().union(*(found for found in bests if found))
    width = max(part.width for part in parts)
    begins = _NO.union(*(part.begins for part in parts))
    whole = _NO.union(*(part.whole for part in parts))
    return _Part(exact if exact and len(exact) <= _MOST else None, best, width, begins, whole)


def _in_turn(parts: Iterable[_Part]) -> _Part:
    """Parts one behind the other: strings grow as long as they are few."""
    parts = list(parts)
    begins, all_of = _begun(parts)
    run: frozenset[str] = _NOTHING
    choices: list[frozenset[str] | None] = []
    whole, width = True, 0
    for part in parts:
        width += part.width
        if part.exact is not None and len(run) * len(part.exact) <= _MOST:
            run = frozenset(a + b for a, b in product(run, part.exact))
            continue
        choices += [run, part.needed]
        whole = False
        run = part.exact if part.exact is not None else _NOTHING
    if whole:
        return _Part(run, None, width, begins, all_of)
    return _Part(None, telling([*choices, run]), width, begins, all_of)


def _begun(parts: Iterable[_Part]) -> tuple[frozenset[str], frozenset[str]]:
    """How parts one behind the other begin, and what they are in whole, if that is short."""
    begins, whole = set[str](), {""}
    for part in parts:
        begins.update((a + b)[:HEAD] for a, b in product(whole, part.begins))
        grown = {(a + b)[:HEAD] for a, b in product(whole, part.whole)}
        begins.update(text for text in grown if len(text) == HEAD)
        whole = {text for text in grown if len(text) < HEAD}
        if not whole:
            break
    return frozenset(begins), frozenset(whole)
