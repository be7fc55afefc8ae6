"""Doing one thing to each input, and one line on the error stream for each that fails."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
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
    files: Iterable[Path],
    do: Callable[[Path], Answer],
    failures: Failures,
    time_limit: float = 120.0,
) -> Iterator[tuple[Path, Answer]]:
    """The answer for each file that gives one in ``time_limit`` seconds; the others are reported.

    Where the system knows no timers (Windows) there is no limit; `analyze` has one everywhere.
    """
    for file in files:
        try:
            with _timer(file, time_limit):
                answer = do(file)
        except Exception as error:  # reported as a row: one file never stops the others
            failures.add(str(file), error)
            continue
        yield file, answer


@contextmanager
def _timer(file: Path, seconds: float) -> Iterator[None]:
    """Raise `UnreadableFile` (cause ``timeout``) inside, when the time is over."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(number: int, frame: object) -> None:
        from legalnlp.errors import UnreadableFile

        raise UnreadableFile(
            file, "timeout", f"not done after {seconds:g} seconds",
            "Raise --time-limit, or split the file.",
        )  # fmt: skip

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def input_files(paths: list[Path]) -> list[Path]:
    """The files under the paths; exits with 2 where there is none."""
    from legalnlp.batch.run import files_under

    files = files_under(paths)
    if not files:
        raise typer.BadParameter(
            f"no files to read under {', '.join(map(str, paths))}.", param_hint="PATH"
        )
    return files
