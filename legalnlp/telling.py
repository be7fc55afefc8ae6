"""Which sets of strings tell the most of where a pattern can match."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

EDGE = "\x01"  # stands in a string for the beginning or the end of a word


def telling(choices: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The set whose strings are the rarest, without those that hold another one of it."""
    sets = [least(found) for found in choices if found and not says_nothing(found)]
    return min(sets, key=_weight, default=None)


def says_nothing(found: frozenset[str]) -> bool:
    """Whether one of the strings is empty: then it stands in every text."""
    return any(not text.strip(EDGE) for text in found)


def at_edges(text: str) -> str:
    """A string with the sign for a word's edge where it begins or ends with one, or without.

    An edge is told only beside a plain letter or digit; those inside the string add nothing.
    """
    plain = text.replace(EDGE, "")
    before = EDGE if text[0] == EDGE and _is_plain(plain[0]) else ""
    behind = EDGE if text[-1] == EDGE and _is_plain(plain[-1]) else ""
    return before + plain + behind


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def least(found: frozenset[str]) -> frozenset[str]:
    """Strings without those that hold another one of them."""
    kept: list[str] = []
    for text in sorted(found, key=len):
        if not any(short in text for short in kept):
            kept.append(text)
    return frozenset(kept)


def _weight(found: frozenset[str]) -> float:
    """About how often one of the strings stands in a text: a sign of Chinese tells like three.

    Rounded once, so that the order in which a set is gone through decides nothing.
    """
    return fsum(0.4 ** sum(map(_worth, text)) for text in found)


def _worth(sign: str) -> int:
    return 3 if sign > "\u2e80" else sign.isalpha() or sign == EDGE
