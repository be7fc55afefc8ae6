"""Rows as pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


def frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pandas.DataFrame:
    """A data frame of the rows with exactly these columns, in this order."""
    import pandas

    return pandas.DataFrame([[row.get(c) for c in columns] for row in rows], columns=list(columns))
