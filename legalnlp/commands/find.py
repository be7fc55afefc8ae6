"""``legalnlp find``: the provisions on the subject in long texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.sources import Input

COLUMNS = ("document", "provision", "heading", "start", "end", "score", "reason")


def find(
    paths: options.Files,
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
    language: options.Language = None,
    max_bytes: options.MaxBytes = None,
    time_limit: options.TimeLimit = 120.0,
    every: Annotated[
        bool, typer.Option("--all", help="Also those on the border to which the model says no.")
    ] = False,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    language_column: options.LanguageColumn = None,
    jurisdiction_column: options.JurisdictionColumn = None,
    date_column: options.DateColumn = None,
) -> None:
    """Find the provisions on the subject in long texts.

    The rules find them and a trained model scores them from 0 to 1. What the rules are sure of
    scores 0.25 or more; of the others those below are left out, and their number is told.

    \b
    Examples:
      legalnlp find penal-code.pdf
      legalnlp find penal-code.pdf --all
      legalnlp find codes/ codes.tar.gz --format jsonl > found.jsonl
      legalnlp find opinions.parquet --text-column html --id-column opinion_id
    """
    from legalnlp.commands.each import Failures, each, input_files
    from legalnlp.commands.rows import Rows
    from legalnlp.relevance import BORDER

    given = options.overrides(language, max_bytes=max_bytes)
    columns = options.columns(
        text_column, id_column, language_column, jurisdiction_column, date_column
    )
    found, _ = input_files(paths, columns, max_bytes)
    failures = Failures()
    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("start", "end")

    def do(one: Input) -> list[dict[str, Any]]:
        return _found(one, given)

    below = 0
    for answer in each(found, do, failures, time_limit):
        shown = [row for row in answer if every or row["score"] >= BORDER]
        below += len(answer) - len(shown)
        rows.add(shown)
    rows.finish()
    if below:
        typer.echo(f"legalnlp: {below} more on the border left out; --all shows them", err=True)
    failures.finish()


def _found(one: Input, given: dict[str, Any]) -> list[dict[str, Any]]:
    from legalnlp.pipeline import discover, passed_over

    one = one.fetched(given.get("max_bytes"))
    words = one.glimpse(**given)
    if words and passed_over(words):
        return []
    document = one.document(**given)
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
        for provision, found in discover(document, every=True)
    ]
