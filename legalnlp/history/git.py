"""Reads commits and blobs of a local clone through git itself, trusting nothing in the clone.

A clone's own configuration may name programs to run. Only plumbing that needs none is called,
what could start one is switched off on the command line, and git may not ask the network for
objects that a partial clone lacks.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from legalnlp.errors import UnreadableFile

_SAFE = (
    "--no-pager", "--no-replace-objects", "--no-optional-locks",
    "-c", "safe.directory=*",  # nothing of the clone is run, so its owner does not matter
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false",
    "-c", "log.showRoot=true", "-c", "diff.external=", "-c", "diff.orderFile=/dev/null",
    "-c", "protocol.allow=never", "-c", "core.quotePath=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
}  # fmt: skip
_LOG = (
    "log", "--first-parent", "-m", "--reverse", "--raw", "-z", "--no-abbrev", "--no-renames",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--encoding=UTF-8",
    "--format=format:%H %aI%n%B%x00", "HEAD",
)  # fmt: skip
_HEAD = re.compile(r"\n?([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d)T[^\n]*\n?")
_RAW = re.compile(r"\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*")
_TRAILER = re.compile(r"^([^\s:][^:\n]{0,40}):[ \t]*(\S[^\n]{0,80})$", re.M)
_FILE_MODES = ("100644", "100755")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its hash, the day its author dated it, and the ``Key: value`` lines it states."""

    id: str
    day: date
    stated: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A file as a commit left it; ``blob`` is None where the commit removed it."""

    commit: Commit
    path: str
    blob: str | None


def is_clone(folder: Path) -> bool:
    """Whether a folder is a git work tree or a bare repository."""
    bare = all((folder / part).exists() for part in ("HEAD", "objects", "refs"))
    return folder.is_dir() and (bare or (folder / ".git").exists())


def changes(clone: Path) -> Iterator[Change]:
    """Every change of a file on the way to HEAD, the oldest first; links and submodules left out.

    Raises `UnreadableFile` where git is missing or does not take the folder for a repository.
    """
    commit: Commit | None = None
    raw: re.Match[str] | None = None
    with _run(clone, _LOG) as process:
        for token in _tokens(_stdout(process)):
            if raw and commit:
                mode, blob, kind = raw.groups()
                raw = None
                if kind == "D" or mode in _FILE_MODES:
                    yield Change(commit, token, None if kind == "D" else blob)
            elif head := _HEAD.match(token):
                commit = _commit(head, token[head.end() :])
            else:
                raw = _RAW.match(token)


def _commit(head: re.Match[str], message: str) -> Commit:
    return Commit(head[1], date.fromisoformat(head[2]), tuple(_TRAILER.findall(message)))


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    """What stands between the NULs; the commits are set off by nothing else."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        for token in whole:
            if token:
                yield token.decode("utf-8", "surrogateescape")
    if rest.strip():
        yield rest.decode("utf-8", "surrogateescape")


def blobs(clone: Path, ids: Iterable[str], max_bytes: int) -> Iterator[tuple[str, bytes | None]]:
    """Id and bytes of each blob in the order asked, None where it is too large or not there."""
    with TemporaryFile() as wanted:
        wanted.writelines(f"{name}\n".encode("ascii") for name in ids)
        wanted.seek(0)
        with _run(clone, ("cat-file", "--batch", "--buffer"), wanted) as process:
            stream = _stdout(process)
            while header := stream.readline():
                name, *facts = header.decode("ascii", "replace").split()
                yield name, _content(stream, facts, max_bytes)


def latest(clone: Path) -> Iterator[tuple[str, str, bool]]:
    """Path and blob of each file of the tree at HEAD, and whether it is a link to another.

    Submodules are left out. Raises as `changes` does.
    """
    with _run(clone, ("ls-tree", "-r", "-z", "--full-tree", "HEAD")) as process:
        for token in _tokens(_stdout(process)):
            facts, _, path = token.partition("\t")
            mode, kind, blob = facts.split()
            if kind == "blob":
                yield path, blob, mode not in _FILE_MODES


def _content(stream: IO[bytes], facts: list[str], max_bytes: int) -> bytes | None:
    """The bytes behind a header line "id type size"."""
    if len(facts) != 2:
        return None  # "missing": a shallow or partial clone
    size = int(facts[1])
    kept = bytearray()
    left = size + 1  # a line feed ends every object
    while left:
        part = stream.read(min(left, _CHUNK))
        if not part:
            return None
        left -= len(part)
        if size <= max_bytes:
            kept += part
    return bytes(kept[:size]) if size <= max_bytes else None


@contextmanager
def _run(
    clone: Path, command: tuple[str, ...], given: IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A git process on the clone; its complaint becomes an `UnreadableFile` when it fails."""
    with TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                ("git", "-C", str(clone.resolve()), *_SAFE, *command),
                stdin=given or subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_environment(),
            )
        except OSError as error:
            raise UnreadableFile(
                clone, "damaged", f"git does not start: {error.strerror}", "Install git."
            ) from error
        done = False
        try:
            yield process
            done = True
        finally:
            if not done:
                process.kill()
            _stdout(process).close()
            code = process.wait()
        if code:
            errors.seek(0)
            said = errors.read()[:500].decode("utf-8", "replace").strip()
            raise UnreadableFile(clone, "damaged", said, "Name a whole clone with a commit in it.")


def _stdout(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise UnreadableFile("git", "damaged", "git has no output", "Install git again.")
    return process.stdout


def _environment() -> dict[str, str]:
    """Ours without what would lead git elsewhere."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**own, **_ENVIRONMENT}
