"""How fast: reading, analysis and start, beside tools that people know. Prints a Markdown table.

    python benchmarks/speed.py FILE…              # whole codes, as Markdown, text, XML or JSON
    python benchmarks/speed.py FILE… --lexnlp python3.8   # also LexNLP, in its own environment

Every figure is the best of some rounds on one core, in one run on one machine; work inside this
process is counted in processor seconds, which mean the same on a busy machine. LexNLP is under
the AGPL and is never a dependency: it is installed into a temporary environment, with the
interpreter that is named, since what it needs installs on old ones only (3.8 is the newest).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROUNDS = 3
START_ROUNDS = 7
LEXNLP = """
import sys, time
from lexnlp.extract.en.definitions import get_definitions
text = open(sys.argv[1], encoding="utf-8").read()
begin = time.process_time()
found = sum(1 for _ in get_definitions(text))
print(len(text.encode()) / 1e6 / (time.process_time() - begin), found)
"""


def best(
    do: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.process_time
) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        begin = clock()
        do()
        times.append(clock() - begin)
    return min(times)


def ours(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Reading, discovery and full analysis in MB of canonical text a second."""
    from legalnlp.ingest import read
    from legalnlp.knowledge import fold
    from legalnlp.pipeline import analyse, pack_for
    from legalnlp.steps.prefilter import anchors, matches

    for file in files:
        document = read(file)
        pack, size = pack_for(document), len(document.text.encode()) / 1e6
        text = fold(document.text)
        analyse(document)  # rules are compiled once
        sift = best(partial(_all, matches, pack, anchors(), text))
        reading = best(partial(read, file))
        whole = best(partial(_analysed, file))
        yield f"{file.name} ({size:.2f} MB): prefilter", f"{size / sift:.1f} MB/s"
        yield f"{file.name}: reading", f"{size / reading:.2f} MB/s"
        yield f"{file.name}: reading and full analysis", f"{size / whole:.2f} MB/s"


def _all(find: Callable[..., Iterator[object]], *arguments: object) -> int:
    return sum(1 for _ in find(*arguments))


def _analysed(file: Path) -> object:
    from legalnlp.ingest import read
    from legalnlp.pipeline import analyse

    return analyse(read(file))


def _matched(nlp: Any, matcher: Any, lines: Sequence[str]) -> int:
    return sum(len(matcher(doc)) for doc in nlp.pipe(lines))


def _plumbed(pages: Sequence[Any]) -> int:
    return sum(len(page.extract_text()) for page in pages)


def spacy_matcher(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """A blank spaCy pipeline with as many Matcher patterns as the language has rules."""
    import spacy
    from spacy.matcher import Matcher

    from legalnlp.ingest import read
    from legalnlp.pipeline import pack_for

    for file in files:
        document = read(file)
        pack = pack_for(document)
        nlp = spacy.blank("xx")
        matcher = Matcher(nlp.vocab)
        for rule in pack.rules:
            words = [w for w in rule.target.lower().split() if w] or ["-"]
            matcher.add(rule.id, [[{"LOWER": word} for word in words]])
        lines = [line for line in document.text.split("\n") if line]
        seconds = best(partial(_matched, nlp, matcher, lines), 1)
        size = len(document.text.encode()) / 1e6
        yield (
            f"{file.name}: spaCy blank + Matcher, {len(pack.rules)} patterns",
            (f"{size / seconds:.2f} MB/s"),
        )


def lexnlp(files: Sequence[Path], interpreter: str) -> Iterator[tuple[str, str]]:
    """Definitions alone by LexNLP, in an environment made for it and thrown away."""
    from legalnlp.ingest import read

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([interpreter, "-m", "venv", folder], check=True)
        python = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python"
        installed = subprocess.run([python, "-m", "pip", "install", "-q", "lexnlp"], check=False)
        if installed.returncode:
            yield "LexNLP get_definitions", "does not install here"
            return
        text = Path(folder) / "text.txt"
        for file in files:
            text.write_text(read(file).text, encoding="utf-8")
            ran = subprocess.run(
                [python, "-c", LEXNLP, text], capture_output=True, text=True, check=False
            )
            speed = f"{float(ran.stdout.split()[0]):.2f} MB/s" if not ran.returncode else "fails"
            yield f"{file.name}: LexNLP get_definitions", speed


def pdf(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Pages a second, ours beside pdfplumber's bare text of the first pages."""
    import pypdfium2

    from legalnlp.ingest import read

    for file in files:
        pages = len(pypdfium2.PdfDocument(file))
        seconds = best(partial(read, file), 1)
        yield f"{file.name} ({pages} pages): reading", f"{pages / seconds:.0f}/s"
        try:
            import pdfplumber
        except ImportError:
            yield f"{file.name}: pdfplumber", "not installed"
            continue
        some = min(pages, 20)
        with pdfplumber.open(file) as opened:
            seconds = best(partial(_plumbed, opened.pages[:some]), 1)
        yield f"{file.name}: pdfplumber, first {some} pages", f"{some / seconds:.1f}/s"


def starts() -> Iterator[tuple[str, str]]:
    """How long a command takes to begin, beside the programs it is held against."""
    with tempfile.TemporaryDirectory() as folder:
        section = Path(folder) / "section.txt"
        section.write_text(
            'Section 1. "child" means a person under 18 years.\nSection 2. A person who keeps '
            "a photograph of a child engaged in sexual activity commits an offence.\n"
        )
        commands = {
            "bare python": ["-c", "pass"],
            "legalnlp --help": ["-m", "legalnlp", "--help"],
            "spacy.blank('en')": ["-c", "import spacy; spacy.blank('en')"],
            "legalnlp classify": ["-m", "legalnlp", "classify", str(section)],
        }
        took = {
            name: best(partial(_run, c), START_ROUNDS, time.perf_counter)
            for name, c in commands.items()
        }
    helped = took["legalnlp --help"] / took["bare python"]
    classified = took["legalnlp classify"] / took["spacy.blank('en')"]
    for name, seconds in took.items():
        yield f"start: {name}", f"{seconds * 1000:.0f} ms"
    yield "start: --help beside bare python", f"{helped:.1f} ×"
    yield "start: classify beside spacy.blank", f"{classified:.2f} ×"


def _run(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--lexnlp", metavar="PYTHON", help="an interpreter on which it installs")
    given = parser.parse_args()
    papers = [file for file in given.files if file.suffix == ".pdf"]
    texts = [file for file in given.files if file.suffix != ".pdf"]
    print(f"Python {platform.python_version()}, {platform.machine()}, one core\n")
    print("| what | figure |\n|---|---|")
    parts = [ours(texts), spacy_matcher(texts), lexnlp(texts, given.lexnlp) if given.lexnlp else ()]
    for part in (*parts, pdf(papers), starts()):
        for what, figure in part:
            print(f"| {what} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
