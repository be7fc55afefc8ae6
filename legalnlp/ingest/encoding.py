"""Bytes to text: marks and declarations first, then the encoding under which the words make sense."""

from __future__ import annotations

import re

from legalnlp.ingest.sniff import utf16

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]+)",
    re.I,
)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of a file and warnings about it."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("latin-1"), ("guessed",)
