"""Courts whose names are built of a level and a place: read where no record names the court."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import regex

from legalnlp.steps.judgments.courts import Court, abroad, titled
from legalnlp.steps.judgments.places import Place, find, levels, placed, seats

_TITLE, _SAID = 90, 400  # characters of a line that names a court; of a sentence in which it speaks
_LEAD = 14  # characters of "in the" and of a mark beside a name
_NEAR = (1, -1, -2, 2, -3, 3)  # lines from the name on which the country may stand alone
_WORD = r"(?-i:(?:St\. )?\p{Lu}[\p{L}'’&-]*)"
_JOINS = "(?:(?:and|of|the|de|del|la|las|los|do|da|dos|y|et|e|am) )*"
_STOPS = r"(?!(?:at|in|on|by|sitting|afdeling|sala|no|en|and|wydział|sezione|[ivx]+)\b)"
_PLACE = rf"{_WORD}(?: {_JOINS}{_STOPS}{_WORD})" + "{0,4}"


@dataclass(frozen=True, slots=True)
class _Level:
    record: Mapping[str, Any]
    name: regex.Pattern[str]
    speaks: regex.Pattern[str]
    itself: regex.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Named:
    """A court by its level: its line, its name without and with the place, the place."""

    at: int
    record: Mapping[str, Any]
    own: str
    whole: str
    place: str | None


def of_nation(text: str) -> Court | None:
    """The court by level and place where its own line or one above it names the country.

    >>> of_nation("REPÚBLICA DE ANGOLA\\nTRIBUNAL SUPREMO").jurisdiction
    'AO'
    """
    lines = _lines(text)
    found = next(_named(lines), None)
    if found is None:
        return None
    place = _of(found.place) if found.place else None
    above = [place, *(_alone(line) for line in lines[: found.at])]
    return _court(found, lines, None) if any(p and p.nation for p in above) else None


def by_level(text: str, jurisdiction: str | None = None) -> Court | None:
    """The court that the lines name by level and place.

    ``jurisdiction`` is asked where they do not tell the country.

    >>> found = by_level("REPUBLIQUE DU BENIN\\nCOUR CONSTITUTIONNELLE")
    >>> found.jurisdiction, found.english
    ('BJ', 'Constitutional Court of Benin')
    """
    lines = _lines(text)
    found = next(_named(lines), None)
    named = _division(found, lines) if found else _itself(lines)
    return _court(named, lines, jurisdiction) if named else None


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _named(lines: Sequence[str]) -> Iterator[_Named]:
    below = regex.compile(levels()["below"], regex.IGNORECASE)
    from_below = False
    for at, line in enumerate(lines):
        if not from_below and not below.search(line[:_TITLE]):
            found = _on_line(at, line)
            if found:
                yield found
        from_below = bool(below.search(line[-_LEAD:]))


def _on_line(at: int, line: str) -> _Named | None:
    for level in _levels():
        match = level.name.search(line[:_SAID])
        if not match or not match["own"][0].isupper():
            continue
        if len(line) <= _TITLE or level.speaks.search(line[match.end("own") : _SAID]):
            place = match["front"] or match["place"] or match.groupdict().get("seat")
            ends = [match.span(name) for name in ("front", "own", "place") if match[name]]
            whole = line[ends[0][0] : ends[-1][1]]
            return _Named(at, level.record, match["own"], whole, place)
    return None


def _itself(lines: Sequence[str]) -> _Named | None:
    """The court that speaks of itself by its name within a sentence: "this Supreme Court"."""
    for line in lines:
        for level in _levels():
            match = level.itself.search(line) if level.itself else None
            if match and match["own"][0].isupper():
                return _Named(0, level.record, match["own"], match["own"], None)
    return None


def _division(found: _Named, lines: Sequence[str]) -> _Named:
    """The court whose name fills the line after that of the court, or judiciary, it belongs to."""
    after = found.at + 1
    part = _on_line(after, lines[after]) if after < len(lines) else None
    if part is None or part.place or len(lines[after]) > len(part.own) + _LEAD:
        return found
    return replace(part, place=found.place)


def _court(found: _Named, lines: Sequence[str], jurisdiction: str | None) -> Court:
    record = found.record
    place = _of(found.place) if found.place else _around(found, lines, jurisdiction)
    level = record.get("english") or titled(found.own)
    order = str(record.get("order", "")) if place and not place.code else ""
    joined = order or "{level} of {place}"
    english = joined.format(level=level, place=abroad(place.english)) if place else level
    code = (place.code if place else "") or record.get("country") or jurisdiction or ""
    apex = bool(record.get("apex")) and bool(place and place.nation)
    return Court(code, titled(found.whole), str(record.get("in_english") or english), apex)


def _of(words: str) -> Place:
    """The country or part of one with which the words begin, else the town that they name."""
    parts = words.split()
    known = (find(" ".join(parts[:end]).strip(".,")) for end in range(len(parts), 0, -1))
    town = titled(words)
    return next((place for place in known if place), Place("", abroad(town)))


def _around(found: _Named, lines: Sequence[str], jurisdiction: str | None) -> Place | None:
    """The country of a court that is named without it: from lines of its own, a city, the level."""
    near = [lines[found.at + n] for n in _NEAR if 0 <= found.at + n < len(lines)]
    alone = [place for line in near if (place := _alone(line))]
    known = next((p for p in alone if not p.nation), None) or next(iter(alone), None)
    known = known or placed(found.record.get("country"))
    return known or _seated(lines) or placed(jurisdiction)


def _alone(line: str) -> Place | None:
    """The place of a line that names nothing else: "PROVINCE OF QUEBEC", "(Malta)"."""
    words = regex.sub(levels()["bare"], "", line.strip("()[]., "), flags=regex.IGNORECASE)
    return find(words.removeprefix("of ").removeprefix("OF "))


def _seated(lines: Sequence[str]) -> Place | None:
    text = "\n".join(lines).casefold()
    cities = ((text.find(city.casefold()), place) for city, place in seats().items())
    return min((c for c in cities if c[0] >= 0), key=lambda c: c[0], default=(0, None))[1]


@cache
def _levels() -> tuple[_Level, ...]:
    schemes = levels()["scheme"]
    return tuple(_level(record, schemes[record["scheme"]]) for record in levels()["level"])


def _level(record: Mapping[str, Any], scheme: Mapping[str, str]) -> _Level:
    front = rf"(?P<front>{_WORD}(?: {_WORD}){{0,2}} )??" if scheme.get("front") else "(?P<front>)"
    needed = "" if scheme.get("town") else "?"
    name = (
        rf"(?:^|(?<=[.:–-] )){scheme['lead']}{scheme['chamber']}{front}"
        rf"(?P<own>{record['pattern']})(?!\p{{L}})"
        rf"(?:{scheme['place']} ?(?P<place>{_PLACE})){needed}"
    )
    speaks = regex.compile(scheme["speaks"], regex.IGNORECASE)
    own = None
    if "itself" in scheme:
        itself = rf"{scheme['itself']}(?P<own>{record['pattern']})(?!\p{{L}})"
        own = regex.compile(itself, regex.IGNORECASE)
    return _Level(record, regex.compile(name, regex.IGNORECASE), speaks, own)
