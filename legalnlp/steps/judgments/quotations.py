"""What a judgment quotes: which words are a statute's and which are the court's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from legalnlp.knowledge import Rule, fold

_PAIRS = regex.compile(
    r"“[^“”\n]*”|‘[^‘’\n]*’|«[^«»\n]*»|„[^„“”\n]*[“”]|『[^『』\n]*』|\"[^\"\n]*\""
)
_BLOCK = regex.compile(
    r"""^(?:["“]\(?(?:\w{1,5}\)|§|[Ss]ection|\d+\.)[^\n]*
      | (?:\[[*\d]{1,6}\]\s*)?["“][^"“”\n]{60,}["”]?$)   # a paragraph in marks of its own""",
    regex.MULTILINE | regex.VERBOSE,
)
_TERM = 60  # characters that a quoted term may have; what is longer is a passage
_LEAD = 120


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` is quoted, marks included; ``statute`` where a statute is led in."""

    start: int
    end: int
    statute: bool

    @property
    def term(self) -> bool:
        """A word or phrase, not a passage."""
        return self.end - self.start <= _TERM

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch stands wholly inside."""
        return self.start <= start and end <= self.end


def quotations(text: str, rules: Sequence[Rule]) -> tuple[Quotation, ...]:
    """Quotations in the order of the text; ``rules`` say how a statute's words are led in."""
    leads = [r for r in rules if r.concept == "cited.statute_says"]
    folded = fold(text)
    blocks = [Quotation(m.start(), m.end(), True) for m in _BLOCK.finditer(text)]
    inline = [
        Quotation(m.start(), m.end(), _led_in(folded, m.start(), leads))
        for m in _PAIRS.finditer(text)
        if not any(b.holds(m.start(), m.end()) for b in blocks)
    ]
    return tuple(sorted([*blocks, *inline], key=lambda q: q.start))


def _led_in(folded: str, at: int, leads: Sequence[Rule]) -> bool:
    low = max(at - _LEAD, folded.rfind("\n", 0, at) + 1)
    window = folded[low : at + 1]
    return any(m.end() >= at - low for r in leads for m in r.regex.finditer(window))


def within(found: Sequence[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """The quotations that stand in a stretch, and a statute's that go beyond it."""
    return (
        q
        for q in found
        if (start <= q.start and q.end <= end) or (q.statute and q.start < end and start < q.end)
    )
