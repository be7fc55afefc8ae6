"""``legalnlp text``: the canonical text of a file with its provision tree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.sources import Input


def text(
    paths: options.Files,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    language: options.Language = None,
    max_bytes: options.MaxBytes = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    language_column: options.LanguageColumn = None,
    jurisdiction_column: options.JurisdictionColumn = None,
    date_column: options.DateColumn = None,
) -> None:
    """Show the canonical text with its provision tree.

    The offsets of evidence are offsets into this text. In json, parent is the place of the
    parent in the list of provisions, from 0; several documents give JSON Lines.

    \b
    Examples:
      legalnlp text act.xml
      legalnlp text act.pdf --format json > act.json
      legalnlp text acts.zip --format json > acts.jsonl
    """
    from legalnlp.commands.each import Failures, each, input_files

    options.choice(format, ("text", "json"))
    given = options.overrides(language, max_bytes=max_bytes)
    columns = options.columns(
        text_column, id_column, language_column, jurisdiction_column, date_column
    )
    found, single = input_files(paths, columns, max_bytes)
    failures = Failures()

    def do(one: Input) -> str:
        from legalnlp.output.terminal import printable
        from legalnlp.steps.structure import provisions

        document = one.document(**given)
        tree = provisions(document)
        if format == "json":
            indent = 2 if single else None
            return json.dumps(as_dict(document, tree), ensure_ascii=False, indent=indent)
        title = "" if single else f"== {one.name} ==\n"
        return printable(title + _outline(document.text, tree))

    for shown in each(found, do, failures):
        typer.echo(shown)
    failures.finish()


def as_dict(document: Any, tree: Any) -> dict[str, Any]:
    """Id, language, text, and the provisions with their offsets."""
    return {
        "id": document.id,
        "language": document.language,
        "text": document.text,
        "provisions": [
            {
                "label": p.label,
                "start": p.start,
                "end": p.end,
                "heading": p.heading,
                "parent": p.parent,
                "kind": p.kind,
                "number": p.number,
            }
            for p in tree
        ],
        "regions": [{"kind": r.kind, "start": r.start, "end": r.end} for r in document.regions],
    }


def _outline(text: str, tree: Any) -> str:
    """Each provision's label and own words, indented by depth; text outside of all as it is."""
    depth: dict[int, int] = {}
    lines = [text[: tree[0].start].strip()] if tree else [text]
    for p in tree:
        depth[p.index] = 0 if p.parent is None else depth[p.parent] + 1
        own = " ".join(text[p.start : p.own_end].split())
        lines.append(f"{'  ' * depth[p.index]}[{p.label}] {own}")
    return "\n".join(line for line in lines if line)
