"""Markdown: marks go, words stay, headings and lists become structure."""

from __future__ import annotations

import pytest

from legalnlp.ingest.draft import Draft
from legalnlp.ingest.inline import clean
from legalnlp.ingest.markdown import read_markdown


def lines(text: str) -> list[str]:
    return read_markdown(text.encode(), "x.md").text.split("\n")


def provisions(draft: Draft) -> list[tuple[int, str | None, str]]:
    found = [m for m in draft.marks if m.kind == "provision"]
    return [(m.level, m.label, draft.text[m.start : m.end]) for m in found]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**(a)** *Kites* fly", "(a) Kites fly"),
        (r"1\. A kite \<Amended 2019\>", "1. A kite <Amended 2019>"),
        ('see [section 2](a/b_(c).md "x") and ![plan](p.png)', "see section 2 and"),
        ("a kite[^12] flies", "a kite flies"),
        ("<sup>1</sup> Wer einen Drachen", "1 Wer einen Drachen"),
        ("166.<sup>1</sup> pants", "166.¹ pants"),
        ("kites &amp; strings &lt;b&gt;", "kites & strings <b>"),
        ("<!-- old --><b>kite</b><개정 2019.1.2>", "kite<개정 2019.1.2>"),
        ("a ~~long~~ `short` string", "a long short string"),
        ("Article R*421-1 to R*423-5", "Article R*421-1 to R*423-5"),
        ("snake_case_name stays, _this_ goes", "snake_case_name stays, this goes"),
        ("AS **2012 **2575", "AS 2012 2575"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
    ],
)
def test_marks_go_and_words_stay(marked: str, words: str) -> None:
    assert clean(marked).strip() == words


def test_numbers_of_notes_on_amendments_are_no_part_of_a_word() -> None:
    assert clean("a kite[F4 or kites] of silkF12, form F7") == "a kite[ or kites] of silk, form F7"
    assert clean("a kite of silkC3") == "a kite of silk"
    assert clean("a kite over the [M25 motorway]") == "a kite over the [M25 motorway]"


def test_headings_are_marks_with_level_and_regions() -> None:
    draft = read_markdown(b"# Kites Act\n\n##### **Art. 1** Scope\n\nText.\n", "x.md")
    found = [(m.kind, m.level, m.heading) for m in draft.marks]
    assert found == [("heading", 1, "Kites Act"), ("heading", 5, "Art. 1 Scope")]
    assert [draft.text[r.start : r.end] for r in draft.regions] == ["Kites Act", "Art. 1 Scope"]


def test_underlined_titles_and_bold_lines_are_headings() -> None:
    draft = read_markdown(b"Kites Act\n=========\n\n**Scope**\n\nA kite.\n\n---\n\nEnd.", "x.md")
    assert [m.heading for m in draft.marks] == ["Kites Act", "Scope"]
    assert draft.text.split("\n") == ["Kites Act", "Scope", "A kite.", "End."]


def test_caption_set_in_a_narrow_margin_is_one_heading() -> None:
    assert lines("###### 2. Fliegen\nvon Drachen\n\n##### Art. 2\n\nText.") == [
        "2. Fliegen von Drachen",
        "Art. 2",
        "Text.",
    ]


def test_nested_items_enclose_their_children() -> None:
    text = (
        "- **(a)** *Kites* A person who—\n  - **(1)** flies a kite; or\n    - **(A)** a drone\n"
        "  - **(2)** holds it.\n- **(b)** No other.\n"
    )
    draft = read_markdown(text.encode(), "x.md")
    found = provisions(draft)
    assert [(level, label) for level, label, _ in found] == [
        (1, "(a)"), (2, "(1)"), (3, "(A)"), (2, "(2)"), (1, "(b)"),
    ]  # fmt: skip
    assert found[0][2].endswith("(2) holds it.")
    assert next(m.heading for m in draft.marks) == "Kites"


def test_indented_numbers_without_dashes_are_items() -> None:
    draft = read_markdown("다음과 같다.\n\n  1\\. 연\n    가\\. 실\n  2\\. 끈\n".encode(), "x.md")
    assert [(level, label) for level, label, _ in provisions(draft)] == [
        (1, "1."), (2, "가."), (1, "2."),
    ]  # fmt: skip


