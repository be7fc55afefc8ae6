"""The sieve finds what trying every pattern at every place finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.knowledge import available, fold, load_pack
from legalnlp.literals import Literals
from legalnlp.sieve import Sieve, tried
from legalnlp.steps.prefilter import hits

Specimens = Callable[[str], Iterable[str]]
AROUND = "§ 1 — “{}” ㆍ（１）{}！"
WORDS = {"who": "child|minor|one under \\d+ years?"}
PATTERNS = (
    r"(?:film|picture)s? {gap} {who}",
    r"\bkites?\b(?! show)",
    r"(?<!toy )kite [a-z]+ string",
    r"{who}",
    r"\w+ing",
    r"(?:the )?long string",
    r"[kK]ite|string\s?s",
    r"x?",
)


@pytest.mark.parametrize("tag", available())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_rule_fires_as_if_it_were_tried_everywhere(
    tag: str, form: str, specimens: Specimens
) -> None:
    pack = load_pack(tag)
    examples = (part for rule in pack.rules for part in (rule.example.upper(), rule.unlike))
    for text in (*list(specimens(tag))[:40], *examples):
        text = fold(unicodedata.normalize(form, AROUND.format(text, text[:30])))
        whole = {(r.id, *m.span()) for r in pack.rules for m in r.regex.finditer(text) if m.group()}
        assert {(rule.id, at, to) for rule, at, to, _ in hits(pack, text)} == whole


SAID = (
    "film picture films of a child one under 18 years KITE Kites toy kite long the string s "
    "show ﬁlm cıty ١٨ x ; . \n"
)


@given(st.lists(st.sampled_from(SAID.split(" ")), max_size=14).map(" ".join))
@settings(max_examples=300)
def test_made_patterns_find_the_same(text: str) -> None:
    literals = Literals(WORDS)
    found = {}
    for index, starts, low, high in Sieve(PATTERNS, literals).likely(text):
        pattern = compiled(PATTERNS[index])
        found[index] = [m.span() for m in tried(pattern, text, starts, low, high) if m.group()]
    for index, pattern in enumerate(PATTERNS):
        whole = [m.span() for m in compiled(pattern).finditer(text) if m.group()]
        assert found.get(index, []) == whole, pattern


def compiled(pattern: str) -> regex.Pattern[str]:
    pattern = pattern.replace("{gap}", "[^.;\n]{0,60}?").replace("{who}", f"(?:{WORDS['who']})")
    return regex.compile(pattern.replace(" ", r"\s+"), regex.IGNORECASE)


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("(?:film|picture)s?", {"film", "pict"}),
        ("(?:an? )?kite", {"a ", "an ", "kite"}),
        (r"\d+ years", {"0"}),
        (r"(?<=x)kite(?=y)", {"kite"}),
        ("s? of", {"s ", " "}),
        (r"\w+ing", None),
        ("{gap}kite", None),
        ("{elsewhere}kite", None),  # a word of another file may stand for anything
    ],
)
def test_heads_of_a_pattern(pattern: str, heads: set[str] | None) -> None:
    assert Literals(WORDS).heads(pattern) == heads
