"""Courts by the words in which judgments name them: one record, one court or kind of court."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from legalnlp.steps.judgments.days import table

_SMALL = regex.compile(
    r"(?<=\s)(?:Of|The|For|And|In|At|De|Del|La|Du|Des|Am|Van|För|Och|Do|Da|D)(?=[\s'’])"
)


@dataclass(frozen=True, slots=True)
class Court:
    """A court in its own language and in English. ``apex``: nothing ordinary lies above it."""

    jurisdiction: str
    name: str
    english: str
    apex: bool = False


def by_record(text: str) -> Court | None:
    """The first court of the table that the text names."""
    for record, pattern, _ in _courts():
        match = pattern.search(text)
        if match or (record.get("ecli") and record["ecli"] in text) or _in_english(record, text):
            return _court(record, match)
    return None


def _in_english(record: Mapping[str, Any], text: str) -> bool:
    """A line opens with the English name of a court that has another in its own language."""
    if record["english"] == record["name"] or "keep" in record or "in_full" in record:
        return False
    return any(line.lstrip("#* ").startswith(record["english"]) for line in text.split("\n"))


def _court(record: Mapping[str, Any], match: regex.Match[str] | None) -> Court:
    """The court of a record; one of many of its kind is named as the text or a place names it."""
    own, english, where = record["name"], record["english"], record["jurisdiction"]
    groups = {name: words or "" for name, words in match.groupdict().items()} if match else {}
    if match and record.get("keep"):
        own = titled(groups.get("own") or match.group())
        english = own if english == record["name"] else english
        if groups.get("place") and "in_english" in record:
            english = record["in_english"].format(place=abroad(titled(groups["place"])))
    elif match and "in_full" in record:
        named = {name: titled(words) for name, words in groups.items()}
        own = record["in_full"].format(**named)
        places = {name: abroad(words) for name, words in named.items()}
        english = record["in_english"].format(**places)
    if groups.get("part"):
        own, english = (f"{name}, {titled(groups['part'])}" for name in (own, english))
    if record.get("states"):
        code = table()["states"].get(" ".join(groups.get("place", "").casefold().split()))
        where = f"{where}-{code}" if code else where
    return Court(where, own, english, bool(record.get("apex")))


def abroad(place: str) -> str:
    """The place as English calls it, where it has a name of its own there."""
    return str(table()["places"].get(place, place))


def titled(words: str) -> str:
    """A name on one line, set in capitals no more."""
    line = " ".join(words.split()).rstrip(".,")
    if not (line.isupper() or line.islower()):
        return line.replace(" For the ", " for the ")
    title = regex.sub(r"\p{L}[\p{L}'’]*", lambda m: m.group().capitalize(), line)
    return str(_SMALL.sub(lambda m: m.group().lower(), title))


@cache
def _courts() -> tuple[
    tuple[Mapping[str, Any], regex.Pattern[str], regex.Pattern[str] | None], ...
]:
    flags = regex.IGNORECASE | regex.MULTILINE
    return tuple(
        (
            r,
            regex.compile(r["pattern"], flags),
            regex.compile(r["docket"]) if "docket" in r else None,
        )
        for r in table()["court"]
    )


def by_docket(number: str | None) -> Court | None:
    """The court in whose form alone the number of a case is written."""
    for record, _, docket in _courts():
        if docket and number and docket.search(number):
            return _court(record, None)
    return None
