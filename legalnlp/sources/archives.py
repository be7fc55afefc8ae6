"""What stands in archives: every member of a zip or tar file a document, and nothing on disk.

Archives are taken for hostile. Nothing is unpacked to disk; links are not followed; names that
lead out, members that are too large or grow too much, and archives in too many archives are not
opened. Each such member is one input with its trouble, and the others are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import metadata
from legalnlp.sources.input import Input, troubled
from legalnlp.sources.limits import Budget, checked_name, is_hidden
from legalnlp.sources.members import BROKEN, Member

_LONGEST = 1_000  # characters of a name that are printed
Beside = Callable[[str], tuple[str, bytes] | None]


def inputs(
    archive: str,
    members: Iterator[Member],
    beside: Beside,
    budget: Budget,
) -> Iterator[Input]:
    """An input for each member but hidden ones and sidecars.

    ``beside`` gives name and bytes of a member's sidecar, if it has one.
    """
    seen: set[int] = set()
    while True:
        try:
            member = next(members, None)
            if member is None:
                return
            budget.count(archive)
        except (UnreadableFile, *BROKEN) as error:
            yield troubled(archive, as_unreadable(archive, error))
            return
        name = _once(f"{archive}!{member.name[:_LONGEST]}", seen, budget.members)
        try:
            plain = checked_name(archive, member.name)
            if is_hidden(plain) or plain.endswith(metadata.SIDECAR):
                continue
            yield _input(name, plain, member, beside, budget)
        except (UnreadableFile, *BROKEN) as error:
            yield troubled(name, as_unreadable(name, error))


def _once(name: str, seen: set[int], number: int) -> str:
    """The name of a member; one that the archive gives to several gets their numbers."""
    if hash(name) in seen:
        name = f"{name} (member {number})"
    seen.add(hash(name))
    return name


def _input(name: str, plain: str, member: Member, beside: Beside, budget: Budget) -> Input:
    if member.wrong:
        raise member.wrong
    if member.size > budget.limits.member:
        raise UnreadableFile(
            name, "too_large", f"{member.size:,} bytes, more than the limit of "
            f"{budget.limits.member:,}", "Raise the limit with max_bytes (--max-bytes).",
        )  # fmt: skip
    budget.weigh(name, member.size)
    data, sidecar = member.read(), beside(plain)
    said: Mapping[str, Any] = {}
    if sidecar:
        said = metadata.parsed(Path(f"{name}: {sidecar[0]}"), sidecar[1])
    return Input(name, data, hint=plain.rpartition("/")[2], beside=said)


def as_unreadable(name: str, error: Exception) -> UnreadableFile:
    """Whatever the parts that unpack raise, as one error about ``name``."""
    if isinstance(error, UnreadableFile):
        return UnreadableFile(name, error.cause, error.detail, error.advice)
    what = " ".join(str(error).split())[:300] or type(error).__name__
    return UnreadableFile(name, "damaged", f"it cannot be unpacked: {what}", "Fetch it again.")
