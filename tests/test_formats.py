"""One provision codes alike, whatever the format it is read from."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import regex as re

from legalnlp.ingest import read
from legalnlp.pipeline import analyse
from legalnlp.steps.structure import articles, provisions
from legalnlp.types import Coding, Document

sys.path.insert(0, str(Path(__file__).parent / "ingest"))
from made_pdf import column, pdf  # a sibling folder of test helpers

HEADING = "Section 12. Pictures of invented children"
LINES = (
    '(1) In this section, "barred picture" means a drawing, photograph or computer-generated image',
    "that shows",
    "(a) a child in a sexual act; or",
    "(b) a person who appears to be a child in a sexual act.",
    "(2) A person who sells or possesses a barred picture commits an offence and is liable to",
    "imprisonment for a term not exceeding four years.",
)
PARAGRAPHS = (
    f"{LINES[0]} {LINES[1]}",
    LINES[2],
    LINES[3],
    f"{LINES[4]} {LINES[5]}",
)


def as_text() -> bytes:
    return "\n".join((HEADING, *PARAGRAPHS)).encode()


def as_markdown() -> bytes:
    return f"## {HEADING}\n\n".encode() + "\n\n".join(PARAGRAPHS).encode()


def as_html() -> bytes:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"<!DOCTYPE html><html><body><h2>{HEADING}</h2>{body}</body></html>".encode()


def as_xml() -> bytes:
    lead, first, second, offence = (p.partition(" ")[2] for p in PARAGRAPHS)
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>'
        "<section><num>12</num><heading>Pictures of invented children</heading>"
        f"<subsection><num>(1)</num><intro><p>{lead}</p></intro>"
        f"<paragraph><num>(a)</num><content><p>{first}</p></content></paragraph>"
        f"<paragraph><num>(b)</num><content><p>{second}</p></content></paragraph></subsection>"
        f"<subsection><num>(2)</num><content><p>{offence}</p></content></subsection>"
        "</section></body></act></akomaNtoso>"
    ).encode()


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(HEADING, level=2)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf() -> bytes:
    return pdf([column([HEADING, *LINES])])


MAKERS: dict[str, Callable[[], bytes]] = {
    "act.txt": as_text,
    "act.md": as_markdown,
    "act.html": as_html,
    "act.xml": as_xml,
    "act.docx": as_docx,
    "act.pdf": as_pdf,
}


def coded(tmp_path: Path, name: str) -> Coding:
    path = tmp_path / name
    path.write_bytes(MAKERS[name]())
    return analyse(read(path, language="en"))


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_section_codes_alike_in_every_format(tmp_path: Path, name: str) -> None:
    coding = coded(tmp_path, name)
    values = {category: cell.value for category, cell in coding.depictions.items()}
    assert values["real_child"] == values["virtual_child_drawn"] == "covered"
    assert values["apparent_child"] == values["virtual_child_realistic"] == "covered"
    assert values["text"] == values["audio"] == values["adult_real"] == "silent"
    assert coding.depictions["virtual_child_drawn"].conduct == ("distribute", "possess")
    assert coding.max_prison_years == 4
    for cell in coding.depictions.values():
        for evidence in cell.evidence:
            assert coding.document.text[evidence.start : evidence.end] == evidence.quote


_MEXICAN = re.compile(r"Art[ií]culo (\d+(?: \p{L}+)?)\s*\.?-", re.IGNORECASE)


def _articles(document: Document) -> dict[str, str]:
    """First text of each article of a Mexican code, by its number as printed."""
    tree, found = provisions(document), dict[str, str]()
    for index in articles(tree):
        words = document.text[tree[index].start : tree[index].end]
        for match in _MEXICAN.finditer(words):
            if match.start() == 0 or words[match.start() - 1] == "\n":
                found.setdefault(match[1].casefold(), words)
    return found


def test_a_code_from_pdf_and_its_articles_from_xml_code_alike(shared: Path) -> None:
    xml = shared / "corpus" / "mx" / "mx-cpf-art199octies-202bis-2025-11-28.xml"
    pdf_file = shared / "pdf" / "mx_codigo_penal_federal.pdf"
    cut = read(xml)
    whole = _articles(read(pdf_file, language="es"))
    wanted = [number for number in _articles(cut) if number in whole]
    assert len(wanted) >= 8
    ours = analyse(Document("cut", "\n".join(whole[n] for n in wanted), language="es"))
    theirs = analyse(cut)
    assert {c: cell.value for c, cell in ours.depictions.items()} == {
        c: cell.value for c, cell in theirs.depictions.items()
    }
