"""The heat map of coverage: jurisdictions by categories, in columns that fit a printed page."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.knowledge import categories
from legalnlp.output import geo
from legalnlp.output.figures.frame import MARGIN, heading, legend, notes
from legalnlp.output.figures.shown import shown
from legalnlp.output.figures.svg import INK, MUTED, RULE, SERIF, Drawing
from legalnlp.output.tables_rows import Material

ROW, CELL, NAMES, GAP, HEAD, REGION = 15.0, 24.0, 138.0, 30.0, 82.0, 24.0
LEAN = 26.0  # by how much the last heading stands over
LONGEST = 46  # rows a column
WIDEST = 3  # columns beside each other
Row = tuple[str, bool]  # a code or a region, and whether it is a region


def heatmap(given: Material, title: str | None = None) -> str:
    """SVG of all jurisdictions and the nine categories."""
    columns = _columns(given)
    count = f"{len(given.positions)} jurisdictions, positions on {given.on.isoformat()}"
    drawing = Drawing(title or "Coverage by jurisdiction and category", _spoken(given))
    top = heading(drawing, title or "Coverage by jurisdiction and category", count)
    legend(drawing, given.labels, MARGIN, top)
    top += 14
    span = NAMES + CELL * len(categories())
    ends = [
        _column(drawing, given, rows, MARGIN + number * (span + GAP), top)
        for number, rows in enumerate(columns)
    ]
    width = max(MARGIN * 2 + len(columns) * (span + GAP) - GAP + LEAN, 640)
    bottom = notes(drawing, max(ends) + 22, width, geo.DISCLAIMER)
    return drawing.svg(width, bottom + MARGIN / 2)


def _columns(given: Material) -> list[list[Row]]:
    rows: list[Row] = []
    for code in sorted(given.positions, key=geo.rank):
        region = geo.place(code).region
        if region not in (name for name, is_region in rows if is_region):
            rows.append((region, True))
        rows.append((code, False))
    size = max(LONGEST, -(-len(rows) // WIDEST))
    size = min(size, -(-len(rows) // max(1, -(-len(rows) // size))) + 1)
    return _split(rows, size)


def _split(rows: Sequence[Row], size: int) -> list[list[Row]]:
    """Columns of about equal length; a region that goes on is named again, none ends one."""
    columns: list[list[Row]] = [[]]
    region: Row | None = None
    for number, row in enumerate(rows):
        region = row if row[1] else region
        last = len(columns[-1]) == size - 1 and row[1] and number + 1 < len(rows)
        if len(columns[-1]) >= size or last:
            columns.append([] if row[1] or region is None else [region])
        columns[-1].append(row)
    return columns


def _column(
    drawing: Drawing, given: Material, rows: Sequence[Row], left: float, top: float
) -> float:
    for number, category in enumerate(categories()):
        x = left + NAMES + CELL * (number + 0.5) + 4
        drawing.text(x, top + HEAD - 6, given.labels("short", category), 9, turn=-52)
    y = top + HEAD
    drawing.line([(left, y), (left + NAMES + CELL * len(categories()), y)], INK, 1.2)
    for name, is_region in rows:
        y += REGION if is_region else ROW
        if is_region:
            drawing.text(left, y - 6, given.labels("regions", name), 10.5, weight=600, family=SERIF)
            continue
        _row(drawing, given, name, left, y - ROW)
    return y


def _row(drawing: Drawing, given: Material, code: str, left: float, top: float) -> None:
    place = geo.place(code)
    indent, ink = (10, MUTED) if place.parent else (0, INK)
    name = given.labels.place(code)
    short = name if len(name) <= 24 else f"{name[:23]}…"
    drawing.text(left + indent, top + ROW * 0.72, short, 9.5, fill=ink)
    for number, category in enumerate(categories()):
        value = shown(given.positions[code], category)
        drawing.cell(value, left + NAMES + CELL * number + 1, top + 1, CELL - 2, ROW - 2)
    end = left + NAMES + CELL * len(categories())
    drawing.line([(left, top + ROW), (end, top + ROW)], RULE, 0.3)


def _spoken(given: Material) -> str:
    """How often each value stands, for those who do not see the figure."""
    counts: dict[str, int] = {}
    for position in given.positions.values():
        for category in categories():
            value = shown(position, category)
            counts[value] = counts.get(value, 0) + 1
    return "Cells: " + ", ".join(f"{value} {n}" for value, n in sorted(counts.items()))
