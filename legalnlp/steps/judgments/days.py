"""The day of a decision, as courts write it: in digits, in words, by the years of an era."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from legalnlp.knowledge import HOME, Rule

_SHORT_YEAR, _CENTURY, _PIVOT = 2, 19, 60  # 10/11/99
_MONTHS = 12
_FOUR, _TEN, _SCORE, _HUNDRED, _THOUSAND = 4, 10, 20, 100, 1000
_JOINS = ("y", "e", "et", "and")  # "treinta y uno"


@cache
def table() -> Mapping[str, Any]:
    """Courts, months, numbers in words, eras and places, as ``courts.toml`` lists them."""
    return tomllib.loads((HOME / "courts.toml").read_text("utf-8"))


def day_decided(
    head: Sequence[str], tail: Sequence[str], rules: Sequence[Rule], american: bool = False
) -> str | None:
    """The day of the decision (ISO 8601) as the rules of the language read it, if one does.

    What a line calls the day of the decision goes before a day that stands alone on its line, the
    day on which reasons that are kept for later were given before both.
    ``american``: in digits the month stands first.
    """
    reasons, decided, alone, other = (
        tuple(r for r in rules if r.concept == concept)
        for concept in ("date.reasons", "date.decided", "date.alone", "date.other")
    )
    readers = _Readers((reasons, decided), alone, other, american)
    for lines in (head, tail):
        day = next(readers.told(lines), None)
        day = day or _last_of_run([next(readers.alone(line), None) for line in lines])
        if day:
            return day
    return None


def _last_of_run(days: Sequence[str | None]) -> str | None:
    """The last of the first days that follow each other: hearings come before the judgment."""
    found = None
    for day in days:
        if found and not day:
            break
        found = day or found
    return found


@dataclass(frozen=True, slots=True)
class _Readers:
    decided: tuple[tuple[Rule, ...], ...]
    lone: tuple[Rule, ...]
    other: tuple[Rule, ...]
    american: bool

    def told(self, lines: Sequence[str]) -> Iterator[str]:
        """The days of decision in the lines, those that go before others first."""
        for rules in self.decided:
            for line in lines:
                yield from self._told(line, rules)

    def _told(self, line: str, rules: Sequence[Rule]) -> Iterator[str]:
        """The days of decision in a line, without those that its words give to something else."""
        others = [m.span() for rule in self.other for m in rule.regex.finditer(line)]
        for match in (m for rule in rules for m in rule.regex.finditer(line)):
            at = match.start("year")
            if not any(start <= at < end for start, end in others):
                yield from self._day(match)

    def alone(self, line: str) -> Iterator[str]:
        """The day of a line on which nothing else stands."""
        for match in (m for rule in self.lone for m in rule.regex.finditer(line)):
            yield from self._day(match)

    def _day(self, match: regex.Match[str]) -> Iterator[str]:
        year = _year(match["year"], match.groupdict().get("era"))
        american = self.american and match.start("day") < match.start("year")
        day = _iso(year, match["month"], match["day"], american)
        if day:
            yield day


def _year(year: str, era: str | None) -> str:
    """The year of the common calendar; ``era`` names that of a ruler, whose first year is 1."""
    number = _spelt(year)
    if era is not None:
        return str(table()["eras"][era] + (number or 1))
    if len(year) == _SHORT_YEAR and year.isdecimal():
        return f"{_CENTURY if number > _PIVOT else _CENTURY + 1}{year}"
    return str(number)


def _iso(year: str, month: str, day: str, american: bool) -> str | None:
    """A day in the order of the text, in the other order where there is no such month."""
    named = table()["months"].get(month.casefold().rstrip("."))
    number, of_month = named or _spelt(month), _spelt(day)
    if not named and (number > _MONTHS >= of_month or (american and of_month <= _MONTHS)):
        number, of_month = of_month, number
    try:
        return datetime.date(int(year), number, of_month).isoformat()
    except ValueError:
        return None


def _spelt(words: str) -> int:
    """A number in digits or words, 0 where a word is no number.

    >>> _spelt("dos mil dieciocho"), _spelt("mil neuf cent quatre-vingt-dix"), _spelt("二〇一八")
    (2018, 1990, 2018)
    """
    if words.isdecimal():
        return int(words)
    parts = regex.findall(r"\p{Han}|[^\s\p{Han}-]+", words.casefold())
    values = [table()["numerals"].get(word) for word in parts if word not in _JOINS]
    if None in values or not values:
        return 0
    if regex.fullmatch(r"[\p{Han}○]{3,}", words) and max(values) < _TEN:
        return int("".join(map(str, values)))
    return _sum(values)


def _sum(values: Sequence[int]) -> int:
    """The number that numbers in words make together: two, thousand, eight, ten, three."""
    total = part = 0
    for value in values:
        unit = part % _TEN
        if value == _THOUSAND:
            total, part = total + max(part, 1) * value, 0
        elif value == _HUNDRED:
            part = max(part, 1) * value
        elif (value == _TEN and unit) or (value == _SCORE and unit == _FOUR):  # 六十, quatre-vingt
            part += unit * (value - 1)
        else:
            part += value
    return total + part
