"""A worker process: jobs come in as JSON lines, records go out as JSON lines.

Started as ``python -m legalnlp.batch.worker``. A process of its own can be stopped when a file
takes too long, and may crash without harm to other files; plain JSON over pipes asks nothing of
the program that started it (no main guard, no pickling, works in notebooks).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import BinaryIO

from legalnlp.batch.job import record


def serve(jobs: BinaryIO, records: BinaryIO) -> None:
    """Answer each job ``{"path", "overrides", "with_text"}`` with its record, in order."""
    records.write(b'{"ready": true}\n')
    records.flush()
    for line in jobs:
        answer = record(**json.loads(line))
        records.write(json.dumps(answer).encode("ascii") + b"\n")
        records.flush()


def main() -> None:
    """Serve standard input and output until the input ends."""
    import legalnlp.ingest
    import legalnlp.pipeline  # noqa: F401  loaded before the clock of the first file runs

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then stops us
    records = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not run into the records
    serve(sys.stdin.buffer, records)


if __name__ == "__main__":
    main()
