"""Word files: what a reader of the printed page sees, and nothing that was deleted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.docx import read_docx
from legalnlp.ingest.docx_numbers import han, letter, roman
from legalnlp.ingest.draft import Draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: Any) -> Draft:
    return read_docx(saved(document), "kites.docx")


def lines(document: Any) -> list[str]:
    return read(document).text.splitlines()


def add(document: Any, xml: str) -> None:
    """Put raw WordprocessingML at the end of the body."""
    for block in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, block)


def test_headings_rule_what_follows() -> None:
    document = docx.Document()
    document.add_heading("Kites", 1)
    document.add_paragraph("A kite is a toy.")
    document.add_heading("Tails", 2)
    draft = read(document)
    assert [(m.heading, m.level) for m in draft.marks] == [("Kites", 1), ("Tails", 2)]
    assert draft.text == "Kites\nA kite is a toy.\nTails"


LISTS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0">
<w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1."/></w:lvl><w:lvl w:ilvl="1">
<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%3"/>
<w:isLgl/></w:lvl></w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="10"/></w:lvlOverride></w:num></w:numbering>"""


def numbered(text: str, depth: int, number: int = 90) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def with_lists() -> Any:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for part in list(numbering):
        numbering.remove(part)
    numbering.extend(list(parse_xml(LISTS)))
    return document


def test_numbers_that_word_counts_are_printed() -> None:
    document = with_lists()
    for text, depth in [("One", 0), ("red", 1), ("blue", 1), ("deep", 2), ("Two", 0), ("new", 1)]:
        add(document, numbered(text, depth))
    assert lines(document) == [
        "§ 3. One",
        "(a) red",
        "(b) blue",
        "3.2.1 deep",
        "§ 4. Two",
        "(a) new",
    ]


def test_list_that_begins_anew() -> None:
    document = with_lists()
    add(document, numbered("One", 0) + numbered("Ten", 0, 91) + numbered("Eleven", 0, 91))
    assert lines(document) == ["§ 3. One", "§ 10. Ten", "§ 11. Eleven"]


def test_numbers_of_a_style() -> None:
    document = docx.Document()
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    assert [line.split()[0] for line in lines(document)] == ["1.", "2."]


def test_counting() -> None:
    assert [roman(n) for n in (4, 9, 40, 1999)] == ["iv", "ix", "xl", "mcmxcix"]
    assert [letter(n) for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert [han(n) for n in (1, 10, 12, 30, 105)] == ["一", "十", "十二", "三十", "一〇五"]


def test_tables_stay_in_place() -> None:
    document = docx.Document()
    document.add_paragraph("before")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, [("Kite", "5 euro"), ("Tail", "1 euro")], strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("after")
    assert lines(document) == ["before", "Kite\t5 euro", "Tail\t1 euro", "after"]


def test_cells_with_paragraphs_of_their_own_are_read_one_by_one() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "A kite is"
    table.cell(0, 0).add_paragraph("a toy.")
    table.cell(0, 1).text = "Ein Drachen"
    assert lines(document) == ["A kite is", "a toy.", "Ein Drachen"]


def test_tracked_changes_are_read_as_accepted_with_a_warning() -> None:
    document = docx.Document()
    add(
        document,
        """<w:p><w:r><w:t xml:space="preserve">A kite is </w:t></w:r>
        <w:del w:id="1"><w:r><w:delText>a bird</w:delText></w:r></w:del>
        <w:ins w:id="2"><w:r><w:t>a toy</w:t></w:r></w:ins>
        <w:moveFrom w:id="3"><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">It </w:t>
        </w:r></w:p><w:p><w:r><w:t>flies.</w:t></w:r></w:p>""",
    )
    draft = read(document)
    assert draft.text == "A kite is a toy.\nIt flies."
    assert "Tracked changes" in draft.warnings[0] or "tracked changes" in draft.warnings[0]


def test_text_boxes_and_hidden_text() -> None:
    document = docx.Document()
    add(
        document,
        """<w:p><w:r><w:t>Around.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
        <w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Inside the box.</w:t></w:r></w:p></w:txbxContent>
        </w:pict></w:r></w:p>""",
    )
    assert lines(document) == ["Around.", "Inside the box."]


def rewritten(data: bytes, **changes: bytes) -> bytes:
    """A package with parts replaced or added; names with ``__`` for a slash."""
    out = io.BytesIO()
    new = {name.replace("__", "/") + ".xml": body for name, body in changes.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as made:
        for item in old.infolist():
            if item.filename not in new:
                made.writestr(item, old.read(item))
        for name, body in new.items():
            made.writestr(name, body)
    return out.getvalue()


def test_footnotes_are_notes_after_their_paragraph() -> None:
    document = docx.Document()
    add(
        document,
        """<w:p><w:r><w:t>A kite</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
        <w:r><w:t xml:space="preserve"> is a toy.</w:t></w:r></w:p>""",
    )
    document.add_paragraph("It flies.")
    notes = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Or a dragon.</w:t></w:r></w:p>
    </w:footnote></w:footnotes>"""
    draft = read_docx(rewritten(saved(document), word__footnotes=notes.encode()), "kites.docx")
    assert draft.text.splitlines() == ["A kite is a toy.", "Or a dragon.", "It flies."]
    assert [draft.text[r.start : r.end] for r in draft.regions if r.kind == "note"] == [
        "Or a dragon."
    ]


def cause(data: bytes, **options: int) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_docx(data, "bad.docx", **options)
    return error.value.cause


def test_what_cannot_be_read_says_so() -> None:
    document = docx.Document()
    document.add_paragraph("A kite.")
    data = saved(document)
    assert cause(b"PK\x03\x04 cut") == "damaged"
    assert cause(data[: len(data) // 2]) == "damaged"
    assert cause(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "encrypted"
    assert cause(saved(docx.Document())) == "no_text"
    assert cause(rewritten(data, word__document=b"<w:document><w:body>")) == "damaged"


def test_package_that_unpacks_to_a_flood_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("A kite.")
    assert cause(
        rewritten(saved(document), word__styles=b" " * 2_000_000), max_unpacked=900_000
    ) == ("too_large")


def test_entities_in_a_part_are_refused() -> None:
    document = docx.Document()
    document.add_paragraph("A kite.")
    bomb = f'<!DOCTYPE d [<!ENTITY k "kite">]><w:document {W}><w:body><w:p><w:r><w:t>&k;</w:t>'
    bomb += "</w:r></w:p></w:body></w:document>"
    assert cause(rewritten(saved(document), word__document=bomb.encode())) == "damaged"


def test_real_file(shared: Path) -> None:
    draft = read_docx((shared / "pdf" / "simple.docx").read_bytes(), "simple.docx")
    assert len(draft.text.splitlines()) == 4
