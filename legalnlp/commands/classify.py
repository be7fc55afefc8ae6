"""``legalnlp classify``: code files and show what they reach and which words say so."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legalnlp.commands import options

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
) -> None:
    """Code texts and show what they reach, with the deciding words.

    As json, one file gives one object and several give JSON Lines, in the shape
    legalnlp-coding/1.

    \b
    Examples:
      legalnlp classify section-2256.md
      legalnlp classify act.pdf --language de --format json
      legalnlp classify statutes/*.xml --format markdown > codes.md
    """
    from legalnlp.batch.job import code
    from legalnlp.commands.each import Failures, each, input_files

    options.choice(format, FORMATS)
    given = options.overrides(language, jurisdiction, doc_type, as_of, max_bytes)
    files, failures = input_files(paths), Failures()
    single = len(files) == 1 and files[0] in paths

    def do(file: Path) -> str:
        from legalnlp.output.codings import to_dict

        return _shown(to_dict(code(str(file), given)), format, single)

    for _, shown in each(files, do, failures, time_limit):
        typer.echo(shown)
    failures.finish()


def _shown(coding: dict[str, object], format: str, single: bool) -> str:
    from legalnlp.output import codings, terminal

    if format == "json":
        return codings.dumps(coding, indent=2 if single else None)
    if format == "markdown":
        return terminal.markdown(coding)
    return terminal.table(coding)
