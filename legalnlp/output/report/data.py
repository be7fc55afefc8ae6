"""What the page holds: jurisdictions, documents and passages as compact JSON-able data."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from legalnlp.knowledge import categories, taxonomy
from legalnlp.output import geo
from legalnlp.output.csvfile import original
from legalnlp.output.export_texts import places
from legalnlp.output.figures.shown import UNKNOWN, shown, value_label
from legalnlp.output.folder import cell
from legalnlp.output.report.excerpts import Excerpt, canonical_text, excerpts, holding
from legalnlp.output.results import SIGNS
from legalnlp.output.tables_rows import Material
from legalnlp.sources.input import Input
from legalnlp.steps.jurisdiction import Position

Data = dict[str, Any]
FACTS = ("citation", "instrument", "language", "doc_type", "status", "as_of", "source", "sha256")
SETS = ("media", "recognition", "conduct", "defences")
RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
MOST_DEFINITIONS = 40  # a whole code defines hundreds of terms; definitions.csv has them all
LONGEST_DEFINITION = 600


def payload(given: Material, *, context: bool) -> Data:
    """All that the page shows. ``context`` reads the texts again for the lines around passages."""
    page, labels, folder = _Page(given, context), given.labels, given.folder
    order = taxonomy()["values"]["order"]
    return {
        "categories": [[c, labels("categories", c), labels("short", c)] for c in categories()],
        "values": [[v, value_label(labels, v), SIGNS.get(v, "")] for v in (*order, UNKNOWN)],
        "labels": {section: dict(labels.sections[section]) for section in _SECTIONS},
        "regions": [r for r in geo.REGIONS if r in page.regions],
        "grids": {which: geo.grid(which) for which in ("world", "states")},
        "jurisdictions": [page.jurisdiction(code) for code in page.order],
        "documents": [page.document(c) for c in folder.codings.values()],
        "rules": page.rules.names,
        "provisions": page.provisions.names,
        "run": dict(folder.run),
        "on": given.on.isoformat(),
        "errors": errors(folder.path),
    }


_SECTIONS = ("conditions", *SETS, "definition_kind", "doc_type")


def errors(folder: Path) -> list[Data]:
    """The files that were not coded, and why, from ``errors.csv``."""
    path = folder / "errors.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [{k: original(v or "") for k, v in row.items()} for row in csv.DictReader(stream)]


class _Names:
    """Strings that recur, each stored once and named by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, name: str | None) -> int:
        return self._numbers.setdefault(name or "", len(self._numbers))

    @property
    def names(self) -> list[str]:
        """The strings in the order of their numbers."""
        return list(self._numbers)


