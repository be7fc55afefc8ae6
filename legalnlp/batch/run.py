"""`classify` one text, `analyze` many, and the folder of results that `analyze` writes."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from legalnlp.batch.engine import Engine
from legalnlp.batch.job import Job, Record, failure
from legalnlp.batch.journal import Journal, fingerprint
from legalnlp.batch.lock import held
from legalnlp.batch.progress import Tally, Watch
from legalnlp.batch.provenance import provenance
from legalnlp.batch.tables import TABLES, all_failures, replaced, sums, write_tables
from legalnlp.errors import UnreadableFile
from legalnlp.ingest import MAX_BYTES
from legalnlp.output.results import Analysis, Classification, Failure
from legalnlp.sources import Columns, Input, inputs
from legalnlp.sources.input import is_address, sidecars
from legalnlp.types import Document

__all__ = ["TABLES", "Summary", "analyze", "classify", "files_under", "jobs", "selected", "write"]
Paths = str | Path | Iterable[str | Path]


@dataclass(frozen=True)
class Summary:
    """How a run went: inputs found, coded, failed, and reused from the run before.

    ``failures`` are the first of those that failed; ``errors.csv`` has all of them.
    """

    files: int
    coded: int
    reused: int
    failed: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True)
class Options:
    """How a run is to be done: engine, Parquet beside CSV, columns of tables, who watches."""

    engine: Engine = field(default_factory=Engine)
    parquet: bool = False
    columns: Columns | None = None
    progress: Watch | None = None


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
    scheduler: str | None = None,
    cluster: bool = False,
    parquet: bool = False,
    columns: Columns | None = None,
    progress: Watch | None = None,
    **overrides: Any,
) -> Analysis:
    """Code all inputs under ``paths``; with ``out``, also write (and resume) a folder of results.

    ``time_limit`` is in seconds an input; ``workers``, ``scheduler`` and ``cluster`` as in
    `Engine`. The answer holds every coding in memory; for more than some thousands of documents
    call `write` and read its tables.
    """
    options = Options(Engine(workers, time_limit, scheduler, cluster), parquet, columns, progress)
    if out is not None:
        write(paths, out, options, **overrides)
        text = (Path(out) / "codings.jsonl").read_text(encoding="utf-8")
        codings = tuple(json.loads(line) for line in text.splitlines())
        return Analysis(codings, tuple(all_failures(Path(out))), provenance(overrides))
    found = _in_memory(_listed(paths), options, overrides)
    return Analysis(
        tuple(r["coding"] for r in found if r["coding"]),
        tuple(Failure(**r["failure"]) for r in found if r["failure"]),
        provenance(overrides),
    )


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, (str, Path)) else list(paths)


def _in_memory(
    paths: Sequence[str | Path], options: Options, overrides: Mapping[str, Any]
) -> list[Record]:
    tally = Tally(options.progress, paths)
    given = (
        Job(input, overrides, ordinal=ordinal, size=_size(input))
        for ordinal, input in enumerate(_inputs(paths, options, overrides))
    )
    found = {}
    for job, record in options.engine.answers(given):
        found[job.ordinal] = record
        tally.done(job, record)
    return [found[ordinal] for ordinal in sorted(found)]


def files_under(paths: Paths) -> list[Path]:
    """The files under the paths, each once."""
    from legalnlp.ingest import inputs as files

    return [Path(file) for file in files(map(Path, _listed(paths)))]


def jobs(
    files: Iterable[Path], overrides: Mapping[str, Any], *, with_text: bool = False
) -> Iterator[Job]:
    """A job for each file."""
    for ordinal, file in enumerate(files):
        yield Job(Input(str(file)), overrides, with_text, ordinal=ordinal)


def write(
    paths: Paths, out: str | Path, options: Options | None = None, **overrides: Any
) -> Summary:
    """Code all inputs under ``paths`` into the folder ``out``, and reuse what is done there.

    An input whose content, sidecar, options, rules and code are those of a record in the journal
    is not coded again. Records are kept as they come; the tables are written at the end, each
    replaced as a whole, in the order of the inputs, whoever coded them. No more is held in
    memory than what is under way. Raises `LegalNLPError` where another run is writing into the
    folder.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    with held(out), closing(Journal(out)) as journal:
        return _Run(_listed(paths), out, options or Options(), overrides, journal).whole()


class _Run:
    """One run into one folder: inputs through the engine into the journal, and on to tables."""

    def __init__(
        self,
        paths: Sequence[str | Path],
        out: Path,
        options: Options,
        overrides: Mapping[str, Any],
        journal: Journal,
    ) -> None:
        self._paths, self._out, self._options = paths, out, options
        self._overrides, self._journal = overrides, journal
        self._settings = provenance(overrides)
        self._tally = Tally(options.progress, paths, out.resolve())
        self._partitions = None
        if options.parquet:
            from legalnlp.batch.partitions import Partitions

            self._partitions = Partitions(out, journal)
        self._files = self._reused = 0

    def whole(self) -> Summary:
        """From the first input to the last table."""
        self._journal.begin()
        with closing(self._options.engine.answers(self._todo())) as answers:
            for job, record in answers:
                self._journal.add(job, record)
                self._tally.done(job, record)
                self._settled(job)
        coded, failed, failures = write_tables(self._out, self._journal.records())
        if self._partitions:
            self._partitions.finish(self._files)
        self._write_about(coded, failed)
        self._journal.finish()
        return Summary(self._files, coded, self._reused, failed, failures)

    def _todo(self) -> Iterator[Job]:
        """The jobs that no earlier run has done."""
        found = _inputs(self._paths, self._options, self._overrides, self._out)
        for ordinal, input in enumerate(found):
            input, key = _known(input, self._settings)
            job = Job(input, self._overrides, key=key, ordinal=ordinal, size=_size(input))
            self._files += 1
            if self._journal.see(job):
                self._reused += 1
                self._tally.reused(job)
                self._settled(job)
            else:
                yield job

    def _settled(self, job: Job) -> None:
        if self._partitions:
            self._partitions.done(job.ordinal)

    def _write_about(self, coded: int, failed: int) -> None:
        about = {
            **self._settings,
            "python": platform.python_version(),
            "platform": platform.platform(),
            "time_limit": self._options.engine.time_limit,
            "memory": self._options.engine.memory,
            "columns": self._options.columns.said() if self._options.columns else {},
            "files": self._files,
            "coded": coded,
            "failed": failed,
            "sha256": sums(self._out),
        }
        with replaced(self._out / "run.json") as stream:
            stream.write(json.dumps(about, indent=2, ensure_ascii=False) + "\n")


def _known(input: Input, settings: Mapping[str, Any]) -> tuple[Input, str]:
    """An input and its fingerprint; one that cannot be opened to take it says so as its trouble."""
    try:
        return input, fingerprint(input, settings)
    except (OSError, UnreadableFile) as error:
        why = failure(input.name, error)
        input = replace(input, trouble=(why.cause, why.detail, why.advice))
        return input, fingerprint(input, settings)


def _inputs(
    paths: Sequence[str | Path],
    options: Options,
    overrides: Mapping[str, Any],
    leave: Path | None = None,
) -> Iterator[Input]:
    largest = overrides.get("max_bytes") or MAX_BYTES
    return inputs(paths, options.columns, max_bytes=largest, leave=leave)


def _size(input: Input) -> int:
    """Bytes of an input; 0 where nobody can tell without fetching it."""
    if input.data is not None:
        return len(input.data)
    path = Path(input.name)
    return 0 if is_address(input.name) or not path.is_file() else path.stat().st_size


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
