"""`classify` one text, `analyze` many, and the folder of results that `analyze` writes."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp import __version__
from legalnlp.batch import pool
from legalnlp.batch.job import Record
from legalnlp.batch.journal import Journal, fingerprint
from legalnlp.batch.lock import held
from legalnlp.knowledge import HOME, rules_hash, taxonomy
from legalnlp.output import tables
from legalnlp.output.codings import dumps
from legalnlp.output.csvfile import TableWriter
from legalnlp.output.results import Analysis, Classification, Failure
from legalnlp.sources.input import sidecars
from legalnlp.types import Document

TABLES = {
    "coverage.csv": (tables.coverage, tables.COVERAGE),
    "evidence.csv": (tables.evidence, tables.EVIDENCE),
    "definitions.csv": (tables.definitions, tables.DEFINITIONS),
    "documents.csv": (tables.documents, tables.DOCUMENTS),
}
Paths = str | Path | Iterable[str | Path]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Summary:
    """How a run went: files found, coded, failed, and reused from the run before."""

    files: int
    coded: int
    reused: int
    failures: tuple[Failure, ...]


def classify(text: str | Path | Document, **overrides: Any) -> Classification:
    """Code one file or `Document`.

    ``overrides`` are ``language``, ``jurisdiction``, ``doc_type``, ``as_of`` of a file and win
    over its metadata. Raises `UnreadableFile` and `UnsupportedLanguage`.
    """
    from legalnlp.ingest import read
    from legalnlp.pipeline import analyse

    return Classification(analyse(text if isinstance(text, Document) else read(text, **overrides)))


def analyze(
    paths: Paths,
    out: str | Path | None = None,
    workers: int = 1,
    *,
    time_limit: float = 120.0,
    progress: Progress | None = None,
    **overrides: Any,
) -> Analysis:
    """Code all files under ``paths``; with ``out``, also write (and resume) a folder of results.

    ``time_limit`` is in seconds a file; ``workers`` are processes, 0 codes in this one.
    """
    if out is not None:
        summary = write(paths, out, workers, time_limit=time_limit, progress=progress, **overrides)
        text = (Path(out) / "codings.jsonl").read_text(encoding="utf-8")
        codings = tuple(json.loads(line) for line in text.splitlines())
        return Analysis(codings, summary.failures, provenance(overrides))
    files = files_under(paths)
    found = {}
    for record in pool.records(jobs(files, overrides), workers, time_limit):
        found[record["path"]] = record
        if progress:
            progress(len(found), len(files))
    ordered = [found[str(file)] for file in files]
    return Analysis(
        tuple(r["coding"] for r in ordered if r["coding"]),
        tuple(Failure(**r["failure"]) for r in ordered if r["failure"]),
        provenance(overrides),
    )


def files_under(paths: Paths, leave: Path | None = None) -> list[Path]:
    """The input files under the paths, each once; nothing from the folder ``leave``."""
    from legalnlp.ingest import inputs

    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    files = dict.fromkeys(Path(file) for file in inputs([Path(path) for path in given]))
    outside = leave.resolve() if leave else None
    return [f for f in files if outside is None or outside not in f.resolve().parents]


def jobs(
    files: Iterable[Path], overrides: Mapping[str, Any], *, with_text: bool = False
) -> Iterator[dict[str, Any]]:
    """The jobs that a worker understands."""
    for file in files:
        yield {"path": str(file), "overrides": dict(overrides), "with_text": with_text}


def provenance(overrides: Mapping[str, Any]) -> dict[str, Any]:
    """What made a coding: versions, hashes of rules and code, and the options given."""
    return {
        "legalnlp": __version__,
        "codebook": str(taxonomy()["version"]),
        "rules_sha256": rules_hash(),
        "code_sha256": code_hash(),
        "overrides": {k: v for k, v in overrides.items() if v is not None},
    }


@cache
def code_hash() -> str:
    """SHA-256 over the modules of this package: a result names the code that made it."""
    digest = hashlib.sha256()
    for path in sorted(HOME.rglob("*.py")):
        digest.update(path.relative_to(HOME).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def write(
    paths: Paths,
    out: str | Path,
    workers: int = 1,
    *,
    time_limit: float = 120.0,
    progress: Progress | None = None,
    **overrides: Any,
) -> Summary:
    """Code all files under ``paths`` into the folder ``out``, and reuse what is done there.

    A file whose bytes, sidecar, options, rules and code are those of a record in the journal is
    not coded again. The tables are written at the end, each replaced as a whole, in the order
    of the inputs. Raises `LegalNLPError` where another run is writing into the folder.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    with held(out):
        return _write(files_under(paths, leave=out), out, workers, time_limit, progress, overrides)


