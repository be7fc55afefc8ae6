"""Reads plain text: paragraphs that were broken at a line width are put together again."""

from __future__ import annotations

import re

from legalnlp.ingest import margins
from legalnlp.ingest.draft import Draft, TextBuilder, canonical
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.lines import paragraphs

# Line ends that a program wrote out as two signs, as in a string copied from source.
_WRITTEN_OUT = re.compile(r"(?:\\r)?\\n(?![a-z]{2,}\\)")


def read_plain(data: bytes, name: str) -> Draft:
    """One paragraph a line (see `lines.paragraphs`); words from the margin follow as a note."""
    text, warnings = decode(data)
    builder = TextBuilder()
    builder.warnings.extend(warnings)
    body, notes = margins.split(canonical(text))
    for paragraph in paragraphs(broken_lines(body)):
        builder.line(paragraph)
    for note in notes:
        builder.line(note, region="note")
    return builder.draft("text")


def broken_lines(text: str) -> str:
    """A text with real line ends where a program wrote them out."""
    return _WRITTEN_OUT.sub("\n", text) if "\\n" in text else text
