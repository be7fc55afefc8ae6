"""Places, grids and shapes: complete, and each in its place."""

from __future__ import annotations

import pytest

from legalnlp.output import geo


def test_every_tile_is_a_place_and_stands_alone() -> None:
    for which in ("world", "states"):
        tiles = geo.grid(which)
        assert len(set(tiles.values())) == len(tiles)
        assert all(geo.place(code).region != "Other" for code in tiles)
    assert len(geo.grid("states")) == 52


def test_shapes_are_rings_that_close_within_the_globe() -> None:
    shapes = geo.shapes()
    assert set(geo.by_atlas()) <= set(shapes)
    for rings in shapes.values():
        for ring in rings:
            assert ring[0] == pytest.approx(ring[-1])
            assert all(-180.01 <= x <= 180.01 and -90.01 <= y <= 90.01 for x, y in ring)


def test_parts_of_states_know_their_country() -> None:
    assert geo.place("GB-SCT").parent == "GB"
    assert geo.place("AU-UNION").parent is None
    assert geo.place("DE-XX").region == "Europe"
    assert geo.place("QQ").region == "Other"
