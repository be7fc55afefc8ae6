"""The day of a decision, as courts write it: in digits, in words, by the years of an era."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from legalnlp.knowledge import HOME, Rule

_SHORT_YEAR, _CENTURY, _PIVOT = 2, 19, 60  # 10/11/99
_MONTHS, _THOUSAND = 12, 1000
_JOINS = ("y", "e")  # "treinta y uno"


@cache
def table() -> Mapping[str, Any]:
    """Courts, months, numbers in words, eras and places, as ``courts.toml`` lists them."""
    return tomllib.loads((HOME / "courts.toml").read_text("utf-8"))


def day_decided(lines: Sequence[str], rules: Sequence[Rule]) -> str | None:
    """The day of the decision (ISO 8601) as a rule of the language reads it, if one does."""
    readers = [r for r in rules if r.concept == "date.decided"]
    return next((day for line in lines for day in _dates(line, readers)), None)


def _dates(line: str, readers: Sequence[Rule]) -> Iterator[str]:
    for reader in readers:
        for match in reader.regex.finditer(line):
            year = _year(match["year"], match.groupdict().get("era"))
            day = _iso(year, match["month"], match["day"])
            if day:
                yield day


def _year(year: str, era: str | None) -> str:
    """The year of the common calendar; ``era`` names that of a ruler, whose first year is 1."""
    if not year.isdecimal() and not era:
        return str(_spelt(year))
    if len(year) == _SHORT_YEAR and not era:
        return f"{_CENTURY if int(year) > _PIVOT else _CENTURY + 1}{year}"
    return str(table()["eras"][era] + int(year if year.isdecimal() else 1)) if era else year


def _iso(year: str, month: str, day: str) -> str | None:
    """A day in the order of the text, in the American order where there is no such month."""
    named = table()["months"].get(month.casefold().rstrip("."))
    number = named or (int(month) if month.isdecimal() else 0)
    of_month = _spelt(day)
    if not named and of_month <= _MONTHS < number:
        number, of_month = of_month, number
    try:
        return datetime.date(int(year), number, of_month).isoformat()
    except ValueError:
        return None


def _spelt(words: str) -> int:
    """A number in digits or words, 0 where a word is no number: "dos mil dieciocho" is 2018."""
    total, known = 0, table()["numerals"]
    for word in (w for w in words.casefold().split() if w not in _JOINS):
        value = int(word) if word.isdecimal() else known.get(word)
        if value is None:
            return 0
        total = max(total, 1) * value if value == _THOUSAND else total + value
    return total
