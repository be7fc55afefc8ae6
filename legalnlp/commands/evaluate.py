"""``legalnlp evaluate``: measure codings against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.evaluation.gold import Coded
    from legalnlp.evaluation.scores import Evaluation

FORMATS = ("table", "json", "markdown")


def evaluate(
    gold: Annotated[
        Path | None, typer.Option(help="Folder of gold codings, or a .jsonl file.")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option(help="Folder of the texts, to be coded now.")
    ] = None,
    codings: Annotated[
        Path | None, typer.Option(help="Codings to compare instead (folder or .jsonl).")
    ] = None,
    specimens: Annotated[
        Path | None, typer.Option(help="Folder of specimens: a matrix by capability and language.")
    ] = None,
    definitions: Annotated[
        Path | None, typer.Option(help="Folder of acts whose defined terms are listed.")
    ] = None,
    needles: Annotated[
        Path | None, typer.Option(help="List of what is on the subject in whole codes beside it.")
    ] = None,
    maturity: Annotated[
        Path | None, typer.Option(help="Write each language's agreement as TOML to this file.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="Only gold in this language; may be repeated.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Only ids that match a pattern, as in 'de-*'.")
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option(help="Leave out ids that match a pattern.")
    ] = None,
    format: Annotated[str, typer.Option(help="table, json or markdown.")] = "table",
    differences: Annotated[
        Path | None, typer.Option(help="Write each differing cell, with both sides' words, as CSV.")
    ] = None,
    workers: options.Workers = 1,
    time_limit: options.TimeLimit = 120.0,
    rounds: Annotated[int, typer.Option(help="Bootstrap samples.", min=0)] = 1000,
) -> None:
    """Measure agreement with gold, or between any two coders.

    Counted over all gold documents, nine cells each; what is not relevant or was not coded
    counts as nine times silent.

    \b
    Examples:
      legalnlp evaluate --gold gold/ --corpus corpus/
      legalnlp evaluate --gold gold/ --corpus corpus/ --language ko --differences diff.csv
      legalnlp evaluate --specimens corpora/specimens
      legalnlp evaluate --needles codes/needles.json --corpus codes/
      legalnlp evaluate --gold reader-a/ --codings reader-b/ --format json
    """
    from legalnlp.commands.each import Failures
    from legalnlp.evaluation.gold import read_codings
    from legalnlp.evaluation.scores import compare, selected

    options.choice(format, FORMATS)
    if needles:
        _discovery(needles, corpus or needles.parent, format)
        return
    if specimens or definitions:
        _instead_of_gold(specimens, definitions, format)
        return
    if gold is None:
        raise typer.BadParameter("give one of them", param_hint="--gold / --specimens")
    if (corpus is None) == (codings is None):
        raise typer.BadParameter("give one of them", param_hint="--corpus / --codings")
    key = selected(read_codings(gold), only or (), skip or ())
    if language:
        wanted = {tag.split("-")[0].lower() for tag in language}
        key = {id: c for id, c in key.items() if c.language.split("-")[0].lower() in wanted}
    if not key:
        raise typer.BadParameter("no gold document is left", param_hint="--gold")
    failures = Failures()
    texts: dict[str, str] | None = None
    if codings is not None:
        ours = read_codings(codings)
    else:
        ours, texts = _coded(corpus or Path(), gold, key, workers, time_limit, failures)
    result = compare(key, ours, texts=texts, rounds=rounds)
    if differences:
        _write_differences(result, differences)
    if maturity:
        from legalnlp.evaluation.maturity import to_toml

        maturity.write_text(to_toml(key, ours, rounds), encoding="utf-8")
    typer.echo(_shown(result, format))
    failures.finish()


def _discovery(needles: Path, folder: Path, format: str) -> None:
    """Recall and precision of `find`, by file and by language; exits with 1 for a file unread."""
    from legalnlp.commands.each import Failures
    from legalnlp.commands.rows import Rows
    from legalnlp.evaluation.discovery import COLUMNS, Score, by_language, row, scores
    from legalnlp.ingest import read
    from legalnlp.pipeline import discover

    failures, found = Failures(), []
    for one in scores(needles, folder, lambda path: [p.label for p, _ in discover(read(path))]):
        if isinstance(one, Score):
            found.append(one)
        else:
            failures.add(*one)
    rows = Rows(COLUMNS, "jsonl" if format == "json" else "table")
    rows.add(row(one) for one in (*found, *by_language(found)) if one.core or one.returned)
    rows.finish()
    failures.finish()


def _instead_of_gold(specimens: Path | None, definitions: Path | None, format: str) -> None:
    """The two measures that need no gold codings; exits with 1 where a specimen is wrong."""
    if definitions:
        from legalnlp.commands.rows import Rows
        from legalnlp.evaluation.definitions import score_definitions

        columns = ("language", "found", "missed", "extra", "precision", "recall")
        rows = Rows(columns, "jsonl" if format == "json" else "table")
        rows.add(
            {"language": s.name, "found": s.found, "missed": len(s.missed), "extra": len(s.extra),
             "precision": f"{s.precision:.3f}", "recall": f"{s.recall:.3f}"}
            for s in score_definitions(definitions)
        )  # fmt: skip
        rows.finish()
    if specimens:
        from legalnlp.evaluation.specimens import as_json, as_text, load_specimens, try_specimens

        outcomes = try_specimens(load_specimens(specimens))
        if format == "json":
            typer.echo(json.dumps(as_json(outcomes), ensure_ascii=False, indent=2))
        else:
            typer.echo(as_text(outcomes))
        if not all(o.right for o in outcomes):
            raise typer.Exit(1)


def _coded(
    corpus: Path,
    gold: Path,
    key: dict[str, Coded],
    workers: int,
    time_limit: float,
    failures: object,
) -> tuple[dict[str, Coded], dict[str, str]]:
    """Code the gold's documents now; failures are reported as they come.

    Gold that lies inside the corpus is none of its texts, though it bears their names.
    """
    from legalnlp.batch import pool
    from legalnlp.batch.run import files_under, jobs, selected
    from legalnlp.evaluation.gold import coded
    from legalnlp.output.results import Failure

    apart = gold.resolve()
    within = [f for f in files_under(corpus) if not f.resolve().is_relative_to(apart)]
    files = selected(within, key)
    ours, texts = {}, {}
    for record in pool.records(jobs(files, {}, with_text=True), workers, time_limit):
        if record["failure"]:
            failures.report(str(Failure(**record["failure"])))  # type: ignore[attr-defined]
            continue
        one = coded(record["coding"])
        ours[one.id], texts[one.id] = one, record["text"]
    return ours, texts


def _write_differences(result: Evaluation, path: Path) -> None:
    from legalnlp.evaluation.report import DIFFERENCE_COLUMNS, difference_rows
    from legalnlp.output.csvfile import TableWriter

    with path.open("w", encoding="utf-8", newline="") as stream:
        TableWriter(stream, DIFFERENCE_COLUMNS).write(difference_rows(result.differences))


def _shown(result: Evaluation, format: str) -> str:
    from legalnlp.evaluation import report

    if format == "json":
        return json.dumps(report.to_json(result), ensure_ascii=False, indent=2)
    return report.to_markdown(result) if format == "markdown" else report.to_text(result)
