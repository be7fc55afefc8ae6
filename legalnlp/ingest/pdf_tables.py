"""Ruled tables of a PDF page, row by row: where lines are drawn, they tell which words belong.

pdfplumber finds the cells; it is slow, so it sees only pages on which rules are drawn.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from legalnlp.ingest.pdf_lines import Line, Page

_FEWEST_RULES = 4  # two lines across and two down make the smallest table
_FEWEST_CELLS = 4
_SLACK = 2.0  # points by which letters may reach over a rule

Box = tuple[float, float, float, float]


def with_tables(data: bytes, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the lines of each ruled table put row by row, cells parted by tabs."""
    ruled = [page for page in pages if page.rules >= _FEWEST_RULES and page.legible]
    if not ruled:
        return tuple(pages)
    import pdfplumber

    changed: dict[int, Page] = {}
    with pdfplumber.open(io.BytesIO(data), pages=[page.number for page in ruled]) as document:
        found = {page.page_number: page for page in document.pages}
        for page in ruled:
            changed[page.number] = _rows_first(page, found[page.number])
    return tuple(changed.get(page.number, page) for page in pages)


def _rows_first(page: Page, plumbed: Any) -> Page:
    lines = list(page.lines)
    for table in plumbed.find_tables():
        if len(table.cells) < _FEWEST_CELLS or len(table.rows) < 2:
            continue
        for row in table.rows:
            cells = [_upright(cell, page.height) for cell in row.cells if cell]
            lines = _joined(lines, cells, page.number)
    return replace(page, lines=tuple(lines))


def _upright(box: Box, height: float) -> Box:
    """pdfplumber counts from the top of the page, PDF from its foot."""
    x0, top, x1, bottom = box
    return x0, height - bottom, x1, height - top


def _joined(lines: list[Line], cells: Sequence[Box], page: int) -> list[Line]:
    """The lines with those of one row of cells put together at the place of the first."""
    words = [[line for line in lines if _within(line, cell)] for cell in cells]
    inside = [line for cell in words for line in cell]
    if len([cell for cell in words if cell]) < 2:
        return lines
    at = min(lines.index(line) for line in inside)
    text = "\t".join(" ".join(line.text for line in cell) for cell in words)
    row = Line(
        text,
        page,
        min(line.x0 for line in inside),
        max(line.x1 for line in inside),
        min(line.bottom for line in inside),
        max(line.top for line in inside),
        max(line.baseline for line in inside),
        inside[0].size,
    )
    rest = list(_without(lines, inside))
    before = len(list(_without(lines[:at], inside)))
    return [*rest[:before], row, *rest[before:]]


def _without(lines: Sequence[Line], gone: Sequence[Line]) -> Iterator[Line]:
    return (line for line in lines if not any(line is other for other in gone))


def _within(line: Line, cell: Box) -> bool:
    x0, bottom, x1, top = cell
    middle = (line.bottom + line.top) / 2
    return x0 - _SLACK <= line.x0 and line.x1 <= x1 + _SLACK and bottom <= middle <= top
