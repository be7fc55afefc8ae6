"""Parquet beside CSV: the same rows, part by part, and only what has changed is written again."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from made_acts import ACT, write_acts

from legalnlp.batch import partitions
from legalnlp.batch.engine import Engine
from legalnlp.batch.progress import Progress
from legalnlp.batch.run import Options, write
from legalnlp.batch.tables import all_failures
from legalnlp.output import export_data

pytest.importorskip("pyarrow")
FILES, SIZE = 11, 4
TABLES = ("coverage", "evidence", "definitions", "documents", "errors")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "GROUP", 7)
    made = partial(partitions.Partitions, size=SIZE)
    monkeypatch.setattr(partitions, "Partitions", made)


def run(tmp_path: Path, **options: object) -> Path:
    out = tmp_path / "out"
    chosen = Options(Engine(workers=0), parquet=True, **options)  # type: ignore[arg-type]
    write(tmp_path / "acts", out, chosen, language="en")
    return out


def parts(out: Path) -> dict[str, int]:
    """When each part was written."""
    return {p.relative_to(out).as_posix(): p.stat().st_mtime_ns for p in out.glob("parquet/*/*")}


@pytest.mark.parametrize("table", TABLES)
def test_the_parts_hold_the_rows_of_the_csv_table(tmp_path: Path, table: str) -> None:
    write_acts(tmp_path / "acts", FILES)
    out = run(tmp_path)
    names = sorted(p.name for p in (out / "parquet" / table).iterdir())
    assert names == [f"part-{n:05d}.parquet" for n in range(3)]
    csv = export_data.read(out / f"{table}.csv")
    import pandas

    found = pandas.read_parquet(out / "parquet" / table)
    found = found.astype(export_data.kinds(found.columns))
    pandas.testing.assert_frame_equal(found, csv)


def test_parts_are_there_while_the_run_is_under_way(tmp_path: Path) -> None:
    write_acts(tmp_path / "acts", FILES)
    seen: list[tuple[int, int]] = []

    def watch(now: Progress) -> None:
        seen.append((now.done, len(list((tmp_path / "out" / "parquet" / "errors").glob("part*")))))

    run(tmp_path, progress=watch)
    assert (SIZE + 1, 1) in seen
    assert (2 * SIZE + 1, 2) in seen


def test_only_parts_with_changes_are_written_again(tmp_path: Path) -> None:
    acts = write_acts(tmp_path / "acts", FILES)
    before = parts(run(tmp_path))
    (acts / "act-006.txt").write_text(ACT.format(age=12, years=97), encoding="utf-8")
    after = parts(run(tmp_path))
    assert {name for name in after if after[name] != before[name]} == {
        f"parquet/{table}/part-00001.parquet" for table in TABLES
    }


def test_parts_that_nothing_is_in_any_more_are_taken_away(tmp_path: Path) -> None:
    acts = write_acts(tmp_path / "acts", FILES)
    run(tmp_path)
    for path in sorted(acts.iterdir())[3:]:
        path.unlink()
    (tmp_path / "out" / "parquet" / "errors" / ".part-00007.parquet").write_bytes(b"torn")
    assert set(parts(run(tmp_path))) == {f"parquet/{t}/part-00000.parquet" for t in TABLES}


def test_a_damaged_part_is_written_again(tmp_path: Path) -> None:
    write_acts(tmp_path / "acts", 2)
    out = run(tmp_path)
    part = out / "parquet" / "coverage" / "part-00000.parquet"
    whole = part.read_bytes()
    part.write_bytes(whole[:50])
    os.utime(part, ns=(0, 0))
    run(tmp_path)
    assert part.read_bytes() == whole


def test_a_summary_names_few_failures_and_the_table_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from legalnlp.batch import tables

    monkeypatch.setattr(tables, "SHOWN", 2)
    folder = tmp_path / "acts"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.xml").write_text("<act>")
    summary = write(folder, tmp_path / "out", Options(Engine(workers=0)))
    assert (summary.failed, len(summary.failures)) == (5, 2)
    assert len(list(all_failures(tmp_path / "out"))) == 5
