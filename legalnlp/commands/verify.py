"""``legalnlp verify``: whether a replication package is what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from legalnlp.commands import options


def verify(
    package: Annotated[Path, typer.Argument(help="Folder or .zip that `legalnlp package` wrote.")],
    texts: Annotated[
        Path | None, typer.Option(help="Folder with the texts, if they are not in the package.")
    ] = None,
    workers: options.Workers = 1,
    time_limit: options.TimeLimit = 120.0,
) -> None:
    """Prove a replication package: files, tables, and the coding itself.

    Compares every file with its hash and every table with the codings, and codes the texts
    again where they are at hand. Exit code 1 if anything differs.

    \b
    Examples:
      legalnlp verify package/
      legalnlp verify package.zip --texts statutes/ --workers 4
    """
    from legalnlp.output.terminal import printable
    from legalnlp.output.verify import verify as prove

    def recode(
        paths: list[Path], given: Mapping[str, Any]
    ) -> Iterator[tuple[Path, Mapping[str, Any] | None, str]]:
        from legalnlp.batch import pool
        from legalnlp.batch.run import jobs

        for record in pool.records(jobs(paths, given), workers, time_limit):
            failure = record["failure"] or {}
            yield Path(record["path"]), record["coding"], str(failure.get("detail", ""))

    verdict = prove(package, recode, texts)
    for line in (*verdict.proofs, *(f"note: {remark}" for remark in verdict.remarks)):
        typer.echo(printable(line))
    for problem in verdict.problems:
        typer.echo(printable(f"differs: {problem}"), err=True)
    if verdict.problems:
        raise typer.Exit(1)
