"""The agreement plot: alpha with its interval, by category and by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan

from legalnlp.evaluation.scores import Evaluation, Group
from legalnlp.output.export_labels import Labels
from legalnlp.output.figures.frame import MARGIN, heading, notes
from legalnlp.output.figures.svg import INK, MUTED, RULE, SERIF, Drawing

WIDTH, LEFT, RIGHT, ROW = 720.0, 268.0, 600.0, 19.0
GOOD = 0.8  # Krippendorff's bound for conclusions that are more than tentative
_NOTE = (
    "Krippendorff's alpha, nominal, over all cells; bars are 95 % bootstrap intervals over "
    "documents; the dashed line is 0.8. A hollow point: the values vary too little for alpha."
)


def agreement(found: Evaluation, labels: Labels) -> str:
    """SVG of the overall figure, each category and each reported language."""
    drawing = Drawing("Agreement", _spoken(found, labels))
    top = heading(drawing, "Agreement between the two coders", f"{found.overall.documents} texts")
    parts = list(_parts(found, labels))
    bottom = top + 8 + ROW * (sum(len(groups) for _, groups in parts) + 1.6 * len(parts))
    _axis(drawing, top, bottom)
    y = top + 8
    for heading_of_part, groups in parts:
        drawing.text(MARGIN, y + ROW, heading_of_part, 11, weight=600, family=SERIF)
        y += ROW * 1.4
        for name, group in groups.items():
            _row(drawing, name, group, y)
            y += ROW
        y += ROW * 0.2
    return drawing.svg(WIDTH, notes(drawing, bottom + 36, WIDTH, _NOTE) + MARGIN / 2)


def _parts(found: Evaluation, labels: Labels) -> Iterator[tuple[str, Mapping[str, Group]]]:
    yield "All", {"all texts": found.overall, "one version per provision": found.one_version}
    yield "By category", {labels("categories", c): g for c, g in found.by_category.items()}
    if found.by_language:
        yield "By language", dict(sorted(found.by_language.items()))


def _row(drawing: Drawing, name: str, group: Group, y: float) -> None:
    alpha = group.nominal
    drawing.text(LEFT - 12, y + ROW * 0.7, name, 10, anchor="end")
    middle = y + ROW * 0.55
    if isnan(alpha.alpha):
        drawing.sign("implied", _x(alpha.identical), middle, 7, MUTED)
        words = f"{alpha.identical:.0%} equal"
    else:
        if not isnan(alpha.low):
            drawing.line([(_x(alpha.low), middle), (_x(alpha.high), middle)], INK, 1.4)
        drawing.sign("covered", _x(alpha.alpha), middle, 8, "#14365c")
        words = f"{alpha.alpha:.2f}"
    drawing.text(RIGHT + 14, y + ROW * 0.7, f"{words}  n = {group.documents}", 9, fill=MUTED)


def _axis(drawing: Drawing, top: float, bottom: float) -> None:
    for tenth in range(0, 11, 2):
        x = _x(tenth / 10)
        drawing.line([(x, top), (x, bottom)], RULE, 0.5)
        drawing.text(x, bottom + 14, f"{tenth / 10:g}", 9, anchor="middle", fill=MUTED)
    drawing.line([(_x(GOOD), top), (_x(GOOD), bottom)], INK, 0.8, "3 3")
    drawing.line([(LEFT, bottom), (RIGHT, bottom)], INK, 1)


def _x(alpha: float) -> float:
    return LEFT + (RIGHT - LEFT) * min(max(alpha, 0.0), 1.0)


def _spoken(found: Evaluation, labels: Labels) -> str:
    return "; ".join(
        f"{labels('categories', name)}: alpha {group.nominal.alpha:.2f}"
        for name, group in found.by_category.items()
    )
