"""The same work on Dask distributed: batches of inputs as tasks, plain JSON both ways.

A worker of the cluster keeps processes of its own (`legalnlp.batch.pool`), one a thread, which
load the knowledge once and bear what an input may do to them. So an input that crashes or runs
too long gives the same row as on one machine, and nothing of spaCy goes over the network.

What a worker that dies was doing is done by others. The inputs of a batch under which `DEATHS`
workers have died are tried at the end, each alone in the cluster; one that then still ends as many
becomes a row of errors.csv. When the scheduler is lost, so are its tasks: the run ends, and the
next one goes on from the journal.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from legalnlp.batch.engine import Interrupted
from legalnlp.batch.job import Answers, Job, Record, failed
from legalnlp.batch.pool import killer
from legalnlp.batch.provenance import maker
from legalnlp.batch.worker import MEMORY
from legalnlp.errors import LegalNLPError
from legalnlp.output.export_extras import needed

if TYPE_CHECKING:
    from distributed import Client, Future

DEATHS = 3  # workers that one input may end on a cluster that we start ourselves
BATCH, BATCH_BYTES = 64, 1_000_000  # inputs a task, and bytes of them
AHEAD = 3  # tasks under way for each thread of the cluster
WAIT = 2.0  # seconds between looks at the state of the cluster
START = 60.0  # seconds in which a scheduler must answer, and then a first worker be there
DESERTED = 600.0  # seconds that a cluster may be without any worker
RENEW = 30.0  # seconds after which one of our own that is without any gets new ones
FETCH = 30.0  # seconds in which records that are done must come
LEAVE = 3.0  # seconds in which the connection is closed, also where nobody answers any more
Batch = tuple[Job, ...]
Found = TypeVar("Found")


def answers(
    jobs: Iterable[Job],
    scheduler: str | None = None,
    workers: int = 1,
    time_limit: float = 120.0,
    memory: int = MEMORY,
) -> Answers:
    """Each job with its record, as they are done, by the cluster of a scheduler or one of our own.

    Raises `Interrupted` when the scheduler is lost, `LegalNLPError` where it cannot be reached,
    has no workers, or its workers have another version of the rules or the code.
    """
    source = iter(jobs)
    first = next(source, None)  # where there is nothing to do, no cluster is started
    if first is None:
        return
    with _connected(scheduler, workers) as (client, man):
        yield from _Tasks(client, man, time_limit, memory).answers(_batches(_with(first, source)))


def _with(first: Job, source: Iterator[Job]) -> Iterator[Job]:
    yield first
    yield from source


def _batches(jobs: Iterator[Job]) -> Iterator[Batch]:
    """Small at first, so that few inputs are shared out as well; then as large as is allowed."""
    batch: list[Job] = []
    made = size = 0
    for job in jobs:
        batch.append(job)
        size += job.size
        if len(batch) >= min(BATCH, 1 + made // 8) or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size, made = [], 0, made + 1
    if batch:
        yield tuple(batch)


@contextmanager
def _connected(
    scheduler: str | None, workers: int
) -> Iterator[tuple[Client, Callable[[], object]]]:
    """A client of the scheduler, or of a cluster of our own, with our plugin in its workers.

    With it comes what brings a cluster of our own back to its workers, if none is left.
    """
    needed("distributed", "cluster")
    import distributed

    from legalnlp.batch.crew import Crew

    connect: Any = distributed.Client
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say ourselves what happened
    with ExitStack() as stack:
        own: Any = None if scheduler else stack.enter_context(_own(workers))
        address: Any = scheduler or own
        try:
            client = connect(address, timeout=START)
            stack.callback(client.close, timeout=LEAVE)
            client.wait_for_workers(1, timeout=START)
        except (OSError, TimeoutError, ValueError) as error:
            where = scheduler or "the local cluster"
            raise LegalNLPError(f"{where}: no scheduler with workers answers ({error})") from error
        client.register_plugin(Crew(), name=Crew.name)
        yield client, partial(_renew, own, workers) if own else bool


def _renew(cluster: Any, workers: int) -> None:
    """New workers for a cluster of our own; one that is dead may still count as one of it."""
    cluster.scale(0)
    cluster.scale(workers)


@contextmanager
def _own(workers: int) -> Iterator[Any]:
    """A cluster of processes on this machine."""
    import dask
    import distributed

    local: Any = distributed.LocalCluster
    allowed = {"distributed.scheduler.allowed-failures": DEATHS - 1}
    with (
        dask.config.set(allowed),
        local(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster


class _Tasks:
    """The batches that are under way in a cluster, and those that must be tried again."""

    def __init__(
        self, client: Client, man: Callable[[], object], time_limit: float, memory: int
    ) -> None:
        self._client, self._man, self._limits = client, man, (time_limit, memory)
        self._under_way: dict[object, tuple[Future[bytes], Batch]] = {}
        self._ready: SimpleQueue[object] = SimpleQueue()
        self._suspects: list[Job] = []
        self._scheduler = self._identity()
        self._manned, self._patience = time.monotonic(), RENEW
        self._room, self._looked = 0, -WAIT

    def answers(self, batches: Iterator[Batch]) -> Answers:
        """Each job of the batches with its record."""
        more = True
        while more or self._under_way:
            while more and len(self._under_way) < self._most():
                batch = next(batches, None)
                more = batch is not None
                if batch:
                    self._submit(batch)
            yield from self._done()
        yield from self._alone()

    def _alone(self) -> Answers:
        """What was under way when workers died, one at a time with nothing beside it."""
        suspects, self._suspects = self._suspects, []
        for job in suspects:
            self._submit((job,))
            while self._under_way:
                yield from self._done()
            if self._suspects:
                self._suspects.clear()
                yield job, failed(killer(job.path, "every worker of the cluster that took it died"))

    def _most(self) -> int:
        """How many tasks may be under way; workers may come and go."""
        if time.monotonic() - self._looked > WAIT:
            threads = sum(self._kept(self._client.nthreads).values())
            self._room, self._looked = AHEAD * max(1, threads), time.monotonic()
        return self._room

    def _submit(self, batch: Batch) -> None:
        from legalnlp.batch.crew import done_here

        orders = json.dumps([job.order() for job in batch]).encode("ascii")
        future: Any = self._kept(
            lambda: self._client.submit(done_here, orders, self._limits, dict(maker()), pure=False)
        )
        self._under_way[future.key] = future, batch
        future.add_done_callback(lambda done: self._ready.put(done.key))

    def _done(self) -> Answers:
        """Wait a little; what is ready, if anything is."""
        try:
            key = self._ready.get(timeout=WAIT)
        except Empty:
            self._check()
            return
        future, batch = self._under_way.pop(key)
        records = self._outcome(future)
        if records is None:
            self._suspects += batch
        elif not records:
            self._submit(batch)
        else:
            yield from zip(batch, records, strict=True)

    def _check(self) -> None:
        """Raise `Interrupted` where nobody can be at work any more."""
        self._identity()
        if self._kept(self._client.nthreads):
            self._manned, self._patience = time.monotonic(), RENEW
            return
        if time.monotonic() - self._manned > self._patience:
            self._patience *= 3  # a slow machine needs long to start them
            self._man()
        if time.monotonic() - self._manned > DESERTED:
            raise Interrupted(
                f"the Dask cluster has had no workers for {DESERTED / 60:g} minutes. What was done "
                "is kept: when there are workers again, give the same command."
            )

    def _outcome(self, future: Future[bytes]) -> list[Record] | None:
        """The records of a batch; None where the workers that took it have died.

        There are none where the scheduler has lost sight of it, as when the worker died that held
        them, or where nobody brings them (that worker was the last): it is to be done again.
        """
        from distributed import KilledWorker

        try:
            found: list[Record] = json.loads(future.result(timeout=FETCH))
            return found
        except KilledWorker:
            return None
        except (CancelledError, OSError) as error:
            if future.status == "error":
                raise
            if self._identity() != self._scheduler:
                raise _lost() from error
        return []

    def _identity(self) -> str:
        """Which scheduler this is; a new one at the same address is another."""
        if self._client.status != "running":
            raise _lost()
        return str(self._kept(self._client.scheduler_info)["id"])

    def _kept(self, ask: Callable[[], Found]) -> Found:
        """What the scheduler answers; raises `Interrupted` where it is there no more."""
        try:
            return ask()
        except (CancelledError, OSError) as error:
            raise _lost() from error


def _lost() -> Interrupted:
    return Interrupted(
        "the connection to the Dask scheduler is lost. What was done is kept: when the scheduler "
        "is there again, give the same command, and it goes on from there."
    )
