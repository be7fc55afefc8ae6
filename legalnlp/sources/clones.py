"""A bare clone of law kept as git: the files of its latest commit, each a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import metadata
from legalnlp.sources import archives
from legalnlp.sources.input import Input, troubled
from legalnlp.sources.limits import Budget, unsafe
from legalnlp.sources.members import Member, sidecar_of


def is_bare(folder: Path) -> bool:
    """Whether a folder is a git repository without a work tree."""
    return all((folder / part).exists() for part in ("HEAD", "objects", "refs"))


def inputs(clone: Path, budget: Budget) -> Iterator[Input]:
    """An input for each file of the tree at HEAD."""
    from legalnlp.history.git import blobs, latest

    name = str(clone)
    try:
        listed = list(latest(clone))
        sidecars = [file for file in listed if file[0].endswith(metadata.SIDECAR)]
        wanted = blobs(clone, (blob for _, blob, _ in sidecars), metadata.SIDECAR_LIMIT)
        texts = {path: data or b"" for (path, *_), (_, data) in zip(sidecars, wanted, strict=True)}
        members = _members(clone, listed, budget)
        yield from archives.inputs(name, members, partial(sidecar_of, texts), budget)
    except UnreadableFile as error:
        yield troubled(name, error)


def _members(
    clone: Path, listed: Sequence[tuple[str, str, bool]], budget: Budget
) -> Iterator[Member]:
    from legalnlp.history.git import blobs

    contents = blobs(clone, (blob for _, blob, _ in listed), budget.limits.member)
    for (path, _, link), (_, data) in zip(listed, contents, strict=True):
        wrong = _wrong(f"{clone}!{path}", link, data)
        yield Member(path, len(data or b""), wrong, partial(_as_is, data))


def _wrong(name: str, link: bool, data: bytes | None) -> UnreadableFile | None:
    if link:
        return unsafe(name, "it is a link")
    if data is None:
        return UnreadableFile(
            name, "too_large", "too large, or not in this clone",
            "Raise the limit with max_bytes (--max-bytes), or clone all its objects.",
        )  # fmt: skip
    return None


def _as_is(data: bytes | None) -> bytes:
    return data or b""
