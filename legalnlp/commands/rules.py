"""``legalnlp rules``: check, list and try the rules of the language packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from legalnlp.commands import options

app = typer.Typer(
    help="Check, list and try the rules of the language packs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
LIST = ("id", "concept", "scope", "example", "target", "unlike", "source")
TRY = ("rule", "concept", "start", "end", "words")


@app.command()
def check(
    tags: Annotated[list[str] | None, typer.Argument(help="Languages [default: all].")] = None,
) -> None:
    """Check that packs are complete and every rule keeps its promise.

    A rule fires on its own example at its target and is silent on its near miss; so does a rule
    of how definitions are drafted.

    \b
    Examples:
      legalnlp rules check
      legalnlp rules check de fr
    """
    from legalnlp import trust
    from legalnlp.knowledge import available

    chosen = tuple(tags or available())
    problems = [*trust.check(chosen), *_of_definitions(chosen)]
    for problem in problems:
        typer.echo(problem, err=True)
    typer.echo(f"{len(problems)} problem(s) in {', '.join(chosen)}")
    if problems:
        raise typer.Exit(1)


def _of_definitions(tags: Sequence[str]) -> Iterator[str]:
    """What keeps the rules of definitions in the packs from their promise."""
    from legalnlp.errors import KnowledgeError
    from legalnlp.steps.definitions.contract import failures
    from legalnlp.steps.definitions.rules import languages

    for tag in (tag for tag in tags if tag in languages()):
        try:
            yield from failures(tag)
        except KnowledgeError as error:
            yield str(error)


@app.command("list")
def list_(
    language: Annotated[str, typer.Option("--language", "-l", help="Tag of a pack.")],
    concept: Annotated[
        str, typer.Option(help="Only concepts that begin so, as in test. or medium.drawing")
    ] = "",
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
) -> None:
    """List the rules of a language, with example and near miss.

    \b
    Examples:
      legalnlp rules list -l en --concept test.
      legalnlp rules list -l ko --format csv
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.knowledge import load_pack

    rows = Rows(LIST, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("source", "scope")
    for rule in load_pack(_tag(language)).rules:
        if rule.concept.startswith(concept):
            rows.add([{column: getattr(rule, column) for column in LIST}])
    rows.finish()


@app.command("try")
def try_(
    sentence: Annotated[str, typer.Argument(help="Any words.")],
    language: Annotated[str, typer.Option("--language", "-l", help="Tag of a pack.")],
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
) -> None:
    """Show which rules fire on a sentence, and where.

    \b
    Examples:
      legalnlp rules try -l en "a drawing of a person under 18"
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.knowledge import fold, load_pack

    rows = Rows(TRY, options.choice(format, ("table", "jsonl", "csv")))
    for rule in load_pack(_tag(language)).rules:
        for match in rule.regex.finditer(fold(sentence)):
            start, end = match.span()
            found = {"start": start, "end": end, "words": sentence[start:end]}
            rows.add([{"rule": rule.id, "concept": rule.concept, **found}])
    rows.finish()


def _tag(language: str) -> str:
    from legalnlp.knowledge import available, pack_tag

    tag = pack_tag(language)
    if tag is None:
        options.choice(language, available(), "--language")
    return tag or language
