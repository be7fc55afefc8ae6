"""A run that is killed and begun again ends with the tables of a run that was left alone."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legalnlp.batch.lock import held
from legalnlp.batch.run import write
from legalnlp.errors import LegalNLPError

FILES, KILLS = 16, 2
ACT = (
    'Section 1. In this Act, "child" means a person under {age} years of age.\n'
    "Section 2. A person who keeps a drawing of an invented child engaged in sexual activity "
    "commits an offence and is liable to imprisonment for up to {years} years.\n"
)


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    folder = tmp_path / "acts"
    folder.mkdir()
    for n in range(FILES):
        text = ACT.format(age=14 + n % 5, years=1 + n % 9)
        (folder / f"act-{n:03}.txt").write_text(text, encoding="utf-8")
    (folder / "broken.xml").write_text("<act>")
    return folder


def start(acts: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "legalnlp", "analyze", str(acts), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--language", "en"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def lines(out: Path) -> int:
    journal = out / "journal.jsonl"
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def tables(out: Path) -> dict[str, bytes]:
    names = (*out.glob("*.csv"), out / "codings.jsonl")
    return {path.name: path.read_bytes() for path in names}


def test_nothing_is_lost_or_doubled_by_kills(acts: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    out = tmp_path / "killed"
    for _ in range(KILLS):
        process, before, deadline = start(acts, out), lines(out), time.monotonic() + 60
        aim = before + chance.randint(0, 6)
        while lines(out) <= aim and process.poll() is None and time.monotonic() < deadline:
            time.sleep(chance.uniform(0.001, 0.02))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert start(acts, out).wait(120) == 1  # the broken file is told of
    write(acts, tmp_path / "whole", 0, language="en")
    assert tables(out) == tables(tmp_path / "whole")
    ids = [json.loads(line)["document"]["id"] for line in (out / "codings.jsonl").open()]
    assert ids == sorted(set(ids))
    assert len(ids) == FILES


def test_two_runs_into_one_folder_are_refused(acts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with held(out), pytest.raises(LegalNLPError, match="another run"):
        write(acts, out, 0)
    assert start(acts, out).wait(120) == 1
