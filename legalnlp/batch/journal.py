"""What is already done: a file of records that a run only ever adds to.

A torn last line, left by a kill, is cut off when the journal is opened again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from legalnlp.batch.job import Record
from legalnlp.sources.input import sidecars

NAME = "journal.jsonl"
RETRIED = ("timeout", "crashed", "memory", "internal", "knowledge", "unreadable")


def fingerprint(path: Path, settings: Mapping[str, Any]) -> str:
    """SHA-256 over the file's bytes, its sidecar's bytes, and the settings that made the coding."""
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for part in (path, *sidecars(path)):
        digest.update(b"\0")
        if part.is_file():
            with part.open("rb") as stream:
                while block := stream.read(1 << 20):
                    digest.update(block)
    return digest.hexdigest()


class Journal:
    """Records by path and fingerprint, kept on disk; only their places are held in memory."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._places: dict[tuple[str, str], int] = {}
        self._lines = 0
        self.path.touch()
        self._stream = self.path.open("r+b")
        self._recover()

    def _recover(self) -> None:
        end = 0
        for line in self._stream:
            if not line.endswith(b"\n"):
                break
            entry = json.loads(line)
            self._places[entry["path"], entry["key"]] = end
            end += len(line)
            self._lines += 1
        self._stream.truncate(end)

    def __contains__(self, entry: tuple[str, str]) -> bool:
        return entry in self._places

    def add(self, key: str, record: Record) -> None:
        """Write one record and hand it to the operating system at once."""
        at = self._stream.seek(0, os.SEEK_END)
        line = json.dumps({"path": record["path"], "key": key, "record": record})
        self._stream.write(line.encode("ascii") + b"\n")
        self._stream.flush()
        self._places[record["path"], key] = at
        self._lines += 1

    def get(self, path: str, key: str) -> Record:
        """The record of a path; raises KeyError where there is none."""
        self._stream.seek(self._places[path, key])
        entry: dict[str, Any] = json.loads(self._stream.readline())
        found: Record = entry["record"]
        return found

    def forget_retried(self) -> None:
        """Drop failures that may go better next time, such as a time limit."""
        for path, key in list(self._places):
            failure = self.get(path, key)["failure"]
            if failure and failure["cause"] in RETRIED:
                del self._places[path, key]

    def entries(self) -> Iterator[tuple[str, str]]:
        """Path and fingerprint of every record."""
        return iter(self._places)

    def compact(self, keep: Mapping[str, str]) -> None:
        """Rewrite the journal with the records of these paths and fingerprints alone."""
        if self._lines == len(keep):
            return
        part = self.path.with_suffix(".part")
        with part.open("wb") as stream:
            for path, key in keep.items():
                self._stream.seek(self._places[path, key])
                stream.write(self._stream.readline())
        self._stream.close()
        os.replace(part, self.path)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
