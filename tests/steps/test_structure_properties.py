"""What holds of every tree and reading, whatever the text."""

# ruff: noqa: E501
from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.steps.structure import articles, provisions, reading
from legalnlp.steps.structure.counters import han as read_han
from legalnlp.steps.structure.counters import roman, to_han
from legalnlp.types import Document, Mark, Region

LANGUAGES = ["en", "de", "fr", "es", "ko", "ja", "zh", "pt", "it", "sv", "da", "pl", "el", None]
NUMBERS = st.sampled_from(
    ["(1)", "(2)", "(a)", "(b)", "(i)", "(ii)", "(A)", "1.", "2.", "a)", "b)", "A.", "§ 1", "§ 2 Wind",
     "Article 3", "제2조(연)", "①", "②", "가.", "第二条（凧）　", "２　", "一　", "イ　", "I -", "1°", "«1.", "> (66E)",
     "Stk. 2.", "Chapter 1", "(", "((1)", "1", "", "and"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["a kite flies;", "A kite falls.", "who—", "the wind:", "(a) one; (b) two; or (c) three", "in subsections (1) and (2)",
     "wer 1. malt, 2. baut oder 3. fliegt.", "commits an offence.", "연은 난다.", "凧を揚げた者", "", " ", "wird mit Applaus belohnt."]
)  # fmt: skip
LINES = st.lists(st.tuples(NUMBERS, WORDS).map(" ".join), max_size=25).map("\n".join)
ANY = st.text(alphabet="(1)aiIvx.§ \n:;-—①가一イ第条제조AÄø'\">[]°", max_size=200)


@settings(max_examples=150, deadline=None)
@given(st.one_of(LINES, ANY), st.sampled_from(LANGUAGES), st.sets(st.integers(0, 12)))
def test_trees_nest_and_readings_lead_back(
    text: str, language: str | None, heads: set[int]
) -> None:
    regions, marks, at = [], [], 0
    for number, line in enumerate(text.split("\n")):
        if number in heads and line:
            regions.append(Region("heading", at, at + len(line)))
            if number % 3:
                marks.append(Mark("heading", at, at + len(line), 1 + number % 5, None, line))
        at += len(line) + 1
    document = Document(
        id="t", text=text, language=language, regions=tuple(regions), marks=tuple(marks)
    )
    tree = provisions(document)
    last: dict[int | None, int] = {}
    for p in tree:
        assert tree[p.index] is p
        assert 0 <= p.start <= p.own_end <= p.end <= len(text)
        assert p.start >= last.get(p.parent, 0), "siblings overlap"
        last[p.parent] = p.end
        if p.parent is not None:
            above = tree[p.parent]
            assert p.parent < p.index
            assert above.start <= p.start
            assert p.end <= above.end
            assert p.level == above.level + 1
        found = reading(document, tree, p.index)
        for piece in found.pieces:
            there = document.text[piece.start : piece.start + piece.length]
            assert found.text[piece.at : piece.at + piece.length] == there


@settings(max_examples=100, deadline=None)
@given(LINES, st.sampled_from(LANGUAGES))
def test_all_words_are_in_some_provision_or_its_caption(text: str, language: str | None) -> None:
    tree = provisions(Document(id="t", text=text, language=language))
    covered = [False] * len(text)
    for index in articles(tree):
        covered[tree[index].start : tree[index].end] = [True] * (
            tree[index].end - tree[index].start
        )
    for p in tree:
        if p.parent is None:
            covered[p.start : p.end] = [True] * (p.end - p.start)
        if p.heading and (above := text.rfind(p.heading, 0, p.start)) >= 0:
            covered[above : p.start] = [True] * (p.start - above)  # a caption above the number
    missing = {c for c, inside in zip(text, covered, strict=True) if not inside and c.isalnum()}
    assert not missing


@given(st.integers(min_value=1, max_value=9999))
def test_han_numbers_go_there_and_back(number: int) -> None:
    assert read_han(to_han(number)) == number


def test_roman_numerals() -> None:
    assert [roman(r) for r in ("i", "iv", "ix", "xl", "mcmxcix")] == [1, 4, 9, 40, 1999]
    assert roman("iiii") == 0


def test_time_grows_with_length_only() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(
            f"Section {n}\n(1) A kite (a) flies; or (b) falls.\n(2) Wind blows."
            for n in range(count)
        )
        start = time.process_time()  # of the processor: other work beside it does not count
        provisions(Document(id="t", text=text, language="en"))
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < 10 * max(seconds(1000), 0.05)  # four times as long, sixteen if quadratic


def test_hostile_lines_take_no_time() -> None:
    text = "\n".join(
        [
            "(" * 3000,
            "(1)" * 2000,
            "1. " * 3000,
            "a) " * 3000,
            "Section " * 3000,
            "§" * 5000,
            "(i) " * 3000,
        ]
    )
    start = time.perf_counter()
    provisions(Document(id="t", text=text, language="en"))
    assert time.perf_counter() - start < 8
