"""CSV files that a spreadsheet opens without running what a statute says.

A text cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break (or their
full-width forms), after any apostrophes, gets one apostrophe before it; `original` takes it off
again. Everything else stands as it is, so quotes can be checked against the text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def safe(value: Any) -> Any:
    """The value as it may stand in a cell.

    >>> safe("=1+1"), safe("'=1"), safe("'child' means"), safe(-1), safe(None)
    ("'=1+1", "''=1", "'child' means", -1, '')
    """
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and _RISKY.match(value) else value


def original(cell: str) -> str:
    """The text that `safe` was given.

    >>> original(safe("=1+1")), original(safe("'=1")), original(safe("'child' means"))
    ('=1+1', "'=1", "'child' means")
    """
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


class TableWriter:
    """Writes rows of one table; columns that a row lacks stay empty, others are left out."""

    def __init__(self, stream: TextIO, columns: Sequence[str]) -> None:
        self._writer = csv.writer(
            stream,
            lineterminator="\n",
            quoting=csv.QUOTE_NONNUMERIC,  # a bare CR needs quotes
        )
        self._columns = columns
        self._writer.writerow(columns)

    def write(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows."""
        for row in rows:
            self._writer.writerow([safe(row.get(column)) for column in self._columns])
