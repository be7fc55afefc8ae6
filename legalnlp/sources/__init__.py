"""Where documents come from: files, folders, archives, tables of texts, object stores, clones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from legalnlp.ingest import MAX_BYTES
from legalnlp.ingest import inputs as files
from legalnlp.sources.columns import Columns
from legalnlp.sources.input import Input

__all__ = ["Columns", "Input", "inputs"]


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
    outside = leave.resolve() if leave else None
    for file in files(paths):
        if outside is None or outside not in file.resolve().parents:
            yield Input(str(file))
