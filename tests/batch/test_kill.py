"""A run that is killed and begun again ends with the tables of a run that was left alone."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_acts import ACT, tables, write_acts

from legalnlp.batch.engine import Engine
from legalnlp.batch.lock import held
from legalnlp.batch.run import Options, write
from legalnlp.errors import LegalNLPError
from legalnlp.sources.input import Input

FILES, KILLS = 36, 3
HERE = Options(Engine(workers=0))


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    return write_acts(tmp_path / "acts", FILES)


def start(acts: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "legalnlp", "analyze", str(acts), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--language", "en", "--parquet"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def written(out: Path) -> int:
    """Bytes that the journal has grown to, seen from outside."""
    log = out / "journal.sqlite-wal"
    return log.stat().st_size if log.exists() else 0


def test_nothing_is_lost_or_doubled_by_kills(acts: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    out = tmp_path / "killed"
    for _ in range(KILLS):
        process, deadline = start(acts, out), time.monotonic() + 60
        aim = chance.randint(1, 150_000)
        while written(out) <= aim and process.poll() is None and time.monotonic() < deadline:
            time.sleep(chance.uniform(0.001, 0.02))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert start(acts, out).wait(120) == 1  # the broken file is told of
    write(acts, tmp_path / "whole", Options(Engine(workers=0), parquet=True), language="en")
    assert tables(out) == tables(tmp_path / "whole")
    ids = [json.loads(line)["document"]["id"] for line in (out / "codings.jsonl").open()]
    assert ids == sorted(set(ids))
    assert len(ids) == FILES


def test_only_what_changed_is_coded_again_and_what_is_gone_leaves(
    acts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    write(acts, out, HERE, language="en")
    assert write(acts, out, HERE, language="en").reused == FILES + 1
    changed, gone, new = acts / "act-001.txt", acts / "act-002.txt", acts / "act-0015.txt"
    changed.write_text(ACT.format(age=13, years=99), encoding="utf-8")
    gone.unlink()
    new.write_text(ACT.format(age=12, years=98), encoding="utf-8")
    again = write(acts, out, HERE, language="en")
    assert (again.files, again.reused) == (FILES + 1, FILES - 1)
    write(acts, tmp_path / "whole", HERE, language="en")
    assert tables(out) == tables(tmp_path / "whole")
    assert b"act-002" not in (out / "coverage.csv").read_bytes()


def test_other_options_are_other_work(acts: Path, tmp_path: Path) -> None:
    write(acts, tmp_path / "out", HERE, language="en")
    again = write(acts, tmp_path / "out", HERE, language="en", jurisdiction="XA")
    assert again.reused == 0
    assert b'"XA"' in (tmp_path / "out" / "coverage.csv").read_bytes()


def test_two_runs_into_one_folder_are_refused(acts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with held(out), pytest.raises(LegalNLPError, match="another run"):
        write(acts, out, HERE)
    assert start(acts, out).wait(120) == 1


def test_an_input_that_cannot_be_opened_is_a_row_and_tried_again(
    acts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Input._parts

    def refused(self: Input) -> Iterator[bytes]:
        if "act-003" in self.name and not self.trouble:
            raise PermissionError(13, "Permission denied")
        return opened(self)

    with monkeypatch.context() as patched:
        patched.setattr(Input, "_parts", refused)
        summary = write(acts, tmp_path / "out", HERE, language="en")
    assert {failed.cause for failed in summary.failures} == {"unreadable", "damaged"}
    again = write(acts, tmp_path / "out", HERE, language="en")
    assert (again.failed, again.reused) == (1, FILES)
