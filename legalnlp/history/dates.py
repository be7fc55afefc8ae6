"""Since when each version of a file stood: what its front matter says, else what its commit says.

Collections differ: some write into every version the day from which it holds, others only the
day on which the act was made. A date that is the same in every version of a file tells of the
act and not of the version.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.history.git import Change
from legalnlp.ingest.metadata import iso_date

_TABLE = Path(__file__).with_name("dates.toml")
_UNKNOWN = ("0001", "1900-01-01", "1970-01-01", "2999", "9999")


@dataclass(frozen=True, slots=True)
class Stated:
    """The days that the front matter of one version states, by key, folded, in order of trust."""

    since: tuple[tuple[str, date], ...] = ()
    changed: tuple[tuple[str, date], ...] = ()
    made: tuple[tuple[str, date], ...] = ()
    until: date | None = None


@cache
def table() -> Mapping[str, Any]:
    """`dates.toml`, keys folded."""
    data = tomllib.loads(_TABLE.read_text("utf-8"))
    keys = {name: tuple(map(_fold, words)) for name, words in data["keys"].items()}
    return {**data, "keys": keys, "trailers": tuple(map(_fold, data["trailers"]["since"]))}


def stated(front: Mapping[str, Any]) -> Stated:
    """What front matter says of the times of a version.

    >>> stated({"Valid-From": "2014-05-01", "title": "Kites Act"}).since
    (('validfrom', datetime.date(2014, 5, 1)),)
    """
    flat = {_fold(str(key)): str(value) for key, value in front.items()}
    found = {
        name: tuple((key, day) for key in keys if (day := _day(flat.get(key, ""))))
        for name, keys in table()["keys"].items()
    }
    until = found.pop("until")
    return Stated(**found, until=until[0][1] if until else None)


def days(versions: Sequence[tuple[Change, Stated]]) -> list[date]:
    """The day since which each version of one file stood, in the order of the commits.

    In this order: a day of the front matter that is not the same in all versions; one that the
    commit message states; a day of last change (the same again: the wording was only corrected);
    for the oldest version the day on which the act was made; the day of the commit.
    """
    telling = _telling([said for _, said in versions])
    found: list[date] = []
    for number, (change, said) in enumerate(versions):
        own = next((day for key, day in (*said.since, *said.changed) if key in telling), None)
        own = own or _of_message(change)
        own = own or (said.changed[0][1] if said.changed else None)
        own = own or (_oldest(change, said) if number == 0 else change.commit.day)
        found.append(own)
    return found


def _telling(said: Sequence[Stated]) -> set[str]:
    """Keys whose day changes from version to version; all keys, where there is one version."""
    seen: dict[str, set[date]] = {}
    for one in said:
        for key, day in (*one.since, *one.changed):
            seen.setdefault(key, set()).add(day)
    return {key for key, known in seen.items() if len(known) > 1 or len(said) == 1}


def _of_message(change: Change) -> date | None:
    lines = {_fold(key): value for key, value in change.commit.stated}
    return next((day for key in table()["trailers"] if (day := _day(lines.get(key, "")))), None)


def _oldest(change: Change, said: Stated) -> date:
    known = [day for _, day in (*said.since, *said.made)]
    return known[0] if known else change.commit.day


def _day(text: str) -> date | None:
    found = iso_date(text)
    return None if found is None or found.startswith(_UNKNOWN) else date.fromisoformat(found)


def _fold(key: str) -> str:
    return re.sub(r"[\s_-]+", "", key).casefold()
