"""Timelines of adoption: how many jurisdictions reach each category, or each one's own story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from legalnlp.knowledge import categories
from legalnlp.output import geo
from legalnlp.output.figures.frame import MARGIN, heading, legend, notes
from legalnlp.output.figures.svg import INK, MUTED, RULE, Drawing
from legalnlp.output.positions import history
from legalnlp.output.tables_rows import Material
from legalnlp.steps.spells import Spell

WIDTH, LEFT, ROW = 860.0, 168.0, 16.0
HEIGHT, LABELS = 380.0, 150.0
REACH = ("covered", "conditional", "implied")
# Okabe and Ito's colours, darkened where they are too light for lines, and dashes beside them.
LINES = (
    ("#000000", "none"), ("#0072b2", "none"), ("#009e73", "none"), ("#d55e00", "none"),
    ("#b0568c", "none"), ("#0072b2", "6 3"), ("#d55e00", "6 3"), ("#000000", "2 2.5"),
    ("#009e73", "2 2.5"),
)  # fmt: skip
_NOTE = (
    "Dates are those of the texts and judgments that were coded: the law may be older than the "
    "oldest text at hand. Texts without a date are left out."
)


def adoption(given: Material) -> str:
    """Jurisdictions that reach each category, year by year."""
    title = "Jurisdictions that reach each category"
    first = _first_reached(_history(given))
    drawing = Drawing(title, _spoken(given, first))
    top = heading(drawing, title, "Covered, conditional or implied; cumulative, by year")
    days = [day for found in first.values() for day in found.values()]
    start, end = _years(days, given.on)
    most = max((len(found) for found in first.values()), default=1) or 1
    right = WIDTH - MARGIN - LABELS
    _axis(drawing, start, end, MARGIN + 24, right, top, top + HEIGHT)
    for count in _ticks(most):
        y = top + HEIGHT * (1 - count / most)
        drawing.text(MARGIN + 16, y + 3, str(count), 9, anchor="end", fill=MUTED)
        drawing.line([(MARGIN + 24, y), (right, y)], RULE, 0.5)
    ends = []
    for (colour, dashes), category in zip(LINES, categories(), strict=True):
        points = _steps(sorted(first[category].values()), start, end, most, right, top)
        drawing.line(points, colour, 1.8, dashes)
        ends.append((points[-1][1], category, colour, dashes))
    _name_lines(drawing, given, ends, right)
    return drawing.svg(WIDTH, notes(drawing, top + HEIGHT + 36, WIDTH, _NOTE) + MARGIN / 2)


def spells(given: Material, category: str) -> str:
    """One bar a jurisdiction: the value of the category as it changed."""
    title = given.labels("categories", category)
    found = [s for s in _history(given) if s.category == category and _coded(given, s)]
    codes = sorted({spell.jurisdiction for spell in found}, key=geo.rank)
    drawing = Drawing(title, f"Value of the category over time in {len(codes)} jurisdictions")
    top = heading(drawing, title, "Value over time, by the dates of the texts and judgments coded")
    legend(drawing, given.labels, MARGIN, top)
    top += 16
    start, end = _years([spell.start for spell in found], given.on)
    right, bottom = WIDTH - MARGIN, top + ROW * len(codes)
    _axis(drawing, start, end, LEFT, right, top, bottom)
    for number, code in enumerate(codes):
        y = top + ROW * number
        drawing.text(LEFT - 8, y + ROW * 0.72, given.labels.place(code)[:26], 9.5, anchor="end")
        for spell in (s for s in found if s.jurisdiction == code):
            x1 = _x(spell.start, start, end, LEFT, right)
            x2 = _x(spell.end or given.on, start, end, LEFT, right)
            drawing.cell(spell.value_effective, x1, y + 1.5, max(x2 - x1, 2), ROW - 3)
    return drawing.svg(WIDTH, notes(drawing, bottom + 36, WIDTH, _NOTE) + MARGIN / 2)


def _coded(given: Material, spell: Spell) -> bool:
    """Whether there is a text in force: without one, silence is no finding."""
    return spell.value_effective != "silent" or bool(given.positions[spell.jurisdiction].texts)


def _history(given: Material) -> tuple[Spell, ...]:
    return history(tuple(given.folder.codings.values()), given.on)


def _first_reached(found: Sequence[Spell]) -> Mapping[str, Mapping[str, date]]:
    """By category and jurisdiction, the first day on which the category is reached."""
    first: dict[str, dict[str, date]] = {category: {} for category in categories()}
    for spell in found:
        if spell.value_effective in REACH:
            days = first[spell.category]
            days[spell.jurisdiction] = min(spell.start, days.get(spell.jurisdiction, spell.start))
    return first


def _years(days: Sequence[date], until: date) -> tuple[int, int]:
    return min((day.year for day in days), default=until.year - 1), until.year + 1


def _x(day: date, start: int, end: int, left: float, right: float) -> float:
    year = day.year + (day.timetuple().tm_yday - 1) / 366
    return left + (right - left) * (year - start) / max(end - start, 1)


def _axis(
    drawing: Drawing, start: int, end: int, left: float, right: float, top: float, bottom: float
) -> None:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (end - start) / s <= 12)
    for year in range(-(-start // step) * step, end + 1, step):
        x = _x(date(year, 1, 1), start, end, left, right)
        drawing.line([(x, top), (x, bottom + 4)], RULE, 0.5)
        drawing.text(x, bottom + 16, str(year), 9, anchor="middle", fill=MUTED)
    drawing.line([(left, bottom), (right, bottom)], INK, 1)


def _ticks(most: int) -> range:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if most / s <= 8)
    return range(0, most + 1, step)


def _steps(
    days: Sequence[date], start: int, end: int, most: int, right: float, top: float
) -> list[tuple[float, float]]:
    left = MARGIN + 24
    points = [(left, top + HEIGHT)]
    for count, day in enumerate(days, 1):
        x = _x(day, start, end, left, right)
        points += [(x, points[-1][1]), (x, top + HEIGHT * (1 - count / most))]
    return [*points, (right, points[-1][1])]


def _name_lines(
    drawing: Drawing, given: Material, ends: list[tuple[float, str, str, str]], right: float
) -> None:
    """Names beside the ends of their lines, moved apart where they would touch."""
    least = 0.0
    for y, category, colour, dashes in sorted(ends):
        at = max(y, least + 14)
        least = at
        drawing.line([(right, y), (right + 8, at), (right + 22, at)], colour, 1.2, dashes)
        drawing.text(right + 26, at + 3, given.labels("short", category), 9.5)


def _spoken(given: Material, first: Mapping[str, Mapping[str, date]]) -> str:
    return "; ".join(
        f"{given.labels('short', category)}: {len(found)}" for category, found in first.items()
    )
