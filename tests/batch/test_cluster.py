"""On a Dask cluster: the same tables, whoever dies on the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_acts import tables, write_acts

from legalnlp.batch.engine import Engine, Interrupted
from legalnlp.batch.job import Job
from legalnlp.batch.run import Options, write
from legalnlp.errors import LegalNLPError
from legalnlp.sources.input import Input

distributed = pytest.importorskip("distributed")
FILES = 12


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    return write_acts(tmp_path / "acts", FILES)


@pytest.fixture
def scheduler() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler in a process of its own with two workers; its address and the processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    crew = [
        dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"),
        *(dask("worker", address, "--nthreads", "1", "--no-dashboard") for _ in range(2)),
    ]
    yield address, crew
    for process in crew:
        process.kill()
    for process in crew:
        process.wait(30)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The clusters of our own that a test starts, in their order."""
    found: list[Any] = []
    local = distributed.LocalCluster

    def noted(**options: object) -> object:
        found.append(local(**options))
        return found[-1]

    monkeypatch.setattr(distributed, "LocalCluster", noted)
    return found


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip


def test_a_killed_worker_costs_nothing(acts: Path, tmp_path: Path, started: list[Any]) -> None:
    seen = []

    def watch(now: object) -> None:
        seen.append(now)
        if len(seen) == 5:
            os.kill(next(iter(started[0].workers.values())).pid, signal.SIGKILL)

    options = Options(Engine(2, cluster=True), progress=watch)
    summary = write(acts, tmp_path / "cluster", options, language="en")
    assert (summary.files, summary.failed) == (FILES + 1, 1)
    write(acts, tmp_path / "alone", Options(Engine(0)), language="en")
    assert tables(tmp_path / "cluster") == tables(tmp_path / "alone")


def test_a_cluster_of_our_own_that_has_lost_all_workers_gets_new_ones(
    acts: Path, tmp_path: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("RENEW", 3.0), ("FETCH", 5.0)):
        monkeypatch.setattr(f"legalnlp.batch.cluster.{name}", seconds)
    seen = []

    def watch(now: object) -> None:
        seen.append(now)
        if len(seen) == 5:
            started[0].scale(0)

    options = Options(Engine(2, cluster=True), progress=watch)
    assert write(acts, tmp_path / "cluster", options, language="en").files == FILES + 1
    write(acts, tmp_path / "alone", Options(Engine(0)), language="en")
    assert tables(tmp_path / "cluster") == tables(tmp_path / "alone")


def test_a_lost_scheduler_ends_the_run_and_the_next_one_completes_it(
    acts: Path, tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, crew = scheduler
    seen = []

    def watch(now: object) -> None:
        seen.append(now)
        if len(seen) == 5:
            crew[0].kill()

    out = tmp_path / "out"
    with pytest.raises(Interrupted, match="give the same command"):
        write(acts, out, Options(Engine(scheduler=address), progress=watch), language="en")
    again = write(acts, out, Options(Engine(2, cluster=True)), language="en")
    assert again.reused >= 5
    write(acts, tmp_path / "alone", Options(Engine(0)), language="en")
    assert tables(out) == tables(tmp_path / "alone")


def test_an_input_that_ends_every_worker_becomes_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from legalnlp.batch import cluster, crew

    monkeypatch.setattr(crew, "done_here", _deadly)
    jobs = [Job(Input(f"{n}.txt"), ordinal=n) for n in range(12)]
    jobs[5] = Job(Input("deadly"), ordinal=5)
    found = {job.path: record for job, record in cluster.answers(iter(jobs), workers=2)}
    assert len(found) == len(jobs)
    assert found["deadly"]["failure"]["cause"] == "crashed"
    assert [p for p, r in found.items() if r["failure"]] == ["deadly"]


def _deadly(orders: bytes, limits: object, wanted: object) -> bytes:
    import json

    names = [order["input"]["name"] for order in json.loads(orders)]
    if "deadly" in names:
        os._exit(9)
    return json.dumps([{"path": n, "coding": {}, "failure": None} for n in names]).encode()


def test_a_scheduler_that_is_not_there_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from legalnlp.batch import cluster

    monkeypatch.setattr(cluster, "START", 1.0)
    stream = cluster.answers(iter([Job(Input("a"))]), "tcp://127.0.0.1:9")
    with pytest.raises(LegalNLPError, match="no scheduler"):
        next(stream)
