"""The term that a definition defines: its own words say nothing yet of what it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from legalnlp.steps.groups import GENERAL
from legalnlp.types import Definition, Mention


class Defined:
    """The places of the terms that a document defines itself."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._spans = sorted((d.term_start, d.term_end) for d in definitions if d.kind == "means")

    def speaks(self, mention: Mention) -> bool:
        """False for general words ("material") in such a term: the definiens says what they are."""
        if mention.concept not in GENERAL:
            return True
        at = bisect_right(self._spans, mention.start, key=lambda span: span[0]) - 1
        return at < 0 or mention.end > self._spans[at][1]
