"""Places: names and regions by ISO 3166 code, tile grids, and the shapes of a world map.

The shapes are world-atlas 2.0 (Natural Earth, public domain; packaged by M. Bostock, ISC, see
``LICENSE-world-atlas``). Neither names nor lines say anything about the status of a territory.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

HOME = Path(__file__).parent
Ring = tuple[tuple[float, float], ...]
Grid = Literal["world", "states"]
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania", "International", "Other")
DISCLAIMER = (
    "Borders, names and positions serve orientation only and express no opinion on the legal "
    "status of any territory."
)


@dataclass(frozen=True)
class Place:
    """A jurisdiction as it is shown. ``parent`` is the country of a part of a state."""

    code: str
    name: str
    region: str
    atlas: str | None = None
    parent: str | None = None


@cache
def place(code: str) -> Place:
    """The place of an ISO 3166 code; an unknown part of a known country keeps its region.

    >>> place("US-GA").name, place("US-GA").parent, place("XX-1").region
    ('Georgia (US)', 'US', 'Other')
    """
    places = _data()["places"]
    country = code.partition("-")[0]
    parent = country if country != code and country in places else None
    record = places.get(code)
    if record and record["region"] == "International":
        parent = None
    region = places[parent]["region"] if parent else "Other"
    record = record or {"name": code, "region": region}
    return Place(code, record["name"], record["region"], record.get("atlas"), parent)


def rank(code: str) -> tuple[int, str, bool, str]:
    """The order of jurisdictions: by region, then by country with its parts beneath it.

    >>> sorted(["US-UT", "FR", "US", "CA"], key=rank)
    ['CA', 'US', 'US-UT', 'FR']
    """
    found = place(code)
    country = place(found.parent).name if found.parent else found.name
    return REGIONS.index(found.region), country, found.parent is not None, found.name


@cache
def grid(which: Grid) -> Mapping[str, tuple[int, int]]:
    """Column and row, from 0, of each code on a tile grid."""
    prefix = "US-" if which == "states" else ""
    rows = [line.split() for line in _data()[which].strip().splitlines()]
    return {
        prefix + code: (column, row)
        for row, codes in enumerate(rows)
        for column, code in enumerate(codes)
        if code != ".."
    }


@cache
def shapes() -> Mapping[str, tuple[Ring, ...]]:
    """The outlines (longitude, latitude in degrees) by atlas id, or by name where it has none.

    Holes are rings like the others: draw them with the even-odd rule.
    """
    topology = json.loads((HOME / "countries-110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    return {
        country.get("id") or country["properties"]["name"]: _rings(country, arcs)
        for country in countries
    }


def by_atlas() -> Mapping[str, str]:
    """Codes by atlas id."""
    return {r["atlas"]: code for code, r in _data()["places"].items() if "atlas" in r}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((HOME / "places.toml").read_text(encoding="utf-8"))


def _arc(deltas: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> Ring:
    """A TopoJSON arc, which is stored as steps on a grid of whole numbers, in degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in deltas:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return tuple(points)


def _rings(country: Mapping[str, Any], arcs: Sequence[Ring]) -> tuple[Ring, ...]:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    return tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)


def _ring(indices: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs joined; a negative index is an arc run backwards, and shared ends stand once."""
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)
