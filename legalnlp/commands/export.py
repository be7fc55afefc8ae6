"""``legalnlp export``: tables and exchange files from a folder of results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legalnlp.commands import options


def export(
    folder: Annotated[Path, typer.Argument(help="Folder that `legalnlp analyze` wrote.")],
    table: Annotated[
        str,
        typer.Option(
            help="coverage, evidence, definitions, conduct, timeline, documents, sources, codebook."
        ),
    ] = "coverage",
    format: Annotated[
        str,
        typer.Option(
            help="Tables: csv, parquet, json, sqlite, xlsx, docx, latex, html, markdown; "
            "references: bibtex, csl-json; "
            "exchange: qdpx, qdc, webannotation, docbin, akn."
        ),
    ] = "csv",
    out: Annotated[
        Path | None, typer.Option(help="File to write [default: text goes to the screen].")
    ] = None,
    labels: Annotated[str, typer.Option(help="Language of the labels: en, de, es, fr, ko.")] = "en",
    citation_style: Annotated[str, typer.Option(help="plain, oscola or bluebook.")] = "plain",
    group: Annotated[
        str | None, typer.Option(help="Group the coverage table: region, family or date.")
    ] = None,
    texts: options.Texts = None,
    on: options.PositionsOn = None,
) -> None:
    """Write tables of an analysed folder for papers, spreadsheets and databases.

    sqlite and xlsx hold all tables at once. qdpx, webannotation, docbin and akn hold the texts
    as well, which are read again from where they were coded.

    \b
    Examples:
      legalnlp export results/ --format html --out coverage.html --group region
      legalnlp export results/ --table evidence --format csv > evidence.csv
      legalnlp export results/ --format latex --labels ko --citation-style oscola --out table.tex
      legalnlp export results/ --table sources --format bibtex --out sources.bib
      legalnlp export results/ --format qdpx --out project.qdpx
    """
    from legalnlp.output import export as tables
    from legalnlp.output.citations import STYLES
    from legalnlp.output.export_labels import tags
    from legalnlp.output.folder import load
    from legalnlp.output.tables_coverage import GROUPS
    from legalnlp.output.tables_rows import TABLES, material

    options.choice(table, tuple(TABLES), "--table")
    options.choice(format, tuple(tables.WRITERS))
    options.choice(labels, tags(), "--labels")
    options.choice(citation_style, STYLES, "--citation-style")
    if group is not None:
        options.choice(group, GROUPS, "--group")
    if out is None and format in tables.BINARY:
        raise typer.BadParameter(f"{format} needs a file.", param_hint="--out")
    given = material(load(folder), options.optional_day(on), labels)
    setting = tables.Setting(table, group, citation_style, texts)
    if out is None:
        _show(given, format, setting)
    else:
        typer.echo(f"{tables.export(given, format, out, setting)} written.", err=True)


def _show(given: object, format: str, setting: object) -> None:
    """The text of a format on the screen."""
    from tempfile import TemporaryDirectory

    from legalnlp.output import export as tables

    with TemporaryDirectory() as folder:
        path = tables.export(given, format, Path(folder) / "table", setting)  # type: ignore[arg-type]
        typer.echo(path.read_bytes(), nl=False)
