"""Tells what kind of document a text is, from words that only that kind uses (`kinds.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from legalnlp.literals import Literals
from legalnlp.signs import caseless
from legalnlp.types import DocType

_TABLE = Path(__file__).with_name("kinds.toml")
_SAMPLE = 6_000
_ENOUGH = 4
_SHORT = 3_000
# A treaty or a policy names itself often; in a longer text one mention may be a mere reference.
_TWICE = ("treaty", "policy")


def kind(text: str) -> DocType:
    """Statute, treaty, judgment or policy; a text that shows nothing is a statute.

    >>> kind("Each Party shall adopt measures on kites. Each Party may ask for strings."
    ...      " Each Party shall report on the kites that it has found.")
    'treaty'
    """
    sample = text[:_SAMPLE] + "\n" + text[-_SAMPLE // 2 :] if len(text) > _SAMPLE else text
    low = caseless(sample)
    for name, (strong, weak) in _cues().items():
        least = 2 if name in _TWICE and len(sample) > _SHORT else 1
        if _mentions(strong, sample, low) >= least:
            return cast("DocType", name)
        if weak and sum(cue.stands_in(sample, low) for cue in weak) >= _ENOUGH:
            return cast("DocType", name)
    return "statute"


@dataclass(frozen=True)
class _Cue:
    """A pattern, and strings of which every match of it holds one (None: unknown).

    Hardly any cue stands in a given text: looking for its strings first is much faster.
    """

    pattern: re.Pattern[str]
    strings: tuple[str, ...] | None

    def spans(self, sample: str, low: str) -> Iterator[tuple[int, int]]:
        """Where the cue matches; ``low`` is the sample in caseless letters."""
        if self.strings is None or any(map(low.__contains__, self.strings)):
            yield from (match.span() for match in self.pattern.finditer(sample))

    def stands_in(self, sample: str, low: str) -> bool:
        """Whether the cue matches anywhere."""
        return next(self.spans(sample, low), None) is not None


def _mentions(cues: Iterable[_Cue], sample: str, low: str) -> int:
    """How often cues match, words that two of them share counted once."""
    count = end = 0
    for start, to in sorted(span for cue in cues for span in cue.spans(sample, low)):
        if start >= end:
            count, end = count + 1, to
    return count


@cache
def _cues() -> Mapping[str, tuple[tuple[_Cue, ...], tuple[_Cue, ...]]]:
    literals = Literals({})
    return {
        name: (_read(cues["strong"], literals), _read(cues["weak"], literals))
        for name, cues in tomllib.loads(_TABLE.read_text("utf-8")).items()
    }


def _read(patterns: Iterable[str], literals: Literals) -> tuple[_Cue, ...]:
    flags = re.IGNORECASE | re.MULTILINE
    return tuple(_Cue(re.compile(p, flags), literals.of(p)[0]) for p in patterns)
