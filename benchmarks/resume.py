"""Kills a run at random moments, lets it go on, and compares what comes out with a quiet run.

    python benchmarks/resume.py                                # 2,000 files, 20 kills
    python benchmarks/resume.py --files 200 --kills 5
    python benchmarks/resume.py --cluster                      # the killed runs on Dask

The moments are chances: most while documents are coded, some while the command starts; kills take
the command alone or its whole group of processes. Prints a Markdown table; exit code 1 where a
table differs, a document is lost, or one comes twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_corpus import write

AT_WORK = 0.8  # of the kills: later than it takes to start and to code one document
LIMIT = "1000"  # seconds a file: time is no matter here, also where a machine is busy


def command(texts: Path, out: Path, *options: str) -> list[str]:
    """The run that is killed and repeated."""
    return [
        sys.executable, "-m", "legalnlp", "analyze", str(texts), "--out", str(out), "--parquet",
        "--time-limit", LIMIT, *options,
    ]  # fmt: skip


def killed(arguments: list[str], after: float, chance: random.Random) -> bool:
    """Start a run and kill it after some seconds; False where it ended before.

    The kill takes the command alone or its whole group of processes, as chance will have it.
    """
    process = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        chance.choice((os.kill, os.killpg))(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def timed(arguments: list[str]) -> float:
    """Seconds that a run takes."""
    begin = time.perf_counter()
    subprocess.run(arguments, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def tables(out: Path) -> dict[str, bytes]:
    """Every table and every part of the Parquet tables."""
    paths = (*out.glob("*.csv"), out / "codings.jsonl", *out.glob("parquet/*/*"))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def done(out: Path) -> int:
    """Records in the journal of a run that is dead."""
    import sqlite3

    if not (out / "journal.sqlite").exists():
        return 0  # killed before it had a journal
    base = sqlite3.connect(out / "journal.sqlite")
    try:
        return int(base.execute("SELECT count(*) FROM done").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # killed before its first table was made
    finally:
        base.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--size", type=int, default=1500, help="characters a file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cluster", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    options = ["--workers", str(given.workers)]
    with tempfile.TemporaryDirectory() as folder:
        texts, whole, cut = (Path(folder) / name for name in ("texts", "whole", "cut"))
        size = write(texts, given.files, given.size, given.seed)
        start = timed(command(next(texts.rglob("act-000000.md")), Path(folder) / "one"))
        quiet = timed(command(texts, whole, *options))
        again = command(texts, cut, *options, *(["--cluster", "local"] if given.cluster else []))
        moments = []
        for number in range(given.kills):
            work = chance.random() < AT_WORK
            # each run warms up again: its first documents have the rules compiled
            first, last = (start, 3 * start + 2 * quiet / given.kills) if work else (0, start)
            after = chance.uniform(first, last)
            moments.append((killed(again, after, chance), done(cut)))
            print(f"kill {number + 1} after {after:.1f} s: {moments[-1][1]} done", file=sys.stderr)
        last = timed(again)
        same = tables(whole) == tables(cut)
        lines = (cut / "codings.jsonl").read_text(encoding="utf-8").splitlines()
        names = [json.loads(line)["document"]["id"] for line in lines]
    print("| what | figure |\n|---|---|")
    print(f"| files | {given.files:,} ({size / 1e6:.1f} MB) |")
    print(f"| quiet run, {given.workers} workers | {quiet:.0f} s |")
    print(f"| runs killed while at work | {sum(hit for hit, _ in moments)} of {given.kills} |")
    print(f"| done after each kill | {', '.join(str(count) for _, count in moments)} |")
    print(f"| last run | {last:.0f} s |")
    print(f"| documents, different ones | {len(names):,}, {len(set(names)):,} |")
    print(f"| tables byte for byte the same | {'yes' if same else 'NO'} |")
    if not same or not len(names) == len(set(names)) == given.files:
        sys.exit(1)


if __name__ == "__main__":
    main()
