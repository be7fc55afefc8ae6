"""Finds definitions: every rule of the language at every place where it may stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.definitions.extent import extent
from legalnlp.steps.definitions.lines import Line, lines
from legalnlp.steps.definitions.rules import DefinitionRule, Drafting
from legalnlp.steps.definitions.terms import terms
from legalnlp.types import Definition, DefinitionKind, Document, Provision

# Where a sentence may begin inside a line: after a stop, or after an inline number.
_SENTENCE = regex.compile(
    r"""(?<=[.;:。]["')]?\s|。|다\.\s?)(?=["'「『(]?[\p{Lu}\p{Lo}"])|(?<=;)\s?(?=\p{L})|(?<=:)(?=\p{Lu})"""
    r"|(?<=[:;,-]\s(?:\((?:\p{L}{1,4}|\d{1,3})\)|\d{1,2}[.)])\s)"
)

_LISTED = {"list": 1, "entry": 2}  # how surely a line must stand in a list of definitions


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: DefinitionRule
    line: int
    match: regex.Match[str]
    term: tuple[int, int]
    first: int


def find(
    document: Document,
    provisions: Sequence[Provision],
    how: Drafting,
    within: Sequence[tuple[int, int]] | None = None,
    folded: str | None = None,
) -> Iterator[Definition]:
    """The definitions of a document (or of stretches of it) in the order of their terms."""
    folded = fold(document.text) if folded is None else folded
    found = lines(document, folded, provisions, how, within)
    hits = sorted(_hits(folded, found, how), key=lambda hit: hit.term)
    stops = sorted({hit.first for hit in hits if not _stands_before(hit)})
    for hit in hits:
        line = found[hit.line]
        low, high = bisect_left(stops, hit.first + 1), bisect_left(stops, hit.first + 1) + 400
        start, end = _definiens(folded, found, hit, stops[low:high], provisions, how)
        if start < end:
            yield Definition(
                term=document.text[slice(*hit.term)],
                kind=_kind(folded, hit.rule, start, end, how),
                start=start,
                end=end,
                term_start=hit.term[0],
                term_end=hit.term[1],
                provision=max(line.provision, 0),
                scope=_scope(document.text, folded, line, hit, how),
                rule=hit.rule.id,
            )


def _hits(folded: str, found: Sequence[Line], how: Drafting) -> Iterator[_Hit]:
    """The first rule for each term, rules in the order of the file."""
    for index, line in enumerate(found):
        if line.heading or not (line.listed == 2 or how.cue.search(folded, line.body, line.end)):
            continue
        taken: list[tuple[int, int]] = []
        for rule, match in _matches(folded, line, how):
            for term in terms(folded, match.start("term"), match.end("term"), how):
                if all(term[1] <= a or b <= term[0] for a, b in taken):
                    taken.append(term)
                    yield _Hit(rule, index, match, term, match.start("term"))


def _matches(
    folded: str, line: Line, how: Drafting
) -> Iterator[tuple[DefinitionRule, regex.Match[str]]]:
    """What the rules find in a line, in the order of the file; each cue is looked for once."""
    begins = [line.body, *(m.end() for m in _SENTENCE.finditer(folded, line.body, line.end))]
    cued: dict[regex.Pattern[str] | None, bool] = {None: True}
    for rule in how.rules:
        if line.listed < _LISTED.get(rule.place, 0):
            continue
        if rule.cue not in cued:
            cued[rule.cue] = bool(rule.cue and rule.cue.search(folded, line.body, line.end))
        if cued[rule.cue]:
            yield from ((rule, match) for match in _tried(rule, folded, line, begins))


def _tried(
    rule: DefinitionRule, folded: str, line: Line, begins: Sequence[int]
) -> Iterator[regex.Match[str]]:
    """The matches of one rule; ``begins`` are where a sentence may begin."""
    if rule.place == "anywhere":
        inner = "definiens" in rule.pattern.groupindex
        yield from rule.pattern.finditer(folded, line.body, line.end, overlapped=inner)
        return
    places = begins if rule.place == "sentence" else begins[:1]
    found = (rule.pattern.match(folded, place, line.end) for place in places)
    yield from filter(None, found)


def _definiens(
    folded: str,
    found: Sequence[Line],
    hit: _Hit,
    stops: Sequence[int],
    provisions: Sequence[Provision],
    how: Drafting,
) -> tuple[int, int]:
    """The group of the rule where it names one, else from the end of the match on."""
    if hit.match.groupdict().get("definiens"):
        start, end = hit.match.span("definiens")
        return start, start + len(folded[start:end].rstrip(" ,;"))
    if hit.rule.before:
        return _clause_before(folded, found[hit.line].body, hit.match.start(), hit.rule.before)
    return extent(folded, found, hit.line, hit.match.end(), stops, provisions, how)


def _kind(folded: str, rule: DefinitionRule, start: int, end: int, how: Drafting) -> DefinitionKind:
    if rule.kind == "means":
        for kind, pattern in how.kinds.items():
            if pattern.match(folded, start, end):
                return kind
    return rule.kind


def _scope(text: str, folded: str, line: Line, hit: _Hit, how: Drafting) -> str | None:
    """Where the definition says that it holds: in the match, before it in its line, or above."""
    if hit.match.groupdict().get("scope"):
        return text[slice(*hit.match.span("scope"))].strip(" ,:-—–")
    before = list(how.scope.finditer(folded, line.body, hit.first))
    if before:
        return text[before[-1].start() : before[-1].end()].strip(" ,:-—–")
    return line.announced


def _stands_before(hit: _Hit) -> bool:
    """Whether the rule names its definiens, so that the term may stand inside another definiens."""
    return bool(hit.rule.before or hit.match.groupdict().get("definiens"))


def _clause_before(folded: str, start: int, end: int, bounds: str) -> tuple[int, int]:
    """The clause that ends at ``end``, for a term given in parentheses after what it stands for."""
    start = max([start, *(folded.rfind(mark, start, end) + 1 for mark in bounds)])
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    return start, max(start, start + len(folded[start:end].rstrip(" ,")))
