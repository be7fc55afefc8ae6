"""``legalnlp import``: people's codings out of a project of their software."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    help="Read people's codings out of a REFI-QDA project (.qdpx).",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.command()
def read(
    project: Annotated[Path, typer.Argument(help="Project exported as .qdpx.")],
    out: Annotated[Path, typer.Option(help="Folder for the codings; made if missing.")],
) -> None:
    """Read people's codings out of a REFI-QDA project (.qdpx).

    Codes count by their names, as in the codebook that `legalnlp export --format qdc` writes.
    Writes a JSON file a person and text, which `legalnlp evaluate` compares.

    \b
    Examples:
      legalnlp export results/ --format qdc --out codebook.qdc
      legalnlp import project.qdpx --out codings/
    """
    from legalnlp.output.refi_import import codings

    found = codings(project)
    many = len({coding["coder"]["name"] for coding in found}) > 1
    for coding in found:
        folder = out / _plain(coding["coder"]["name"]) if many else out
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, coding)
    typer.echo(f"{len(found)} codings in {out}")


def _write(folder: Path, coding: Mapping[str, Any]) -> None:
    path = folder / f"{_plain(coding['document']['id'])}.json"
    path.write_text(json.dumps(coding, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _plain(name: str) -> str:
    """A name that is safe as that of a file."""
    return re.sub(r"[^\w.-]+", "_", name).strip("._") or "unnamed"
