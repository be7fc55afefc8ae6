"""Arguments that the questions about positions share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

Analysed = Annotated[Path, typer.Argument(help="Folder that `legalnlp analyze --out` wrote.")]
On = Annotated[str | None, typer.Option("--on", help="Date, YYYY-MM-DD [default: today].")]
Format = Annotated[str, typer.Option(help="table, jsonl or csv.")]


def day(text: str | None, option: str = "--on") -> date:
    """A date option; today where it is not given. Exits with 2 where it is no date."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date YYYY-MM-DD.", param_hint=option) from None


def codings(folder: Path) -> Sequence[Mapping[str, Any]]:
    """The codings of an analysed folder."""
    from legalnlp.output.folder import load

    return tuple(load(folder).codings.values())


def category(name: str) -> str:
    """A category of the taxonomy, or exit 2 with the list."""
    from legalnlp.commands.options import choice
    from legalnlp.knowledge import categories

    return choice(name, categories(), "--depiction")
