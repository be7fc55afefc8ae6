"""Rows printed as JSON Lines or CSV while they come, or as a table at the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer


class Rows:
    """Prints rows in one of the formats ``table``, ``jsonl``, ``csv``."""

    def __init__(self, columns: Sequence[str], format: str) -> None:
        self._columns, self._format = columns, format
        self._hidden: set[str] = set()
        self._kept: list[Mapping[str, Any]] = []
        self._csv: Any = None

    def hide(self, *columns: str) -> None:
        """Leave columns out of the table for people."""
        self._hidden.update(columns)

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Print, or keep for the table."""
        if self._format == "table":
            self._kept += rows
        elif self._format == "csv":
            self._writer().write(rows)
        else:
            for row in rows:
                typer.echo(json.dumps({c: row.get(c) for c in self._columns}, ensure_ascii=False))

    def finish(self) -> None:
        """Print the table."""
        if self._format == "csv":
            self._writer()
        if self._format == "table":
            from legalnlp.output.terminal import grid

            shown = [c for c in self._columns if c not in self._hidden]
            typer.echo(grid(shown, [[row.get(c) for c in shown] for row in self._kept]))

    def _writer(self) -> Any:
        from legalnlp.output.csvfile import TableWriter

        self._csv = self._csv or TableWriter(sys.stdout, self._columns)
        return self._csv
