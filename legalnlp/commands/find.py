"""``legalnlp find``: the provisions on the subject in long texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from legalnlp.commands import options

COLUMNS = ("document", "provision", "heading", "start", "end", "score", "reason")


def find(
    paths: options.Files,
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
    language: options.Language = None,
    max_bytes: options.MaxBytes = None,
    time_limit: options.TimeLimit = 120.0,
) -> None:
    """Find the provisions on the subject in long texts.

    \b
    Examples:
      legalnlp find penal-code.pdf
      legalnlp find codes/ --format jsonl > found.jsonl
    """
    from legalnlp.commands.each import Failures, each, input_files
    from legalnlp.commands.rows import Rows

    given = options.overrides(language, max_bytes=max_bytes)
    failures = Failures()
    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("start", "end")

    def do(file: Path) -> list[dict[str, Any]]:
        return _found(file, given)

    for _, answer in each(input_files(paths), do, failures, time_limit):
        rows.add(answer)
    rows.finish()
    failures.finish()


def _found(file: Path, given: dict[str, Any]) -> list[dict[str, Any]]:
    from legalnlp.ingest import read
    from legalnlp.pipeline import discover

    document = read(file, **given)
    return [
        {
            "document": document.id,
            "provision": provision.label,
            "heading": provision.heading,
            "start": found.start,
            "end": found.end,
            "score": found.score,
            "reason": found.reason,
        }
        for provision, found in discover(document)
    ]
