"""HTML pages, page sources, JSON of any shape, and what in a text is no law."""

from __future__ import annotations

import json
from typing import Any

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.html_pages import read_html
from legalnlp.ingest.json_sections import read_json
from legalnlp.ingest.margins import split
from legalnlp.ingest.markdown import read_markdown
from legalnlp.ingest.plain import read_plain
from legalnlp.ingest.regions import find
from legalnlp.ingest.source_pages import read_source


def marked(draft: Draft) -> list[tuple[str, str]]:
    regions = find(draft.text, draft.marks, draft.regions)
    return [(r.kind, draft.text[r.start : r.end]) for r in regions if r.kind != "heading"]


def test_a_page_keeps_its_law_and_marks_its_chrome() -> None:
    page = """<html lang="en"><head><title>Kites Act</title><style>p{}</style></head>
    <body class="has-sidebar">
    <nav><a>Home</a></nav><div class="cookie-banner">We use cookies</div>
    <h1>Kites<br>Act</h1><p>A person who <b>flies</b> a kite&nbsp;must<br>hold it.</p>
    <ol type="a"><li>a red kite</li><li>a blue kite</li></ol><p style="display: none">secret</p>
    <table><tr><td>Kite</td><td>Fine</td></tr></table><script>x()</script><footer>Contact</footer>
    </body></html>"""
    draft = read_html(page.encode(), "x.html")
    assert draft.text.split("\n") == [
        "Home", "We use cookies", "Kites Act", "A person who flies a kite must", "hold it.",
        "a. a red kite", "b. a blue kite", "Kite\tFine", "Contact",
    ]  # fmt: skip
    assert [text for kind, text in marked(draft) if kind == "chrome"] == [
        "Home", "We use cookies", "Contact",
    ]  # fmt: skip
    assert [m.label for m in draft.marks if m.kind == "provision"] == ["a.", "b."]
    assert draft.metadata == {"title": "Kites Act", "language": "en"}


def test_notes_under_headings_of_one_rank_end_with_the_next_provision() -> None:
    page = (
        "<h3>§ 1. Kites</h3><p>A kite is a toy.</p><h3>Notes</h3><p>So printed.</p>"
        "<h3>Amendments</h3><p>It once read: a kite is a bird.</p>"
        "<h3>§ 2. Birds</h3><p>A crow is a bird.</p>"
    )
    (found,) = marked(read_html(page.encode(), "x.html"))
    assert found[0] == "note"
    assert "once read" in found[1]
    assert "crow" not in found[1]


def test_a_wrapper_named_after_its_sidebar_is_no_chrome() -> None:
    law = b"A kite must be held. " * 20
    page = b'<div class="with-sidebar"><p>' + law + b"</p></div><p>End</p>"
    assert marked(read_html(page, "x.html")) == []


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<table><tr><td>", "<div class=menu>"])
def test_deep_pages_are_read_and_absurd_ones_refused(tag: str) -> None:
    assert read_html(tag.encode() * 300 + b"A kite", "x.html").text == "A kite"
    with pytest.raises(UnreadableFile, match="nested too deep"):
        read_html(tag.encode() * 200_000 + b"A kite", "x.html")


def test_source_of_a_page_gives_the_words_between_the_tags() -> None:
    source = """import React from "react";
const opt1 = (
  <p>
    <div className="lawHeader">Notes by the editor</div>
    <div style={{ fontWeight: "bold" }}>Section 5{" "}Kites</div>
    {/* <br /> */}
    (a) A person who flies a kite in the
    function of a pilot must
    hold it.<br />
    (b) Nothing else.
  </p>
);
"""
    draft = read_source(source.encode(), "x.tsx")
    assert draft.text.split("\n") == [
        "Notes by the editor", "Section 5 Kites",
        "(a) A person who flies a kite in the function of a pilot must hold it.",
        "(b) Nothing else.",
    ]  # fmt: skip
    assert marked(draft) == [("chrome", "Notes by the editor")]


LAW = "A person who flies a kite in a public road must hold its string in one hand."


@pytest.mark.parametrize(
    "shape",
    [
        {"title": "Kites Act", "sections": [{"number": "5", "heading": "Kites", "text": LAW}]},
        [{"article_no": "5", "title": "Kites", "article_text": LAW, "char_count": 77}],
        {"law": {"law_name": "Kites"}, "articles": [{"条號": "5", "條文內容": LAW}]},
        {"data": {"parts": [{"items": [{"id": "a1", "code": "5", "statuteText": LAW}]}]}},
        {"5": LAW},
        {"isiPasal": [{"bab": "BAB I", "pasal": "5", "bunyi": LAW}]},
        {"sections": [{"number": "5", "text": f"<p>{LAW}</p>", "url": "https://example.org/5"}]},
        {"x": [{"wherewithal": "5", "blurb": "Kites", "zonk": LAW}]},
        {"number": "5", "text": LAW},
    ],
)
def test_law_is_found_in_any_shape(shape: Any) -> None:
    draft = read_json(json.dumps(shape).encode(), "x.json")
    assert LAW in draft.text.split("\n")
    assert "example.org" not in draft.text
    provision = next(m for m in draft.marks if m.kind == "provision")
    assert LAW in draft.text[provision.start : provision.end]
    assert provision.label in ("5", None)


