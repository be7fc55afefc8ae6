"""The report holds what was found, asks for nothing, and lets no statute run as a program."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from analysed_folder import ENGLISH, HOSTILE, passage, write
from hypothesis import given
from hypothesis import strategies as st

from legalnlp.cli import main
from legalnlp.output.folder import load
from legalnlp.output.report import render
from legalnlp.output.report.excerpts import Excerpt, excerpts, holding


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.fixture
def page(results: Path) -> str:
    return render(load(results), "Title <b>")


def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.S)
    assert found
    content: dict[str, Any] = json.loads(found[1])
    return content


def document(page: str, name: str) -> dict[str, Any]:
    return next(d for d in data(page)["documents"] if d["id"] == name)


def test_only_our_own_script_and_style_may_run(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy[1]


def test_hostile_words_stay_words(page: str) -> None:
    assert page.count("<script") == 2
    assert "<img" not in page
    assert "<title>Title &lt;b&gt;</title>" in page
    assert HOSTILE in document(page, "bad-act")["excerpts"][0][0]


def test_the_page_refers_to_nothing_outside(page: str) -> None:
    outside = re.sub(r'<script id="data".*?</script>', "", page, flags=re.S)
    assert set(re.findall(r"https?://[^\s\"'<]+", outside)) <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in page
    assert "url(" not in outside


def test_passages_stand_in_the_lines_around_them(page: str) -> None:
    act = document(page, "fr-act")
    text, before, after = act["excerpts"][0]
    assert text == ENGLISH.split("\n", 1)[1].rsplit("\nSection 2", 1)[0]
    assert (before, after) == (1, 1)
    drawn = next(cell for cell in act["cells"] if cell)
    number, start, end = drawn["evidence"][0][:3]
    assert (number, text[start:end]) == (0, "any drawing of an invented child")


def test_without_the_texts_the_quotes_stand_alone(results: Path) -> None:
    page = render(load(results), context=False)
    assert document(page, "fr-act")["excerpts"] == [["any drawing of an invented child", 1, 1]]


def test_a_text_that_changed_since_gives_no_context(results: Path) -> None:
    (results.parent / "texts" / "fr-act.txt").write_text("Another act altogether.")
    page = render(load(results))
    assert document(page, "fr-act")["excerpts"] == [["any drawing of an invented child", 1, 1]]


def test_a_jurisdiction_with_a_bill_alone_is_not_analysed(page: str) -> None:
    values = {
        j["code"]: {cell["value"] for cell in j["cells"]} for j in data(page)["jurisdictions"]
    }
    assert values["DE"] == {"not_analysed"}
    assert values["FR"] == {"covered", "silent"}
    assert "covered" in values["EU"]


def test_files_that_were_not_coded_are_named(page: str) -> None:
    assert data(page)["errors"][0]["path"] == "scan.pdf"


def test_parts_follow_their_country(page: str) -> None:
    codes = [j["code"] for j in data(page)["jurisdictions"]]
    assert codes.index("US-UT") == codes.index("US") + 1


def test_a_person_s_quote_without_a_place_is_kept(results: Path) -> None:
    folder = load(results)
    cell = {"value": "covered", "evidence": [{"quote": "any tale"}]}
    folder.codings["us-act"]["depictions"]["text"] = cell
    found = next(c for c in document(render(folder), "us-act")["cells"] if c and c["evidence"])
    assert found["evidence"][0][:2] == [-1, "any tale"]


WORDS = st.text(st.sampled_from("ab \n😀가ع\u200f"), min_size=1, max_size=700)


@given(WORDS, st.data())
def test_every_passage_is_found_again_in_its_excerpt(text: str, draw: st.DataObject) -> None:
    """Browsers count in UTF-16 units, Python in characters."""
    bounds = st.integers(0, len(text))
    spans = draw.draw(st.lists(st.tuples(bounds, bounds).map(sorted), min_size=1, max_size=5))
    found = [{"start": a, "end": b, "quote": text[a:b]} for a, b in spans]
    for source in (text, None):
        places = excerpts(found, source)
        for each in found:
            excerpt = places[holding(places, each["start"], each["end"])]
            start, end = excerpt.units(each["start"], each["end"])
            units = excerpt.text.encode("utf-16-le")
            assert units[2 * start : 2 * end].decode("utf-16-le") == each["quote"]


def test_long_lines_give_a_little_context() -> None:
    text = "word " * 300 + "a drawing" + " word" * 300
    (found,) = excerpts([passage(text, "a drawing")], text)
    assert found.cut_before
    assert found.cut_after
    assert len(found.text) < 600
    assert isinstance(found, Excerpt)


def test_the_command_writes_one_file(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["report", str(results)])
    assert end.value.code == 0
    assert "MB" in capsys.readouterr().out
    assert (results / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
