"""The rows of every table that can be exported, from an analysed folder.

Text cells are strings or None, never empty. Lists are joined by a blank, ids of documents by
``; ``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from legalnlp.knowledge import categories, taxonomy
from legalnlp.output import tables
from legalnlp.output.citations import cited
from legalnlp.output.export_labels import Labels, labels
from legalnlp.output.folder import Folder
from legalnlp.output.positions import obligations, positions, rulings, texts
from legalnlp.steps.jurisdiction import Position
from legalnlp.steps.spells import spells

Row = dict[str, Any]
BETWEEN = "; "
_FAMILIES = Path(__file__).with_name("tables_families.toml")


@dataclass(frozen=True)
class Material:
    """What rows are made of: the folder, the day of the positions, and the words for people."""

    folder: Folder
    on: date
    labels: Labels

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """Positions by code; of bodies that have no law of their own, those of their treaties."""
        codings = tuple(self.folder.codings.values())
        found = {**obligations(codings, self.on), **positions(codings, self.on)}
        return {code: found[code] for code in sorted(found)}

    def document(self, name: str) -> Mapping[str, Any]:
        """The facts of one document."""
        facts: Mapping[str, Any] = self.folder.codings[name]["document"]
        return facts


def material(folder: Folder, on: date | None = None, tag: str = "en") -> Material:
    """The folder made ready; without a day, that of its newest text or judgment.

    So that the same folder gives the same tables on whatever day they are made.
    """
    return Material(folder, on or newest(folder), labels(tag))


def newest(folder: Folder) -> date:
    """The youngest date that a document of the folder bears; 0001-01-01 where none has one."""
    dates = (c["document"].get("as_of") for c in folder.codings.values())
    return max((date.fromisoformat(d) for d in dates if d), default=date.min)


def coverage(given: Material) -> Iterator[Row]:
    """One row per jurisdiction and category; no value where none of its texts was in force."""
    for code, found in given.positions.items():
        for category in categories():
            standing = found.cells[category]
            by = standing.effective.by or standing.text.by
            known = bool(found.texts)  # without a text there is nothing that could be silent
            heard = [name for name, _ in standing.heard]
            yield {
                "jurisdiction": code,
                "name": given.labels.place(code),
                "above": found.above,
                "region": given.labels.region(code),
                "family": family(code),
                "on": found.on.isoformat(),
                "category": category,
                "value_text": standing.text.value if known else None,
                "value_effective": standing.effective.value if known else None,
                "conditions": " ".join(standing.effective.conditions),
                "conduct": " ".join(standing.text.conduct),
                "documents": BETWEEN.join(_only(given, by, judgments=False)),
                "judgments": BETWEEN.join(_only(given, (*by, *heard), judgments=True)),
                "review": any(_asks(given, name, category) for name in by),
            }


def conduct(given: Material) -> Iterator[Row]:
    """One row per jurisdiction and category that its texts reach: which conduct they punish."""
    for row in coverage(given):
        if row["value_text"] not in (None, "silent", "excluded"):
            named = row["conduct"].split()
            same = {k: row[k] for k in ("jurisdiction", "name", "on", "category", "value_text")}
            yield same | {act: act in named for act in taxonomy()["dimensions"]["conduct"]}


def timeline(given: Material) -> Iterator[Row]:
    """One row per stretch of time in which a cell of a jurisdiction had one value."""
    codings = tuple(given.folder.codings.values())
    known, spoken = texts(codings), rulings(codings)
    for code in sorted({t.jurisdiction for t in known if t.kind == "statute"}):
        for spell in spells(code, known, spoken, given.on):
            yield {
                "jurisdiction": code,
                "name": given.labels.place(code),
                "category": spell.category,
                "valid_from": spell.start.isoformat(),
                "valid_to": spell.end.isoformat() if spell.end else None,
                "value_text": spell.value_text,
                "value_effective": spell.value_effective,
                "conditions": " ".join(spell.conditions),
                "cause": BETWEEN.join(spell.cause),
            }


def sources(given: Material) -> Iterator[Row]:
    """One row per text or judgment, with its citation in every style."""
    for name, coding in given.folder.codings.items():
        facts = coding["document"]
        keys = ("jurisdiction", "language", "doc_type", "status", "as_of", "instrument", "citation")
        yield {
            "document": name,
            **{key: facts.get(key) for key in keys},
            "url": facts.get("source"),
            "sha256": facts.get("sha256"),
            **{style: cited(facts, style, given.labels.place) for style in STYLE_COLUMNS},
        }


def codebook(given: Material) -> Iterator[Row]:
    """One row per id that can stand in a cell, with its label."""
    for dimension, members in ids().items():
        section = {"category": "categories", "value": "values"}.get(dimension, dimension)
        for member in members:
            label = given.labels(section, member)
            yield {"dimension": dimension, "id": member, "label": label}


def ids() -> dict[str, list[str]]:
    """The ids of the codebook by dimension."""
    order: list[str] = taxonomy()["values"]["order"]
    return {"category": list(categories()), "value": order, **taxonomy()["dimensions"]}


def evidence(given: Material) -> Iterator[Row]:
    """One row per passage; the place of it is in the canonical text of its document."""
    for coding in given.folder.codings.values():
        for row in tables.evidence(coding):
            value = row["value"]
            yield {**row, "value": None if value is None else _plain(value)}


def definitions(given: Material) -> Iterator[Row]:
    """One row per definition."""
    for coding in given.folder.codings.values():
        place = {key: coding["document"].get(key) for key in ("jurisdiction", "language")}
        for row in tables.definitions(coding):
            yield row | place


def documents(given: Material) -> Iterator[Row]:
    """One row per document."""
    for coding in given.folder.codings.values():
        yield from tables.documents(coding)


STYLE_COLUMNS = ("plain", "oscola", "bluebook")
Rows = Callable[[Material], Iterable[Row]]
# Every table: how its rows are made, and its columns in their order.
TABLES: Mapping[str, tuple[Rows, tuple[str, ...]]] = {
    "coverage": (coverage, (
        "jurisdiction", "name", "above", "region", "family", "on", "category", "value_text",
        "value_effective", "conditions", "conduct", "documents", "judgments", "review")),
    "evidence": (evidence, tables.EVIDENCE),
    "definitions": (definitions, (
        "document", "jurisdiction", "language", "term", "kind", "provision", "start", "end",
        "quote", "scope")),
    "conduct": (conduct, (
        "jurisdiction", "name", "on", "category", "value_text", "produce", "distribute",
        "advertise", "procure", "possess", "access", "induce", "tool")),
    "timeline": (timeline, (
        "jurisdiction", "name", "category", "valid_from", "valid_to", "value_text",
        "value_effective", "conditions", "cause")),
    "documents": (documents, tables.DOCUMENTS),
    "sources": (sources, (
        "document", "jurisdiction", "language", "doc_type", "status", "as_of", "instrument",
        "citation", "url", "sha256", *STYLE_COLUMNS)),
    "codebook": (codebook, ("dimension", "id", "label")),
}  # fmt: skip


def rows(given: Material, table: str) -> list[Row]:
    """The rows of a table with exactly its columns; no text is empty."""
    make, columns = TABLES[table]
    return [{c: _or_none(row.get(c)) for c in columns} for row in make(given)]


def _or_none(value: Any) -> Any:
    return None if value == "" else value


def _plain(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _only(given: Material, names: Iterable[str], *, judgments: bool) -> list[str]:
    return [
        name
        for name in dict.fromkeys(names)
        if (given.document(name)["doc_type"] == "judgment") == judgments
    ]


def _asks(given: Material, name: str, category: str) -> bool:
    coding = given.folder.codings[name]
    cell = (coding.get("depictions") or {}).get(category) or {}
    return bool(coding.get("review") or cell.get("review"))


def family(code: str) -> str:
    """The id of the legal family of a jurisdiction, of its country, or ``unknown``.

    >>> family("US-LA"), family("US-UT"), family("EU"), family("ZZ")
    ('civil', 'common', 'international', 'unknown')
    """
    if labels().places.get(code, {}).get("region") == "International" and code != "ZZ":
        return "international"
    table = _families()
    return table.get(code) or table.get(code.partition("-")[0]) or "unknown"


@cache
def _families() -> dict[str, str]:
    data = tomllib.loads(_FAMILIES.read_text(encoding="utf-8"))
    return {code: name for name, codes in data.items() for code in codes.split()}
