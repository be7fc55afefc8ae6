"""Inputs of an earlier run, found again: by the names that it listed, or by their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from legalnlp.sources.columns import Columns
from legalnlp.sources.input import Input, is_address
from legalnlp.sources.walk import inputs

_INSIDE = "!#"  # what stands between the name of a container and that of a member or row


def named(names: Iterable[str], columns: Columns | None = None) -> Iterator[Input]:
    """The inputs of these names: files first, then what archives, tables and clones hold.

    Each container is walked once, with the ``columns`` of the run; a name that is not found in it
    is left out.
    """
    held: dict[str, set[str]] = {}
    for name in names:
        holder = _holder(name)
        if holder is None:
            yield Input(name)
        else:
            held.setdefault(holder, set()).add(name)
    for holder, wanted in held.items():
        yield from (found for found in inputs([holder], columns) if found.name in wanted)


def with_bytes(
    wanted: Iterable[str], place: str | Path, columns: Columns | None = None
) -> Iterator[tuple[str, Input]]:
    """The inputs under a path whose bytes have one of these SHA-256 sums, each behind its sum."""
    sums = frozenset(wanted)
    for found in inputs([place], columns):
        digest = None if found.trouble else found.sha256()
        if digest in sums and digest is not None:
            yield digest, found


def _holder(name: str) -> str | None:
    """The container in which an input lies; None for a file or an address of its own."""
    if is_address(name) or os.path.isfile(name):
        return None
    ends = (at for at, sign in enumerate(name) if sign in _INSIDE)
    return next((name[:at] for at in ends if os.path.exists(name[:at])), None)
