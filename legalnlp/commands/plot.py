"""``legalnlp plot``: a figure from an analysed folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalnlp.commands import options

if TYPE_CHECKING:
    from legalnlp.output.tables_rows import Material

FIGURES = ("heatmap", "map", "tiles", "timeline", "agreement")
FORMATS = ("svg", "pdf", "png")


def plot(
    folder: Annotated[Path, typer.Argument(help="A folder that `legalnlp analyze` wrote.")],
    figure: Annotated[str, typer.Option(help="heatmap, map, tiles, timeline or agreement.")],
    format: Annotated[str, typer.Option(help="svg, pdf or png (300 dots an inch).")] = "svg",
    out: Annotated[
        Path | None, typer.Option(help="The file to write [default: FIGURE.FORMAT in the folder].")
    ] = None,
    category: Annotated[
        str | None, typer.Option(help="The category of a map or of bars over time.")
    ] = None,
    on: options.PositionsOn = None,
    gold: Annotated[
        Path | None, typer.Option(help="The other coder: a folder of codings or of results.")
    ] = None,
    labels: Annotated[str, typer.Option(help="Language of the labels.")] = "en",
) -> None:
    """Draw a figure from an analysed folder.

    Maps show one category (real_child where none is named); the timeline counts jurisdictions
    for all nine, or shows how one category changed in each. Every figure can be read in grey.

    \b
    Examples:
      legalnlp plot results/ --figure heatmap --format pdf
      legalnlp plot results/ --figure map --category virtual_child_drawn --format png
      legalnlp plot results/ --figure timeline --category adult_synthetic
      legalnlp plot results/ --figure agreement --gold reader-a/
    """
    from legalnlp.commands.options_positions import day
    from legalnlp.knowledge import categories
    from legalnlp.output.figures.write import write
    from legalnlp.output.folder import load
    from legalnlp.output.tables_rows import material

    options.choice(figure, FIGURES, "--figure")
    options.choice(format, FORMATS)
    if category is not None:
        options.choice(category, categories(), "--category")
    given = material(load(folder), day(on) if on else None, labels)
    target = out or folder / "-".join(filter(None, (figure, category)))
    target = target if out else target.with_name(f"{target.name}.{format}")
    write(_drawn(given, figure, category, gold), target, format)
    typer.echo(str(target))


def _drawn(given: Material, figure: str, category: str | None, gold: Path | None) -> str:
    from legalnlp.output.figures import heatmap, maps, timeline

    if figure == "heatmap":
        return heatmap.heatmap(given)
    if figure == "map":
        return maps.world(given, category or "real_child")
    if figure == "tiles":
        return maps.tiles(given, category or "real_child")
    if figure == "timeline":
        return timeline.spells(given, category) if category else timeline.adoption(given)
    return _agreement(given, gold)


def _agreement(given: Material, gold: Path | None) -> str:
    from legalnlp.evaluation.gold import read_codings
    from legalnlp.evaluation.scores import compare
    from legalnlp.output.figures.agreement import agreement

    if gold is None:
        raise typer.BadParameter("name the codings to compare with", param_hint="--gold")
    analysed = gold / "codings.jsonl"
    key = read_codings(analysed if analysed.is_file() else gold)
    ours = read_codings(given.folder.path / "codings.jsonl")
    both = {name: coding for name, coding in key.items() if name in ours}
    if not both:
        raise typer.BadParameter("no document is in both", param_hint="--gold")
    return agreement(compare(both, ours), given.labels)
