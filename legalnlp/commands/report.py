"""``legalnlp report``: an analysed folder as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    folder: Annotated[Path, typer.Argument(help="A folder that `legalnlp analyze` wrote.")],
    out: Annotated[
        Path | None, typer.Option(help="The file to write [default: report.html in the folder].")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the report.")] = None,
    context: Annotated[
        bool,
        typer.Option(help="Read the texts again to show the lines around each passage."),
    ] = True,
) -> None:
    """Write an analysed folder as one HTML file.

    The file holds everything and asks nothing of the network: matrix and map, filters, the
    deciding words in their context, a page for each jurisdiction, methods and codebook.

    \b
    Examples:
      legalnlp report results/
      legalnlp report results/ --out appendix.html --title "Appendix B"
      legalnlp report results/ --no-context
    """
    from legalnlp.output.folder import load
    from legalnlp.output.report import TITLE, render

    target = out or folder / "report.html"
    page = render(load(folder), title or TITLE, context=context)
    target.write_text(page, encoding="utf-8")
    typer.echo(f"{target}: {len(page.encode()) / 1e6:.1f} MB")
