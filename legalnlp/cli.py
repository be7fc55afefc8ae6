"""The command ``legalnlp``: one verb a module in `legalnlp.commands`, and only that one loaded.

Exit codes: 0 all was coded, 1 some input was not, 2 a wrong call.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

ABOUT = """\
Reads statutes, treaties and judgments and codes whom and what their definitions of
sexually exploitative material reach, with the words that prove it."""

# What `legalnlp --help` says of each verb; the first line of the verb's own help (tested).
VERBS = {
    "classify": "Code texts and show what they reach, with the deciding words.",
    "analyze": "Code all files under the paths into tables.",
    "text": "Show the canonical text with its provision tree.",
    "definitions": "List every definition in the texts, whatever its subject.",
    "find": "Find the provisions on the subject in long texts.",
    "explain": "Show how one cell came about: sentence, cue, rule, scope, step by step.",
    "position": "Fold texts and judgments into each jurisdiction's position on a date.",
    "timeline": "Show when each category came to be covered in each jurisdiction, and by what.",
    "scenario": "Tell which laws reach a pattern of facts, with the words.",
    "compare": "Compare two jurisdictions, or one at two dates: values, conduct and both wordings.",
    "benchmark": "Hold each jurisdiction against what an international instrument demands.",
    "rules": "Check, list and try the rules of the language packs.",
    "evaluate": "Measure agreement with gold, or between any two coders.",
    "report": "Write an analysed folder as one HTML file.",
    "plot": "Draw a figure from an analysed folder.",
    "languages": "List the languages that can be coded.",
    "export": "Write tables of an analysed folder for papers, spreadsheets and databases.",
    "import": "Read people's codings out of a REFI-QDA project (.qdpx).",
    "package": "Write a replication package: data, codebook, sources, metadata, README.",
    "verify": "Prove a replication package: files, tables, and the coding itself.",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    verb, *rest = [*(sys.argv[1:] if arguments is None else arguments)] or ["--help"]
    if verb in ("--help", "-h"):
        print(usage())
    elif verb == "--version":
        from legalnlp import __version__

        print(f"legalnlp {__version__}")
    elif verb in VERBS:
        sys.exit(_run(verb, rest))
    else:
        _complain(f"no command {verb!r}; commands: {', '.join(VERBS)}")
        sys.exit(2)


def usage() -> str:
    """The help of the command as a whole. Plain, because typer alone takes longer to load."""
    verbs = "\n".join(f"  {verb:<12} {about}" for verb, about in VERBS.items())
    return f"""\
Usage: legalnlp COMMAND [ARGUMENTS]...

{ABOUT}

Commands:
{verbs}

Options:
  --version    Show the version.
  -h, --help   Show this help; `legalnlp COMMAND --help` shows options and examples.

Exit codes: 0 all coded, 1 some input was not coded, 2 wrong call."""


def _run(verb: str, arguments: list[str]) -> int:
    """Run one verb; what goes wrong in a foreseen way is one line and an exit code."""
    import typer

    from legalnlp.errors import LegalNLPError

    module = import_module(f"legalnlp.commands.{verb}")
    app = module.app if hasattr(module, "app") else _app(getattr(module, verb))
    try:
        app(arguments, prog_name=f"legalnlp {verb}")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except (LegalNLPError, FileNotFoundError, typer.BadParameter) as error:
        _complain(str(error))
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough, as in `| head`
        sys.stderr.close()
    return 0


def _app(verb: Callable[..., None]) -> Callable[..., None]:
    import typer

    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.command()(verb)
    return app


def _complain(message: str) -> None:
    print(f"legalnlp: {message}", file=sys.stderr)


if __name__ == "__main__":
    main()
