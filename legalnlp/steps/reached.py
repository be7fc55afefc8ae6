"""What one limb supports for one category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalnlp.types import Mention, Value


@dataclass(frozen=True, slots=True)
class Reached:
    """The value that one limb supports for one category, and the mentions that decide it.

    ``named`` tells whether the category is reached in terms or only by general words: a
    condition on general words yields to the same words without one (rules 6 and 19).
    """

    category: str
    value: Value
    by: tuple[Mention, ...]
    conditions: tuple[Mention, ...] = ()
    named: bool = True

    @property
    def width(self) -> int:
        """Rank of the value, 0 the widest."""
        order = ("covered", "conditional", "implied", "conditional by general words", "excluded")
        hedged = self.value == "conditional" and not self.named
        return order.index("conditional by general words" if hedged else self.value)


def conditioned(
    category: str, value: Value, by: Sequence[Mention], conditions: Sequence[Mention]
) -> Reached:
    """The value, or `conditional` where there are conditions."""
    named = value == "covered"
    if conditions:
        return Reached(category, "conditional", tuple(by), tuple(conditions), named)
    return Reached(category, value, tuple(by), named=named)
