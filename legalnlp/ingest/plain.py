"""Reads plain text: paragraphs that were broken at a line width are put together again."""

from __future__ import annotations

from legalnlp.ingest.draft import Draft, TextBuilder, canonical
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.lines import paragraphs


def read_plain(data: bytes, name: str) -> Draft:
    """One paragraph a line; see `lines.paragraphs` for what counts as one."""
    text, warnings = decode(data)
    builder = TextBuilder()
    builder.warnings.extend(warnings)
    for paragraph in paragraphs(canonical(text)):
        builder.line(paragraph)
    return builder.draft("text")
