"""A printed table as a Word document: a real table, its heading repeated, footnotes of Word."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from legalnlp.output.export_extras import needed
from legalnlp.output.latex_text import visible
from legalnlp.output.tables_page import Entry, Line, Page
from legalnlp.output.word_notes import NoteMarks, add_footnotes

if TYPE_CHECKING:
    from docx.document import Document

_WIDE = 4
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SMALL = '<w:sz w:val="16"/>'  # half points: the words of the heading
_UPRIGHT, _TURNED = 9865, 14797  # A4 between margins of 18 mm, in twips
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EAST_ASIAN = {"ko": "Malgun Gothic", "ja": "MS Mincho", "zh": "SimSun"}


def docx(page: Page) -> bytes:
    """The bytes of a ``.docx`` file; the same page gives the same text in it."""
    library = needed("docx", "word")
    document = library.Document()
    _set_up(document, page)
    _caption(document, page)
    _legend(document, page)
    _table(document, page)
    if page.notes:
        add_footnotes(document, tuple(map(_clean, page.notes)))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Document, page: Page) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if len(page.columns) > _WIDE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(9), "Times New Roman"
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    fonts = normal.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN.get(page.language, "MS Mincho"))
    document.core_properties.title = _clean(page.caption)
    document.core_properties.language = page.language
    document.core_properties.author = "legalnlp"


def _caption(document: Document, page: Page) -> None:
    """A caption that Word numbers and lists."""
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph(style="Caption")
    style = document.styles["Caption"].font
    style.size, style.color.rgb = Pt(10), RGBColor(0, 0, 0)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(f"{_clean(page.words.get('table', 'Table'))} ")
    _field(paragraph, "SEQ Table \\* ARABIC", "1")
    paragraph.add_run(f". {_clean(page.caption)}")


def _field(paragraph: Any, code: str, shown: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _table(document: Document, page: Page) -> None:
    """The table as one piece of markup: row by row through the library takes minutes."""
    from docx.oxml import parse_xml

    marks = NoteMarks()
    whole = _TURNED if len(page.columns) > _WIDE else _UPRIGHT
    widths = [int(whole * share) for share in page.widths]
    markup = "".join([
        f'<w:tbl xmlns:w="{_W}"><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
        f'<w:tblBorders>{_rule("top", 12)}{_rule("bottom", 12)}</w:tblBorders>',
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/>',
        '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
        _head(page, widths),
        *(_row(page, line, widths, marks) for line in page.lines),
        "</w:tbl>",
    ])  # fmt: skip
    document.element.body.insert(-1, parse_xml(markup))


def _rule(side: str, eighths: int) -> str:
    """A line as in print: above, below, under the heading, none between cells."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'


def _head(page: Page, widths: list[int]) -> str:
    cells = "".join(
        _cell(Entry(column.title), width, centred=column.centred, bold=True, ruled=True)
        for column, width in zip(page.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(page: Page, line: Line, widths: list[int], marks: NoteMarks) -> str:
    if line.heading:
        cells = _cell(line.entries[0], sum(widths), bold=True, span=len(widths))
    else:
        cells = "".join(
            _cell(
                entry,
                width,
                marks.runs(entry.notes),
                centred=column.centred,
                depth=0 if at else line.depth,
            )
            for at, (entry, column, width) in enumerate(
                zip(line.entries, page.columns, widths, strict=True)
            )
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(
    entry: Entry, width: int, marks: str = "", *, centred: bool = False, bold: bool = False,
    ruled: bool = False, depth: int = 0, span: int = 1,
) -> str:  # fmt: skip
    paragraph = "<w:keepNext/>" if bold else ""
    paragraph += f'<w:ind w:left="{230 * depth}"/>' if depth else ""
    paragraph += '<w:jc w:val="center"/>' if centred else ""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    borders = f"<w:tcBorders>{_rule('bottom', 6)}</w:tcBorders>" if ruled else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{borders}</w:tcPr>'
        f"<w:p><w:pPr>{paragraph}</w:pPr>"
        f"{_run(entry.text, ('<w:b/>' if bold else '') + (_SMALL if ruled else ''))}"
        f"{marks}</w:p></w:tc>"
    )


def _run(text: str, properties: str = "") -> str:
    words = escape(_clean(text))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _legend(document: Document, page: Page) -> None:
    """What the signs mean, before the table, where a reader and a screen reader meet it first."""
    if page.signs:
        signs = "   ".join(f"{sign} {_clean(words)}" for sign, words in page.signs)
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{_clean(page.words.get('legend', 'Signs'))}: ").bold = True
        paragraph.add_run(signs)
        paragraph.paragraph_format.keep_with_next = True


def _clean(text: str) -> str:
    """Text that XML can hold, on one line, with turning characters shown."""
    return _NOT_XML.sub("\ufffd", " ".join(visible(text).split()))
