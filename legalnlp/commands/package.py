"""``legalnlp package``: the replication package of a folder of results."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from legalnlp.commands import options


def package(
    folder: Annotated[Path, typer.Argument(help="Folder that `legalnlp analyze` wrote.")],
    out: Annotated[
        Path, typer.Option(help="Folder or .zip to write; must not hold anything yet.")
    ] = Path("package"),
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Put the texts in: mind their copyright.")
    ] = False,
    texts: options.Texts = None,
    title: Annotated[str, typer.Option(help="Title of the data.")] = (
        "Replication data: coverage of legal definitions"
    ),
    author: Annotated[
        list[str] | None, typer.Option(help="An author; may be given several times.")
    ] = None,
    license: Annotated[
        str | None, typer.Option(help="SPDX name of the licence of the data, such as CC-BY-4.0.")
    ] = None,
    on: options.PositionsOn = None,
) -> None:
    """Write a replication package: data, codebook, sources, metadata, README.

    Data as CSV and Parquet, a Frictionless data package, RO-Crate metadata, CITATION.cff, the
    list of sources with hashes and addresses, and the hash of every file.

    \b
    Examples:
      legalnlp package results/ --out package/ --author "Ada Example" --license CC-BY-4.0
      legalnlp package results/ --out package.zip --with-texts
    """
    from legalnlp.output.folder import load
    from legalnlp.output.package import About
    from legalnlp.output.package import package as write
    from legalnlp.output.tables_rows import material

    given = material(load(folder), options.optional_day(on))
    about = About(title, date.today().isoformat(), tuple(author or ()), license)
    made = write(given, out, about, texts=with_texts, at=texts)
    typer.echo(f"{made} written: prove it with `legalnlp verify {made}`")
