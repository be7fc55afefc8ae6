"""Word files (.docx, .docm): text with printed numbers, tables in place, footnotes as notes.

The package is read as a ZIP of XML parts, since numbers, footnotes, tracked changes and text boxes
are only there. Macros are never opened.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.docx_numbers import Numbering, read_numbering, value
from legalnlp.ingest.docx_text import Piece, pieces
from legalnlp.ingest.draft import Draft, TextBuilder
from legalnlp.ingest.xml.dialect import Element
from legalnlp.ingest.xml.parse import parse_xml

MAX_UNPACKED = 300_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_NO_NOTES: Mapping[str, Element] = {}


@dataclass(frozen=True, slots=True)
class _Word:
    """The parts of one file that a reader needs."""

    body: Element
    numbering: Numbering
    levels: Mapping[str, int]
    notes: Mapping[str, Mapping[str, Element]]


def read_docx(data: bytes, name: str, *, max_unpacked: int = MAX_UNPACKED) -> Draft:
    """The draft of one Word file.

    Raises:
        UnreadableFile: ``encrypted``, ``damaged``, ``too_large`` (its parts would unpack to more
            than ``max_unpacked`` bytes), ``no_text``.
    """
    parts = _unpack(data, name, max_unpacked)
    main = _main_part(parts, name)
    styles = _part(parts, main, "styles.xml", name)
    word = _Word(
        body=_required_body(parse_xml(parts[main], name), name),
        numbering=read_numbering(_part(parts, main, "numbering.xml", name), styles),
        levels=_heading_levels(styles),
        notes={
            kind: _notes(_part(parts, main, f"{kind}s.xml", name))
            for kind in ("footnote", "endnote")
        },
    )
    out = TextBuilder()
    _Printer(word, out).blocks(word.body)
    if _has_changes(word.body):
        out.warnings.append("The file holds tracked changes: insertions read, deletions left out.")
    draft = out.draft("docx", _metadata(parts, name))
    if not draft.text:
        raise UnreadableFile(name, "no_text", "the document holds no words", "Check the file.")
    return draft


def _unpack(data: bytes, name: str, limit: int) -> dict[str, bytes]:
    """The XML parts; sizes are checked before and while anything is unpacked."""
    if data.startswith(_OLE):
        advice = "Save a copy without a password, as .docx."
        raise UnreadableFile(name, "encrypted", "it is locked, or an old .doc file", advice)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [
                item for item in archive.infolist() if item.filename.endswith((".xml", ".rels"))
            ]
            if sum(item.file_size for item in wanted) > limit:
                raise _too_large(name, limit)
            parts: dict[str, bytes] = {}
            for item in wanted:
                with archive.open(item) as stream:
                    parts[item.filename] = stream.read(limit + 1)
                if sum(map(len, parts.values())) > limit:
                    raise _too_large(name, limit)
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        advice = "Fetch the file again from its source."
        raise UnreadableFile(name, "damaged", f"no readable Word file: {error}", advice) from error


def _too_large(name: str, limit: int) -> UnreadableFile:
    detail = f"it would unpack to more than {limit:,} bytes"
    return UnreadableFile(name, "too_large", detail, "Raise the limit if you trust it.")


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    if "_rels/.rels" in parts:
        for relation in parse_xml(parts["_rels/.rels"], name).iter("Relationship"):
            target = str(relation.get("Target", "")).lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in parts:
                return target
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise UnreadableFile(name, "damaged", "it holds no document part", "Fetch the file again.")


def _part(parts: Mapping[str, bytes], main: str, file: str, name: str) -> Element | None:
    data = parts.get(posixpath.join(posixpath.dirname(main), file))
    return None if data is None else parse_xml(data, name)


def _required_body(root: Element, name: str) -> Element:
    body = root.find("body")
    if body is None:
        raise UnreadableFile(name, "damaged", "the document has no body", "Fetch the file again.")
    return body


def _notes(root: Element | None) -> Mapping[str, Element]:
    """Notes by id, the separators between text and notes left out."""
    if root is None:
        return _NO_NOTES
    return {note.get("id", ""): note for note in root if note.get("type", "normal") == "normal"}


def _heading_levels(styles: Element | None) -> dict[str, int]:
    """Style id to level from 1: by outline level, or by Word's own English name."""
    found: dict[str, int] = {}
    for style in styles.iter("style") if styles is not None else ():
        name = (value(style, "name") or "").casefold()
        outline = style.find("pPr/outlineLvl")
        last = name.rpartition(" ")[2]
        if outline is not None and outline.get("val", "").isdecimal():
            level = int(outline.get("val", "9")) + 1
        elif name.startswith("heading ") and last.isdecimal():
            level = int(last)
        else:
            level = 1 if name == "title" else 10
        if level <= 9:
            found[style.get("styleId", "")] = level
    return found


