"""Tables of texts, a row a document: JSON Lines and Parquet, read in bounded memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from legalnlp.errors import UnreadableFile
from legalnlp.sources.columns import Chosen, Columns, absent, choose, said
from legalnlp.sources.input import Input, troubled
from legalnlp.sources.limits import Limits

LINES = (".jsonl", ".ndjson")
_BATCH = 32  # rows of a Parquet file in memory at a time
_BLOCK = 1 << 16
_SHAPES = 1_000  # sets of keys that are remembered


def lines(stream: BinaryIO, name: str, columns: Columns, limits: Limits) -> Iterator[Input]:
    """The rows of a JSON Lines file; ``#17`` is line 17. A broken line harms no other."""
    number, known = 0, dict[tuple[str, ...], Chosen]()
    unseen = set(columns.named().values())
    while line := stream.readline(limits.member + 1):
        number += 1
        here = f"{name}#{number}"
        try:
            row = _object(here, stream, line, limits)
            if row is None:
                continue
            unseen.difference_update(row)
            chosen = _chosen(here, columns, tuple(row), known)
        except UnreadableFile as error:
            if error.cause == "columns" and not known:
                yield troubled(name, error)  # a file of another kind: once, not on every line
                return
            yield troubled(here, error)
            continue
        yield _input(here, row, chosen, limits)
    if unseen and known:
        yield troubled(name, absent(name, unseen))


def _chosen(
    name: str, columns: Columns, keys: tuple[str, ...], known: dict[tuple[str, ...], Chosen]
) -> Chosen:
    """The columns for rows of such keys; a few sets of keys are remembered in ``known``."""
    if keys not in known:
        chosen = choose(name, columns, keys, every=False)
        if len(known) > _SHAPES:
            known.clear()
        known[keys] = chosen
    return known[keys]


def _object(name: str, stream: BinaryIO, line: bytes, limits: Limits) -> Mapping[str, Any] | None:
    """The object of a line, None of an empty one; what is left of one too long is passed over."""
    if len(line) > limits.member:
        _skip(stream, line)
        raise _too_large(name, limits)
    if not line.strip():
        return None
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            name, "damaged", f"the line is no valid JSON: {error}", "Correct the line."
        ) from error
    if not isinstance(row, dict):
        raise UnreadableFile(name, "damaged", "the line holds no JSON object", "Correct the line.")
    return row


def _skip(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_BLOCK)


def parquet(stream: BinaryIO, name: str, columns: Columns, limits: Limits) -> Iterator[Input]:
    """The rows of a Parquet file, from ``#1``."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        advice = "Install it with pip install 'legalnlp-definitions[data]'."
        yield troubled(name, UnreadableFile(name, "extra", "Parquet needs pyarrow", advice))
        return
    number = 0
    try:
        file = ParquetFile(stream, buffer_size=_BLOCK, pre_buffer=False)
        chosen = choose(name, columns, file.schema_arrow.names)
        _check_growth(file.metadata, name, limits)
        for batch in file.iter_batches(_BATCH, columns=chosen.all, use_threads=False):
            for at in range(batch.num_rows):
                number += 1
                row = {column: batch.column(column)[at].as_py() for column in chosen.all}
                yield _input(f"{name}#{number}", row, chosen, limits)
    except UnreadableFile as error:
        yield troubled(name, error)
    except (ArrowException, OSError, ValueError, KeyError) as error:
        detail = f"it cannot be read after {number} rows: {' '.join(str(error).split())[:300]}"
        yield troubled(name, UnreadableFile(name, "damaged", detail, "Fetch it again."))


def _check_growth(facts: Any, name: str, limits: Limits) -> None:
    for group in range(facts.num_row_groups):
        for at in range(facts.num_columns):
            part = facts.row_group(group).column(at)
            limits.grown(name, part.total_compressed_size, part.total_uncompressed_size)


def _input(name: str, row: Mapping[str, Any], chosen: Chosen, limits: Limits) -> Input:
    """The document of one row, or its trouble."""
    try:
        beside = said(name, row, chosen)
        text = row.get(chosen.text)
        if isinstance(text, bytes):
            data = text
        elif isinstance(text, str):
            data = text.encode("utf-8")
        else:
            what = "nothing" if text is None else f"no text but {type(text).__name__}"
            detail = f"the column {chosen.text!r} holds {what}"
            raise UnreadableFile(name, "empty", detail, "Check the row.")
        if len(data) > limits.member:
            raise _too_large(name, limits)
    except UnicodeEncodeError:
        half = "the text holds halves of characters"
        return troubled(name, UnreadableFile(name, "damaged", half, "Check the row."))
    except UnreadableFile as error:
        return troubled(name, error)
    return Input(name, data, beside=beside)


def _too_large(name: str, limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        name, "too_large", f"more than the limit of {limits.member:,} bytes",
        "Raise the limit with max_bytes (--max-bytes).",
    )  # fmt: skip
