"""Object stores through fsspec: ``s3://``, ``gs://``, ``abfs://``, ``memory://`` and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from legalnlp.errors import LegalNLPError, UnreadableFile
from legalnlp.ingest import MAX_BYTES, metadata
from legalnlp.sources.limits import is_hidden
from legalnlp.sources.members import sidecar_names

_ADVICE = "Check the address and the right to read it."


def content(address: str, max_bytes: int | None = None) -> bytes:
    """The bytes of one object, one more than ``max_bytes`` where it is larger.

    Raises `UnreadableFile` where it cannot be had.
    """
    with opened(address) as stream:
        return stream.read((max_bytes or MAX_BYTES) + 1)


def version(address: str) -> str:
    """What the store says of an object (size, tag, time of change), as one token."""
    system, path = _at(address)
    with _reported(address):
        return str(system.ukey(path))


def objects(address: str) -> list[str] | None:
    """The addresses of all objects under one that are not hidden, in order.

    None where the address is itself that of an object.

    Raises `FileNotFoundError` where there is nothing.
    """
    system, path = _at(address)
    with _reported(address):
        if not system.exists(path):
            raise FileNotFoundError(f"{address}: no such object or folder in the store")
        if not system.isdir(path):
            return None
        found = (one for one in sorted(system.find(path)) if not is_hidden(one[len(path) :]))
        return [str(system.unstrip_protocol(one)) for one in found]


def sidecar(address: str) -> Mapping[str, Any]:
    """What the sidecar beside an object holds; empty where there is none."""
    system, path = _at(address)
    for name in sidecar_names(address):
        beside = path.removesuffix(address.rpartition("/")[2]) + name.rpartition("/")[2]
        with _reported(name):
            if system.isfile(beside):
                return metadata.parsed(Path(name), content(name, metadata.SIDECAR_LIMIT))
    return {}


@contextmanager
def opened(address: str) -> Iterator[BinaryIO]:
    """An object as a stream in which one can seek; raises `UnreadableFile`."""
    system, path = _at(address)
    with _reported(address), system.open(path, "rb") as stream:
        yield stream


@contextmanager
def _reported(address: str) -> Iterator[None]:
    """What stores raise is many things; `OSError` is what they agree to raise of an object."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UnreadableFile(address, "damaged", str(error), _ADVICE) from error


def _at(address: str) -> tuple[Any, str]:
    """File system and path; raises `LegalNLPError` that names the package to install."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise LegalNLPError(
            f"{address}: object stores need fsspec. Install it with "
            "pip install 'legalnlp-definitions[stores]'."
        ) from error
    scheme = address.partition("://")[0]
    try:
        found: tuple[Any, str] = url_to_fs(address)
    except ImportError as error:
        raise LegalNLPError(
            f"{address}: {error}; {scheme}:// needs a package of its own beside "
            "pip install 'legalnlp-definitions[stores]'."
        ) from error
    except ValueError as error:
        advice = "Name a path or a store that fsspec knows."
        raise LegalNLPError(f"{address}: {error}. {advice}") from error
    return found
