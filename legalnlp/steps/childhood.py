"""The age of a child where no provision on the material names it.

A code says once, often far from the offence, who is a child ("a person below N years shall be
known as a child"); an offence on "another person" does not even use the word. The sentence counts
wherever it stands (`quantity.childhood`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legalnlp.knowledge import Pack
from legalnlp.steps.concepts import as_number
from legalnlp.steps.prefilter import Seen, matches
from legalnlp.steps.structure import innermost
from legalnlp.types import Mention, Provision

_CONCEPT = "quantity.childhood"
_AGES = range(10, 22)


def childhood(seen: Seen, provisions: Sequence[Provision], pack: Pack) -> Mention | None:
    """The sentence that says under which age a person is a child, the highest age first."""
    return max(_said(seen, provisions, pack), key=lambda m: m.number or 0, default=None)


def _said(seen: Seen, provisions: Sequence[Provision], pack: Pack) -> Iterator[Mention]:
    for rule, start, end in matches(pack, (_CONCEPT,), seen.text, seen.low):
        match = rule.regex.search(seen.text, start)
        said = match.groupdict().get("number") if match else None
        number = as_number(said, pack.numerals) if said else None
        if number is not None and int(number) in _AGES:
            place = innermost(provisions, start) or 0
            yield Mention(rule.id, rule.concept, start, end, place, start, end, number=number)
