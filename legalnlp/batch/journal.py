"""What is already done: a database on disk that survives a kill at any moment.

SQLite, from the standard library. A record is there whole or not at all; nothing but SQLite's
own few pages of it is held in memory, however many inputs a run has.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from legalnlp.batch.job import Job, Record
from legalnlp.errors import LegalNLPError
from legalnlp.sources.input import Input

NAME = "journal.sqlite"
EVERY = 0.3  # seconds between commits: as much work as a kill may cost
SMALL = 2000  # bytes up to which a record is not worth packing
RETRIED = ("timeout", "crashed", "memory", "internal", "knowledge", "unreadable")
# WAL with NORMAL: a commit needs no wait for the disk, and a killed process loses none. EXCLUSIVE:
# no memory shared between processes is needed, so that the folder may lie on a network drive.
_OPEN = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS done (name TEXT PRIMARY KEY, key TEXT, cause TEXT, record BLOB);
CREATE TABLE IF NOT EXISTS inputs (ordinal INTEGER PRIMARY KEY, name TEXT UNIQUE, key TEXT);
"""


def fingerprint(input: Input, settings: Mapping[str, Any]) -> str:
    """SHA-256 over an input, what stands beside it, and the settings that make its coding."""
    said = json.dumps(settings, sort_keys=True)
    return hashlib.sha256(f"{said}\0{input.digest()}".encode()).hexdigest()


class Journal:
    """The last record of each input by its name, and the inputs of the run that is under way."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._kept = 0.0
        try:
            self._base = sqlite3.connect(self.path, isolation_level=None)
            self._base.executescript(_OPEN)
        except sqlite3.DatabaseError as error:
            raise LegalNLPError(
                f"{self.path}: cannot be used ({error}). Delete it and run again; all inputs are "
                "then coded anew."
            ) from error

    def begin(self) -> None:
        """Start a run: forget the inputs of the last one, and failures that may pass."""
        marks = ", ".join("?" * len(RETRIED))
        self._write("DELETE FROM inputs")
        self._write(f"DELETE FROM done WHERE cause IN ({marks})", RETRIED)

    def see(self, job: Job) -> bool:
        """Note an input of this run; whether its record is there already.

        Raises `LegalNLPError` where another input of the run has its name.
        """
        try:
            self._write("INSERT INTO inputs VALUES (?, ?, ?)", (job.ordinal, job.path, job.key))
        except sqlite3.IntegrityError as error:
            raise LegalNLPError(f"{job.path}: two inputs of this run have that name") from error
        found = "SELECT 1 FROM done WHERE name = ? AND key = ?"
        return self._base.execute(found, (job.path, job.key)).fetchone() is not None

    def add(self, job: Job, record: Record) -> None:
        """Keep one record, in place of what was known of its input before."""
        cause = (record["failure"] or {}).get("cause")
        plain = json.dumps(record).encode("ascii")
        packed = plain if len(plain) <= SMALL else zlib.compress(plain, 1)
        row = job.path, job.key, cause, packed
        self._write("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)", row)

    def records(self, first: int = 0, end: int | None = None) -> Iterator[Record]:
        """The records of this run's inputs in their order, from ordinal ``first`` up to ``end``.

        Do not add while it runs. Raises `LegalNLPError` where one is missing.
        """
        for plain in self._plain(first, (1 << 62) if end is None else end):
            found: Record = json.loads(plain)
            yield found

    def state(self, first: int, end: int) -> str:
        """SHA-256 over the records of a stretch of inputs."""
        digest = hashlib.sha256()
        for plain in self._plain(first, end):
            digest.update(plain + b"\n")
        return digest.hexdigest()

    def _plain(self, first: int, end: int) -> Iterator[bytes]:
        rows = self._base.execute(
            "SELECT i.name, d.record FROM inputs i LEFT JOIN done d "
            "ON d.name = i.name AND d.key = i.key WHERE i.ordinal >= ? AND i.ordinal < ? "
            "ORDER BY i.ordinal",
            (first, end),
        )
        for name, packed in rows:
            if packed is None:
                raise LegalNLPError(f"{self.path}: no record of {name}. Run again.")
            yield packed if packed.startswith(b"{") else zlib.decompress(packed)

    def _write(self, statement: str, values: Sequence[object] = ()) -> None:
        """Change something; it is safe from a kill `EVERY` seconds later at the latest.

        Where changes are rare, each is safe at once. Raises `LegalNLPError` where the disk is full.
        """
        try:
            if not self._base.in_transaction:
                self._base.execute("BEGIN")
            self._base.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise LegalNLPError(
                f"{self.path}: cannot be written ({error}). What was kept before is safe: make "
                "room, and run again."
            ) from error
        if time.monotonic() - self._kept > EVERY:
            self._commit()

    def _commit(self) -> None:
        if self._base.in_transaction:
            self._base.execute("COMMIT")
        self._kept = time.monotonic()

    def finish(self) -> None:
        """End a run: drop the records of inputs that are gone, and give back their room."""
        self._write("DELETE FROM done WHERE name NOT IN (SELECT name FROM inputs)")
        self._commit()
        free, pages = (
            self._base.execute(f"PRAGMA {what}").fetchone()[0]
            for what in ("freelist_count", "page_count")
        )
        if free > pages // 2:
            self._base.execute("VACUUM")

    def close(self) -> None:
        """Make everything safe, and close the file."""
        self._commit()
        self._base.close()
