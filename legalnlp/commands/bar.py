"""How far a long run is: a bar on a terminal, a line a minute in a log."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legalnlp.batch.progress import Progress

FRAME = 0.1  # seconds between two pictures of the bar
LINE = 60.0  # seconds between two lines where there is no terminal


class Bar:
    """Shows the progress of a run on the error stream; nothing of short runs in a log.

    ``of`` says what is counted; without ``logs`` it is shown on a terminal alone.
    """

    def __init__(self, of: str = "documents", *, logs: bool = True) -> None:
        self._of, self._logs = of, logs

    def __enter__(self) -> Bar:
        self._bar: Any = _rich_bar() if sys.stderr.isatty() else None
        self._every = FRAME if self._bar else LINE
        self._next = time.monotonic() + self._every
        self._last: Progress | None = None
        if self._bar:
            self._bar.start()
        return self

    def show(self, now: Progress) -> None:
        """Show this moment, unless the last one has just been shown."""
        self._last = now
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + self._every
            self._draw(now)

    def _draw(self, now: Progress) -> None:
        if self._bar:
            task = self._bar.task_ids[0]
            self._bar.update(task, completed=now.part, says=line(now, self._of))
        elif self._logs:
            print(f"legalnlp: {line(now, self._of)}", file=sys.stderr, flush=True)

    def __exit__(self, *error: object) -> None:
        if self._bar:
            if self._last:
                self._draw(self._last)
            self._bar.stop()


def line(now: Progress, what: str = "documents") -> str:
    """A moment of a run in words; ``what`` is counted.

    >>> from legalnlp.batch.progress import Progress
    >>> line(Progress(30, 90, 10, 1, 4_000_000, 2.0, part=0.5, fresh=0.25))
    '30 of 90 documents, 1 not coded, 10.0/s, 2.00 MB/s, 0:00:04 left'
    >>> line(Progress(30, 90, seconds=2.0, part=0.5, fresh=0.5), "versions")
    '30 of 90 versions, 15.0/s, 0:00:02 left'
    """
    of = f" of {now.total:,}" if now.total else ""
    wrong = f", {now.failed:,} not coded" if now.failed else ""
    left = f", {timedelta(seconds=round(now.remaining))} left" if now.remaining is not None else ""
    speed = f", {now.speed / 1e6:.2f} MB/s" if now.size else ""
    return f"{now.done:,}{of} {what}{wrong}, {now.rate:.1f}/s{speed}{left}"


def _rich_bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = BarColumn(), TextColumn("{task.fields[says]}")
    bar = Progress(*columns, console=Console(stderr=True))
    bar.add_task("", total=1.0, says="")
    return bar
