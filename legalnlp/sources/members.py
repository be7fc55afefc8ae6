"""The files that a zip or tar file lists, each with what is wrong with it before it is opened."""

from __future__ import annotations

import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO, cast

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.metadata import SIDECAR, SIDECAR_LIMIT
from legalnlp.sources.limits import Limits, unsafe

_CONTENTS = 32_000_000  # bytes of a zip file's table of contents, some 350,000 members
_HEADER = 1_000_000  # bytes of one header of a tar file
_SIDECARS = 64_000_000  # bytes of all sidecars of a tar file
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_ONE_DOCUMENT = ("[Content_Types].xml", "mimetype")
# What the libraries raise over bytes that are not what they should be.
BROKEN = (zipfile.BadZipFile, zlib.error, tarfile.TarError, OSError, EOFError, ValueError,
          RuntimeError, OverflowError, struct.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its size, what is wrong with it, and its bytes."""

    name: str
    size: int
    wrong: UnreadableFile | None
    read: Callable[[], bytes]


def sidecar_names(name: str) -> tuple[str, str]:
    """What the sidecar of a member may be called."""
    folder, slash, file = name.rpartition("/")
    stem = file.rpartition(".")[0] or file
    return f"{name}{SIDECAR}", f"{folder}{slash}{stem}{SIDECAR}"


def sidecar_of(sidecars: Mapping[str, bytes], name: str) -> tuple[str, bytes] | None:
    """Name and bytes of a member's sidecar, if it is among these."""
    return next(((n, sidecars[n]) for n in sidecar_names(name) if n in sidecars), None)


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile | None:
    """The zip file, or None where it is one document (Word, OpenDocument, EPUB…)."""
    file = zipfile.ZipFile(cast("BinaryIO", _Careful(stream, _CONTENTS)))
    return None if any(part in file.NameToInfo for part in _ONE_DOCUMENT) else file


def zip_members(file: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[Member]:
    """The files in a zip file, in its order."""
    for info in file.infolist():
        if not info.is_dir():
            wrong = _wrong_in_zip(info, f"{name}!{info.filename}", limits)
            yield Member(info.filename, info.file_size, wrong, partial(file.read, info))


def _wrong_in_zip(info: zipfile.ZipInfo, name: str, limits: Limits) -> UnreadableFile | None:
    if stat.S_ISLNK(info.external_attr >> 16):
        return unsafe(name, "it is a link")
    if info.flag_bits & 1:
        return UnreadableFile(name, "encrypted", "it asks for a password", "Unpack it yourself.")
    if info.compress_type not in _METHODS:
        how = f"it is packed by method {info.compress_type}, which is not read"
        return UnreadableFile(name, "damaged", how, "Pack it again with deflate.")
    try:
        limits.grown(name, info.compress_size, info.file_size)
    except UnreadableFile as error:
        return error
    return None


def zip_sidecar(file: zipfile.ZipFile, name: str) -> tuple[str, bytes] | None:
    """Name and bytes of a member's sidecar."""
    for candidate in sidecar_names(name):
        info = file.NameToInfo.get(candidate)
        if info and info.file_size <= SIDECAR_LIMIT:
            return candidate, file.read(info)
    return None


def tar_members(stream: BinaryIO, name: str) -> Iterator[Member]:
    """The files in a tar file, in its order; each must be read before the next is asked for."""
    for tar, info in _headers(stream):
        full = f"{name}!{info.name}"
        wrong = None
        if info.issparse() or not (info.isreg() or info.isdir()):
            link = info.islnk() or info.issym()
            wrong = unsafe(full, "it is a link" if link else "it is no file")
        if not info.isdir():
            yield Member(info.name, info.size, wrong, partial(_content, tar, info, full))


def _content(tar: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> bytes:
    stream: Any = tar.fileobj
    stream.seek(info.offset_data)
    data: bytes = stream.content(info.size)
    if len(data) < info.size:
        detail = "it is cut off: the end is missing"
        raise UnreadableFile(name, "damaged", detail, "Fetch it again.")
    return data


def _headers(stream: BinaryIO) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    careful: Any = _Careful(stream, _HEADER)
    before = -1
    with closing(tarfile.TarFile(fileobj=careful)) as tar:
        while (info := tar.next()) is not None:
            if info.size < 0 or tar.offset <= before:
                raise tarfile.ReadError("a member that ends before it begins")
            before = tar.offset
            vars(tar)["members"].clear()  # or millions of them stay in memory
            yield tar, info
    if careful.last.strip(b"\0"):  # which `tarfile` takes for the end without a word
        raise tarfile.ReadError("a header that is damaged or cut off")


class _Careful:
    """A stream that no header can make a library read at once as much as memory holds.

    ``last`` are the bytes that were read last.
    """

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._most, self.last = stream, most, b""
        self.tell, self.seek, self.seekable = stream.tell, stream.seek, stream.seekable
        self.content = stream.read

    def read(self, size: int | None = None) -> bytes:
        """At most as many bytes as were allowed; raises `ValueError` where more are asked for."""
        if size is not None and not 0 <= size <= self._most:
            raise ValueError(f"a header or table of contents of {size:,} bytes")
        self.last = self._stream.read() if size is None else self._stream.read(size)
        return self.last


def tar_sidecars(stream: BinaryIO, name: str) -> dict[str, bytes]:
    """The sidecars in a tar file, which may stand behind what they speak of; first of each name.

    Ends where the file breaks: who reads its members meets the same, and reports it.
    Raises `UnreadableFile` where there are more than memory should hold.
    """
    found: dict[str, bytes] = {}
    size = 0
    for member in _until_broken(tar_members(stream, name)):
        if member.name.endswith(SIDECAR) and not member.wrong and member.size <= SIDECAR_LIMIT:
            size += member.size
            if size > _SIDECARS:
                detail = f"sidecars of more than {_SIDECARS:,} bytes in it"
                raise UnreadableFile(name, "too_large", detail, "Unpack it and name the folder.")
            found.setdefault(member.name.removeprefix("./"), member.read())
    return found


def _until_broken(members: Iterator[Member]) -> Iterator[Member]:
    while True:
        try:
            member = next(members, None)
        except (UnreadableFile, *BROKEN):
            return
        if member is None:
            return
        yield member
