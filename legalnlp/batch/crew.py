"""What runs inside the workers of a Dask cluster: a plugin, and the task that uses it."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Worker, get_worker
from distributed.diagnostics.plugin import WorkerPlugin

from legalnlp.batch import pool
from legalnlp.batch.job import Job
from legalnlp.batch.provenance import maker
from legalnlp.errors import LegalNLPError
from legalnlp.sources.input import from_json

NAME = "legalnlp-crew"
Limits = tuple[float, int]


class Crew(WorkerPlugin):
    """Processes of a cluster's worker, one for each thread that asks, kept from task to task."""

    name = NAME

    def setup(self, worker: Worker) -> None:
        """Get ready; a process is started when a task first needs it."""
        self._free: defaultdict[Limits, SimpleQueue[pool.Worker]] = defaultdict(SimpleQueue)

    def teardown(self, worker: Worker) -> None:
        """Stop the processes that are free; one that is at work stops with the worker."""
        for free in self._free.values():
            while not free.empty():
                free.get().close()

    def records(self, jobs: list[Job], limits: Limits) -> list[dict[str, Any]]:
        """The records of some jobs, one after the other."""
        free = self._free[limits]
        one = None
        with suppress(Empty):
            one = free.get_nowait()
        one = one or pool.Worker(limits[0], memory=limits[1])
        try:
            return [one.do(job) for job in jobs]
        finally:
            free.put(one)


def done_here(orders: bytes, limits: Limits, wanted: dict[str, str]) -> bytes:
    """The records of a batch, JSON in and JSON out, by the crew of this worker.

    ``limits`` are the seconds that an input may take and the bytes that a process may hold.

    Raises `LegalNLPError` where this worker would code otherwise than who gave the orders.
    """
    if dict(maker()) != wanted:
        raise LegalNLPError(
            f"a worker of the cluster has another legalnlp: {dict(maker())} there, {wanted} here. "
            "Install the same version on all machines."
        )
    jobs = [
        Job(from_json(order["input"]), order["overrides"], order["with_text"])
        for order in json.loads(orders)
    ]
    crew: Any = get_worker().plugins[NAME]
    return json.dumps(crew.records(jobs, (limits[0], limits[1]))).encode("ascii")
