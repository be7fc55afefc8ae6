"""Which sets of strings tell the most of where a pattern can match."""

from __future__ import annotations

from collections.abc import Iterable

START = "\x01"  # stands in a string for the beginning or the end of a word


def telling(choices: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The set whose strings are the rarest, without those that hold another one of it."""
    sets = [least(found) for found in choices if found and not says_nothing(found)]
    return min(sets, key=_weight, default=None)


def says_nothing(found: frozenset[str]) -> bool:
    """Whether one of the strings is empty: then it stands in every text."""
    return any(not text.strip(START) for text in found)


def at_start(text: str) -> str:
    """A string with the sign for a word's beginning before it, if it has one there, or without."""
    plain = text.replace(START, "")
    return (
        START + plain if text[0] == START and plain[0].isascii() and plain[0].isalnum() else plain
    )


def least(found: frozenset[str]) -> frozenset[str]:
    """Strings without those that hold another one of them."""
    kept: list[str] = []
    for text in sorted(found, key=len):
        if not any(short in text for short in kept):
            kept.append(text)
    return frozenset(kept)


def _weight(found: frozenset[str]) -> float:
    """About how often one of the strings stands in a text: a sign of Chinese tells like three."""
    return sum(0.4 ** sum(map(_worth, text)) for text in found)


def _worth(sign: str) -> int:
    return 3 if sign > "\u2e80" else sign.isalpha() or sign == START
