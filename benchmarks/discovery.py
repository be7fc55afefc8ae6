"""Discovery: the prefilter beside ripgrep, its cost as rules double, and the memory of a run.

    python benchmarks/discovery.py FILE…            # whole codes; `rg` on the PATH, or RG=…/rg
    python benchmarks/discovery.py FILE… --times 4  # every text repeated to make a longer one

ripgrep and the prefilter look for the same strings (those without which no anchor rule of the
language can match) in the same canonical text on one core; ripgrep also for the strings wherever
they stand in a word, which is less to ask of it. "Discovery" is all that stands
before structure: folding, looking for the strings, and trying the rules around them. Figures
are the best of some rounds in processor seconds. Prints a Markdown table. Linux and macOS.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from legalnlp.ingest import read
from legalnlp.knowledge import Pack, Rule, fold
from legalnlp.pipeline import pack_for
from legalnlp.signs import caseless
from legalnlp.steps.prefilter import Seen, anchors, hits, places
from legalnlp.telling import EDGE
from legalnlp.types import Document

ROUNDS = 3


def best(do: Callable[[], object]) -> float:
    """Processor seconds of the fastest of some rounds, children included."""
    return min(_spent(do) for _ in range(ROUNDS))


def _spent(do: Callable[[], object]) -> float:
    before = os.times()
    do()
    after = os.times()
    return sum(after[:4]) - sum(before[:4]) or 1e-4


def strings(pack: Pack) -> list[str]:
    """The strings without which no anchor rule can match."""
    rules = [rule for concept in anchors() for rule in pack.by_concept.get(concept, ())]
    return sorted({s for rule in rules for s in pack.literals.starting(rule.pattern) or ()})


def _with_edges(literal: str) -> str:
    """The string with the same edges of words, told by plain letters and digits."""
    before, behind = (r"(?-u:\b)" if literal[at] == EDGE else "" for at in (0, -1))
    return before + re.escape(literal.strip(EDGE)) + behind


def _bare(literal: str) -> str:
    return literal.strip(EDGE)


_SEARCHES = (("the same strings", (), _with_edges), ("without the edges of words", ("-F",), _bare))


def beside(name: str, document: Document, pack: Pack, rg: str | None) -> Iterator[tuple[str, str]]:
    """Read speed, ripgrep, the look for strings, and discovery, on one text."""
    wanted, size = strings(pack), len(document.text.encode()) / 1e6
    low = caseless(fold(document.text))
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        text.write_text(low, encoding="utf-8")
        label = f"{name} ({size:.1f} MB, {len(wanted)} strings)"
        many, more = 40, 2_000  # ripgrep and reading are too fast for one round
        yield (
            f"{label}: reading the bytes",
            _rate(size, best(partial(_often, text.read_bytes, more)), more),
        )
        if rg:
            for what, options, write in _SEARCHES:
                patterns = Path(folder) / "patterns"
                patterns.write_text("\n".join(map(write, wanted)), encoding="utf-8")
                command = [rg, "-j1", "-c", *options, "-f", str(patterns), str(text)]
                search = partial(_often, partial(_run, command), many)
                start = partial(_often, partial(_run, [rg, "--version"]), many)
                taken = max(best(search) - best(start), 1e-4)
                yield f"{label}: ripgrep, {what}, its start taken off", _rate(size, taken, many)
    looked = best(partial(_often, lambda: sum(1 for _ in places(wanted, low)), 5))
    yield f"{label}: prefilter, the same strings", _rate(size, looked, 5)
    found = best(lambda: Seen(document, pack).places(*anchors()))
    yield f"{label}: discovery, rules tried", _rate(size, found, 1)


def doubled(name: str, document: Document, pack: Pack) -> Iterator[tuple[str, str]]:
    """What trying the rules line by line costs with all rules, and with twice as many."""
    lines = [fold(line) for line in document.text[:200_000].split("\n")]
    twice = replace(pack, rules=pack.rules + tuple(map(_again, pack.rules)))
    for what, knowing in (("rules", pack), ("rules, twice as many", twice)):
        taken = best(partial(_fired, knowing, lines))
        size = sum(len(line.encode()) for line in lines) / 1e6
        yield f"{name}: {len(knowing.rules)} {what}", _rate(size, taken, 1)


def _again(rule: Rule) -> Rule:
    return replace(rule, id=f"{rule.id}.again", pattern=f"(?:{rule.pattern})")


def _fired(pack: Pack, lines: Sequence[str]) -> int:
    return sum(1 for line in lines for _ in hits(pack, line))


def _often(do: Callable[[], object], times: int) -> None:
    for _ in range(times):
        do()


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _rate(size: float, seconds: float, times: int) -> str:
    return f"{size * times / seconds:,.1f} MB/s"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    rg = os.environ.get("RG") or shutil.which("rg")
    begun = time.strftime("%Y-%m-%d %H:%M")
    print(f"Python {platform.python_version()}, {platform.machine()}, one core, {begun}\n")
    print("| what | figure |\n|---|---|")
    if not rg:
        print("| ripgrep | not installed |")
    for file in given.files:
        document = read(file)
        document = replace(document, text="\n".join([document.text] * given.times))
        pack = pack_for(document)
        parts = (beside(file.name, document, pack, rg), doubled(file.name, document, pack))
        for what, figure in (row for part in parts for row in part):
            print(f"| {what} | {figure} |", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"| peak memory of this run | {peak / (1e6 if sys.platform == 'darwin' else 1e3):.0f} MB |"
    )


if __name__ == "__main__":
    main()
