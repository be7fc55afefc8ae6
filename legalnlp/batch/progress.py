"""How far a run is, how fast it goes, and how long it will take."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from legalnlp.batch.job import Job, Record


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a run.

    ``done`` documents, of them ``reused`` from an earlier run and ``failed``; ``size`` bytes of
    documents coded in this run in ``seconds``; ``total`` documents, None where nobody can know
    before archives and tables are read; ``part`` of the work that is done, from 0 to 1, by bytes
    of files, 0 where it is not known.
    """

    done: int = 0
    total: int | None = None
    reused: int = 0
    failed: int = 0
    size: int = 0
    seconds: float = 0.0
    part: float = 0.0
    fresh: float = 0.0

    @property
    def rate(self) -> float:
        """Documents coded a second."""
        return (self.done - self.reused) / self.seconds if self.seconds else 0.0

    @property
    def speed(self) -> float:
        """Bytes coded a second."""
        return self.size / self.seconds if self.seconds else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds still to go at the pace so far; None where nothing is known yet."""
        return (1 - self.part) * self.seconds / self.fresh if self.fresh else None


Watch = Callable[[Progress], None]


def counted(watch: Watch) -> Callable[[int, int], None]:
    """Who counts "done of total" tells ``watch`` how fast it goes from now on, and how long yet.

    >>> seen = []
    >>> counted(seen.append)(1, 4)
    >>> seen[0].done, seen[0].total, seen[0].part
    (1, 4, 0.25)
    """
    begin = time.monotonic()

    def tell(done: int, total: int) -> None:
        part = done / max(total, 1)
        seconds = time.monotonic() - begin
        watch(Progress(done, total, seconds=seconds, part=part, fresh=part))

    return tell


class Tally:
    """Counts what a run has done, and tells whoever watches."""

    def __init__(
        self, watch: Watch | None, paths: Iterable[str | Path], leave: Path | None = None
    ) -> None:
        self._watch = watch
        self._files, self._bytes = _expected(paths, leave) if watch else (0, 0)
        self._begin = time.monotonic()
        self._done = self._reused = self._failed = self._size = 0
        self._read = self._fresh = 0  # bytes of files that are through, and of those coded now
        self._outer = ""
        self._certain = True

    def reused(self, job: Job) -> None:
        """The record of an earlier run serves."""
        self._reused += 1
        self._through(job, coded=False)

    def done(self, job: Job, record: Record) -> None:
        """A record has come."""
        self._failed += record["failure"] is not None
        self._size += job.size
        self._through(job, coded=True)

    def _through(self, job: Job, *, coded: bool) -> None:
        self._done += 1
        size = job.size
        if job.input.data is not None or job.input.trouble:
            self._certain = False
            outer = re.split("[!#]", job.path, maxsplit=1)[0]
            size = _size(outer) if outer != self._outer else 0
            self._outer = outer
        self._read += size
        self._fresh += size if coded else 0
        if self._watch:
            self._watch(self._now())

    def _now(self) -> Progress:
        total = max(self._bytes, self._read, 1)
        return Progress(
            done=self._done,
            total=self._files if self._certain and self._files else None,
            reused=self._reused,
            failed=self._failed,
            size=self._size,
            seconds=time.monotonic() - self._begin,
            part=self._read / total if self._bytes else 0.0,
            fresh=self._fresh / total if self._bytes else 0.0,
        )


def _expected(paths: Iterable[str | Path], leave: Path | None) -> tuple[int, int]:
    """How many files there are under local paths, and their bytes; only a guess at the work."""
    count = size = 0
    for path in map(Path, paths):
        if path.is_file():
            count, size = count + 1, size + _size(str(path))
        for folder, folders, names in os.walk(path):
            gone = leave is not None and Path(folder).resolve() == leave
            folders[:] = [] if gone else [n for n in folders if not n.startswith(".")]
            known = [] if gone else [n for n in names if _counts(n)]
            count += len(known)
            size += sum(_size(os.path.join(folder, name)) for name in known)
    return count, size


def _counts(name: str) -> bool:
    return not name.startswith((".", "~$")) and not name.endswith(".meta.json")


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0  # it is only about progress; who reads the file reports what is wrong
