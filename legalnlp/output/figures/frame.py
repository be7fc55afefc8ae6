"""What all figures have in common: heading, legend and small print."""

from __future__ import annotations

import textwrap

from legalnlp.output.export_labels import Labels
from legalnlp.output.figures.palette import LIGHT
from legalnlp.output.figures.shown import value_label
from legalnlp.output.figures.svg import MUTED, RULE, SERIF, Drawing, fill

MARGIN = 28.0


def heading(drawing: Drawing, title: str, about: str) -> float:
    """Title and a line beneath it; returns where the figure may begin."""
    drawing.text(MARGIN, MARGIN + 12, title, 17, weight=600, family=SERIF)
    drawing.text(MARGIN, MARGIN + 31, about, 10.5, fill=MUTED)
    return MARGIN + 52


def legend(drawing: Drawing, labels: Labels, x: float, y: float, *, areas: bool = False) -> None:
    """One entry a value, with its sign, or with the pattern that areas are filled with."""
    for value in LIGHT:
        if areas:
            drawing.rect(x, y - 10, 18, 13, fill(value), RULE)
        else:
            drawing.cell(value, x, y - 10, 18, 13)
        label = value_label(labels, value)
        drawing.text(x + 24, y, label, 10)
        x += 40 + width_of(label, 10)


def width_of(words: str, size: float) -> float:
    """About how wide words are; characters of East Asia take a full square."""
    return sum(size * (1.0 if ord(c) > 0x2E7F else 0.55) for c in words)


def notes(drawing: Drawing, y: float, width: float, *lines: str) -> float:
    """Small print; returns where it ends."""
    for line in lines:
        for part in textwrap.wrap(line, int((width - 2 * MARGIN) / 4.6)):
            drawing.text(MARGIN, y, part, 8.5, fill=MUTED)
            y += 12
    return y
