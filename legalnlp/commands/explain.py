"""``legalnlp explain``: how one cell came about, step by step."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from legalnlp.commands import options


def explain(
    path: options.File,
    category: Annotated[
        str, typer.Option("--category", "-c", help="A depiction category, such as real_child.")
    ],
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    language: options.Language = None,
    doc_type: options.DocType = None,
) -> None:
    """Show how one cell came about: sentence, cue, rule, scope, step by step.

    \b
    Examples:
      legalnlp explain act.md --category virtual_child_drawn
      legalnlp explain act.md -c text --format json
    """
    from legalnlp.commands.each import Failures, each
    from legalnlp.knowledge import categories
    from legalnlp.sources import Input

    options.choice(category, categories(), "--category")
    options.choice(format, ("text", "json"))
    given = options.overrides(language, doc_type=doc_type)
    failures = Failures()

    def do(one: Input) -> str:
        from dataclasses import asdict

        from legalnlp.output.terminal import steps
        from legalnlp.pipeline import trace

        found = trace(one.document(**given), category)
        if format == "json":
            return json.dumps([asdict(step) for step in found], ensure_ascii=False, indent=2)
        return steps(found)

    for shown in each([Input(str(path))], do, failures):
        typer.echo(shown)
    failures.finish()
