"""Paragraphs that a source keeps as lines of one element."""

from __future__ import annotations

import re

_BLANK_LINE = re.compile(r"\n\s*\n")
_NUMBERED = re.compile(
    r"(?:[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,7})[.)\]\-–º°]|§|Art)\S{0,6}\s"
)
_ENDS = (".", ";", ":")
_HARD_WRAP = 110


def paragraphs(text: str) -> list[str]:
    """Cut running text at blank lines, before numbered lines, and after unwrapped sentences.

    >>> paragraphs("Kites are:\\n1) red;\\n2) green\\nor blue.")
    ['Kites are:', '1) red;', '2) green\\nor blue.']
    """
    found: list[str] = []
    for block in _BLANK_LINE.split(text):
        lines = [line for line in block.split("\n") if line.strip()]
        widest = max((len(line) for line in lines), default=0)
        for position, line in enumerate(lines):
            before = lines[position - 1].strip() if position else ""
            if position and not _starts(line.strip(), before, widest):
                found[-1] += "\n" + line
            else:
                found.append(line)
    return found


def _starts(line: str, before: str, widest: int) -> bool:
    if _NUMBERED.match(line) and before.endswith((*_ENDS, ",", " o", " y", " or", " and", "—")):
        return True
    wrapped = len(before) > 0.8 * widest and widest <= _HARD_WRAP
    return before.endswith(_ENDS) and not wrapped and not line[0].islower()
