"""``legalnlp analyze``: code folders into a folder of tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.batch.run import Summary


def analyze(
    paths: options.Files,
    out: Annotated[Path, typer.Option(help="Folder for the results; made if missing.")],
    workers: options.Workers = 1,
    time_limit: options.TimeLimit = 120.0,
    memory: options.Memory = 600,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Also write Parquet, part by part as results come.")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler (tcp://host:8786).")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(help="`local`: a Dask cluster of --workers on this machine.")
    ] = None,
    language: options.Language = None,
    jurisdiction: options.Jurisdiction = None,
    doc_type: options.DocType = None,
    as_of: options.AsOf = None,
    max_bytes: options.MaxBytes = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    language_column: options.LanguageColumn = None,
    jurisdiction_column: options.JurisdictionColumn = None,
    date_column: options.DateColumn = None,
) -> None:
    """Code all files under the paths into tables.

    Writes codings.jsonl (a coding a line), coverage.csv (a row per document and category),
    evidence.csv, definitions.csv, documents.csv, errors.csv (files not coded, and why),
    inputs.csv (which document was read from where) and run.json (versions, hashes, settings).
    Run again, also after it was killed, it codes only what is new or has changed. In CSV, a cell
    that a spreadsheet could run has an apostrophe before it.

    \b
    Examples:
      legalnlp analyze statutes/ --out results/
      legalnlp analyze statutes/ judgments/ --out results/ --workers 4 --parquet
      legalnlp analyze opinions/ --out results/ --scheduler tcp://head-node:8786
      legalnlp analyze scans/ --out results/ --language pt --time-limit 600
    """
    from legalnlp.batch.engine import Engine, Interrupted
    from legalnlp.batch.run import Options, write
    from legalnlp.commands.bar import Bar
    from legalnlp.commands.each import Failures, input_files

    given = options.overrides(language, jurisdiction, doc_type, as_of, max_bytes)
    if cluster is not None:
        options.choice(cluster, ("local",), "--cluster")
    columns = options.columns(
        text_column, id_column, language_column, jurisdiction_column, date_column
    )
    input_files(paths, columns, max_bytes)
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file, not a folder.", param_hint="--out")
    engine = Engine(workers, time_limit, scheduler, cluster is not None, memory * 1_000_000)
    failures = Failures()
    try:
        with Bar() as bar:
            summary = write(paths, out, Options(engine, parquet, columns, bar.show), **given)
    except Interrupted as error:
        failures.report(str(error))
        raise typer.Exit(1) from error
    for failed in summary.failures:
        failures.report(str(failed))
    if summary.failed > len(summary.failures):
        failures.report(f"{summary.failed:,} failures in all: see {out / 'errors.csv'}")
    _say(summary, out)
    failures.finish()


def _say(summary: Summary, out: Path) -> None:
    reused = f" ({summary.reused} unchanged since the last run)" if summary.reused else ""
    typer.echo(
        f"{summary.coded} of {summary.files} files coded{reused}, "
        f"{summary.failed} not coded. Results in {out}"
    )
