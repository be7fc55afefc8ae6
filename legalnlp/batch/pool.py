"""Worker processes that survive what an input does to them: crashes, hangs, exhausted memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryFile
from typing import Any

from legalnlp.batch.job import Answers, Job, Record, failed, record
from legalnlp.batch.worker import LEAVING, MEMORY
from legalnlp.errors import LegalNLPError
from legalnlp.output.results import Failure

COMMAND = (sys.executable, "-P", "-m", "legalnlp.batch.worker")
START_LIMIT = 120.0  # seconds that a worker may take to load
TRIES = 3  # workers that one input may kill before it is given up
AHEAD = 4  # jobs a worker that are taken from their source before they can be done
CARRIED = 32_000_000  # bytes that those jobs may carry with them


class Worker:
    """One child process at a time; a new one takes over when an input has killed it."""

    def __init__(
        self, time_limit: float, command: Sequence[str] = COMMAND, memory: int = MEMORY
    ) -> None:
        self._limit = time_limit
        self._command = (*command, str(time_limit), str(memory))
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: Any = None
        self._closed = False

    def do(self, job: Job) -> Record:
        """The record of one job; a failure ``timeout`` or ``crashed`` where children died."""
        order = json.dumps(job.order()).encode("ascii") + b"\n"
        why = ""
        for _ in range(TRIES):
            line, late = self._ask(self._process or self._start(), order, self._limit)
            if line:
                return self._answer(line)
            why = self._stop()
            if late:
                return failed(self._late(job.path))
            if self._closed:
                break
        return failed(killer(job.path, f"the worker process died {TRIES} times ({why})"))

    def close(self) -> None:
        """Stop the child, if there is one, for good."""
        self._closed = True
        if self._process:
            self._stop()

    def _answer(self, line: bytes) -> Record:
        answer: Record = json.loads(line)
        if answer.pop(LEAVING, False):
            self._stop()
        return answer

    def _late(self, path: str) -> Failure:
        advice = "Raise --time-limit, or split the file."
        return Failure(path, "timeout", f"not done after {self._limit:g} seconds", advice)

    def _start(self) -> subprocess.Popen[bytes]:
        self._errors = TemporaryFile()  # noqa: SIM115  closed when the child is stopped
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
        )
        line, _ = self._ask(self._process, b"", START_LIMIT)
        if not line:
            raise LegalNLPError(f"a worker process does not start: {self._stop()}")
        return self._process

    def _ask(
        self, process: subprocess.Popen[bytes], line: bytes, limit: float
    ) -> tuple[bytes, bool]:
        """Send a line and wait for one: the answer (empty if it died), and if it was late."""
        if process.stdin is None or process.stdout is None:
            raise LegalNLPError("a worker process has no pipes")
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limit, stop)
        timer.start()
        try:
            with suppress(BrokenPipeError):  # the child died: reading below finds the end
                process.stdin.write(line)
                process.stdin.flush()
            answer = process.stdout.readline()
        finally:
            timer.cancel()
        return (answer if answer.endswith(b"\n") else b""), late.is_set()

    def _stop(self) -> str:
        """Kill the child and say in a line how it ended."""
        process, self._process = self._process, None
        if process is None:
            return "not started"
        with suppress(OSError):
            process.kill()
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._errors.seek(0)
        said = self._errors.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
        self._errors.close()
        return f"exit {code}" + (f", {said[-1][:200]}" if said else "")


def _environment() -> dict[str, str]:
    """Ours, with this very package first on the path of the child."""
    home = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, known] if known else [home])}


def killer(path: str, detail: str) -> Failure:
    """The row of an input that ends every process that reads it."""
    advice = "Other inputs were not harmed; please report this one."
    return Failure(path, "crashed", detail, advice)


def answers(
    jobs: Iterable[Job],
    workers: int = 1,
    time_limit: float = 120.0,
    command: Sequence[str] = COMMAND,
    memory: int = MEMORY,
) -> Answers:
    """Each job with its record, as they are done (not in order).

    ``workers`` processes, each given ``time_limit`` seconds an input and ``memory`` bytes; 0
    workers code in this process, without limits. Jobs are taken from their source a few at a
    time, in this thread. Closing the iterator stops the processes.
    """
    if workers < 1:
        for job in jobs:
            yield job, record(job.input, job.overrides, with_text=job.with_text)
        return
    todo: SimpleQueue[Job | None] = SimpleQueue()
    done: SimpleQueue[tuple[Job, Record] | BaseException] = SimpleQueue()
    crew = [Worker(time_limit, command, memory) for _ in range(workers)]
    for one in crew:
        threading.Thread(target=_work, args=(one, todo, done), daemon=True).start()
    try:
        yield from _kept_busy(iter(jobs), todo, done, AHEAD * workers)
    finally:
        while not todo.empty():
            todo.get()
        for one in crew:
            todo.put(None)
            one.close()


def records(jobs: Iterable[Job], workers: int = 1, time_limit: float = 120.0) -> Iterator[Record]:
    """The records of `answers` alone."""
    return (found for _, found in answers(jobs, workers, time_limit))


def _work(
    worker: Worker,
    todo: SimpleQueue[Job | None],
    done: SimpleQueue[tuple[Job, Record] | BaseException],
) -> None:
    """Do jobs until told to stop; hand on an exception that is not an input's fault."""
    try:
        while (job := todo.get()) is not None:
            done.put((job, worker.do(job)))
    except BaseException as error:
        done.put(error)
    finally:
        worker.close()


def _kept_busy(
    source: Iterator[Job],
    todo: SimpleQueue[Job | None],
    done: SimpleQueue[tuple[Job, Record] | BaseException],
    most: int,
) -> Answers:
    """Hand out jobs while there is room, and give back what is done."""
    under_way = carried = 0
    more = True
    while more or under_way:
        while more and under_way < most and (carried < CARRIED or not under_way):
            job = next(source, None)
            more = job is not None
            if job is not None:
                todo.put(job)
                under_way += 1
                carried += len(job.input.data or b"")
        if not under_way:
            break
        item = done.get()
        if isinstance(item, BaseException):
            raise item
        under_way -= 1
        carried -= len(item[0].input.data or b"")
        yield item
