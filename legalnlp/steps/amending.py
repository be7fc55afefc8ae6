"""Which law an act says it amends, and which of its sections get a new wording.

>>> from legalnlp.knowledge import load_pack
>>> act = Document("a", "Section 7 of the Kite Code is replaced by the following:\\n7. A kite …")
>>> [(one.act, one.units, one.whole) for one in amended(act, load_pack("en"))]
[('Kite Code', ('7',), True)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from legalnlp.knowledge import Pack, Rule, fold
from legalnlp.types import Amendment, Document

_LINE = 400  # characters of a line in which an act says what it does
_HEAD = 20_000  # characters of an act that are read for it
_NUMBER = regex.compile(r"\d[\p{L}\d.\-]*|[一二三四五六七八九十百零]+")


def amended(document: Document, pack: Pack) -> tuple[Amendment, ...]:
    """What the document says it amends, each law and section once, in the order of the text.

    A section without the name of its law belongs to the law named last before it.
    """
    found: dict[tuple[str, tuple[str, ...]], Amendment] = {}
    act = ""
    for rule, match, at in _matches(document.text, pack.amending):
        act = _words(document.text, match, "act", at) or act
        if act:
            one = _amendment(document.text, rule, match, at, act)
            found.setdefault((one.act.casefold(), one.units), one)
    return tuple(found.values())


def notes(found: Sequence[Amendment]) -> tuple[str, ...]:
    """What the reader should know where an act amends others by its own words."""
    acts = list(dict.fromkeys(one.act for one in found))
    if not acts:
        return ()
    told = f"by its own words it amends {', '.join(acts)}"
    if len(acts) > 1:
        return (f"{told}: which of them holds the words on the subject is not told",)
    if not any(one.whole for one in found):
        return (f"{told} in part: the rest of what it amends stands elsewhere",)
    return (told,)


def _matches(text: str, rules: Sequence[Rule]) -> Iterator[tuple[Rule, regex.Match[str], int]]:
    """What the rules find line by line, with where its line begins."""
    start = 0
    for line in text[:_HEAD].split("\n"):
        folded = fold(line[:_LINE])
        here = [(m.start(), -m.end(), r, m) for r in rules for m in r.regex.finditer(folded)]
        for _, _, rule, match in sorted(here, key=lambda one: one[:2]):
            yield rule, match, start
        start += len(line) + 1


def _words(text: str, match: regex.Match[str], group: str, at: int) -> str:
    """The words of a group on one line; none where it took no part."""
    start, end = match.span(group) if group in match.groupdict() else (0, 0)
    return " ".join(text[at + start : at + end].split()).strip(" ,")


def _amendment(text: str, rule: Rule, match: regex.Match[str], at: int, act: str) -> Amendment:
    words = text[at + match.start() : at + match.end()]
    start = at + match.start() + len(words) - len(words.lstrip())
    quote = words.strip()
    units = tuple(_NUMBER.findall(_words(text, match, "unit", at)))
    whole = rule.concept == "amending.unit"
    return Amendment(act, units, whole, quote, start, start + len(quote), rule.id)
