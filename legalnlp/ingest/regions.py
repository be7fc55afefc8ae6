"""Marks off what a legal text holds beside law: notes, histories, contents, repealed numbers.

What they look like is data (`regions.toml`); nothing is taken out of the text.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from legalnlp.ingest.lines import each, stretches
from legalnlp.types import Mark, Region, RegionKind

_TABLE = Path(__file__).with_name("regions.toml")
_PROVISION = re.compile(
    r"(?:§+|Art(?:icle|ikel|ículo|igo|icolo|\.)|Section|Sec\.)\s*\d|第.{1,8}[条條]|제\s?\d+\s?조"
)
_ENTRY = 160
# A contents list stands near the head of a text.
_HEAD = 60_000
# How far from the beginning of its line a cue may stand.
_GLANCE = 100
_STOPS = (".", ";", "。", "；")


@dataclass(frozen=True)
class _Rule:
    """One record of the table. ``starts`` and ``cues`` are strings that a line must show first."""

    kind: RegionKind
    pattern: re.Pattern[str]
    starts: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    after: int = 0
    whole: bool = False


@dataclass(frozen=True)
class _Table:
    """The compiled table."""

    heading: tuple[_Rule, ...]
    block: tuple[_Rule, ...]
    line: tuple[_Rule, ...]
    span: tuple[_Rule, ...]
    bracket: tuple[_Rule, ...]
    contents: frozenset[str]


@cache
def _rules() -> _Table:
    data: Mapping[str, Any] = tomllib.loads(_TABLE.read_text("utf-8"))

    def compiled(part: str, flags: int) -> tuple[_Rule, ...]:
        return tuple(
            _Rule(
                r["kind"],
                re.compile(_within_a_line(r["pattern"]), flags),
                tuple(r.get("starts", ())),
                tuple(r.get("cues", ())),
                r.get("after", 0),
                r.get("whole", False),
            )
            for r in data[part]
            if "open" not in r
        )

    return _Table(
        compiled("heading", re.IGNORECASE),
        compiled("block", re.MULTILINE),
        compiled("line", re.MULTILINE),
        compiled("span", re.MULTILINE),
        tuple(_brackets(data["span"])),
        frozenset(data["contents"]["titles"]),
    )


def _within_a_line(pattern: str) -> str:
    r"""A pattern whose ``\s`` never reaches into the next line."""
    parts, inside = [], False
    for part in re.split(r"(\\.|\[\^?|\])", pattern):
        if part in ("[", "[^"):
            inside = True
        elif part == "]":
            inside = False
        parts.append((" \t\xa0\u3000" if inside else r"[^\S\n]") if part == r"\s" else part)
    return "".join(parts)


def _brackets(records: list[Mapping[str, str]]) -> Iterator[_Rule]:
    """One rule for all that begin with the same bracket, so that a text is searched once."""
    for opening in dict.fromkeys(r["open"] for r in records if "open" in r):
        alike = [r for r in records if r.get("open") == opening]
        for kind in dict.fromkeys(r["kind"] for r in alike):
            inner = "|".join(_within_a_line(r["pattern"]) for r in alike if r["kind"] == kind)
            pattern = re.compile(f"{re.escape(opening)}(?:{inner})", re.MULTILINE)
            yield _Rule(cast("RegionKind", kind), pattern, cues=(opening,))


def _lines(text: str, rules: tuple[_Rule, ...]) -> Iterator[tuple[_Rule, int, int]]:
    """Rules and the stretches at the beginning of a line that they match, in document order."""
    likely = {*_by_start(text, rules)}
    near = _near_starts(text, {cue for rule in rules for cue in rule.cues})
    for rule in rules:
        for cue in near.intersection(rule.cues):
            likely.update((line, rule) for line in _lines_with(text, cue))
    for line, rule in sorted(likely, key=lambda pair: pair[0]):
        match = rule.pattern.match(text, line)
        if match:
            yield rule, match.start(), match.end()


def _near_starts(text: str, cues: set[str]) -> set[str]:
    """The cues that stand among the first signs of a line.

    Most of a code stands behind the first signs of its lines, where no cue is looked for.
    """
    found: set[str] = set()
    for part in stretches(text):
        heads = "\n".join([line[:_GLANCE] for line in part.split("\n")]).encode()
        found |= {cue for cue in cues - found if cue.encode() in heads}
    return found


def _by_start(text: str, rules: tuple[_Rule, ...]) -> Iterator[tuple[int, _Rule]]:
    """Offsets of lines that begin as a rule wants it, with the rule."""
    by_sign: dict[str, list[tuple[str, _Rule]]] = {}
    for rule in rules:
        for start in rule.starts:
            by_sign.setdefault(start[0], []).append((start, rule))
    at = 0
    for line in each(text):
        if line and line[0] in by_sign:
            for start, rule in by_sign[line[0]]:
                if line.startswith(start):
                    yield at, rule
        at += len(line) + 1


def _lines_with(text: str, cue: str) -> Iterator[int]:
    """Offsets of the lines that have a cue among their first signs."""
    at = text.find(cue)
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        if at - line < _GLANCE:
            yield line
        at = text.find(cue, at + len(cue))


def find(text: str, marks: tuple[Mark, ...], known: tuple[Region, ...] = ()) -> tuple[Region, ...]:
    """The regions that a reader already knows and those that the text's own look tells, in order.

    >>> [r.kind for r in find("A kite has a string.\\nActs 2019, No. 7, §1.", ())]
    ['history']
    """
    headings = [mark for mark in marks if mark.kind == "heading"]
    found = [*_sections(text, headings), *_contents(text, headings)]
    lines = list(_lines(text, (*_rules().line, *_rules().block)))
    found += [Region(rule.kind, *span) for rule, *span in lines if rule in _rules().line]
    found += _blocks(len(text), headings, [hit for hit in lines if hit[0] in _rules().block])
    for rule in (*_rules().span, *_rules().bracket):
        if any(cue in text for cue in rule.cues):
            found += [Region(rule.kind, *m.span()) for m in rule.pattern.finditer(text)]
    merged = {*known, *_outermost(region for region in found if region.end > region.start)}
    return tuple(sorted(merged, key=lambda r: (r.start, -r.end, r.kind)))


def _outermost(regions: Iterator[Region]) -> Iterator[Region]:
    """Regions that no other region encloses."""
    reach = -1
    for region in sorted(regions, key=lambda r: (r.start, -r.end)):
        if region.end > reach:
            yield region
            reach = region.end


def _sections(text: str, headings: list[Mark]) -> Iterator[Region]:
    """Headings of notes and histories with all that stands below them."""
    seen: dict[int, int] = {}
    for i, heading in enumerate(headings):
        words = text[heading.start : heading.end].strip(" .:-—[]()")
        for j, rule in enumerate(_rules().heading):
            if len(words) <= _ENTRY and rule.pattern.fullmatch(words):
                seen[j] = seen.get(j, 0) + 1
                if seen[j] > rule.after:
                    end = _section_end(text, headings, i, rule.whole)
                    yield Region(rule.kind, heading.start, end)
                break


def _section_end(text: str, headings: list[Mark], i: int, whole: bool) -> int:
    ranked = whole or len({mark.level for mark in headings}) > 1  # else ranks tell nothing
    for later in headings[i + 1 :]:
        provision = not whole and _PROVISION.match(text[later.start : later.end])
        if (ranked and later.level <= headings[i].level) or provision:
            return max(headings[i].end, later.start - 1)
    return len(text)


def _contents(text: str, headings: list[Mark]) -> Iterator[Region]:
    """A contents list: its title and the short lines behind it, to the next heading or sentence."""
    stops = [mark.start for mark in headings]
    at = 0
    for title in text[:_HEAD].split("\n"):
        start, at = at, at + len(title) + 1
        if len(title) > 40 or title.strip(" .:—-").casefold() not in _rules().contents:
            continue
        end = start + len(title)
        for line in re.finditer(r"[^\n]+", text[at : _next(stops, at, len(text))]):
            if len(line[0]) > _ENTRY or (line[0].endswith(_STOPS) and len(line[0]) > _ENTRY // 2):
                break
            end = at + line.end()
        yield Region("contents", start, end)


def _next(stops: list[int], at: int, last: int) -> int:
    """The first stop at or behind an offset."""
    i = bisect_left(stops, at)
    return stops[i] if i < len(stops) else last


def _blocks(
    size: int, headings: list[Mark], begins: list[tuple[_Rule, int, int]]
) -> Iterator[Region]:
    """Stretches that a line begins and the next heading ends."""
    stops = [mark.start for mark in headings]
    seen: dict[_Rule, int] = {}
    for rule, start, end in begins:
        seen[rule] = seen.get(rule, 0) + 1
        if seen[rule] > rule.after:
            yield Region(rule.kind, start, max(end, _next(stops, end, size + 1) - 1))