def test_a_flattened_list_claims_no_nesting() -> None:
    draft = read_markdown(b"- (1) One\n\n- (a) under one\n\n- (2) Two\n", "x.md")
    assert provisions(draft) == []
    assert draft.text.split("\n") == ["(1) One", "(a) under one", "(2) Two"]


def test_wrapped_lines_are_one_paragraph_and_the_tail_of_a_list_stays_apart() -> None:
    text = (
        "(1) Wer einen Drachen an einer öffentlichen Straße fliegen lässt und\n"
        "dabei die Schnur nicht in der Hand hält, wird bestraft, wenn er\n\n"
        "1.  die Aufsicht über das spielende Kind, das den Drachen führt, nicht\n"
        "    wahrnimmt oder\n\n"
        "2.  die Schnur durchtrennt,\n\n"
        "und dadurch andere gefährdet.\n"
    )
    assert lines(text) == [
        "(1) Wer einen Drachen an einer öffentlichen Straße fliegen lässt und dabei die Schnur "
        "nicht in der Hand hält, wird bestraft, wenn er",
        "1. die Aufsicht über das spielende Kind, das den Drachen führt, nicht wahrnimmt oder",
        "2. die Schnur durchtrennt,",
        "und dadurch andere gefährdet.",
    ]


def test_line_ends_in_an_unwrapped_text_are_meant() -> None:
    long = "A kite is " + "very " * 60 + "long."
    assert lines(f"{long}\nA string is short.\n") == [" ".join(long.split()), "A string is short."]


def test_quotations_tables_footnotes_and_definition_lists() -> None:
    text = (
        "> (1) A quoted kite\n>   (a) flies.\n\n| Kite | Fine |\n|---|---|\n| red | 5 |\n\n"
        "Geändert durch\n:   Art. 4\n\nText.[^1]\n\n[^1]: A note\n    of two lines.\n"
    )
    draft = read_markdown(text.encode(), "x.md")
    assert draft.text.split("\n") == [
        "(1) A quoted kite", "(a) flies.", "Kite\tFine", "red\t5", "Geändert durch: Art. 4",
        "Text.", "A note of two lines.",
    ]  # fmt: skip
    note = draft.regions[-1]
    assert (note.kind, draft.text[note.start : note.end]) == ("note", "A note of two lines.")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [unclosed\nlanguage: en\n---\n",
        "---\ntitle: &a [*a, *a]\n---\n",
        "---\n- just\n- a list: x\n---\n",
        "---\ndate: 2020-02-31\nkey: !!python/object:os.system {}\n---\n",
        "---\n? {a: b}\n: c\nx: y\n---\n",
    ],
)
def test_odd_front_matter_never_fails_and_never_reaches_the_text(front: str) -> None:
    assert lines(front + "A kite.")[-1] == "A kite."
    assert "title" not in read_markdown((front + "A kite.").encode(), "x.md").text


def test_front_matter_words_stay_words() -> None:
    draft = read_markdown(b"---\nlanguage: no\nnumber: 010\ndate: 2020-01-01\n---\nx", "x.md")
    assert draft.metadata == {"language": "no", "number": "010", "date": "2020-01-01"}


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert lines("---\n\nA kite.\n\n---\n\nA string.") == ["A kite.", "A string."]


def test_a_letter_in_italics_belongs_to_its_bold_number() -> None:
    assert clean("**Art. 28***a* *Kites*") == "Art. 28a Kites"


def test_a_citation_alone_in_code_marks_numbers_the_passage_below_it() -> None:
    text = (
        "### § 3 KiG # Kites\n\n`§ 3 (1) KiG.`  \nWho paints a kite  \n"
        "`§ 3 (1) Z 1 KiG.`\nred or  \n`§ 3 (1) Z 2 lit. a KiG.`\nblue,  \npays.\n\n"
        "`Kites` fly.\n"
    )
    shown = lines(text)
    assert shown[1:5] == ["(1) Who paints a kite", "1. red or", "a) blue,", "pays."]
    assert shown[5] == "Kites fly."
