"""Which defined terms a stretch of text uses, whatever their inflection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import regex

from legalnlp.knowledge import available, fold, load_pack
from legalnlp.signs import caseless
from legalnlp.types import Definition

_INSTRUMENTAL = regex.compile(r"(?<=\w{3})(?:em|om|ou|ím|ým|[еоё]м|ой|ою|ей)$")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_LIGHT_END = r"(?:s|x|n|en|es|er|et|aux|'s|d|ed|ing|t|a|na|i|e)?"
_WORD = regex.compile(r"\w+")
_VERBAL = regex.compile(r"(\p{L}{4,}?)(?:ing|(?<=t)ion)")  # English: "producing", "distribution"


def terms_used(text: str, definitions: Sequence[Definition]) -> tuple[int, ...]:
    """Indices of the definitions whose term occurs in ``text``, in their order.

    A term matches in other cases, numbers and persons ("shares" for "share"), across other
    blanks and typography, and not inside a longer word, except in scripts without word breaks.
    """
    return Terms(definitions).used(text)


class Terms:
    """The terms of some definitions, made ready to be looked for in many texts.

    They are filed under the letters with which all forms of their first word begin, so that a
    text is asked for its words and not for each of a thousand terms.
    """

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self._sought = [_sought(d.term, d.rule or "") for d in definitions]
        self._unspaced: dict[str, list[int]] = {}
        self._spaced: dict[str, list[int]] = {}
        for index, (begins, term, _) in enumerate(self._sought):
            (self._spaced if term else self._unspaced).setdefault(begins, []).append(index)
        self._sizes = sorted({len(begins) for begins in self._spaced})

    def used(self, text: str) -> tuple[int, ...]:
        """Indices of the definitions whose term occurs in the text, in their order."""
        plain = fold(text).casefold()
        found = [index for index in self._begun(plain) if self._occurs(index, plain)]
        if self._unspaced:
            squeezed = "".join(plain.split())
            found += (i for begins, at in self._unspaced.items() if begins in squeezed for i in at)
        return tuple(sorted(found))

    def _begun(self, plain: str) -> set[int]:
        """The terms with which a word of the text begins."""
        begun = {word[:size] for word in set(_WORD.findall(plain)) for size in self._sizes}
        return {index for begins in begun & self._spaced.keys() for index in self._spaced[begins]}

    def _occurs(self, index: int, plain: str) -> bool:
        _, term, tag = self._sought[index]
        return _pattern(term, tag).search(plain) is not None


def forms(definition: Definition) -> regex.Pattern[str]:
    """What the term looks like in `caseless` text, word by word in any inflection."""
    _, term, tag = _sought(definition.term, definition.rule or "")
    if term:
        return _pattern(caseless(term), tag)
    words = caseless(fold(definition.term)).split()  # Korean writes a name with or without blanks
    return regex.compile(r"\s*".join(map(regex.escape, words)))


@dataclass(frozen=True, slots=True)
class _Inflection:
    """How nouns of a language change: ``[inflection]`` of its ``pack.toml``.

    ``endings`` is "few" where little is added to them, "many" where much is ("dítětem" for
    "dítě"), else empty; ``turns`` are ends that become others in the plural or with an article.
    """

    endings: str = ""
    turns: tuple[tuple[str, str], ...] = ()


@cache
def _inflection(tag: str) -> _Inflection:
    """What the pack says; nothing for a tag without pack."""
    known = load_pack(tag).settings.get("inflection", {}) if tag in available() else {}
    turns = tuple((end, other) for end, other in known.get("turns", ()))
    return _Inflection(known.get("endings", ""), turns)


@cache
def _sought(term: str, rule: str) -> tuple[str, str, str]:
    """What to look for before the term itself is tried: letters with which all its forms begin.

    With it come the folded term, empty where those letters are all there is to find, and the
    tag of its language.
    """
    term, tag = fold(term).casefold(), rule.split(".")[0]
    if _UNSPACED.search(term):
        return regex.sub(r"\s+", "", term), "", tag
    first = next(iter(_WORD.findall(term)), "")
    rows = zip(_opening(first, tag), *_turned(first, tag), strict=False)
    alike = takewhile(lambda letters: len(set(letters)) == 1, rows)
    return "".join(letter for letter, *_ in alike), term, tag


def _opening(word: str, tag: str) -> str:
    """The letters with which the forms of a word begin that only add to it or lose an ending."""
    endings = _inflection(tag).endings
    if endings == "few":
        verb = _VERBAL.fullmatch(word) if tag == "en" else None
        return verb[1] if verb else _base(word) if len(word) > 4 else word
    kept = len(word) - 2 if endings == "many" and _INSTRUMENTAL.search(word) else _kept(word)
    return word[: len(word) - 3 if len(word) > 6 else kept]


@cache
def _pattern(term: str, tag: str) -> regex.Pattern[str]:
    """The term with its endings left open, word by word."""
    light = _english if tag == "en" else _light
    by_endings = {"few": light, "many": _short_stem}
    inflected = by_endings.get(_inflection(tag).endings, _stem)
    parts = [
        f"(?:{'|'.join([inflected(word), *map(regex.escape, _turned(word, tag))])})"
        for word in _WORD.findall(term)
    ]
    return regex.compile(r"(?<!\w)" + r"\W+".join(parts) + r"(?!\w)" if parts else r"(?!)")


def _turned(word: str, tag: str) -> list[str]:
    """The forms of a word whose end is changed: "imágenes" for "imagen", "immagini"."""
    long_enough = len(word) > 4
    return [
        word.removesuffix(end) + other
        for end, other in _inflection(tag).turns
        if long_enough and word.endswith(end)
    ]


def _light(word: str) -> str:
    if len(word) < 3:
        return str(regex.escape(word))
    base = _base(word) if len(word) > 4 else word
    if base == word:
        return f"{regex.escape(word)}{_LIGHT_END}"
    whole, short = regex.escape(word), regex.escape(base)
    return f"(?:{whole}{_LIGHT_END}|{short}(?:e|y|ies|es|s|ed|ing|a|as|o|os)?)"


def _english(word: str) -> str:
    """As `_light`, and the verb of which a word in -ing or -tion is the noun ("producing")."""
    stem = _VERBAL.fullmatch(word)
    if stem is None:
        return _light(word)
    return rf"(?:{_light(word)}|{regex.escape(stem[1])}(?:e|es|s|ed|ing|ion|ions)?)"


def _stem(word: str) -> str:
    if len(word) < 4:
        return str(regex.escape(word))
    return f"{regex.escape(word[: _kept(word)])}\\w{{0,5}}"


def _base(word: str) -> str:
    return str(regex.sub(r"(?:ies|es|s|e|y|a|o)$", "", word))


def _kept(word: str) -> int:
    return len(word) - (0 if len(word) < 4 else 1 if len(word) < 6 else 2)


def _short_stem(word: str) -> str:
    if len(word) < 7:
        return f"{regex.escape(word[:-2])}\\w{{0,5}}" if _INSTRUMENTAL.search(word) else _stem(word)
    return f"{regex.escape(word[:-3])}\\w{{0,5}}"
