"""Who does the work: processes on this machine, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legalnlp.batch import pool
from legalnlp.batch.job import Answers, Job
from legalnlp.batch.worker import MEMORY
from legalnlp.errors import LegalNLPError


class Interrupted(LegalNLPError):
    """Those who did the work went away; what was done until then is kept."""


@dataclass(frozen=True, slots=True)
class Engine:
    """``workers`` processes with ``time_limit`` seconds an input; 0 workers code in this process.

    ``memory`` is what each of them may hold, in bytes (on Linux; 0 is no limit).

    With ``scheduler`` (``tcp://host:8786``) the workers of that Dask cluster, with ``cluster`` a
    Dask cluster of ``workers`` processes that is started here and ends with the run.
    """

    workers: int = 1
    time_limit: float = 120.0
    scheduler: str | None = None
    cluster: bool = False
    memory: int = MEMORY

    def answers(self, jobs: Iterable[Job]) -> Answers:
        """Each job with its record, as they are done; jobs are taken in the calling thread."""
        if self.scheduler or self.cluster:
            from legalnlp.batch import cluster

            return cluster.answers(
                jobs, self.scheduler, max(1, self.workers), self.time_limit, self.memory
            )
        return pool.answers(jobs, self.workers, self.time_limit, memory=self.memory)
