"""Tables as data: CSV, Parquet, JSON and one SQLite file, and the same frames read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legalnlp.errors import UnreadableFile
from legalnlp.output.csvfile import TableWriter, original
from legalnlp.output.export_extras import needed

if TYPE_CHECKING:
    import pandas

_INTEGERS = ("start", "end", "age")
_NUMBERS = ("max_prison_years", "confidence")
_TRUTHS = (
    "relevant", "review", "produce", "distribute", "advertise", "procure", "possess", "access",
    "induce", "tool",
)  # fmt: skip


def kinds(columns: Iterable[str]) -> dict[str, str]:
    """The pandas type of each column; all of them know a missing value."""
    table = dict.fromkeys(_INTEGERS, "Int64")
    table |= dict.fromkeys(_NUMBERS, "Float64") | dict.fromkeys(_TRUTHS, "boolean")
    return {column: table.get(column, "string") for column in columns}


def framed(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pandas.DataFrame:
    """A frame of the rows with these columns and their types."""
    import pandas

    types = kinds(columns)
    return pandas.DataFrame(
        {c: pandas.array([row.get(c) for row in rows], dtype=types[c]) for c in columns}
    )


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """CSV in UTF-8 that no spreadsheet runs; see `csvfile`."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        TableWriter(stream, columns).write(rows)


def write_parquet(path: Path, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Parquet with typed columns."""
    needed("pyarrow", "data")
    framed(rows, columns).to_parquet(path, engine="pyarrow", index=False)


def write_json(path: Path, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """A JSON array with an object a row."""
    data = [{column: row.get(column) for column in columns} for row in rows]
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def read(path: str | Path) -> pandas.DataFrame:
    """The frame that was written to a ``.csv``, ``.parquet``, ``.json`` file.

    Raises `UnreadableFile` where the name says another format.
    """
    path = Path(path)
    reader: Callable[[Path], pandas.DataFrame] | None = {
        ".csv": _csv, ".parquet": _parquet, ".json": _json
    }.get(path.suffix)  # fmt: skip
    if reader is None:
        raise UnreadableFile(path, "unknown_format", "no table", "Give .csv, .parquet or .json.")
    return reader(path)


def _csv(path: Path) -> pandas.DataFrame:
    import csv

    with path.open(encoding="utf-8", newline="") as stream:
        csv.field_size_limit(1 << 30)
        header, *lines = csv.reader(stream)
    types = kinds(header)
    rows = [
        {c: _parsed(types[c], original(cell)) for c, cell in zip(header, line, strict=True)}
        for line in lines
    ]
    return framed(rows, header)


def _parsed(kind: str, cell: str) -> Any:
    if cell == "":
        return None
    if kind == "boolean":
        return cell == "True"
    if kind == "Int64":
        return int(float(cell))
    return float(cell) if kind == "Float64" else cell


def _parquet(path: Path) -> pandas.DataFrame:
    import pandas

    needed("pyarrow", "data")
    found = pandas.read_parquet(path, engine="pyarrow")
    return found.astype(kinds(found.columns))


def _json(path: Path) -> pandas.DataFrame:
    data = json.loads(path.read_text(encoding="utf-8"))
    return framed(data, list(data[0]) if data else [])


Tables = Mapping[str, tuple[Sequence[Mapping[str, Any]], Sequence[str]]]
_SQL = {"Int64": "INTEGER", "Float64": "REAL", "boolean": "INTEGER", "string": "TEXT"}
# What tells the rows of a table apart.
KEYS = {
    "documents": ("document",), "sources": ("document",), "codebook": ("dimension", "id"),
    "coverage": ("jurisdiction", "category"), "conduct": ("jurisdiction", "category"),
}  # fmt: skip


def write_sqlite(path: Path, tables: Tables) -> None:
    """All tables in one new SQLite file, with keys."""
    import sqlite3

    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        for name, (rows, columns) in tables.items():
            _create(connection, name, columns)
            marks = ", ".join("?" * len(columns))
            values = ([row.get(column) for column in columns] for row in rows)
            connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)
        connection.commit()
    finally:
        connection.close()


def _create(connection: Any, name: str, columns: Sequence[str]) -> None:
    """A table; names of tables and columns are our own constants."""
    typed = ", ".join(f'"{column}" {_SQL[kind]}' for column, kind in kinds(columns).items())
    keys = ", ".join(f'"{key}"' for key in KEYS.get(name, ()))
    primary = f", PRIMARY KEY ({keys})" if keys else ""
    connection.execute(f'CREATE TABLE "{name}" ({typed}{primary})')
    if "document" in columns and not keys:
        connection.execute(f'CREATE INDEX "{name}_document" ON "{name}" ("document")')
