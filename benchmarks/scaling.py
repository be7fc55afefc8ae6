"""What a run costs as the collection grows, as workers are added, and on Dask.

    python benchmarks/scaling.py                       # 10 and 100 MB
    python benchmarks/scaling.py --sizes 10 100 1000   # needs an hour or more
    python benchmarks/scaling.py --sizes 10 100 1000 --every 100   # as law is: little of it matters
    python benchmarks/scaling.py --sizes 1 4 --rows 20000

Processor seconds are given beside those of the clock: they mean the same on a busy machine. The
last rows show what the engine itself costs and holds in memory: rows of JSON Lines that say
nothing, so that there is nothing to analyse. Prints a Markdown table. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from made_corpus import EVERY, write
from watched import Watched, watch

SIZE = 20_000  # characters a document


def run(texts: Path, out: Path, *options: str) -> Watched:
    """One run of the command; ends the measurement where it fails."""
    found = watch([
        sys.executable, "-m", "legalnlp", "analyze", str(texts), "--out", str(out),
        "--time-limit", "1000", *options,
    ])  # fmt: skip
    if found.code not in (0, 1):
        raise SystemExit(f"the run over {texts} failed with exit code {found.code}")
    return found


def shown(what: str, size: float, count: int, found: Watched) -> float:
    """Print one row; processor seconds a MB."""
    cost = found.processor / size
    print(
        f"| {what} | {size:.1f} | {count:,} | {found.seconds:.0f} | {size / found.seconds:.3f} | "
        f"{cost:.2f} | {count / found.seconds:.0f} | {found.parent / 1e6:.0f} | "
        f"{found.worker / 1e6:.0f} |",
        flush=True,
    )
    return cost


def rows(path: Path, count: int) -> float:
    """A file of rows whose texts are empty; its MB."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps({"id": f"row-{number:08d}", "text": ""}) + "\n")
    return path.stat().st_size / 1e6


def same(one: Path, other: Path) -> bool:
    """Whether two folders of results hold the same tables."""
    names = [path.name for path in (*one.glob("*.csv"), one / "codings.jsonl")]
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=float, nargs="+", default=[10, 100], help="MB")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--every", type=int, default=EVERY, help="one text in so many is coded")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print(
        "| run | MB | documents | s | MB/s | processor s/MB | documents/s | MB of the command | "
        "MB of a worker |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    )
    with tempfile.TemporaryDirectory() as folder:
        at, costs = Path(folder), []
        for mega in given.sizes:
            texts = at / f"texts-{mega:g}"
            count = max(1, int(mega * 1e6 / SIZE))
            size = write(texts, count, SIZE, every=given.every) / 1e6
            costs.append(shown("1 worker", size, count, run(texts, at / f"one-{mega:g}")))
        texts, count = at / f"texts-{given.sizes[0]:g}", int(given.sizes[0] * 1e6 / SIZE)
        size, one = given.sizes[0], at / f"one-{given.sizes[0]:g}"
        shown("2 workers", size, count, run(texts, at / "two", "--workers", "2"))
        dask = ("--workers", "2", "--cluster", "local")
        shown("Dask, 2 workers", size, count, run(texts, at / "dask", *dask))
        shown("nothing changed", size, count, run(texts, one))
        for share in (10, 1):
            path = at / f"rows-{share}.jsonl"
            mega = rows(path, given.rows // share)
            shown("empty rows", mega, given.rows // share, run(path, at / f"rows-{share}"))
        print(f"\nprocessor s/MB, largest over smallest: {costs[-1] / costs[0]:.2f}")
        print(f"tables of 2 workers the same: {same(one, at / 'two')}")
        print(f"tables of Dask the same: {same(one, at / 'dask')}")


if __name__ == "__main__":
    main()
