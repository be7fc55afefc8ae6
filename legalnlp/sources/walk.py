"""The walk over paths: which documents there are, one at a time, whatever holds them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import MAX_BYTES, metadata
from legalnlp.sources import archives, clones, stores
from legalnlp.sources.columns import Columns
from legalnlp.sources.containers import CONTAINERS, HEAD, Opening, holds, unfold
from legalnlp.sources.input import Input, is_address, troubled
from legalnlp.sources.limits import Budget, Limits, is_hidden


def inputs(
    paths: Iterable[str | Path],
    columns: Columns | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    leave: Path | None = None,
) -> Iterator[Input]:
    """Every document under the paths, one at a time and in stable order, each once.

    ``columns`` name those of tables; ``max_bytes`` is the size above which a document is refused;
    nothing comes from the folder ``leave``. Raises `FileNotFoundError` for a path that does not
    exist, before anything is read; whatever is wrong inside is the `trouble` of an input.
    """
    named = list(dict.fromkeys(map(str, paths)))
    for path in named:
        if not is_address(path) and not os.path.exists(path):
            raise FileNotFoundError(f"{path}: no such file or folder")
    how = _Walk(named, columns or Columns(), Limits(member=max_bytes), leave)
    return (found for path in named for found in how.under(path))


class _Walk:
    """One walk: what was named, so that nothing comes twice, and how containers are opened."""

    def __init__(
        self, named: list[str], columns: Columns, limits: Limits, leave: Path | None
    ) -> None:
        self._columns, self._limits = columns, limits
        self._leave = leave.resolve() if leave else None
        self._roots = [Path(path).resolve() for path in named if not is_address(path)]
        self._done: list[Path] = []  # those that the walk is done with

    def under(self, path: str) -> Iterator[Input]:
        """The documents under one of the paths named."""
        if is_address(path):
            yield from self._stored(path)
            return
        named = Path(path)
        yield from self._folder(named) if named.is_dir() else self._file(named)
        self._done.append(named.resolve())

    def _folder(self, folder: Path) -> Iterator[Input]:
        if self._is_done(folder):
            return
        if clones.is_bare(folder):
            yield from self._members(str(folder), clones.inputs(folder, self._budget()))
            return
        for name in sorted(os.listdir(folder)):
            path = folder / name
            if is_hidden(name) or name.endswith(metadata.SIDECAR):
                continue
            if path.is_dir():
                yield from () if path.is_symlink() else self._folder(path)
            elif path.is_file() and not self._comes_itself(path):
                yield from self._file(path)

    def _file(self, path: Path) -> Iterator[Input]:
        if self._is_done(path):
            return
        whole = Input(str(path))
        try:
            with path.open("rb") as stream:
                if holds(stream.read(HEAD), path.name):
                    stream.seek(0)
                    yield from self._members(str(path), self._unfolded(whole, path, stream))
                    return
        except OSError as error:  # whoever reads it meets the same, and tells in our terms
            whole = Input(str(path), trouble=("damaged", str(error), "Check the right to read it."))
        yield whole

    def _unfolded(self, whole: Input, path: Path, stream: BinaryIO) -> Iterator[Input]:
        try:
            whole = replace(whole, beside=metadata.sidecar(path))
        except UnreadableFile as error:
            return iter((troubled(whole.name, error),))
        return unfold(whole, stream, path.name, Opening(self._columns, self._budget()))

    def _members(self, path: str, found: Iterator[Input]) -> Iterator[Input]:
        """What stands in a file or clone, called by the way from there and not by whole paths."""
        cut = len(path) - len(PurePath(path).name)
        for one in found:
            yield one if one.name == path else replace(one, id=one.name[cut:])

    def _stored(self, address: str) -> Iterator[Input]:
        found = stores.objects(address)
        if found is None:
            yield from self._object(address)
        for one in found or ():
            if not one.endswith(metadata.SIDECAR):
                yield from self._object(one)

    def _object(self, address: str) -> Iterator[Input]:
        name = address.rpartition("/")[2]
        try:
            whole = Input(address, hint=name, beside=stores.sidecar(address))
            if not name.lower().endswith(CONTAINERS):
                yield whole
                return
            with stores.opened(address) as stream:
                how = Opening(self._columns, self._budget())
                yield from self._members(address, unfold(whole, stream, name, how))
        except (UnreadableFile, FileNotFoundError) as error:
            yield troubled(address, archives.as_unreadable(address, error))

    def _budget(self) -> Budget:
        return Budget(self._limits)

    def _is_done(self, path: Path) -> bool:
        """Whether a path came before, or is not to come at all."""
        if self._leave is None and not self._done:
            return False
        real = path.resolve()
        left = self._leave is not None and (real == self._leave or self._leave in real.parents)
        return left or any(real == done or done in real.parents for done in self._done)

    def _comes_itself(self, path: Path) -> bool:
        """Whether a link leads to what the walk finds anyway."""
        if not path.is_symlink():
            return False
        real = path.resolve()
        for root in self._roots:
            if real.is_relative_to(root):
                return not is_hidden(real.relative_to(root).as_posix())
        return False
