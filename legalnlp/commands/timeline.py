"""``legalnlp timeline``: when each category came to be covered, where, and by what."""

from __future__ import annotations

from typing import Annotated

import typer

from legalnlp.commands import options, options_positions

COLUMNS = (
    "jurisdiction", "category", "from", "to", "value", "value_text", "conditions", "cause",
)  # fmt: skip


def timeline(
    folder: options_positions.Analysed,
    until: Annotated[str | None, typer.Option(help="Last day [default: today].")] = None,
    jurisdiction: Annotated[list[str] | None, typer.Option(help="Only these codes.")] = None,
    depiction: Annotated[str | None, typer.Option(help="Only this category.")] = None,
    format: options_positions.Format = "table",
) -> None:
    """Show when each category came to be covered in each jurisdiction, and by what.

    The rows are event-history data: one spell of one value each, `to` empty while it lasts.

    \b
    Examples:
      legalnlp timeline out/ --jurisdiction KR
      legalnlp timeline out/ --depiction virtual_child_drawn --format csv > spells.csv
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.output.positions import history

    only = options_positions.category(depiction) if depiction else None
    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    last = options_positions.day(until, "--until")
    for spell in history(options_positions.codings(folder), last, jurisdiction or ()):
        if only and spell.category != only:
            continue
        row = {
            "jurisdiction": spell.jurisdiction,
            "category": spell.category,
            "from": spell.start.isoformat(),
            "to": spell.end.isoformat() if spell.end else "",
            "value": spell.value_effective,
            "value_text": spell.value_text,
            "conditions": " ".join(spell.conditions),
            "cause": " ".join(spell.cause),
        }
        rows.add([row])
    rows.finish()