def test_parts_of_a_provision_nest_and_captions_are_not_doubled() -> None:
    parts = [{"number": "(a)", "text": "red kites and"}]
    section = {"number": "5", "heading": "Kites", "text": f"Sec. 5. Kites. {LAW}"}
    shape = {"sections": [{**section, "subsections": parts}]}
    draft = read_json(json.dumps(shape).encode(), "x.json")
    assert draft.text.split("\n") == [f"Sec. 5. Kites. {LAW}", "(a)", "red kites and"]
    outer, inner = (m for m in draft.marks if m.kind == "provision")
    assert (inner.label, inner.level) == ("(a)", 2)
    assert outer.start <= inner.start < inner.end <= outer.end


def test_history_keys_are_history_and_keywords_are_nothing() -> None:
    shape = {"sections": [{"number": "5", "text": LAW, "history": "1 Kites 2", "keywords": ["z"]}]}
    draft = read_json(json.dumps(shape).encode(), "x.json")
    assert marked(draft) == [("history", "1 Kites 2")]
    assert draft.text.endswith("1 Kites 2")


def test_object_literals_of_programs_are_read_and_told() -> None:
    source = f"judul: 'Kites',\n pasal: [{{ nomor: `5`, bunyi: \"{LAW}\\nTwo.\", }}, // x\n"
    draft = read_json(source.encode(), "x.txt")
    assert draft.text.split("\n")[-2:] == [LAW, "Two."]
    assert draft.warnings


def test_plain_text_is_unwrapped() -> None:
    text = (
        "§ 5 A person who flies a kite in a public road must hold its\n"
        "string in one hand, and\n\nmust not let go.\n\n(a) A kite.\n(b) A drone.\n"
    )
    assert read_plain(text.encode(), "x.txt").text.split("\n") == [
        "§ 5 A person who flies a kite in a public road must hold its string in one hand, and",
        "must not let go.",
        "(a) A kite.",
        "(b) A drone.",
    ]


def test_margin_needs_several_lines() -> None:
    assert split("A kite      flies\nA string") == ("A kite      flies\nA string", ())


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("연을 날린 자. <개정 2019.1.2, 2020.3.4>", "history", "<개정 2019.1.2, 2020.3.4>"),
        ("7. 삭제 <2019.1.2>", "repealed", "7. 삭제 <2019.1.2>"),
        ("Multa. (Incluído pela Lei 9, de 2019)", "history", "(Incluído pela Lei 9, de 2019)"),
        ("(Added Pub. L. 9–9, § 2, Jan. 1, 2019, 9 Stat. 9.)", "history", None),
        ("History: P.A. 9 added kites.", "history", None),
        ("2019, c. 9, s. 9; 2020, c. 1, s. 2", "history", None),
        ("Zuletzt geändert durch: Art. 9 G v. 1.1.2019", "history", None),
        ("Den som flyger drake döms. Lag (2019:9).", "history", "Lag (2019:9)."),
        ("§ 9 (weggefallen)", "repealed", None),
        ("第九条　削除", "repealed", None),
        ("Sec. 9. [Repealed.]", "repealed", None),
        ("8° (Abrogé)", "repealed", None),
        ("Section 9: amended, on 1 July 2019, by section 2 of the Strings Act", "history", None),
        ("any minor.1 So in original. Probably should be “kite”. of this", "note", None),
    ],
)
def test_editorial_matter_is_marked(line: str, kind: str, what: str | None) -> None:
    text = f"A kite has a string.\n{line}\nAnother kite."
    found = [(r.kind, text[r.start : r.end]) for r in find(text, ())]
    assert len(found) == 1
    assert found[0][0] == kind
    assert found[0][1] in (what or found[0][1])
    assert "Another" not in found[0][1]
    assert "of this" not in found[0][1]


@pytest.mark.parametrize(
    "line",
    [
        "A repealed kite is a kite whose licence was revoked by the Minister.",
        "(a) Acts done with a kite in 2019 are lawful.",
        "The Minister may amend the history of kites.",
        "Section 9 of the Strings Act is amended as follows:",
        "Art. 9 wird aufgehoben, soweit er Drachen betrifft.",
        "2. Any kite that was omitted from the list must be added.",
        "Sección 9: los niños que vuelen cometas, modificadas o no, serán oídos.",
        "연을 삭제한 자는 처벌한다.",
        "第九条の規定により削除された凧は、返還する。",
        "The contents of a kite box belong to the flyer.",
        "Notes on a kite may be taken by any person.",
        "Source means a place from which kites come.",
    ],
)
def test_operative_law_is_never_marked(line: str) -> None:
    assert find(f"A kite.\n{line}\nA string.", ()) == ()


def test_sections_of_notes_end_where_law_begins_again() -> None:
    text = (
        "# § 1. Kites\n\nA kite.\n\n## Notes\n\nBy us.\n\n### Amendments\n\n2019—kites added.\n\n"
        "# § 2. Strings\n\nA string.\n\n# Notes\n\nBy us.\n\n#### § 3 Tails\n\nA tail.\n"
    )
    found = marked(read_markdown(text.encode(), "x.md"))
    assert found == [
        ("note", "Notes\nBy us.\nAmendments\n2019—kites added."),
        ("note", "Notes\nBy us."),
    ]


def test_later_supplements_are_history_and_the_first_is_law() -> None:
    text = "## 第一章\n\n凧。\n\n## 附則\n\n施行する。\n\n## 附則\n\n改正する。\n"
    assert marked(read_markdown(text.encode(), "x.md")) == [("history", "附則\n改正する。")]


def test_contents_list_ends_at_the_first_sentence() -> None:
    text = "Kites Act\nContents\n1 Kites\n2 Strings\n"
    text += "A person who flies a kite must hold it, " * 3
    text += "and never let it go.\n"
    assert [(r.kind, text[r.start : r.end]) for r in find(text, ())] == [
        ("contents", "Contents\n1 Kites\n2 Strings")
    ]
