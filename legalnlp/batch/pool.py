"""Worker processes that survive what a file does to them: crashes, hangs, exhausted memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryFile
from typing import Any

from legalnlp.batch.job import Record, record
from legalnlp.errors import LegalNLPError
from legalnlp.output.results import Failure

COMMAND = (sys.executable, "-P", "-m", "legalnlp.batch.worker")
START_LIMIT = 120.0  # seconds that a worker may take to load


class Worker:
    """One child process at a time; a new one takes over when a file has killed it."""

    def __init__(self, time_limit: float, command: Sequence[str] = COMMAND) -> None:
        self._limit = time_limit
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: Any = None

    def do(self, job: dict[str, Any]) -> Record:
        """The record of one job; a failure ``timeout`` or ``crashed`` where the child died."""
        process = self._process or self._start()
        line, late = self._ask(process, json.dumps(job).encode("ascii") + b"\n", self._limit)
        if line:
            answer: Record = json.loads(line)
            return answer
        why = self._stop()
        path = job["path"]
        if late:
            failed = Failure(
                path, "timeout", f"not done after {self._limit:g} seconds",
                "Raise --time-limit, or split the file.",
            )  # fmt: skip
        else:
            failed = Failure(
                path, "crashed", f"the worker process died ({why})",
                "Other files were not harmed; please report this file.",
            )  # fmt: skip
        return {"path": path, "coding": None, "failure": asdict(failed)}

    def close(self) -> None:
        """Stop the child, if there is one."""
        if self._process:
            self._stop()

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


def records(
    jobs: Iterable[dict[str, Any]],
    workers: int = 1,
    time_limit: float = 120.0,
    command: Sequence[str] = COMMAND,
) -> Iterator[Record]:
    """One record per job, as they are done (not in order).

    ``workers`` processes, each given ``time_limit`` seconds a file; 0 workers code in this
    process, without limit. Closing the iterator stops the processes.
    """
    if workers < 1:
        yield from (record(**job) for job in jobs)
        return
    done: SimpleQueue[Record | BaseException | None] = SimpleQueue()
    source, lock, stop = iter(jobs), threading.Lock(), threading.Event()
    crew = [Worker(time_limit, command) for _ in range(workers)]
    threads = [
        threading.Thread(target=_work, args=(one, source, lock, stop, done), daemon=True)
        for one in crew
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _until_all_done(done, workers)
    finally:
        stop.set()
        for one in crew:
            one.close()


def _work(
    worker: Worker,
    source: Iterator[dict[str, Any]],
    lock: threading.Lock,
    stop: threading.Event,
    done: SimpleQueue[Record | BaseException | None],
) -> None:
    """Take jobs until there are none; hand on an exception that is not a file's fault."""
    try:
        while not stop.is_set():
            with lock:
                job = next(source, None)
            if job is None:
                break
            done.put(worker.do(job))
    except BaseException as error:
        done.put(error)
    finally:
        worker.close()
        done.put(None)


def _until_all_done(
    done: SimpleQueue[Record | BaseException | None], workers: int
) -> Iterator[Record]:
    working = workers
    while working:
        item = done.get()
        if item is None:
            working -= 1
        elif isinstance(item, BaseException):
            raise item
        else:
            yield item
