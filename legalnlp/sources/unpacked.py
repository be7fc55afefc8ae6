"""A packed stream (gzip, bzip2, xz) read forward in bounded memory, within limits."""

from __future__ import annotations

import io
import zlib
from bz2 import BZ2Decompressor
from lzma import FORMAT_AUTO, LZMADecompressor, LZMAError
from typing import Any, BinaryIO

from legalnlp.errors import UnreadableFile
from legalnlp.sources.limits import Limits

PACKINGS = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
_BLOCK = 1 << 16
_LZMA_MEMORY = 200_000_000  # bytes; the strongest usual setting needs 65 million


def packing(head: bytes) -> str | None:
    """``gz``, ``bz2`` or ``xz`` by the first bytes of a file, or None."""
    return next((kind for magic, kind in PACKINGS.items() if head.startswith(magic)), None)


class _Gzip:
    """The standard library's gzip parts under the interface of its other unpackers."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes more."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        """Whether all that was given is used up."""
        return not self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        """Whether the end was reached, and not only of the bytes given."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end."""
        return self._inner.unused_data


def _unpacker(kind: str) -> Any:
    if kind == "gz":
        return _Gzip()
    return BZ2Decompressor() if kind == "bz2" else LZMADecompressor(FORMAT_AUTO, _LZMA_MEMORY)


class Unpacked(io.RawIOBase):
    """The unpacked bytes; one can seek forward only. Raises `UnreadableFile` while being read.

    A file cut off in the middle gives what came before the cut, then raises.
    """

    def __init__(self, raw: BinaryIO, kind: str, name: str, limits: Limits) -> None:
        super().__init__()
        self._raw, self._kind, self._name, self._limits = raw, kind, name, limits
        self._inner, self._begun = _unpacker(kind), False
        self._packed = self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Forward only."""
        return True

    def tell(self) -> int:
        """Bytes unpacked so far."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Read on to a place ahead, or to the end of the bytes; never back."""
        target = self._at + offset if whence == io.SEEK_CUR else offset
        if whence == io.SEEK_END or target < self._at:
            raise io.UnsupportedOperation("a packed stream is read forward only")
        while self._at < target and self._next(min(_BLOCK, target - self._at)):
            pass
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the next bytes."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        try:
            data = self._unpack(size)
        except (zlib.error, LZMAError, OSError, EOFError) as error:
            raise _damaged(self._name, f"it cannot be unpacked: {error}") from error
        self._at += len(data)
        self._limits.grown(self._name, self._packed, self._at)
        if self._at > self._limits.total:
            raise UnreadableFile(
                self._name, "too_large", f"more than {self._limits.total:,} bytes in it",
                "Split it.",
            )  # fmt: skip
        return data

    def _unpack(self, size: int) -> bytes:
        data = b""
        while not data:
            more = b""
            if self._inner.eof:
                more = self._inner.unused_data or self._read()
                if not more.strip(b"\0"):  # zeros to fill a block end many files
                    return b""
                self._inner, self._begun = _unpacker(self._kind), False
            elif self._inner.needs_input:
                more = self._read()
                if not more and self._begun:
                    raise _damaged(self._name, "it is cut off: the end is missing")
                if not more:
                    return b""
            self._begun = True
            data = self._inner.decompress(more, size)
        return data

    def _read(self) -> bytes:
        data = self._raw.read(_BLOCK)
        self._packed += len(data)
        return data


def _damaged(name: str, detail: str) -> UnreadableFile:
    return UnreadableFile(name, "damaged", detail, "Fetch it again.")
