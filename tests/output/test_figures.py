"""Figures are drawn from the codings alone, stand without colour, and hold no foreign markup."""

from __future__ import annotations

from itertools import pairwise
from math import cos, isclose, radians
from pathlib import Path
from typing import Any

import pytest
from analysed_folder import HOSTILE, write
from hypothesis import given as for_all
from hypothesis import strategies as st
from lxml import etree

from legalnlp.cli import main
from legalnlp.errors import LegalNLPError
from legalnlp.output.export_labels import labels
from legalnlp.output.figures import heatmap, maps, palette, timeline
from legalnlp.output.figures.agreement import agreement
from legalnlp.output.figures.shown import shown
from legalnlp.output.figures.svg import Drawing
from legalnlp.output.figures.write import write as write_figure
from legalnlp.output.folder import load
from legalnlp.output.tables_rows import Material, material

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.fixture
def given(results: Path) -> Material:
    return material(load(results))


def parsed(svg: str) -> Any:
    return etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def words(svg: str) -> str:
    return " ".join(parsed(svg).itertext())


@pytest.mark.parametrize(
    "draw",
    [
        heatmap.heatmap,
        timeline.adoption,
        lambda given: maps.world(given, "text"),
        lambda given: maps.tiles(given, "text"),
        lambda given: timeline.spells(given, "text"),
    ],
    ids=["heatmap", "adoption", "world", "tiles", "spells"],
)
def test_a_figure_is_one_svg_that_asks_for_nothing(given: Material, draw: Any) -> None:
    svg = draw(given)
    root = parsed(svg)
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    assert not [e for e in root.iter() if e.tag in (f"{SVG}image", f"{SVG}script", f"{SVG}use")]
    assert "href" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_maps_and_heat_map_carry_the_disclaimer(given: Material) -> None:
    for svg in (heatmap.heatmap(given), maps.world(given, "text"), maps.tiles(given, "text")):
        assert "no opinion on the legal status" in words(svg)


def test_every_jurisdiction_stands_in_the_heat_map(given: Material) -> None:
    found = words(heatmap.heatmap(given))
    for name in ("France", "Egypt", "Utah", "United States", "Germany", "European Union"):
        assert name in found


def test_a_jurisdiction_without_a_text_in_force_is_not_silent(given: Material) -> None:
    assert shown(given.positions["DE"], "audio") == "not_analysed"
    assert shown(given.positions["FR"], "audio") == "silent"
    assert shown(None, "audio") == "not_analysed"


def test_the_map_says_in_words_what_it_shows(given: Material) -> None:
    spoken = parsed(maps.world(given, "text")).find(f"{SVG}desc").text
    assert "implied: Egypt" in spoken
    assert "conditional: Utah" in spoken


def test_labels_come_in_other_languages(results: Path) -> None:
    assert "가상" in words(maps.tiles(material(load(results), tag="ko"), "virtual_child_drawn"))


def test_words_never_become_markup() -> None:
    drawing = Drawing(HOSTILE, "\x00&\u202e")
    drawing.text(0, 0, HOSTILE)
    root = parsed(drawing.svg(10, 10))
    assert root.find(f"{SVG}text").text == HOSTILE
    assert not root.findall(f".//{SVG}script")


def test_no_outline_runs_across_the_map(given: Material) -> None:
    """Shapes over the date line were once joined by a stroke through every ocean."""
    for path in parsed(maps.world(given, "text")).iter(f"{SVG}path"):
        for ring in path.get("d").split("M")[1:]:
            if "L" not in ring:
                continue
            points = [tuple(map(float, p.split())) for p in ring.rstrip("Z").split("L")]
            steps = pairwise(points)
            assert max((abs(a[0] - b[0]) for a, b in steps), default=0) < maps.WIDTH / 4


@for_all(st.floats(-85, 85), st.floats(-179, 179))
def test_the_projection_keeps_areas(latitude: float, longitude: float) -> None:
    step = 1e-3
    x1, y1 = maps.project(longitude - step, latitude - step)
    x2, y2 = maps.project(longitude + step, latitude + step)
    x3, _ = maps.project(longitude + step, latitude - step)
    x4, _ = maps.project(longitude - step, latitude + step)
    area = ((x3 - x1) + (x2 - x4)) / 2 * (y2 - y1)
    truth = (2 * radians(step)) ** 2 * cos(radians(latitude))
    assert isclose(area, truth, rel_tol=1e-3)


@pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_ink_is_read_on_every_fill(colours: dict[str, palette.Colour]) -> None:
    for colour in colours.values():
        assert contrast(colour.fill, colour.ink) >= 4.5


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_agreement_is_drawn_for_each_category(results: Path) -> None:
    from legalnlp.evaluation.gold import read_codings
    from legalnlp.evaluation.scores import compare

    coded = read_codings(results / "codings.jsonl")
    found = words(agreement(compare(coded, coded, rounds=10), labels()))
    assert "Written material" in found
    assert "1.00" in found


@pytest.mark.parametrize(("format", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_print_formats_are_made_without_a_browser(
    given: Material, tmp_path: Path, format: str, start: bytes
) -> None:
    pytest.importorskip("vl_convert")
    write_figure(maps.tiles(given, "text"), tmp_path / "figure", format)
    assert (tmp_path / "figure").read_bytes().startswith(start)


def test_without_the_package_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    with pytest.raises(LegalNLPError, match="legalnlp-definitions\\[figures\\]"):
        write_figure("<svg/>", tmp_path / "figure.pdf", "pdf")


def test_the_command_names_the_file_it_wrote(
    results: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["plot", str(results), "--figure", "map", "--category", "text"])
    assert end.value.code == 0
    assert (results / "map-text.svg").is_file()
    assert "map-text.svg" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--figure", "pie"], ["--figure", "agreement"]])
def test_a_wrong_call_says_what_is_wanted(results: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["plot", str(results), *wrong])
    assert end.value.code == 2
