"""What an article cannot say, told before any of its limbs is read.

A rule fires only where one of its strings stands, in the article itself or in the definitions of
the terms that it uses. Looking for strings costs a small part of reading limbs.
"""

from __future__ import annotations

from legalnlp.steps.likeness import FALSE, TAKEN
from legalnlp.steps.matched import Matched

_DEPTH = 3  # definitions whose words lead to further definitions
_OFFENCE = {"effect.offence", "effect.liability"}


def may_be_general(text: Matched, article: int) -> bool:
    """Whether a limb of the article can be a general rule (`likeness.is_general_rule`)."""
    said = hinted(text, article)
    if said.isdisjoint(_OFFENCE):
        return False
    false = _may_say(text, article, said, ("medium.synthetic",))
    return false or (
        _may_say(text, article, said, (*TAKEN, *FALSE))
        and _may_say(text, article, said, ("subject.person",))
    )


def hinted(text: Matched, article: int) -> frozenset[str]:
    """Concepts hinted at by the words of an article and by those that lead in to it."""
    said: frozenset[str] = frozenset()
    at: int | None = article
    while at is not None:
        here = text.provisions[at]
        if at == article or here.kind != "part":
            said |= text.seen.hinted(here.start, here.end if at == article else here.own_end)
        at = here.parent
    return said


def _may_say(text: Matched, article: int, said: frozenset[str], concepts: tuple[str, ...]) -> bool:
    """Whether the article or a definition of a term in it may mention one of the concepts."""
    if not said.isdisjoint(concepts):
        return True
    here = text.provisions[article]
    found = set[int]()
    new = set(text.uses(here.start, here.end))
    for _ in range(_DEPTH):
        if any(c.startswith(text.crossing(index)) for index in new for c in concepts):
            return True
        found |= new
        homes = (text.provisions[text.home(index)] for index in new)
        new = {index for home in homes for index in text.uses(home.start, home.end)} - found
    return False
