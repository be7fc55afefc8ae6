"""Which articles of a long document say of themselves that they define."""

from __future__ import annotations

from collections.abc import Iterator

from legalnlp.steps.definitions.rules import drafting
from legalnlp.steps.structure import Outline

_LEAD_IN = 500  # characters of the longest lead-in
_CAPTION = 200


def announced(outline: Outline, tag: str) -> Iterator[int]:
    """Blocks that a caption ("Definitions") or a lead-in ("In this Act:") announces as defining.

    A caption over several articles announces those before the next heading.
    """
    how, text = drafting(tag), outline.numbers.text
    open_caption = False
    for row in outline.rows:
        head = row.heading or row.unit is not None or bool(row.opens)
        if head and row.heading and row.unit != "article":
            open_caption = False
        if head and row.end - row.body < _CAPTION and how.caption.search(text, row.body, row.end):
            open_caption = row.heading and row.unit != "article"
            yield outline.block(row.start)
        elif (open_caption and head) or (
            text[row.end - 1] in ":-"
            and row.end - row.body < _LEAD_IN
            and how.announce.search(text, row.body, row.end)
        ):
            yield outline.block(row.start)
