"""Which defined terms a stretch of text uses, whatever their inflection."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from legalnlp.knowledge import fold
from legalnlp.types import Definition

# Languages whose nouns change little at the end; in the others a stem is compared.
_LIGHT = frozenset({"en", "fr", "es", "pt", "it", "ca", "nl", "sv", "da", "no", "ro", "id"})
# Languages whose nouns change much at the end ("dítětem" for "dítě"): a shorter stem.
_HEAVY = frozenset({"cs", "sk", "pl", "sl", "hr", "uk", "ru", "bg", "lt", "lv", "et"})
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_LIGHT_END = r"(?:s|x|n|en|es|er|et|aux|'s|d|ed|ing|t|a|na|i|e)?"
_WORD = regex.compile(r"\w+")


def terms_used(text: str, definitions: Sequence[Definition]) -> tuple[int, ...]:
    """Indices of the definitions whose term occurs in ``text``, in their order.

    A term matches in other cases, numbers and persons ("shares" for "share"), across other
    blanks and typography, and not inside a longer word, except in scripts without word breaks.
    """
    plain = fold(text).casefold()
    squeezed = regex.sub(r"\s+", "", plain)
    found = []
    for index, definition in enumerate(definitions):
        term = fold(definition.term).casefold()
        if _UNSPACED.search(term):
            if regex.sub(r"\s+", "", term) in squeezed:
                found.append(index)
        elif _pattern(term, (definition.rule or "").split(".")[0]).search(plain):
            found.append(index)
    return tuple(found)


@cache
def _pattern(term: str, tag: str) -> regex.Pattern[str]:
    """The term with its endings left open, word by word."""
    inflected = _light if tag in _LIGHT else _short_stem if tag in _HEAVY else _stem
    parts = [inflected(word) for word in _WORD.findall(term)]
    return regex.compile(r"(?<!\w)" + r"\W+".join(parts) + r"(?!\w)" if parts else r"(?!)")


def _light(word: str) -> str:
    if len(word) < 3:
        return str(regex.escape(word))
    base = regex.sub(r"(?:ies|es|s|e|y|a|o)$", "", word) if len(word) > 4 else word
    if base == word:
        return f"{regex.escape(word)}{_LIGHT_END}"
    whole, short = regex.escape(word), regex.escape(base)
    return f"(?:{whole}{_LIGHT_END}|{short}(?:e|y|ies|es|s|ed|ing|a|as|o|os)?)"


def _stem(word: str) -> str:
    if len(word) < 4:
        return str(regex.escape(word))
    keep = len(word) - (1 if len(word) < 6 else 2)
    return f"{regex.escape(word[:keep])}\\w{{0,5}}"


def _short_stem(word: str) -> str:
    if len(word) < 7:
        return _stem(word)
    return f"{regex.escape(word[:-3])}\\w{{0,5}}"
