"""Of several definitions of one term, the one that stands nearest to its user holds.

Codes define a word anew in each chapter ("in this chapter, 'minor' means …"): what the word
means for lotteries says nothing of what it means for pictures. The special definition comes
before the general one (lex specialis).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from legalnlp.knowledge import fold
from legalnlp.types import Definition, Provision


class Nearest:
    """Tells which definitions hold at a place; ``home`` gives the provision of a definition."""

    def __init__(
        self,
        provisions: Sequence[Provision],
        definitions: Sequence[Definition],
        home: Callable[[int], int],
    ) -> None:
        self._provisions, self._definitions, self._home = provisions, definitions, home
        self._rivals: dict[int, str] = {}
        by_term = defaultdict[str, list[int]](list)
        for index, definition in enumerate(definitions):
            by_term[fold(definition.term).casefold()].append(index)
        for term, several in by_term.items():
            if len(several) > 1:
                self._rivals |= dict.fromkeys(several, term)

    def of(self, terms: Sequence[int], place: int) -> tuple[int, ...]:
        """Those of some definitions that hold in a provision, in their order.

        Only a definition that says what a term means keeps a farther one away: one that adds to
        it ("includes") or refers to it does not.
        """
        rivals = defaultdict[str, list[int]](list)
        for index in terms:
            if index in self._rivals:
                rivals[self._rivals[index]].append(index)
        away = {far for several in rivals.values() for far in self._kept_away(several, place)}
        return tuple(index for index in terms if index not in away)

    def _kept_away(self, several: Sequence[int], place: int) -> Iterator[int]:
        if len(several) < 2:
            return
        above = self._line(place)
        shared = {index: len(above & self._line(self._home(index))) for index in several}
        nearest = max(shared.values())
        near = [index for index in several if shared[index] == nearest]
        if any(self._definitions[index].kind == "means" for index in near):
            yield from (index for index in several if shared[index] < nearest)

    def _line(self, place: int | None) -> frozenset[int]:
        """A provision and all that it stands in."""
        line = set[int]()
        while place is not None:
            line.add(place)
            place = self._provisions[place].parent
        return frozenset(line)
