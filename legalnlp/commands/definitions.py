"""``legalnlp definitions``: every definition in a text, whatever its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.sources import Input


def definitions(
    paths: options.Files,
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
    language: options.Language = None,
    max_bytes: options.MaxBytes = None,
    time_limit: options.TimeLimit = 120.0,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    language_column: options.LanguageColumn = None,
    jurisdiction_column: options.JurisdictionColumn = None,
    date_column: options.DateColumn = None,
) -> None:
    """List every definition in the texts, whatever its subject.

    \b
    Examples:
      legalnlp definitions act.xml
      legalnlp definitions acts/ --format jsonl > definitions.jsonl
      legalnlp definitions acts.zip --format csv > definitions.csv
    """
    from legalnlp.commands.each import Failures, each, input_files
    from legalnlp.commands.rows import Rows
    from legalnlp.output.tables import DEFINITIONS

    given = options.overrides(language, max_bytes=max_bytes)
    columns = options.columns(
        text_column, id_column, language_column, jurisdiction_column, date_column
    )
    found, _ = input_files(paths, columns, max_bytes)
    failures = Failures()
    rows = Rows(DEFINITIONS, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("start", "end")

    def do(one: Input) -> list[dict[str, Any]]:
        return defined(one, given)

    for answer in each(found, do, failures, time_limit):
        rows.add(answer)
    rows.finish()
    failures.finish()


def defined(one: Input, given: dict[str, Any]) -> list[dict[str, Any]]:
    """The definitions of one document as rows."""
    from legalnlp.output.codings import definition_dict
    from legalnlp.pipeline import pack_for
    from legalnlp.steps.definitions import definitions
    from legalnlp.steps.structure import provisions

    document = one.document(**given)
    pack_for(document)  # a language without a pack has no answer, not an empty one
    tree = provisions(document)
    return [
        {"document": document.id} | definition_dict(document, d, tree[d.provision].label)
        for d in definitions(document, tree)
    ]
