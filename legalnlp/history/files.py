"""The commits of a clone as one story for each file, moves of a file followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from legalnlp.history.git import Change


@dataclass
class Story:
    """What befell one file, in the order of the commits, under the last path that it had."""

    path: str
    changes: list[Change] = field(default_factory=list)


def stories(changes: Iterable[Change]) -> tuple[list[Story], int]:
    """The story of every file that ever was, ordered by path, and the number of commits.

    A file that goes in the commit in which another comes with the same bytes was moved.
    """
    known: dict[str, Story] = {}
    commits = 0
    for _, group in groupby(changes, key=lambda change: change.commit.id):
        commits += 1
        _take(list(group), known)
    return sorted(known.values(), key=lambda story: story.path), commits


def _take(group: list[Change], known: dict[str, Story]) -> None:
    """Enter the changes of one commit."""
    gone = {c.path: c for c in group if c.blob is None and c.path in known}
    moved = {known[path].changes[-1].blob: path for path in gone}
    for change in group:
        if change.blob is None:
            continue
        before = moved.pop(change.blob, None) if change.path not in known else None
        if before is None:
            known.setdefault(change.path, Story(change.path)).changes.append(change)
        else:
            known[change.path] = known.pop(before)
            known[change.path].path = change.path
            del gone[before]
    for path, change in gone.items():
        known[path].changes.append(change)
