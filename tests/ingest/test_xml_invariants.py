"""What holds for any XML: no word lost or doubled, marks inside the text, refusals in one form."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.xml import read_xml

TAGS = ["act", "art", "num", "p", "b", "title", "list", "item", "note", "section", "text", "x-y"]
WORDS = ["kite{}", "{}.", "§ {}", "連凧{}", "Tail of a ({}) kite.", "({})", "", " "]


@st.composite
def phrases(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(WORDS)).format(draw(st.integers(100, 10**9)))


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    """A tree in which no number is said twice."""
    element = etree.Element(draw(st.sampled_from(TAGS)))
    element.text = draw(phrases())
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(trees(depth=depth - 1))
        child.tail = draw(phrases())
        element.append(child)
    return element


def words(text: str) -> Counter[str]:
    """Letters, since where two elements meet words may be one or two."""
    return Counter(re.sub(r"\s", "", text))


def attempt(data: bytes) -> Draft | None:
    try:
        return read_xml(data, "any.xml")
    except UnreadableFile:
        return None


@settings(max_examples=200, deadline=None)
@given(trees())
def test_no_word_is_lost_or_doubled(tree: etree._Element) -> None:
    draft = attempt(etree.tostring(tree, encoding="utf-8"))
    said = words("".join(tree.itertext()))
    assert draft is not None or not said
    if draft is not None:
        assert words(draft.text) == said


@settings(max_examples=100, deadline=None)
@given(trees())
def test_marks_and_regions_stay_inside_the_text(tree: etree._Element) -> None:
    draft = attempt(etree.tostring(tree, encoding="utf-8"))
    for span in (*draft.marks, *draft.regions) if draft else ():
        assert 0 <= span.start < span.end <= len(draft.text)
        assert not draft.text[span.start].isspace()


@settings(max_examples=100, deadline=None)
@given(trees(), st.floats(0.05, 0.95))
def test_a_cut_file_is_refused_never_half_read(tree: etree._Element, share: float) -> None:
    data = etree.tostring(tree, encoding="utf-8")
    cut = data[: int(len(data) * share)]
    if cut.count(b"<") > 1 and not cut.endswith(b">"):
        assert attempt(cut) is None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    attempt(data)
    attempt(b"<law>" + data + b"</law>")
