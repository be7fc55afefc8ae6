"""Worker processes: what one file does to its worker never reaches the others."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest

from legalnlp.batch import pool
from legalnlp.errors import LegalNLPError

# A worker that does to itself what the path says.
FAKE = """
import json, os, sys, time
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    path = json.loads(line)["path"]
    if path.startswith("crash"):
        print("out of luck", file=sys.stderr, flush=True)
        os._exit(9)
    if path.startswith("hang"):
        time.sleep(60)
    print(json.dumps({"path": path, "coding": {"by": os.getpid()}, "failure": None}), flush=True)
"""
COMMAND = (sys.executable, "-c", FAKE)


def jobs(*paths: str) -> list[dict[str, Any]]:
    return [{"path": path, "overrides": {}, "with_text": False} for path in paths]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_is_one_row_and_the_others_are_coded(workers: int) -> None:
    paths = ["a", "crash", "b", "crash-2", "c"]
    found = {r["path"]: r for r in pool.records(jobs(*paths), workers, 20, COMMAND)}
    assert set(found) == set(paths)
    assert [p for p in paths if found[p]["coding"]] == ["a", "b", "c"]
    failure = found["crash"]["failure"]
    assert failure["cause"] == "crashed"
    assert "out of luck" in failure["detail"]


def test_a_hanging_file_is_stopped_at_its_time_limit() -> None:
    begin = time.monotonic()
    found = {r["path"]: r for r in pool.records(jobs("hang", "a"), 1, 0.5, COMMAND)}
    assert time.monotonic() - begin < 15
    assert found["hang"]["failure"]["cause"] == "timeout"
    assert "--time-limit" in found["hang"]["failure"]["advice"]
    assert found["a"]["coding"]


def test_one_worker_serves_many_files() -> None:
    found = list(pool.records(jobs(*"abcdef"), 1, 20, COMMAND))
    assert len({r["coding"]["by"] for r in found}) == 1
    assert [r["path"] for r in found] == list("abcdef")


def test_closing_early_stops_the_workers() -> None:
    stream = pool.records(jobs("a", *["hang"] * 5), 2, 60, COMMAND)
    next(stream)
    begin = time.monotonic()
    stream.close()
    assert time.monotonic() - begin < 5


def test_a_worker_that_does_not_start_is_no_file_s_fault() -> None:
    broken = (sys.executable, "-c", "raise SystemExit('no such module')")
    with pytest.raises(LegalNLPError, match=r"does not start.*no such module"):
        list(pool.records(jobs("a"), 1, 5, broken))
