"""Places, grids and labels: complete, and without gaps between languages."""

from __future__ import annotations

import pytest

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import categories, taxonomy
from legalnlp.output import geo
from legalnlp.output.labels import available, load_labels


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


@pytest.mark.parametrize("language", available())
def test_every_id_of_the_taxonomy_has_a_label(language: str) -> None:
    labels = load_labels(language)
    wanted = {
        "category": categories(),
        "short": categories(),
        "value": taxonomy()["values"]["order"],
        "condition": taxonomy()["dimensions"]["conditions"],
        "media": taxonomy()["dimensions"]["media"],
        "recognition": taxonomy()["dimensions"]["recognition"],
        "conduct": taxonomy()["dimensions"]["conduct"],
        "defence": taxonomy()["dimensions"]["defences"],
    }
    for kind, ids in wanted.items():
        assert set(ids) <= set(labels.table[kind])


def test_a_language_without_labels_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="de, en"):
        load_labels("tlh")
