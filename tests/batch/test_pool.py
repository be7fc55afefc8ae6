"""Worker processes: what one file does to its worker never reaches the others."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from legalnlp.batch import pool, worker
from legalnlp.batch.job import Job, Record
from legalnlp.errors import LegalNLPError
from legalnlp.sources.input import Input

# A worker that does to itself what the path says.
FAKE = """
import json, os, sys, time
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    path = json.loads(line)["input"]["name"]
    if path.startswith("crash"):
        print("out of luck", file=sys.stderr, flush=True)
        os._exit(9)
    if path.startswith("unlucky") and not os.path.exists(path):
        open(path, "w").close()
        os._exit(9)
    if path.startswith("hang"):
        time.sleep(60)
    print(json.dumps({"path": path, "coding": {"by": os.getpid()}, "failure": None}), flush=True)
"""
COMMAND = (sys.executable, "-c", FAKE)


def jobs(*paths: str) -> list[Job]:
    return [Job(Input(path)) for path in paths]


def records(given: list[Job], workers: int, limit: float, command: tuple[str, ...] = COMMAND):
    return [record for _, record in pool.answers(given, workers, limit, command)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_is_one_row_and_the_others_are_coded(workers: int) -> None:
    paths = ["a", "crash", "b", "crash-2", "c"]
    found = {r["path"]: r for r in records(jobs(*paths), workers, 20)}
    assert set(found) == set(paths)
    assert [p for p in paths if found[p]["coding"]] == ["a", "b", "c"]
    failure = found["crash"]["failure"]
    assert failure["cause"] == "crashed"
    assert "died 3 times" in failure["detail"]
    assert "out of luck" in failure["detail"]


def test_a_hanging_file_is_stopped_at_its_time_limit() -> None:
    begin = time.monotonic()
    found = {r["path"]: r for r in records(jobs("hang", "a"), 1, 0.5)}
    assert time.monotonic() - begin < 15
    assert found["hang"]["failure"]["cause"] == "timeout"
    assert "--time-limit" in found["hang"]["failure"]["advice"]
    assert found["a"]["coding"]


def test_one_worker_serves_many_files() -> None:
    found = records(jobs(*"abcdef"), 1, 20)
    assert len({r["coding"]["by"] for r in found}) == 1
    assert [r["path"] for r in found] == list("abcdef")


def test_closing_early_stops_the_workers() -> None:
    stream = pool.answers(jobs("a", *["hang"] * 5), 2, 60, COMMAND)
    next(stream)
    begin = time.monotonic()
    stream.close()
    assert time.monotonic() - begin < 5


def test_a_worker_that_does_not_start_is_no_file_s_fault() -> None:
    broken = (sys.executable, "-c", "raise SystemExit('no such module')")
    with pytest.raises(LegalNLPError, match=r"does not start.*no such module"):
        records(jobs("a"), 1, 5, broken)


def test_a_worker_that_died_of_something_else_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = records(jobs("a", "unlucky", "b"), 1, 20)
    assert [r["failure"] for r in found] == [None, None, None]


def test_jobs_are_taken_as_they_are_needed() -> None:
    taken: list[str] = []

    def many() -> Iterator[Job]:
        for n in range(1000):
            taken.append(str(n))
            yield Job(Input(str(n)))

    stream = pool.answers(many(), 2, 20, COMMAND)
    for _ in range(10):
        next(stream)
    assert len(taken) <= 10 + 2 * pool.AHEAD
    stream.close()


def test_few_large_jobs_are_under_way_at_a_time() -> None:
    taken: list[int] = []

    def large() -> Iterator[Job]:
        for n in range(6):
            taken.append(n)
            yield Job(Input(str(n), data=b"x" * (pool.CARRIED // 2)))

    stream = pool.answers(large(), 2, 60, COMMAND)
    next(stream)
    assert len(taken) <= 3
    stream.close()


def test_a_worker_whose_memory_has_grown_is_relieved(tmp_path: Path) -> None:
    code = f"from legalnlp.batch import worker; worker.ROOM = 1; worker.main() # {tmp_path}"
    act = tmp_path / "act.txt"
    act.write_text("Section 1. A kite must have a string.")
    given = [Job(Input(str(act)), {"language": "en"}) for _ in range(2)]
    found: list[Record] = records(given, 1, 60, (sys.executable, "-c", code))
    assert [r["failure"] for r in found] == [None, None]
    assert not any(worker.LEAVING in r for r in found)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no alarms")
def test_a_worker_whose_parent_is_gone_ends_by_itself() -> None:
    code = (
        "import time; from legalnlp.batch import worker; worker.GRACE = 0.2\n"
        "worker.carried_out = lambda **order: time.sleep(60)\n"
        "worker.serve(__import__('sys').stdin.buffer, __import__('sys').stdout.buffer, 0.3)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    child.stdin.write(b"{}\n")
    child.stdin.flush()
    assert child.wait(30) != 0


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not keep to such a limit")
def test_a_text_too_large_for_a_worker_s_memory_is_a_row_that_says_so(tmp_path: Path) -> None:
    large, small = tmp_path / "large.txt", tmp_path / "small.txt"
    large.write_text("A baker keeps a lantern at the harbour.\n" * 1_000_000, encoding="utf-8")
    small.write_text("A person who sells a drawing of a child commits an offence.\n" * 3)
    given = [Job(Input(str(path)), {"language": "en"}) for path in (large, small)]
    found = {job.path: r for job, r in pool.answers(given, 1, 120, memory=120_000_000)}
    failure = found[str(large)]["failure"]
    assert failure["cause"] == "memory"
    assert "--memory" in failure["advice"]
    assert found[str(small)]["coding"]
