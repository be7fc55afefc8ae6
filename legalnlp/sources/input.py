"""One document to be read, wherever it lies: what a walk hands to whoever reads it.

The contract between the walk and those who spread work over processes and machines:

- `Input.name` is unique in a run, stable between runs, and what is printed of a failure.
- `Input.digest()` changes when the content does, or what is said of it beside the text.
- `Input.document()` opens and reads it, in any process; ``to_json`` and ``from_json`` carry it
  there as plain data.
- A file on disk and an object in a store are opened where they are read. A member of an archive,
  a row of a table and a blob of a clone bring their bytes along (``data``), because to open one
  of them alone would mean reading what holds it again. So take inputs from the walk as they are
  needed, and let go of them: the walk itself holds no more than one.
- What the walk could not open (a broken row, a member outside its archive) is an input too: its
  ``trouble`` is raised by `document`, so that it becomes a failure like any other.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.types import Document

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A document to be read.

    ``name`` is the path or address as given (``acts/one.md``, ``s3://bucket/one.md``) or the way
    into what holds it (``acts.zip!folder/one.md``, ``rows.jsonl#17``). ``data`` are the bytes it
    brings along, ``hint`` the file name that helps to tell their format, ``id`` the document's id
    where nothing else gives one, ``beside`` what a sidecar or the columns of a row say of it,
    ``trouble`` cause, detail and advice of what could not be opened.
    """

    name: str
    data: bytes | None = None
    hint: str = ""
    id: str | None = None
    beside: Mapping[str, Any] = field(default_factory=dict, hash=False)
    trouble: tuple[str, str, str] | None = None

    def fetched(self, max_bytes: int | None = None) -> Input:
        """The same; an object in a store with its bytes, so that it is fetched only once."""
        if self.trouble or self.data is not None or not is_address(self.name):
            return self
        from legalnlp.sources.stores import content

        return replace(self, data=content(self.name, max_bytes))

    def glimpse(self, **overrides: Any) -> Document | None:
        """Its words alone, where that is quicker than to read it (`legalnlp.ingest.glimpse`)."""
        from legalnlp.ingest import MAX_BYTES, content, glimpse, metadata

        if self.trouble or (self.data is None and is_address(self.name)):
            return None
        if self.data is not None:
            return glimpse(self.data, self.name, hint=self.hint, beside=self._beside(), **overrides)
        path = Path(self.name)
        data = content(path, overrides.get("max_bytes", MAX_BYTES))
        beside = metadata.sidecar(path)
        return glimpse(data, self.name, hint=path.name, beside=beside, **overrides)

    def document(self, **overrides: Any) -> Document:
        """Read it; ``overrides`` as in `legalnlp.read`. Raises `UnreadableFile`."""
        from legalnlp.ingest import read, read_bytes

        if self.trouble:
            raise UnreadableFile(self.name, *self.trouble)
        if self.data is None and not is_address(self.name):
            return read(self.name, **overrides)
        data = self.fetched(overrides.get("max_bytes")).data or b""
        return read_bytes(data, self.name, hint=self.hint, beside=self._beside(), **overrides)

    def _beside(self) -> Mapping[str, Any]:
        return {"id": self.id, **self.beside} if self.id else self.beside

    def sha256(self) -> str:
        """SHA-256 of its bytes: that of the document read from it."""
        digest = hashlib.sha256()
        for block in [self.data] if self.data is not None else _blocks(Path(self.name)):
            digest.update(block)
        return digest.hexdigest()

    def digest(self) -> str:
        """SHA-256 over the content and what stands beside it.

        For an object in a store it is taken over what the store says of the object (size, tag,
        time of change), so that an unchanged one need not be fetched to be known.
        """
        said = json.dumps([self.id, dict(self.beside), self.trouble], sort_keys=True, default=str)
        digest = hashlib.sha256(said.encode())
        for part in self._parts():
            digest.update(b"\0")
            digest.update(part)
        return digest.hexdigest()

    def _parts(self) -> Iterator[bytes]:
        if self.trouble or self.data is not None:
            yield self.data or b""
        elif is_address(self.name):
            from legalnlp.sources.stores import version

            yield version(self.name).encode()
        else:
            for path in (Path(self.name), *sidecars(Path(self.name))):
                yield from _blocks(path)

    def to_json(self) -> dict[str, Any]:
        """Plain data from which `from_json` makes the same input in another process."""
        data = None if self.data is None else base64.b64encode(self.data).decode("ascii")
        return {
            "name": self.name,
            "data": data,
            "hint": self.hint,
            "id": self.id,
            "beside": dict(self.beside),
            "trouble": self.trouble,
        }


def from_json(plain: Mapping[str, Any]) -> Input:
    """The input that `Input.to_json` gave."""
    data, trouble = plain["data"], plain["trouble"]
    return Input(
        **{
            **plain,
            "data": None if data is None else base64.b64decode(data),
            "trouble": tuple(trouble) if trouble else None,
        }
    )


def troubled(name: str, error: UnreadableFile) -> Input:
    """An input that says why it cannot be opened."""
    return Input(name, trouble=(error.cause, error.detail, error.advice))


def is_address(name: str) -> bool:
    """Whether a name is the address of an object in a store (``s3://…``), no local path."""
    return re.match(r"[A-Za-z][\w+.-]+://", name) is not None


def sidecars(path: Path) -> tuple[Path, Path]:
    """Where the metadata of a file may stand: NAME.md.meta.json or NAME.meta.json."""
    return path.with_name(f"{path.name}.meta.json"), path.with_name(f"{path.stem}.meta.json")


def _blocks(path: Path) -> Iterator[bytes]:
    if not path.is_file():
        return
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block
