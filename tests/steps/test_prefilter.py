"""The prefilter loses nothing: it finds what trying every rule on the whole text finds."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.ingest import read
from legalnlp.knowledge import Pack, available, concepts, fold, load_pack, pack_tag
from legalnlp.literals import Literals, caseless
from legalnlp.steps.prefilter import likely, matches, places

ASIDE = re.compile(r"(at|gh|in|mx|nz|uy)-|us-(tx|hi)-")
Specimens = Callable[[str], Iterable[str]]
AROUND = "§ 1 — “{}” ㆍ（１）{}！"


def every(pack: Pack, text: str) -> set[tuple[str, int, int]]:
    """All matches of all rules, without any prefilter."""
    return {(r.id, *m.span()) for r in pack.rules for m in r.regex.finditer(text)}


def sifted(pack: Pack, text: str) -> set[tuple[str, int, int]]:
    """All matches of all rules, through the prefilter."""
    return {(rule.id, start, end) for rule, start, end in matches(pack, pack.by_concept, text)}


@pytest.mark.parametrize("tag", available())
def test_every_rule_is_let_through_where_it_fires(tag: str) -> None:
    pack = load_pack(tag)
    for rule in pack.rules:
        text = fold(AROUND.format(rule.example.upper(), rule.example))
        if rule.regex.search(text):
            assert rule in {found for found, _, _ in likely(pack, text)}, rule.id


@pytest.mark.parametrize("tag", available())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_specimens_lose_no_match(
    tag: str, form: str, monkeypatch: pytest.MonkeyPatch, specimens: Specimens
) -> None:
    monkeypatch.setattr("legalnlp.steps.prefilter._SHORT", 0)
    pack = load_pack(tag)
    text = fold("\n\n".join(specimens(tag)))
    text = fold(unicodedata.normalize(form, AROUND.format(text, text[:2000])))
    assert sifted(pack, text) == every(pack, text)


def test_both_engines_lead_to_the_same_matches(
    monkeypatch: pytest.MonkeyPatch, specimens: Specimens
) -> None:
    pytest.importorskip("re2")
    monkeypatch.setattr("legalnlp.steps.prefilter._SHORT", 0)
    pack = load_pack("ko")
    text = fold("\n\n".join(specimens("ko")))
    with_re2 = sifted(pack, text)
    monkeypatch.setitem(sys.modules, "re2", None)  # importing it fails
    assert sifted(pack, text) == with_re2


@given(st.text(alphabet="abİıςß第ㆍ ", max_size=60))
@settings(max_examples=200)
def test_places_are_offsets_into_the_text(text: str) -> None:
    for start, end in places(["ab", "第", "ß"], text):
        assert text[start:end] in ("ab", "第", "ß")


@given(st.text(max_size=40))
def test_small_letters_keep_offsets(text: str) -> None:
    assert len(caseless(text)) == len(text)


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("(?:film|picture)s?", ("film", "picture")),
        ("kites? of (?:a )?{who}", ("child", "minor")),
        ("(?<!toy )kites?(?! show)", ("kite",)),
        (r"\w+ing", ("ing",)),
        (r"[kK]ites*", ("kite",)),
        (r"(?:kite)? {gap} (?:string){1,2}", ("string",)),
        (r"(?P<number>\d+) years?", ("year",)),
        (r"\w*", None),
    ],
)
def test_literals_of_a_pattern(pattern: str, strings: tuple[str, ...] | None) -> None:
    assert Literals({"who": "child|minor"}).of(pattern)[0] == strings


def test_an_anchor_can_be_looked_for_in_every_pack() -> None:
    for tag in available():
        pack = load_pack(tag)
        for rule in pack.rules:
            if concepts()[rule.concept].get("anchor"):
                assert pack.literals.of(rule.pattern)[0] is not None, rule.id


@pytest.mark.parametrize("tag", available())
def test_real_texts_lose_no_match(tag: str, shared: Path) -> None:
    for path in sorted((shared / "gold").glob("*.json")):
        if ASIDE.match(path.stem):
            continue
        language = json.loads(path.read_text("utf-8"))["document"]["language"]
        if pack_tag(language) != tag:
            continue
        for source in sorted((shared / "corpus").glob(f"*/{path.stem}.*")):
            if source.name.endswith(".meta.json"):
                continue
            pack, text = load_pack(tag), fold(read(source).text)
            concept_ids = [c for c, record in concepts().items() if record.get("anchor")]
            rules = [r for c in concept_ids for r in pack.by_concept.get(c, ())]
            whole = {(r.id, *m.span()) for r in rules for m in r.regex.finditer(text)}
            found = {(r.id, a, b) for r, a, b in matches(pack, concept_ids, text)}
            assert found == whole, source.name


@pytest.mark.parametrize("engine", ["re2", "none"])
def test_a_string_that_begins_or_ends_a_word_is_not_found_within_one(
    monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    if engine == "none":
        monkeypatch.setitem(sys.modules, "re2", None)
    else:
        pytest.importorskip("re2")
    text = "nu menu nuit de_nu 3nu"
    assert list(places(["\x01nu"], text)) == [(0, 2), (8, 10)]
    assert list(places(["nu\x01"], text)) == [(0, 2), (5, 7), (16, 18), (20, 22)]
    assert list(places(["\x01nu\x01"], text)) == [(0, 2)]
    assert len(list(places(["nu"], text))) == 5
    assert list(places(["\x01nu\x01"], "énu, nué")) == [(1, 3), (5, 7)]  # more is no loss
