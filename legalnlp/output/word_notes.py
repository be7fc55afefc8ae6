"""Notes of a printed table as footnotes of Word: numbered by Word, edited by authors as any other.

The parts follow ECMA-376, Part 1, 17.11 (footnotes) and 17.16.5.42 (NOTEREF): a cell that shares
the note of an earlier cell refers to the mark of that cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from docx.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_MARK, _TEXT = "FootnoteReference", "FootnoteText"
_STYLED = f'<w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr>'


class NoteMarks:
    """The marks in the cells: a footnote where a number comes first, a reference to it after."""

    def __init__(self) -> None:
        self._placed: set[int] = set()

    def runs(self, numbers: tuple[int, ...]) -> str:
        """WordprocessingML of the raised marks of one cell; empty where it has no notes."""
        comma = f'<w:r>{_STYLED}<w:t xml:space="preserve">,</w:t></w:r>'
        return comma.join(map(self._mark, numbers))

    def _mark(self, number: int) -> str:
        if number in self._placed:
            return (
                f'<w:fldSimple w:instr=" NOTEREF note{number} \\f \\h ">'
                f"<w:r>{_STYLED}<w:t>{number}</w:t></w:r></w:fldSimple>"
            )
        self._placed.add(number)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="note{number}"/>'
            f'<w:r>{_STYLED}<w:footnoteReference w:id="{number}"/></w:r>'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )


def add_footnotes(document: Document, notes: tuple[str, ...]) -> None:
    """Add the texts of the footnotes, numbered from 1, with the styles of notes and marks."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    _styles(document)
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, _part(notes), document.part.package)
    document.part.relate_to(part, _RELATION)


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(f"{{{_W}}}styleId", _MARK)
    mark.font.superscript = True
    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.element.set(f"{{{_W}}}styleId", _TEXT)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8)


def _part(notes: tuple[str, ...]) -> bytes:
    """Two rules between text and notes, which Word asks for, then the notes."""
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"<w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_TEXT}"/></w:pPr>'
        f"<w:r>{_STYLED}<w:footnoteRef/></w:r>"
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    whole = f'<w:footnotes xmlns:w="{_W}">{rules}{texts}</w:footnotes>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{whole}'.encode()
