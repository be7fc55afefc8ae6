"""``legalnlp text``: the canonical text of a file with its provision tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from legalnlp.commands import options


def text(
    path: options.File,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    language: options.Language = None,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Show the canonical text with its provision tree.

    The offsets of evidence are offsets into this text. In json, parent is the place of the
    parent in the list of provisions, from 0.

    \b
    Examples:
      legalnlp text act.xml
      legalnlp text act.pdf --format json > act.json
    """
    from legalnlp.commands.each import Failures, each

    options.choice(format, ("text", "json"))
    given = options.overrides(language, max_bytes=max_bytes)
    failures = Failures()

    def do(file: Path) -> str:
        from legalnlp.ingest import read
        from legalnlp.output.terminal import printable
        from legalnlp.steps.structure import provisions

        document = read(file, **given)
        tree = provisions(document)
        if format == "json":
            return json.dumps(as_dict(document, tree), ensure_ascii=False, indent=2)
        return printable(_outline(document.text, tree))

    for _, shown in each([path], do, failures):
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
