"""Doing one thing to each input, and one line on the error stream for each that fails."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from legalnlp.sources import Columns, Input

Answer = TypeVar("Answer")


class Failures:
    """Counts the files that failed and reports each in one line as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, path: str, error: BaseException) -> None:
        """Report one exception of one input."""
        from legalnlp.batch.job import failure

        self.report(str(failure(path, error)))

    def report(self, line: str) -> None:
        """Print one line."""
        from legalnlp.output.terminal import printable

        self.count += 1
        typer.echo(f"legalnlp: {printable(' '.join(line.split()))}", err=True)

    def finish(self) -> None:
        """Exit with 1 if any failed."""
        if self.count:
            raise typer.Exit(1)


def each(
    found: Iterable[Input],
    do: Callable[[Input], Answer],
    failures: Failures,
    time_limit: float = 120.0,
) -> Iterator[Answer]:
    """The answer for each input that gives one in ``time_limit`` seconds; others are reported.

    Where the system knows no timers (Windows) there is no limit; `analyze` has one everywhere.
    """
    for one in found:
        try:
            with _timer(one.name, time_limit):
                answer = do(one)
        except Exception as error:  # reported as a row: one input never stops the others
            failures.add(one.name, error)
            continue
        yield answer


@contextmanager
def _timer(name: str, seconds: float) -> Iterator[None]:
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
            name, "timeout", f"not done after {seconds:g} seconds",
            "Raise --time-limit, or split the file.",
        )  # fmt: skip

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def input_files(
    paths: Sequence[str], columns: Columns | None = None, max_bytes: int | None = None
) -> tuple[Iterator[Input], bool]:
    """The documents under the paths as they are found, and whether there is only one.

    Exits with 2 where there is none.
    """
    from legalnlp.ingest import MAX_BYTES
    from legalnlp.sources import inputs

    found = inputs(paths, columns, max_bytes=max_bytes or MAX_BYTES)
    first = list(islice(found, 2))
    if not first:
        raise typer.BadParameter(f"no files to read under {', '.join(paths)}.", param_hint="PATH")
    return chain(first, found), len(first) == 1
