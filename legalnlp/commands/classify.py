"""``legalnlp classify``: code files and show what they reach and which words say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.sources import Input

FORMATS = ("table", "json", "markdown")


def classify(
    paths: options.Files,
    format: Annotated[str, typer.Option(help="table, json or markdown.")] = "table",
    language: options.Language = None,
    jurisdiction: options.Jurisdiction = None,
    doc_type: options.DocType = None,
    as_of: options.AsOf = None,
    max_bytes: options.MaxBytes = None,
    time_limit: options.TimeLimit = 120.0,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    language_column: options.LanguageColumn = None,
    jurisdiction_column: options.JurisdictionColumn = None,
    date_column: options.DateColumn = None,
) -> None:
    """Code texts and show what they reach, with the deciding words.

    As json, one document gives one object and several give JSON Lines, in the shape
    legalnlp-coding/1.

    \b
    Examples:
      legalnlp classify section-2256.md
      legalnlp classify act.pdf --language de --format json
      legalnlp classify statutes/*.xml --format markdown > codes.md
    """
    from legalnlp.commands.each import Failures, each, input_files

    options.choice(format, FORMATS)
    given = options.overrides(language, jurisdiction, doc_type, as_of, max_bytes)
    columns = options.columns(
        text_column, id_column, language_column, jurisdiction_column, date_column
    )
    found, single = input_files(paths, columns, max_bytes)
    failures = Failures()

    def do(one: Input) -> str:
        from legalnlp.output.codings import to_dict
        from legalnlp.pipeline import analyse

        return _shown(to_dict(analyse(one.document(**given))), format, single)

    for shown in each(found, do, failures, time_limit):
        typer.echo(shown)
    failures.finish()


def _shown(coding: dict[str, object], format: str, single: bool) -> str:
    from legalnlp.output import codings, terminal

    if format == "json":
        return codings.dumps(coding, indent=2 if single else None)
    if format == "markdown":
        return terminal.markdown(coding)
    return terminal.table(coding)
