"""What is shown of a cell: one answer for figures and report."""

from __future__ import annotations

from legalnlp.output.export_labels import Labels
from legalnlp.steps.jurisdiction import Position

UNKNOWN = "not_analysed"


def shown(position: Position | None, category: str) -> str:
    """The value after the judgments, or that no text in force was analysed.

    Silence is a finding about texts; without a text there is none.
    """
    if position is None:
        return UNKNOWN
    value = position.cells[category].effective.value
    return UNKNOWN if value == "silent" and not position.texts else value


def value_label(labels: Labels, value: str) -> str:
    """What a value is called; where no text in force was coded, that is said."""
    return labels("words", "not_analysed") if value == UNKNOWN else labels("values", value)
