"""``legalnlp timeline``: when each category came to be covered, where, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from legalnlp.commands import options, options_positions

if TYPE_CHECKING:
    from legalnlp.commands.each import Failures
    from legalnlp.history import Staged

COLUMNS = (
    "jurisdiction", "category", "from", "to", "value", "value_text", "conditions", "conduct",
    "cause", "by",
)  # fmt: skip
SUFFIXES = ("svg", "pdf", "png")


def timeline(
    folder: Annotated[
        Path, typer.Argument(help="Folder that `analyze` wrote, or a local clone of law as git.")
    ],
    until: Annotated[str | None, typer.Option(help="Last day [default: today].")] = None,
    jurisdiction: Annotated[list[str] | None, typer.Option(help="Only these codes.")] = None,
    depiction: Annotated[str | None, typer.Option(help="Only this category.")] = None,
    format: options_positions.Format = "table",
    heard: Annotated[
        bool, typer.Option("--heard", help="Also the judgments that left the value as it was.")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Also draw it: FILE.svg, FILE.pdf or FILE.png.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Of a clone: keep its versions and results here.")
    ] = None,
    language: options.Language = None,
    workers: options.Workers = 1,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Show when each category came to be covered in each jurisdiction, and by what.

    The rows are event-history data: one spell of one value each, `to` empty while it lasts;
    `by` is text, judgment or end (of the text named). A clone is read through its history up to
    HEAD: each blob once, and each version that changed on the subject is coded. With --out the
    versions go to OUT/versions and the results to OUT/results, as `analyze` writes them.

    \b
    Examples:
      legalnlp timeline out/ --jurisdiction KR
      legalnlp timeline out/ --depiction virtual_child_drawn --format csv > spells.csv
      legalnlp timeline ~/clones/code-as-git --out history/ --plot history/timeline.svg
    """
    only = options_positions.category(depiction) if depiction else None
    last = options_positions.day(until, "--until")
    shape = options.choice(format, ("table", "jsonl", "csv"))
    if plot is not None:
        options.choice(plot.suffix.removeprefix("."), SUFFIXES, "--plot")
    from legalnlp.commands.each import Failures
    from legalnlp.commands.rows import Rows

    failures = Failures()
    with _analysed(folder, out, language, workers, max_bytes, failures) as results:
        rows = Rows(COLUMNS, shape)
        rows.hide("conduct", "value_text")
        for row in _rows(results, last, jurisdiction or (), only):
            rows.add([row])
        for row in _heard(results, last, jurisdiction or (), only) if heard else ():
            rows.add([row])
        if plot is not None:
            _draw(results, last, only, plot)
        rows.finish()
    failures.finish()


def _rows(results: Path, last: object, codes: object, only: str | None) -> Iterator[dict[str, str]]:
    from legalnlp.output.positions import history

    for spell in history(options_positions.codings(results), last, codes):  # type: ignore[arg-type]
        if only is None or spell.category == only:
            yield {
                "jurisdiction": spell.jurisdiction,
                "category": spell.category,
                "from": spell.start.isoformat(),
                "to": spell.end.isoformat() if spell.end else "",
                "value": spell.value_effective,
                "value_text": spell.value_text,
                "conditions": " ".join(spell.conditions),
                "conduct": " ".join(spell.conduct),
                "cause": " ".join(spell.cause),
                "by": spell.by,
            }


def _heard(
    results: Path, last: object, codes: Sequence[str], only: str | None
) -> Iterator[dict[str, str]]:
    """One row a judgment and category that it left as it was, dated by the judgment."""
    from legalnlp.output.positions import positions, rulings

    known = options_positions.codings(results)
    given = {ruling.id: ruling.given for ruling in rulings(known)}
    for code, held in positions(known, last).items():  # type: ignore[arg-type]
        for category, cell in held.cells.items():
            for name, why in cell.heard if not codes or code in codes else ():
                if only is None or category == only:
                    day, value = given[name].isoformat(), cell.effective.value
                    yield {
                        "jurisdiction": code, "category": category, "from": day, "to": "",
                        "value": value, "value_text": cell.text.value, "conditions": "",
                        "conduct": "", "cause": name, "by": f"heard: {why}",
                    }  # fmt: skip


def _draw(results: Path, last: object, only: str | None, target: Path) -> None:
    from legalnlp.output.figures import timeline as figure
    from legalnlp.output.figures.write import write
    from legalnlp.output.folder import load
    from legalnlp.output.tables_rows import material

    given = material(load(results), last, "en")  # type: ignore[arg-type]
    drawn = figure.spells(given, only) if only else figure.adoption(given)
    write(drawn, target, target.suffix.removeprefix("."))


@contextmanager
def _analysed(
    folder: Path,
    out: Path | None,
    language: str | None,
    workers: int,
    max_bytes: int | None,
    failures: Failures,
) -> Iterator[Path]:
    """The folder of results: the one named, or that of the versions of a clone."""
    from legalnlp.history import is_clone

    if (folder / "codings.jsonl").is_file() or not is_clone(folder):
        yield folder
        return
    with TemporaryDirectory() as passing:
        home = out or Path(passing)
        for failed in _code(folder, home, language, workers, max_bytes):
            failures.report(failed)
        yield home / "results"


def _code(
    clone: Path, home: Path, language: str | None, workers: int, max_bytes: int | None
) -> Iterator[str]:
    """Code the versions of a clone and say how many; yields what was not coded, a line each."""
    from legalnlp.batch.engine import Engine
    from legalnlp.batch.progress import counted
    from legalnlp.batch.run import Options, write
    from legalnlp.commands.bar import Bar
    from legalnlp.history import stage
    from legalnlp.ingest import MAX_BYTES

    with Bar("versions of files read", logs=False) as bar:
        staged = stage(
            clone,
            home / "versions",
            max_bytes=max_bytes or MAX_BYTES,
            progress=counted(bar.show),
            language=language,
        )
    typer.echo(_account(staged), err=True)
    yield from map(str, staged.failures)
    with Bar() as bar:
        summary = write(
            [home / "versions"],
            home / "results",
            Options(Engine(workers), progress=bar.show),
            **options.overrides(language),
        )
    yield from map(str, summary.failures)


def _account(staged: Staged) -> str:
    skipped = ", ".join(f"{count:,} {reason}" for reason, count in sorted(staged.skipped.items()))
    return (
        f"{staged.commits:,} commits, {staged.versions:,} versions of files, "
        f"{staged.blobs:,} blobs read; {len(staged.written):,} versions to code; "
        f"skipped: {skipped or 'none'}"
    )
