"""``legalnlp scenario``: which laws reach a pattern of facts."""

from __future__ import annotations

from typing import Annotated

import typer

from legalnlp.commands import options, options_positions

COLUMNS = ("jurisdiction", "answer", "reason", "sources", "words")


def scenario(
    folder: options_positions.Analysed,
    depiction: Annotated[str, typer.Option(help="Category of the taxonomy.")],
    conduct: Annotated[list[str], typer.Option(help="produce, possess, … (repeat for several).")],
    shared: Annotated[bool, typer.Option(help="The material was shown to others.")] = False,
    consent: Annotated[bool, typer.Option(help="The adult depicted consented.")] = False,
    on: options_positions.On = None,
    format: options_positions.Format = "table",
) -> None:
    """Tell which laws reach a pattern of facts, with the words.

    Answers: reached, reached under conditions, not reached, unknown.

    \b
    Examples:
      legalnlp scenario out/ --depiction virtual_child_realistic --conduct produce --on 2023-09-01
      legalnlp scenario out/ --depiction adult_synthetic --conduct produce --shared
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.knowledge import taxonomy
    from legalnlp.output.questions import Facts
    from legalnlp.output.questions import scenario as ask

    for deed in conduct:
        options.choice(deed, tuple(taxonomy()["dimensions"]["conduct"]), "--conduct")
    day = options_positions.day(on)
    facts = Facts(options_positions.category(depiction), tuple(conduct), day, shared, consent)
    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    for verdict in ask(facts, options_positions.codings(folder)):
        row = {
            "jurisdiction": verdict.jurisdiction,
            "answer": verdict.answer,
            "reason": verdict.reason,
            "sources": " ".join(verdict.sources),
            "words": " | ".join(verdict.words),
        }
        rows.add([row])
    rows.finish()
