"""Maps of one category: the world by Equal Earth, and tiles of one size for each state.

Equal Earth: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International
Journal of Geographical Information Science 33 (2019) 454-465, equations 7 to 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from legalnlp.output import geo
from legalnlp.output.figures.frame import MARGIN, heading, legend, notes
from legalnlp.output.figures.shown import UNKNOWN, shown
from legalnlp.output.figures.svg import RULE, Drawing, fill
from legalnlp.output.tables_rows import Material

WIDTH = 960.0
TILE = 29.0
STEP = TILE + 2
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ANTARCTICA = "010"
_BEYOND = 180.0  # degrees between two points of an outline that runs over the date line


def world(given: Material, category: str) -> str:
    """World map; small states, which no shape shows, as tiles in a row beneath it."""
    title = given.labels("categories", category)
    drawing = Drawing(title, _spoken(given, category))
    top = heading(drawing, title, f"{given.labels('words', 'on_date')} {given.on.isoformat()}")
    legend(drawing, given.labels, MARGIN, top, areas=True)
    scale = (WIDTH - 2 * MARGIN) / (2 * project(180, 0)[0])
    middle = top + 18 + project(0, 84)[1] * scale
    for atlas, outline in geo.shapes().items():
        if atlas != _ANTARCTICA:
            code = geo.by_atlas().get(atlas)
            value = shown(given.positions.get(code or ""), category)
            edge = "#b9b2a4" if value in (UNKNOWN, "silent") else "#ffffff"
            drawing.path(_path(outline, scale, middle), fill(value), edge)
    y = middle - project(0, -57)[1] * scale + 16
    y = _small(drawing, given, category, y)
    return drawing.svg(WIDTH, notes(drawing, y + 22, WIDTH, _NOTE, geo.DISCLAIMER) + MARGIN / 2)


def tiles(given: Material, category: str) -> str:
    """Tile grids of the world, of the United States where states were coded, and the rest."""
    title = given.labels("categories", category)
    drawing = Drawing(title, _spoken(given, category))
    top = heading(drawing, title, f"{given.labels('words', 'on_date')} {given.on.isoformat()}")
    legend(drawing, given.labels, MARGIN, top)
    y = _grid(drawing, given, category, "world", top + 16)
    width = 2 * MARGIN + STEP * (1 + max(column for column, _ in geo.grid("world").values()))
    placed = {**geo.grid("world"), **geo.grid("states")}
    rest = [code for code in sorted(given.positions, key=geo.rank) if code not in placed]
    if set(geo.grid("states")) & set(given.positions):
        drawing.text(MARGIN, y + 22, given.labels.place("US"), 12, weight=600)
        end = _grid(drawing, given, category, "states", y + 30)
        _listed(drawing, given, category, rest, MARGIN + STEP * 13, y + 30, width)
        y = end
    elif rest:
        y = _listed(drawing, given, category, rest, MARGIN, y + 20, width)
    return drawing.svg(width, notes(drawing, y + 22, width, geo.DISCLAIMER) + MARGIN / 2)


_NOTE = (
    "Fills show national law alone. Tiles beneath stand for states and parts of states too small "
    "for this map, and for international instruments. White: not analysed."
)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth of degrees, for a globe of radius 1."""
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * sqrt(3) * radians(longitude) * cos(t) / (3 * slope)
    return x, a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t


def _path(outline: Iterable[geo.Ring], scale: float, middle: float) -> str:
    parts = []
    for ring in (part for whole in outline for part in _this_side(whole)):
        points = (project(*point) for point in ring)
        places = (f"{WIDTH / 2 + x * scale:.1f} {middle - y * scale:.1f}" for x, y in points)
        parts.append("M" + "L".join(places) + "Z")
    return "".join(parts)


def _this_side(ring: geo.Ring) -> Iterator[geo.Ring]:
    """A ring over the date line as two, each on its side, so that none crosses the map."""
    if not any(_jumps(a, b) for a, b in pairwise(ring)):
        yield ring
        return
    for side in (1.0, -1.0):
        yield tuple(_on_side(ring, side))


def _on_side(ring: geo.Ring, side: float) -> Iterator[tuple[float, float]]:
    """The points on one side, with one on the date line wherever the ring crosses it."""
    for a, b in pairwise((*ring, ring[0])):
        if a[0] * side >= 0:
            yield a
        if _jumps(a, b):
            yield side * 180, (a[1] + b[1]) / 2


def _jumps(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) > _BEYOND


def _small(drawing: Drawing, given: Material, category: str, y: float) -> float:
    codes = [
        code
        for code in sorted(given.positions, key=geo.rank)
        if geo.place(code).parent is None and geo.place(code).atlas is None
    ]
    parts = [code for code in sorted(given.positions, key=geo.rank) if geo.place(code).parent]
    return _listed(drawing, given, category, [*codes, *parts], MARGIN, y, WIDTH)


def _listed(
    drawing: Drawing, given: Material, category: str, codes: list[str], left: float, y: float,
    width: float,
) -> float:  # fmt: skip
    """Tiles of codes that have no place on a grid, row by row."""
    wide = STEP * 2 - 2
    x = left
    for code in codes:
        if x + wide > width - MARGIN:
            x, y = left, y + STEP
        value = shown(given.positions[code], category)
        drawing.cell(value, x, y, wide, TILE, label=code if len(code) < 9 else f"{code[:8]}…")
        x += STEP * 2
    return y + (TILE if codes else 0)


def _grid(drawing: Drawing, given: Material, category: str, which: geo.Grid, top: float) -> float:
    layout = geo.grid(which)
    for code, (column, row) in layout.items():
        x, y = MARGIN + STEP * column, top + STEP * row
        value, short = shown(given.positions.get(code), category), code.rpartition("-")[2]
        if code in given.positions:
            drawing.cell(value, x, y, TILE, TILE, label=short)
        else:
            drawing.rect(x, y, TILE, TILE, "#ffffff", RULE, "1.5 1.5", 1.5)
            drawing.text(x + TILE / 2, y + TILE * 0.42, short, 9, anchor="middle", fill="#767676")
    return top + STEP * (1 + max(row for _, row in layout.values()))


def _spoken(given: Material, category: str) -> str:
    """The jurisdictions by value, for those who do not see the map."""
    found: dict[str, list[str]] = {}
    for code in sorted(given.positions, key=geo.rank):
        found.setdefault(shown(given.positions[code], category), []).append(
            given.labels.place(code)
        )
    return "; ".join(f"{value}: {', '.join(names)}" for value, names in found.items())
