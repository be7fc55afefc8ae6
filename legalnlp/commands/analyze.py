"""``legalnlp analyze``: code folders into a folder of tables."""

from __future__ import annotations

import sys
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
    language: options.Language = None,
    jurisdiction: options.Jurisdiction = None,
    doc_type: options.DocType = None,
    as_of: options.AsOf = None,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Code all files under the paths into tables.

    Writes codings.jsonl (a coding a line), coverage.csv (a row per document and category),
    evidence.csv, definitions.csv, documents.csv, errors.csv (files not coded, and why) and
    run.json (versions, hashes, settings). Run again, it codes only what has changed. In CSV, a
    cell that a spreadsheet could run has an apostrophe before it.

    \b
    Examples:
      legalnlp analyze statutes/ --out results/
      legalnlp analyze statutes/ judgments/ --out results/ --workers 4
      legalnlp analyze scans/ --out results/ --language pt --time-limit 600
    """
    from legalnlp.batch.run import write
    from legalnlp.commands.each import Failures, input_files

    given = options.overrides(language, jurisdiction, doc_type, as_of, max_bytes)
    input_files(paths)
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file, not a folder.", param_hint="--out")
    with _Bar() as bar:
        summary = write(paths, out, workers, time_limit=time_limit, progress=bar.show, **given)
    failures = Failures()
    for failed in summary.failures:
        failures.report(str(failed))
    _say(summary, out)
    failures.finish()


def _say(summary: Summary, out: Path) -> None:
    reused = f" ({summary.reused} unchanged since the last run)" if summary.reused else ""
    typer.echo(
        f"{summary.coded} of {summary.files} files coded{reused}, "
        f"{len(summary.failures)} not coded. Results in {out}"
    )


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __enter__(self) -> _Bar:
        self._progress = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            columns = BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
            self._progress = Progress(*columns, console=Console(stderr=True))
            self._task = self._progress.add_task("files", total=None)
            self._progress.start()
        return self

    def show(self, done: int, total: int) -> None:
        """Move to ``done`` of ``total``."""
        if self._progress:
            self._progress.update(self._task, completed=done, total=total)

    def __exit__(self, *error: object) -> None:
        if self._progress:
            self._progress.stop()
