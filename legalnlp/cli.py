"""The command ``legalnlp``: one verb a module in `legalnlp.commands`, heavy parts loaded late.

Exit codes: 0 all was coded, 1 some input was not, 2 a wrong call.
"""

from __future__ import annotations

import sys

import typer

from legalnlp.commands import (
    analyze,
    classify,
    definitions,
    evaluate,
    explain,
    find,
    languages,
    rules,
    text,
)

app = typer.Typer(
    name="legalnlp",
    help="Reads statutes, treaties and judgments and codes whom and what their definitions of "
    "sexually exploitative material reach, with the words that prove it.",
    epilog="Exit codes: 0 all coded, 1 some input was not coded, 2 wrong call. "
    "`legalnlp COMMAND --help` shows options and examples.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for verb in (
    classify.classify,
    analyze.analyze,
    text.text,
    definitions.definitions,
    find.find,
    explain.explain,
    evaluate.evaluate,
    languages.languages,
):
    app.command()(verb)
app.add_typer(rules.app, name="rules")


def _version(wanted: bool) -> None:
    if wanted:
        from legalnlp import __version__

        typer.echo(f"legalnlp {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and stop."
    ),
) -> None:
    pass


def main() -> None:
    """Run the command line; what goes wrong in a foreseen way is one line and an exit code."""
    from legalnlp.errors import LegalNLPError

    try:
        app()
    except (LegalNLPError, FileNotFoundError) as error:
        typer.echo(f"legalnlp: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has seen enough, as in `| head`
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
