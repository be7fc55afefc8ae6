"""A worker process: orders come in as JSON lines, records go out as JSON lines.

Started as ``python -m legalnlp.batch.worker SECONDS BYTES``. A process of its own can be stopped
when an input takes too long, and may crash without harm to others; plain JSON over pipes asks
nothing of the program that started it (no main guard, no pickling, works in notebooks and inside
the workers of a cluster).

It ends by itself where nobody can end it any more: the system kills it a little after the time
limit, also when its parent is gone; and it asks to be relieved when its memory has grown. Where
the system keeps to such a limit (Linux), it may never hold more than so many bytes: an input that
needs more becomes a failure that says so, and the machine does not run out of memory.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from legalnlp.batch.job import carried_out, failed, failure

GRACE = 10.0  # seconds after the time limit at which the system ends a worker without parent
ROOM = 400_000_000  # bytes of resident memory above which a worker is relieved by a new one
MEMORY = 600_000_000  # bytes that a worker may hold unless somebody says otherwise
LEAVING = "leaving"


def serve(orders: BinaryIO, records: BinaryIO, limit: float = 0.0) -> None:
    """Answer each order with its record, in order; the last one says that it is the last."""
    _say(records, {"ready": True})
    for line in orders:
        _alarm(limit + GRACE if limit else 0.0)
        answer = carried_out(**json.loads(line))
        _alarm(0.0)
        if resident() > ROOM:
            _say(records, {**answer, LEAVING: True})
            return
        _say(records, answer)


def resident() -> int:
    """Bytes of memory that this process holds now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _alarm(seconds: float) -> None:
    """Have the system end this process then, even inside a loop that never returns to Python."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def bounded(memory: int) -> None:
    """Have the system refuse this process more than so many bytes; 0 is no limit."""
    if memory and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _say(records: BinaryIO, answer: Mapping[str, Any]) -> None:
    try:
        line = json.dumps(answer).encode("ascii")
    except MemoryError as error:
        why = failed(failure(str(answer.get("path")), error))
        line = json.dumps({**why, LEAVING: True}).encode("ascii")
    records.write(line + b"\n")
    records.flush()


def main() -> None:
    """Serve standard input and output until the input ends."""
    import legalnlp.ingest
    import legalnlp.pipeline  # noqa: F401  loaded before the clock of the first file runs

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then stops us
    records = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not run into the records
    limit, memory = (*sys.argv[1:], "0", "0")[:2]
    bounded(int(memory))
    serve(sys.stdin.buffer, records, float(limit))


if __name__ == "__main__":
    main()
