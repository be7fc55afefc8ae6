"""``legalnlp position``: what each jurisdiction's law covers on a date."""

from __future__ import annotations

from typing import Annotated

import typer

from legalnlp.commands import options, options_positions

COLUMNS = (
    "jurisdiction", "above", "on", "category", "value_text", "text_by",
    "value_effective", "effective_by", "conditions", "conduct", "heard",
)  # fmt: skip


def position(
    folder: options_positions.Analysed,
    on: options_positions.On = None,
    jurisdiction: Annotated[list[str] | None, typer.Option(help="Only these codes.")] = None,
    format: options_positions.Format = "table",
) -> None:
    """Fold texts and judgments into each jurisdiction's position on a date.

    `value_text` is folded from the enacted texts alone, `value_effective` after the judgments.
    A state's row shows its own law; `above` names the wider jurisdiction that applies besides.

    \b
    Examples:
      legalnlp position out/ --on 2021-01-01
      legalnlp position out/ --jurisdiction KR --format jsonl
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.output.positions import positions

    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("above", "heard", "conduct")
    found = positions(options_positions.codings(folder), options_positions.day(on))
    for code, held in found.items():
        if jurisdiction and code not in jurisdiction:
            continue
        for category, cell in held.cells.items():
            row = {
                "jurisdiction": code,
                "above": held.above,
                "on": held.on.isoformat(),
                "category": category,
                "value_text": cell.text.value,
                "text_by": " ".join(cell.text.by),
                "value_effective": cell.effective.value,
                "effective_by": " ".join(cell.effective.by),
                "conditions": " ".join(cell.effective.conditions),
                "conduct": " ".join(cell.effective.conduct),
                "heard": "; ".join(f"{name}: {why}" for name, why in cell.heard),
            }
            rows.add([row])
    rows.finish()
