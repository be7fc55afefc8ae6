"""What a run tells of itself while it goes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from made_acts import write_acts

from legalnlp.batch.engine import Engine
from legalnlp.batch.progress import Progress, counted
from legalnlp.batch.run import Options, write
from legalnlp.commands.bar import Bar, line


def seen(paths: list[Path], out: Path) -> list[Progress]:
    moments: list[Progress] = []
    write(paths, out, Options(Engine(workers=0), progress=moments.append), language="en")
    return moments


def test_files_are_counted_beforehand_and_the_last_moment_is_the_end(tmp_path: Path) -> None:
    acts = write_acts(tmp_path / "acts", 5)
    moments = seen([acts], tmp_path / "out")
    assert [now.done for now in moments] == [1, 2, 3, 4, 5, 6]
    last = moments[-1]
    assert (last.total, last.failed, last.reused, last.part) == (6, 1, 0, 1.0)
    assert last.size == sum(path.stat().st_size for path in acts.iterdir())
    assert last.rate > 0
    assert last.remaining == 0


def test_what_is_reused_does_not_count_as_speed(tmp_path: Path) -> None:
    acts = write_acts(tmp_path / "acts", 3)
    seen([acts], tmp_path / "out")
    last = seen([acts], tmp_path / "out")[-1]
    assert (last.done, last.reused, last.size, last.rate) == (4, 4, 0, 0.0)
    assert last.remaining is None


def test_nobody_knows_how_many_documents_an_archive_holds(tmp_path: Path) -> None:
    acts = write_acts(tmp_path / "acts", 3)
    with zipfile.ZipFile(tmp_path / "acts.zip", "w") as archive:
        for path in sorted(acts.iterdir()):
            archive.write(path, path.name)
    last = seen([tmp_path / "acts.zip"], tmp_path / "out")[-1]
    assert (last.done, last.total, last.part) == (4, None, 1.0)
    assert line(last).startswith("4 documents, 1 not coded, ")


def test_a_count_tells_its_pace_and_what_is_left() -> None:
    moments: list[Progress] = []
    tell = counted(moments.append)
    for done in (1, 2, 3):
        tell(done, 3)
    assert [now.part for now in moments] == [1 / 3, 2 / 3, 1.0]
    assert [now.remaining is None for now in moments] == [False, False, False]
    assert moments[-1].remaining == 0
    assert line(moments[-1], "versions of files read").startswith("3 of 3 versions of files read, ")


@pytest.mark.parametrize(("logs", "lines"), [(True, 2), (False, 0)])
def test_a_log_holds_lines_only_where_they_are_wanted(
    logs: bool, lines: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("legalnlp.commands.bar.LINE", 0.0)
    with Bar("versions", logs=logs) as bar:
        bar.show(Progress(1, 2))
        bar.show(Progress(2, 2))
    assert len(capsys.readouterr().err.splitlines()) == lines
