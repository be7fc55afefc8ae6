"""``legalnlp position``: what each jurisdiction's law covers on a date."""

from __future__ import annotations

from typing import Annotated

import typer

from legalnlp.commands import options, options_positions

COLUMNS = (
    "jurisdiction", "kind", "above", "on", "category", "value_text", "text_by",
    "value_effective", "effective_by", "conditions", "conduct", "heard", "value_above",
)  # fmt: skip


def position(
    folder: options_positions.Analysed,
    on: options_positions.On = None,
    jurisdiction: Annotated[list[str] | None, typer.Option(help="Only these codes.")] = None,
    format: options_positions.Format = "table",
) -> None:
    """Fold texts and judgments into each jurisdiction's position on a date.

    `value_text` is folded from the enacted texts alone, `value_effective` after the judgments.
    A state's row shows its own law; `above` names the wider jurisdiction that applies besides,
    and `value_above` says what the law of that one covers. Treaty obligations come last, apart:
    their `kind` is treaty.

    \b
    Examples:
      legalnlp position out/ --on 2021-01-01
      legalnlp position out/ --jurisdiction KR --format jsonl
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.output.positions import obligations, positions

    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    rows.hide("kind", "above", "heard", "conduct", "value_above")
    codings, day = options_positions.codings(folder), options_positions.day(on)
    law = positions(codings, day)
    for held in (*law.values(), *obligations(codings, day).values()):
        code = held.jurisdiction
        if jurisdiction and code not in jurisdiction:
            continue
        wider = law.get(held.above or "")
        for category, cell in held.cells.items():
            row = {
                "jurisdiction": code,
                "kind": "treaty" if held.kind == "treaty" else "law",
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
                "value_above": wider.cells[category].effective.value if wider else "",
            }
            rows.add([row])
    rows.finish()
