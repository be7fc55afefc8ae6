"""``legalnlp definitions``: every definition in a text, whatever its subject."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from legalnlp.commands import options


def definitions(
    paths: options.Files,
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
    language: options.Language = None,
    max_bytes: options.MaxBytes = None,
    time_limit: options.TimeLimit = 120.0,
) -> None:
    """List every definition in the texts, whatever its subject.

    \b
    Examples:
      legalnlp definitions act.xml
      legalnlp definitions acts/ --format jsonl > definitions.jsonl
      legalnlp definitions acts/ --format csv > definitions.csv
    """
    from legalnlp.commands.each import Failures, each, input_files
    from legalnlp.commands.rows import Rows
    from legalnlp.output.tables import DEFINITIONS

    given = options.overrides(language, max_bytes=max_bytes)
    failures = Failures()
    rows = Rows(DEFINITIONS, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("start", "end")

    def do(file: Path) -> list[dict[str, Any]]:
        return found(file, given)

    for _, answer in each(input_files(paths), do, failures, time_limit):
        rows.add(answer)
    rows.finish()
    failures.finish()


def found(file: Path, given: dict[str, Any]) -> list[dict[str, Any]]:
    """The definitions of one file as rows."""
    from legalnlp.ingest import read
    from legalnlp.output.codings import definition_dict
    from legalnlp.pipeline import pack_for
    from legalnlp.steps.definitions import definitions
    from legalnlp.steps.structure import provisions

    document = read(file, **given)
    pack_for(document)  # a language without a pack has no answer, not an empty one
    tree = provisions(document)
    return [
        {"document": document.id} | definition_dict(document, d, tree[d.provision].label)
        for d in definitions(document, tree)
    ]
