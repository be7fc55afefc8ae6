"""Parquet files of a thousand inputs each, written while a run is under way.

``parquet/coverage/part-00000.parquet`` holds the rows of the first thousand inputs in their
order, and so on for each table. A part is written as soon as all of its inputs are done, and
says in its metadata what it was made from, so that a later run leaves it alone where nothing
has changed. Which rows stand in which part does not depend on who coded them, or when.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legalnlp.batch.journal import Journal
from legalnlp.batch.tables import TABLES, Rows
from legalnlp.output import tables
from legalnlp.output.export_data import kinds
from legalnlp.output.export_extras import needed

if TYPE_CHECKING:
    import pyarrow

FOLDER = "parquet"
SIZE = 1000  # inputs a part
GROUP = 5000  # rows that are held in memory before they are written
_STATE = b"legalnlp.state"
_KINDS = {"Int64": "int64", "Float64": "float64", "boolean": "bool_", "string": "string"}


class Partitions:
    """Writes each part of ``size`` inputs when the last of them is done."""

    def __init__(self, out: Path, journal: Journal, size: int = SIZE) -> None:
        needed("pyarrow", "data")
        self._folder, self._journal, self._size = out / FOLDER, journal, size
        self._left: dict[int, int] = {}
        for name in _tables():
            (self._folder / name).mkdir(parents=True, exist_ok=True)

    def done(self, ordinal: int) -> None:
        """The input of this place has its record."""
        part = ordinal // self._size
        self._left[part] = self._left.get(part, self._size) - 1
        if not self._left[part]:
            del self._left[part]
            self._write(part)

    def finish(self, inputs: int) -> None:
        """Write what is not full, and take away parts that no input of this run is in."""
        for part in sorted(self._left):
            self._write(part)
        parts = max(1, -(-inputs // self._size))
        if not inputs:
            self._write(0)
        wanted = {_name(part) for part in range(parts)}
        for name in _tables():
            for path in (self._folder / name).iterdir():
                if path.name not in wanted:
                    path.unlink()

    def _write(self, part: int) -> None:
        first, end = part * self._size, (part + 1) * self._size
        state = self._journal.state(first, end).encode()
        paths = {name: self._folder / name / _name(part) for name in _tables()}
        if all(_state(path) == state for path in paths.values()):
            return
        files = {
            name: _File(paths[name], rows, columns, state)
            for name, (rows, columns) in _tables().items()
        }
        for record in self._journal.records(first, end):
            if record["failure"]:
                files["errors"].add([record["failure"]])
                continue
            for name, file in files.items():
                if name != "errors":
                    file.add_rows_of(record["coding"])
        for file in files.values():
            file.close()


class _File:
    """One Parquet file, written a group of rows at a time; it takes its name when it is whole."""

    def __init__(self, path: Path, rows: Rows, columns: Sequence[str], state: bytes) -> None:
        import pyarrow
        from pyarrow import parquet

        fields = [(name, getattr(pyarrow, _KINDS[k])()) for name, k in kinds(columns).items()]
        self._schema = pyarrow.schema(fields, metadata={_STATE: state})
        self._path, self._rows = path, rows
        self._part = path.with_name(f".{path.name}")  # hidden: readers of the folder pass it by
        self._writer = parquet.ParquetWriter(self._part, self._schema)
        self._held: list[Mapping[str, Any]] = []

    def add_rows_of(self, coding: Mapping[str, Any]) -> None:
        """Add the rows that follow from a coding."""
        self.add(self._rows(coding))

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows, and write them when there are enough."""
        self._held.extend(rows)
        if len(self._held) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write the rest and give the file its name."""
        self._flush()
        self._writer.close()
        os.replace(self._part, self._path)

    def _flush(self) -> None:
        import pyarrow

        columns = [
            pyarrow.array((_cell(row.get(f.name), f.type) for row in self._held), f.type)
            for f in self._schema
        ]
        self._writer.write_table(pyarrow.Table.from_arrays(columns, schema=self._schema))
        self._held.clear()


def _tables() -> dict[str, tuple[Rows, Sequence[str]]]:
    known: dict[str, tuple[Rows, Sequence[str]]] = {
        name.removesuffix(".csv"): table for name, table in TABLES.items()
    }
    return known | {"errors": (lambda _: (), tables.ERRORS)}


def _name(part: int) -> str:
    return f"part-{part:05d}.parquet"


def _state(path: Path) -> bytes | None:
    """What a part says it was made from; None where there is none, or none that is whole."""
    import pyarrow
    from pyarrow import parquet

    try:
        metadata: Mapping[bytes, bytes] = parquet.read_schema(path).metadata or {}
    except (OSError, pyarrow.ArrowInvalid):
        return None
    return metadata.get(_STATE)


def _cell(value: Any, kind: pyarrow.DataType) -> Any:
    """A value as its column holds it: lists joined by a blank, text columns text alone."""
    import pyarrow

    if value is None or value == "":
        return None
    if kind != pyarrow.string() or isinstance(value, str):
        return value
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
