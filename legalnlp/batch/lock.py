"""One run at a time in a folder of results: a lock that dies with the process that holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from legalnlp.errors import LegalNLPError

NAME = ".lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raise `LegalNLPError` where another run holds it.

    The operating system releases it when the process ends, however it ends.
    """
    with (folder / NAME).open("a+b") as stream:
        try:
            _lock(stream)
        except OSError as error:
            raise LegalNLPError(
                f"{folder}: another run is writing into this folder. Wait until it is done, or "
                "name another folder with --out."
            ) from error
        yield


def _lock(stream: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
