"""Doing one thing to each input, and one line on the error stream for each that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import typer

Answer = TypeVar("Answer")


class Failures:
    """Counts the files that failed and reports each in one line as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, path: str, error: BaseException) -> None:
        """Report one exception of one file."""
        from legalnlp.batch.job import failure

        self.report(str(failure(path, error)))

    def report(self, line: str) -> None:
        """Print one line."""
        from legalnlp.output.terminal import printable

        self.count += 1
        typer.echo(f"legalnlp: {printable(' '.join(line.split()))}", err=True)

    def finish(self) -> None:
        """Exit with 1 if any file failed."""
        if self.count:
            raise typer.Exit(1)


def each(
    files: Iterable[Path], do: Callable[[Path], Answer], failures: Failures
) -> Iterator[tuple[Path, Answer]]:
    """The answer for each file that gives one; the others are reported."""
    for file in files:
        try:
            answer = do(file)
        except Exception as error:  # reported as a row: one file never stops the others
            failures.add(str(file), error)
            continue
        yield file, answer


def input_files(paths: list[Path]) -> list[Path]:
    """The files under the paths; exits with 2 where there is none."""
    from legalnlp.batch.run import files_under

    files = files_under(paths)
    if not files:
        raise typer.BadParameter(
            f"no files to read under {', '.join(map(str, paths))}.", param_hint="PATH"
        )
    return files
