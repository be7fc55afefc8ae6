"""A command run and watched: time, processor time, and the memory of each process (Linux)."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

LOOK = 0.2  # seconds between two looks


@dataclass
class Watched:
    """Seconds of wall clock and of processors, and the highest resident memory by process.

    ``parent`` is of the command itself, ``peaks`` of the processes below it, both in bytes.
    """

    seconds: float = 0.0
    processor: float = 0.0
    code: int = 0
    parent: int = 0
    peaks: dict[int, int] = field(default_factory=dict)

    @property
    def worker(self) -> int:
        """The highest memory of any process that the command started."""
        return max(self.peaks.values(), default=0)


def watch(command: Sequence[str]) -> Watched:
    """Run the command to its end."""
    found, begin, used = Watched(), time.perf_counter(), _used()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        found.parent = max(found.parent, peak(process.pid))
        for child in children(process.pid):
            found.peaks[child] = max(found.peaks.get(child, 0), peak(child))
        time.sleep(LOOK)
    found.seconds, found.code = time.perf_counter() - begin, process.returncode
    found.processor = _used() - used
    return found


def _used() -> float:
    """Processor seconds of all processes that have ended below this one."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def peak(pid: int) -> int:
    """The highest resident memory of a process so far; 0 where it is gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0


def children(pid: int) -> list[int]:
    """All processes below one."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        direct = [int(c) for t in tasks for c in (t / "children").read_text().split()]
    except OSError:
        return []
    return [*direct, *(below for child in direct for below in children(child))]
