"""The tables of a run, written record by record in the order of the inputs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from legalnlp.batch.job import Record
from legalnlp.output import tables
from legalnlp.output.codings import dumps
from legalnlp.output.csvfile import TableWriter
from legalnlp.output.results import Failure

Rows = Callable[[Mapping[str, Any]], Iterable[Mapping[str, Any]]]
CODINGS, ERRORS, INPUTS = "codings.jsonl", "errors.csv", "inputs.csv"
# Tables whose rows follow from a coding.
TABLES: Mapping[str, tuple[Rows, tuple[str, ...]]] = {
    "coverage.csv": (tables.coverage, tables.COVERAGE),
    "evidence.csv": (tables.evidence, tables.EVIDENCE),
    "definitions.csv": (tables.definitions, tables.DEFINITIONS),
    "documents.csv": (tables.documents, tables.DOCUMENTS),
}
SHOWN = 100  # failures that a run keeps in memory; all are in errors.csv


def write_tables(out: Path, records: Iterable[Record]) -> tuple[int, int, tuple[Failure, ...]]:
    """codings.jsonl and the CSV tables; how many were coded, failed, and the first failures.

    Each file takes its name only when it was written to the end.
    """
    coded = count = 0
    first: list[Failure] = []
    with ExitStack() as stack:
        codings = stack.enter_context(replaced(out / CODINGS))
        errors = TableWriter(stack.enter_context(replaced(out / ERRORS)), tables.ERRORS)
        inputs = TableWriter(stack.enter_context(replaced(out / INPUTS)), tables.INPUTS)
        writers = [
            (rows, TableWriter(stack.enter_context(replaced(out / name)), columns))
            for name, (rows, columns) in TABLES.items()
        ]
        for record in records:
            if record["failure"]:
                count += 1
                errors.write([record["failure"]])
                first += [Failure(**record["failure"])] if count <= SHOWN else []
                continue
            coded += 1
            coding = record["coding"]
            codings.write(dumps(coding) + "\n")
            inputs.write([{"document": coding["document"]["id"], "path": record["path"]}])
            for rows, writer in writers:
                writer.write(rows(coding))
    return coded, count, tuple(first)


class replaced:
    """A text file that takes its name only when it was written to the end."""

    def __init__(self, path: Path) -> None:
        self._path, self._part = path, path.with_name(path.name + ".part")

    def __enter__(self) -> Any:
        self._stream = self._part.open("w", encoding="utf-8", newline="")
        return self._stream

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._stream.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink()


def sums(out: Path) -> dict[str, str]:
    """SHA-256 of each table."""
    return {name: _sha256(out / name) for name in (CODINGS, ERRORS, *sorted(TABLES))}


def all_failures(out: Path) -> Iterator[Failure]:
    """Every row of errors.csv."""
    import csv

    from legalnlp.output.csvfile import original

    with (out / ERRORS).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield Failure(**{name: original(cell) for name, cell in row.items()})


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
