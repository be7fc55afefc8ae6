"""``legalnlp languages``: the language packs and how far each may be trusted."""

from __future__ import annotations

from typing import Annotated

import typer

from legalnlp.commands import options

COLUMNS = ("tag", "name", "rules", "gold", "relevant", "alpha", "interval", "maturity")


def languages(
    format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
) -> None:
    """List the languages that can be coded.

    \b
    Examples:
      legalnlp languages
      legalnlp languages --format jsonl
    """
    from legalnlp.commands.rows import Rows
    from legalnlp.errors import KnowledgeError
    from legalnlp.knowledge import available, load_pack
    from legalnlp.trust import maturity, measured

    rows = Rows(COLUMNS, options.choice(format, ("table", "jsonl", "csv")))
    broken = False
    for tag in available():
        try:
            pack = load_pack(tag)
        except KnowledgeError as error:
            broken = True
            rows.add([{"tag": tag, "rules": 0, "maturity": f"broken: {error}"}])
            continue
        figures = measured(tag)
        row = {
            "tag": tag,
            "name": pack.settings.get("name"),
            "rules": len(pack.rules),
            "gold": figures.get("gold", 0),
            "relevant": figures.get("relevant", 0),
            "alpha": figures.get("alpha", ""),
            "interval": " to ".join(map(str, figures.get("interval", ()))),
            "maturity": maturity(pack),
        }
        rows.add([row])
    rows.finish()
    if broken:
        raise typer.Exit(1)
