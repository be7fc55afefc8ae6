"""What people read of a package: README, codebook, and the commands that make it again.

The README has the parts that data editors in the social sciences ask for.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from legalnlp import __version__
from legalnlp.output.tables_html import plain
from legalnlp.output.tables_rows import TABLES, Material, Row, ids, rows

_MADE = "The tables hold no figure that was typed in: `legalnlp verify` makes each of them again."


def readme(given: Material, title: str, counts: Mapping[str, int], texts: bool) -> str:
    """The README in Markdown."""
    return "\n".join(_readme(given, title, counts, texts)) + "\n"


def _readme(
    given: Material, title: str, counts: Mapping[str, int], texts: bool
) -> Iterator[str]:  # fmt: skip
    run = given.folder.run
    yield f"# {plain(title)}\n"
    yield "## Overview\n"
    yield (
        f"This package holds the coding of {len(given.folder.codings)} legal texts from "
        f"{len(given.positions)} jurisdictions by codebook version {run.get('codebook', '1')}, "
        f"made with legalnlp {run.get('legalnlp', __version__)}. Positions are those on "
        f"{given.on.isoformat()}. {_MADE}\n"
    )
    yield "## Data availability and provenance\n"
    yield from _provenance(given, texts)
    yield "## Data files\n"
    yield from _files(counts, texts)
    yield "## Computational requirements\n"
    yield from _requirements(run)
    yield "## Programs\n"
    yield (
        "All steps are commands of the Python package legalnlp; there is no further code. "
        "`commands.txt` lists them. Nothing in them is random and nothing looks at a clock.\n"
    )
    yield "## Instructions for replicators\n"
    yield from _instructions(texts)
    yield "## Tables and what makes them\n"
    yield "| table | command |\n| --- | --- |"
    for name in TABLES:
        yield f"| {name} | `legalnlp export results/ --table {name} --format csv` |"
    yield "\n## References\n"
    for row in rows(given, "sources"):
        address = f" {plain(row['url'])}" if row["url"] else ""
        yield f"- {plain(row['plain'])}.{address}"


def _provenance(given: Material, texts: bool) -> Iterator[str]:
    found = rows(given, "sources")
    addressed = sum(1 for row in found if row["url"])
    yield (
        "The data are statutes, treaties, policies and judgments. `data/sources.csv` gives for "
        "each its citation, the date of its state, its official address and the SHA-256 of the "
        f"file that was coded. {addressed} of {len(found)} have an address.\n"
    )
    yield "### Rights\n"
    yield (
        "Whether the texts themselves may be passed on depends on the law of each country and "
        "on where they were taken from: the authors of the package have to say so here.\n"
    )
    yield "### Availability\n"
    yield (
        "The texts are part of this package, in `texts/`.\n"
        if texts
        else "The texts are not part of this package. They can be had from their addresses; a "
        "file is the one that was coded if its SHA-256 is the one listed.\n"
    )


def _files(counts: Mapping[str, int], texts: bool) -> Iterator[str]:
    yield "| file | rows | content |\n| --- | --: | --- |"
    from legalnlp.output.export_labels import labels

    for name, count in counts.items():
        about = plain(labels()("tables", name))
        yield f"| `data/{name}.csv`, `data/{name}.parquet` | {count} | {about} |"
    others = {
        "codings/codings.jsonl": "the codings themselves, one a line, with every passage",
        "codings/run.json": "versions, hashes of rules and code, options of the run",
        "codebook.md": "what the codes mean",
        "datapackage.json": "the types of all columns (Frictionless)",
        "ro-crate-metadata.json": "all files and what made them (RO-Crate)",
        "commands.txt": "the commands",
        "SHA256SUMS": "the hash of every file",
    } | ({"texts/": "the texts that were coded"} if texts else {})
    yield from (f"| `{name}` | | {about} |" for name, about in others.items())
    yield ""


def _requirements(run: Mapping[str, Any]) -> Iterator[str]:
    yield f"- legalnlp {run.get('legalnlp', __version__)} (`pip install legalnlp-definitions`)"
    for key, what in {
        "python": "Python", "platform": "made on", "rules_sha256": "SHA-256 of the rules",
        "code_sha256": "SHA-256 of the code",
    }.items():  # fmt: skip
        if run.get(key):
            yield f"- {what}: {plain(str(run[key]))}"
    yield "- no graphics card, no network; a few hundred megabytes of memory"
    yield "- time: of the order of a tenth of a second a text on one core\n"


def _instructions(texts: bool) -> Iterator[str]:
    yield "1. Install the version of legalnlp named above."
    if texts:
        yield "2. Run `legalnlp verify` on this folder. It codes the texts again and compares."
    else:
        yield "2. Fetch the texts listed in `data/sources.csv` into a folder `texts/`."
        yield "3. Run `legalnlp verify` on this folder with `--texts texts/`."
    yield (
        "\nWithout texts `legalnlp verify` still proves that no file was changed and that the "
        "tables follow from the codings.\n"
    )


def codebook(given: Material) -> str:
    """The ids that stand in the tables, with their labels."""
    label = given.labels
    lines = [f"# {label('tables', 'codebook')}\n"]
    for dimension, members in ids().items():
        section = {"category": "categories", "value": "meanings"}.get(dimension, dimension)
        lines.append(f"## {dimension}\n")
        lines += [f"- `{member}`: {plain(label(section, member))}" for member in members]
        lines.append("")
    lines.append("## Columns of the tables\n")
    for name, (_, columns) in TABLES.items():
        lines.append(f"- **{name}**: {', '.join(f'`{column}`' for column in columns)}")
    return "\n".join(lines) + "\n"


def commands(given: Material, texts: bool) -> str:
    """The commands that make the package again, from the settings that its run has kept."""
    run: Row = dict(given.folder.run)
    options = " ".join(
        f"--{key.replace('_', '-')} {shlex.quote(str(value))}"
        for key, value in (run.get("overrides") or {}).items()
    )
    lines = [
        f"# legalnlp {run.get('legalnlp', __version__)}, Python {run.get('python', 'unknown')}",
        f"pip install 'legalnlp-definitions[export]=={run.get('legalnlp', __version__)}'",
        f"legalnlp analyze texts/ --out results/ {options}".rstrip(),
        f"legalnlp package results/ --out package/ --on {given.on.isoformat()}"
        + (" --with-texts" if texts else ""),
        "legalnlp verify package/" + ("" if texts else " --texts texts/"),
    ]
    return "\n".join(lines) + "\n"