def _has_changes(body: Element) -> bool:
    return next(body.iter("ins", "del", "moveFrom", "moveTo"), None) is not None


def _metadata(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    data = parts.get("docProps/core.xml")
    if data is None:
        return {}
    root = parse_xml(data, name)
    found = {key: (root.findtext(key) or "").strip() for key in ("title", "language")}
    return {key: words for key, words in found.items() if words}


class _Printer:
    """Prints the blocks of a body in their order. ``open`` waits for the paragraph that a deleted
    paragraph mark joins it to."""

    def __init__(self, word: _Word, out: TextBuilder) -> None:
        self.word, self.out = word, out
        self.open = ""

    def blocks(self, parent: Element, note: bool = False) -> None:
        """Paragraphs and tables, those inside content controls included."""
        for block in parent:
            if block.tag == "p":
                self.paragraph(block, note)
            elif block.tag == "tbl":
                self.table(block, note)
            elif block.tag in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
                self.blocks(block, note)

    def paragraph(self, block: Element, note: bool = False) -> None:
        """One paragraph: its number and lines, then its footnotes and text boxes."""
        parts = list(pieces(block))
        text = self.open + "".join(part.text for part in parts)
        self.open = text if block.find("pPr/rPr/del") is not None else ""
        if self.open:
            return
        number = None if note else self._number(block)
        if text.strip():
            self._print(block, text, number, note)
        self._attached(parts)

    def _print(self, block: Element, text: str, number: str | None, note: bool) -> None:
        first, *rest = [line for line in text.split("\n") if line.strip()]
        level = None if note else self._level(block)
        printed = f"{number} {first.strip()}" if number else first
        if level is not None:
            self.out.heading(printed, level, label=number)
        else:
            self.out.line(printed, region="note" if note else None)
        for line in rest:
            self.out.line(line, region="note" if note else None)

    def _attached(self, parts: list[Piece]) -> None:
        for part in parts:
            if part.kind == "box" and part.element is not None:
                self.blocks(part.element)
            elif part.kind in self.word.notes:
                body = self.word.notes[part.kind].get(part.target)
                if body is not None:
                    self.blocks(body, note=True)

    def _number(self, block: Element) -> str | None:
        numbering, style = self.word.numbering, value_of_style(block)
        own = block.find("pPr/numPr")
        inherited = numbering.styles.get(style, ("", 0))
        if own is None:
            return numbering.next(*inherited) if inherited[0] else None
        depth = value(own, "ilvl")
        name = value(own, "numId") or inherited[0]
        return numbering.next(name, int(depth) if depth and depth.isdecimal() else inherited[1])

    def _level(self, block: Element) -> int | None:
        outline = block.find("pPr/outlineLvl")
        if outline is not None and outline.get("val", "") in set("012345678"):
            return int(outline.get("val", "0")) + 1
        return self.word.levels.get(value_of_style(block))

    def table(self, block: Element, note: bool) -> None:
        """A row is a line with tabs; cells that hold several paragraphs are read one by one."""
        for row in block.iter("tr"):
            if next(row.iterancestors("tbl")) is not block or row.find("trPr/del") is not None:
                continue
            cells = [cell for cell in row.iter("tc") if next(cell.iterancestors("tr")) is row]
            full = [[p for p in cell.iter("p") if _words(p)] for cell in cells]
            if any(len(paragraphs) > 1 for paragraphs in full) or len(cells) == 1:
                for cell in cells:
                    self.blocks(cell, note)
            else:
                self._row([paragraphs[0] for paragraphs in full if paragraphs], note)

    def _row(self, paragraphs: list[Element], note: bool) -> None:
        numbered = [(self._number(p), _words(p)) for p in paragraphs]
        line = "\t".join(f"{number} {words}" if number else words for number, words in numbered)
        self.out.line(line, region="note" if note else None)
        for paragraph in paragraphs:
            self._attached(list(pieces(paragraph)))


def value_of_style(block: Element) -> str:
    """The id of a paragraph's style, empty if it has none."""
    style = block.find("pPr/pStyle")
    return "" if style is None else str(style.get("val", ""))


def _words(paragraph: Element) -> str:
    return " ".join("".join(part.text for part in pieces(paragraph)).split())
