"""``legalnlp compare``: two jurisdictions, or one at two dates, side by side."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from legalnlp.commands import options, options_positions

COLUMNS = ("category", "a", "b", "only_a", "only_b", "words_a", "words_b")


def compare(
    folder: options_positions.Analysed,
    a: Annotated[str, typer.Argument(help="A code, or CODE@YYYY-MM-DD.")],
    b: Annotated[str, typer.Argument(help="A code, or CODE@YYYY-MM-DD.")],
    format: options_positions.Format = "table",
) -> None:
    """Compare two jurisdictions, or one at two dates: values, conduct and both wordings.

    \b
    Examples:
      legalnlp compare out/ KR JP
      legalnlp compare out/ KR@2014-01-01 KR@2025-01-01
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.output.questions import compare as put_side_by_side

    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    known = options_positions.codings(folder)
    try:
        found = put_side_by_side(known, _when(a), _when(b))
    except KeyError as error:
        raise typer.BadParameter(f"nothing is known of {error.args[0]}.") from None
    for row in found:
        rows.add(
            [
                {
                    "category": row.category,
                    "a": row.a,
                    "b": row.b,
                    "only_a": " ".join(row.only_a),
                    "only_b": " ".join(row.only_b),
                    "words_a": " | ".join(row.words_a),
                    "words_b": " | ".join(row.words_b),
                }
            ]
        )
    rows.finish()


def _when(text: str) -> tuple[str, date]:
    code, _, on = text.partition("@")
    return code, options_positions.day(on or None, "CODE@DATE")