class _Page:
    """Gathers the numbers by which jurisdictions, documents and rules refer to each other."""

    def __init__(self, given: Material, context: bool) -> None:
        self._folder, self._positions, self._context = given.folder, given.positions, context
        self._numbers = {name: number for number, name in enumerate(self._folder.codings)}
        self.rules, self.provisions = _Names(), _Names()

    @cached_property
    def order(self) -> list[str]:
        """Codes by region, then by country with its parts beneath it."""
        return sorted(self._positions, key=geo.rank)

    @cached_property
    def regions(self) -> set[str]:
        """The regions of all jurisdictions."""
        return {geo.place(code).region for code in self.order}

    def jurisdiction(self, code: str) -> Data:
        """One jurisdiction: its documents by number, and its nine cells."""
        place, position = geo.place(code), self._positions[code]
        names = [c["document"]["id"] for c in self._folder.by_jurisdiction.get(code, ())]
        return {
            "code": code,
            "name": place.name,
            "region": place.region,
            "parent": place.parent,
            "documents": self._known(names),
            "current": self._known([name for name in names if name in position.texts]),
            "undated": self._known(position.undated),
            "cells": [self._standing(position, c) for c in categories()],
        }

    def _standing(self, position: Position, category: str) -> Data:
        """What the position says of a category: value, by whom, and what the texts alone say."""
        standing = position.cells[category]
        by = [n for n in standing.effective.by or standing.text.by if n in self._numbers]
        cells = [cell(self._folder.codings[name], category) for name in by]
        order = taxonomy()["dimensions"]["conduct"]
        return {
            "value": shown(position, category),
            "text": standing.text.value,
            "by": self._known(by),
            "conditions": standing.effective.conditions,
            "conduct": [c for c in order if c in standing.effective.conduct],
            "review": int(any(c.get("review") for c in cells)),
            "heard": [[self._numbers[n], why] for n, why in standing.heard if n in self._numbers],
        }

    def _known(self, names: Iterable[str]) -> list[int]:
        return [self._numbers[name] for name in names if name in self._numbers]

    def document(self, coding: Mapping[str, Any]) -> Data:
        """One document: its facts, its nine cells, and the excerpts they point into."""
        facts = coding["document"]
        found = excerpts(_passages(coding), self._text(facts)) if coding["relevant"] else ()
        language = facts.get("language") or "und"
        rtl = language.partition("-")[0] in RIGHT_TO_LEFT
        return {
            "id": facts["id"],
            **{key: facts.get(key) for key in FACTS},
            "dir": "rtl" if rtl else "ltr",
            "relevant": coding["relevant"],
            "review": bool(coding.get("review")),
            "notes": list(coding.get("notes") or ()),
            "age": coding.get("age"),
            "years": coding.get("max_prison_years"),
            "sets": {name: list(coding.get(name) or ()) for name in SETS},
            "cells": [self._cell(cell(coding, c), found) for c in categories()],
            "judgment": coding.get("judgment"),
            "definitions": _definitions(coding),
            "excerpts": [[e.text, int(e.cut_before), int(e.cut_after)] for e in found],
        }

    def _text(self, facts: Mapping[str, Any]) -> str | None:
        if not self._context:
            return None
        return canonical_text(self._places.get(facts["id"]), facts)

    @cached_property
    def _places(self) -> Mapping[str, Input]:
        on = [name for name, coding in self._folder.codings.items() if coding["relevant"]]
        return places(self._folder, on)

    def _cell(self, found: Mapping[str, Any], places: Sequence[Excerpt]) -> Data | None:
        """One cell; None for the common one that is silent and says no more."""
        if found["value"] == "silent" and not found.get("review") and not found.get("note"):
            return None
        return {
            "value": found["value"],
            "conditions": list(found.get("conditions") or ()),
            "conduct": list(found.get("conduct") or ()),
            "confidence": found.get("confidence"),
            "review": int(bool(found.get("review"))),
            "note": found.get("note"),
            "evidence": [self._evidence(p, places) for p in found.get("evidence") or ()],
        }

    def _evidence(self, passage: Mapping[str, Any], places: Sequence[Excerpt]) -> list[Any]:
        """Excerpt, start and end in it, provision, rule; a quote without a place stands alone."""
        names = [self.provisions(passage.get("provision")), self.rules(passage.get("rule"))]
        if passage.get("start") is None:
            return [-1, passage["quote"], None, *names]
        number = holding(places, passage["start"], passage["end"])
        return [number, *places[number].units(passage["start"], passage["end"]), *names]


def _passages(coding: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for category in categories():
        yield from cell(coding, category).get("evidence") or ()


def _definitions(coding: Mapping[str, Any]) -> list[list[Any]]:
    records: Iterable[Mapping[str, Any]] = coding.get("definitions") or ()
    rows = [[d["term"], d["kind"], d.get("provision"), _shortened(d["quote"])] for d in records]
    return [*rows[:MOST_DEFINITIONS], *([[len(rows) - MOST_DEFINITIONS]] * _more(rows))]


def _more(rows: Sequence[object]) -> bool:
    return len(rows) > MOST_DEFINITIONS


def _shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_DEFINITION else f"{quote[:LONGEST_DEFINITION]} …"
