"""``legalnlp benchmark``: each jurisdiction against what an instrument demands."""

from __future__ import annotations

from typing import Annotated

import typer

from legalnlp.commands import options, options_positions

COLUMNS = ("jurisdiction", "pinpoint", "category", "status", "value", "missing", "reservable")


def benchmark(
    folder: options_positions.Analysed,
    instrument: Annotated[
        str,
        typer.Argument(help="budapest, lanzarote, directive-2011-93, opsc or un-cybercrime."),
    ],
    on: options_positions.On = None,
    format: options_positions.Format = "table",
) -> None:
    """Hold each jurisdiction against what an international instrument demands.

    What an instrument lets states leave out is told apart from what they fail to do.

    \b
    Examples:
      legalnlp benchmark out/ budapest
      legalnlp benchmark out/ lanzarote --on 2015-01-01 --format csv
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.output.questions import benchmark as hold
    from legalnlp.output.questions import instruments

    options.choice(instrument, tuple(instruments()), "INSTRUMENT")
    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    day = options_positions.day(on)
    for found in hold(options_positions.codings(folder), instrument, day):
        row = {
            "jurisdiction": found.jurisdiction,
            "pinpoint": found.pinpoint,
            "category": found.category,
            "status": found.status,
            "value": found.value,
            "missing": " ".join(found.missing),
            "reservable": found.reservable or "",
        }
        rows.add([row])
    rows.finish()
