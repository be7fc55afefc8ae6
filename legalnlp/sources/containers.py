"""What a file holds: itself, or the members of an archive, the rows of a table, and so on."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, cast

from legalnlp.errors import UnreadableFile
from legalnlp.sources import archives, rows
from legalnlp.sources.columns import Columns
from legalnlp.sources.input import Input, troubled
from legalnlp.sources.limits import Budget, Limits
from legalnlp.sources.members import (
    BROKEN,
    opened_zip,
    sidecar_of,
    tar_members,
    tar_sidecars,
    zip_members,
    zip_sidecar,
)
from legalnlp.sources.unpacked import Unpacked, packing

HEAD = 512  # bytes by which `holds` tells
CONTAINERS = (
    ".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".parquet", *rows.LINES,
)  # fmt: skip
_BLOCK = 1 << 16
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(slots=True)
class Opening:
    """How what is found is opened, and how much of it may still be."""

    columns: Columns = field(default_factory=Columns)
    budget: Budget = field(default_factory=Budget)

    @property
    def limits(self) -> Limits:
        """The limits of each archive."""
        return self.budget.limits


def holds(head: bytes, file: str) -> str | None:
    """What a file that begins so and is called so holds: ``zip``, ``tar``, ``gz``, ``bz2``, ``xz``,
    ``parquet``, ``lines``; None for one document."""
    if head.startswith(_ZIPS):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if packed := packing(head):
        return packed
    if head[257:262] == b"ustar" or file.lower().endswith(".tar"):
        return "tar"
    return "lines" if file.lower().endswith(rows.LINES) else None


def unfold(
    whole: Input, stream: BinaryIO, file: str, how: Opening, depth: int = 1
) -> Iterator[Input]:
    """The documents in a stream; ``whole`` itself where it is one.

    ``file`` is the file's name without its folders.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    kind = holds(head, file)
    try:
        if kind is None:
            yield whole
        elif kind == "lines":
            yield from rows.lines(stream, whole.name, how.columns, how.limits)
        elif kind == "parquet":
            yield from rows.parquet(stream, whole.name, how.columns, how.limits)
        elif depth > how.limits.depth:
            raise UnreadableFile(
                whole.name, "too_large", f"more than {how.limits.depth} archives in one another",
                "Unpack it and name the folder.",
            )  # fmt: skip
        elif kind == "zip":
            yield from _zip(whole, stream, how, depth)
        elif kind == "tar":
            yield from _tar(whole.name, stream, partial(_from_start, stream), how, depth)
        else:
            yield from _packed(whole, stream, kind, file, how, depth)
    except (UnreadableFile, *BROKEN) as error:
        yield troubled(whole.name, archives.as_unreadable(whole.name, error))


def _zip(whole: Input, stream: BinaryIO, how: Opening, depth: int) -> Iterator[Input]:
    file = opened_zip(stream)
    if file is None:
        yield whole
        return
    members = zip_members(file, whole.name, how.limits)
    found = archives.inputs(whole.name, members, partial(zip_sidecar, file), how.budget)
    yield from _deeper(found, how, depth)


def _tar(
    name: str, stream: BinaryIO, again: Callable[[], BinaryIO], how: Opening, depth: int
) -> Iterator[Input]:
    """``again`` opens the stream once more: sidecars may stand behind what they speak of."""
    sidecars = tar_sidecars(stream, name)
    members = tar_members(again(), name)
    found = archives.inputs(name, members, partial(sidecar_of, sidecars), how.budget)
    yield from _deeper(found, how, depth)


def _from_start(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream


def _packed(
    whole: Input, stream: BinaryIO, kind: str, file: str, how: Opening, depth: int
) -> Iterator[Input]:
    """A tar file, a table or a single document that was packed."""

    def unpacked() -> BinaryIO:
        stream.seek(0)
        raw = Unpacked(stream, kind, whole.name, how.limits)
        return cast("BinaryIO", io.BufferedReader(raw, _BLOCK))

    inner, inside = unpacked(), _unpacked_name(file)
    head = inner.peek(HEAD)[:HEAD]  # type: ignore[attr-defined]
    held = holds(head, inside)
    if held == "tar":
        yield from _tar(whole.name, inner, unpacked, how, depth)
    elif held == "lines":
        yield from rows.lines(inner, whole.name, how.columns, how.limits)
    else:
        data = inner.read(how.limits.member + 1)
        how.budget.weigh(whole.name, len(data))
        one = replace(whole, name=f"{whole.name}!{inside}", data=data, hint=inside)
        yield from unfold(one, io.BytesIO(data), inside, how, depth + 1)


def _unpacked_name(file: str) -> str:
    """The name of what was packed.

    >>> _unpacked_name("act.xml.gz"), _unpacked_name("acts.tgz"), _unpacked_name("act")
    ('act.xml', 'acts.tar', 'act')
    """
    stem, _, ending = file.rpartition(".")
    if ending.lower() in ("tgz", "tbz2", "txz"):
        return f"{stem}.tar"
    return stem if stem and ending.lower() in ("gz", "gzip", "bz2", "xz", "z") else file


def _deeper(found: Iterator[Input], how: Opening, depth: int) -> Iterator[Input]:
    """The members, and what those hold that are themselves containers."""
    for one in found:
        if one.data is None:
            yield one
        else:
            yield from unfold(one, io.BytesIO(one.data), one.hint, how, depth + 1)