def _write(
    files: Sequence[Path],
    out: Path,
    workers: int,
    time_limit: float,
    progress: Progress | None,
    overrides: Mapping[str, Any],
) -> Summary:
    settings = provenance(overrides)
    keys = {str(file): fingerprint(file, settings) for file in files}
    journal = Journal(out)
    try:
        journal.forget_retried()
        todo = [file for file in files if (str(file), keys[str(file)]) not in journal]
        done = len(files) - len(todo)
        if progress:
            progress(done, len(files))
        for record in pool.records(jobs(todo, overrides), workers, time_limit):
            journal.add(keys[record["path"]], record)
            done += 1
            if progress:
                progress(done, len(files))
        records = (journal.get(path, key) for path, key in keys.items())
        failures = _write_tables(out, records)
        _write_run(out, settings, time_limit, len(files), len(failures))
        journal.compact(keys)
    finally:
        journal.close()
    reused = len(files) - len(todo)
    return Summary(len(files), len(files) - len(failures), reused, tuple(failures))


def _write_tables(out: Path, records: Iterable[Record]) -> list[Failure]:
    """codings.jsonl and the CSV tables, record by record; returns the failures."""
    failures: list[Failure] = []
    with ExitStack() as stack:
        stream = stack.enter_context(_replaced(out / "codings.jsonl"))
        writers = [
            (rows, TableWriter(stack.enter_context(_replaced(out / name)), columns))
            for name, (rows, columns) in TABLES.items()
        ]
        errors = TableWriter(stack.enter_context(_replaced(out / "errors.csv")), tables.ERRORS)
        for record in records:
            if record["failure"]:
                failures.append(Failure(**record["failure"]))
                errors.write([record["failure"]])
                continue
            stream.write(dumps(record["coding"]) + "\n")
            for rows, writer in writers:
                writer.write(rows(record["coding"]))
    return failures


class _replaced:
    """A text file that takes its name only when it was written to the end."""

    def __init__(self, path: Path) -> None:
        self._path, self._part = path, path.with_name(path.name + ".part")

    def __enter__(self) -> Any:
        self._stream = self._part.open("w", encoding="utf-8", newline="")
        return self._stream

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._stream.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink()


def _write_run(
    out: Path, settings: Mapping[str, Any], time_limit: float, files: int, failed: int
) -> None:
    run = {
        **settings,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "time_limit": time_limit,
        "files": files,
        "coded": files - failed,
        "failed": failed,
        "sha256": {n: _sha256(out / n) for n in ("codings.jsonl", "errors.csv", *sorted(TABLES))},
    }
    with _replaced(out / "run.json") as stream:
        stream.write(json.dumps(run, indent=2, ensure_ascii=False) + "\n")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def selected(files: Sequence[Path], ids: Iterable[str]) -> list[Path]:
    """The files that are the documents of these ids (by name, or by the id in a sidecar)."""
    wanted = set(ids)
    return [file for file in files if file.stem in wanted or _sidecar_id(file) in wanted]


def _sidecar_id(file: Path) -> str | None:
    for sidecar in filter(Path.is_file, sidecars(file)):
        try:
            found = json.loads(sidecar.read_text(encoding="utf-8"))
        except ValueError:
            return None  # the reader of the file itself reports a broken sidecar
        return found.get("id") if isinstance(found, dict) else None
    return None
