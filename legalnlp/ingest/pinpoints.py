"""Reads lines that only cite the passage below them, and gives that passage its number."""

from __future__ import annotations

import re

# "`§ 9 (2) Z 1 lit. a XYG.`": section, subsection, number, letter, and the act's abbreviation.
_PINPOINT = re.compile(
    r"^[ \t]*`(?:§|Art(?:ikel|icle|\.)?)[ \t]*\d{1,5}[a-z]{0,2}"
    r"(?:[ \t]*\((?P<part>\d{1,3}[a-z]{0,2})\)"
    r"|[ \t]+(?:Abs|para)\.?[ \t]*(?P<abs>\d{1,3}[a-z]{0,2}))?"
    r"(?:[ \t]+(?:Z|Nr|no)\.?[ \t]*(?P<number>\d{1,3}[a-z]{0,2}))?"
    r"(?:[ \t]+lit\.?[ \t]*(?P<letter>[a-z]{1,2}))?"
    r"(?:[ \t]+[A-Z]\w{1,11}){0,3}\.?`[ \t]*\n(?:[ \t]*\n)?(?=[^\W_])",
    re.MULTILINE,
)


def numbered(body: str) -> str:
    """The text with each citation that stands alone in code marks turned into a number.

    >>> numbered("`§ 3 (2) ABG.`\\nWho draws\\n`§ 3 (2) Z 1 ABG.`\\na kite or\\n")
    '(2) Who draws\\n1. a kite or\\n'
    """
    return _PINPOINT.sub(_label, body) if "`" in body else body


def _label(found: re.Match[str]) -> str:
    """The last number of the citation, as a list of provisions has it."""
    if found["letter"]:
        return f"{found['letter']}) "
    if found["number"]:
        return f"{found['number']}. "
    part = found["part"] or found["abs"]
    return f"({part}) " if part else ""
