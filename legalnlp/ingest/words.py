"""The words of a text without its structure: enough to tell that it is not on the subject.

Most files of a country's law are not. To put lines together, to find lists, notes and histories
takes most of the time of reading a file; here marks are dropped where they stand and lines are
left as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from legalnlp.ingest import inline, margins
from legalnlp.ingest.draft import Draft, canonical
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.front_matter import opened
from legalnlp.ingest.plain import broken_lines

_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M)
_MARKS = ("**", "*", "__", "_", "\\", "`", "~~")


def of_markdown(data: bytes) -> Draft:
    """The words of Markdown, its front matter, and what is to be said about its encoding."""
    metadata, text, warnings = opened(data)
    for mark in _MARKS:
        text = text.replace(mark, "")
    if "<" in text:
        text = inline.untagged(text)
    if "](" in text or "[^" in text:
        text = inline.unlinked(text)
    if ">" in text:
        text = _QUOTED.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return Draft(text.replace("|", "\t"), "markdown", metadata=metadata, warnings=warnings)


def of_plain(data: bytes) -> Draft:
    """The words of plain text, those from the margin at its end."""
    text, warnings = decode(data)
    body, notes = margins.split(canonical(text))
    return Draft("\n".join((broken_lines(body), *notes)), "text", warnings=warnings)


# How the words of a format are read; of others only reading them tells.
WORDS: Mapping[str, Callable[[bytes], Draft]] = {"markdown": of_markdown, "text": of_plain}
