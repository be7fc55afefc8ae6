"""Born-digital PDF. What cannot be read (scans, letters without meaning) is reported."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft, TextBuilder, canonical
from legalnlp.ingest.pdf_layout import columns, without_running_heads
from legalnlp.ingest.pdf_lines import Line, Page, read_page
from legalnlp.ingest.pdf_paragraphs import Paragraph, Setting, joined, paragraphs, setting
from legalnlp.ingest.pdf_tables import with_tables
from legalnlp.types import PageBox

MAX_PAGES = 5_000
MAX_SECONDS = 120.0
_HEADING_SIZE, _HEADING_LENGTH = 1.2, 160


def read_pdf(
    data: bytes, name: str, *, max_pages: int = MAX_PAGES, max_seconds: float = MAX_SECONDS
) -> Draft:
    """The draft of one PDF, paragraph by paragraph, with page and box of each stretch.

    Raises:
        UnreadableFile: ``encrypted``, ``damaged``, ``scanned`` (no page holds readable letters),
            ``too_large`` (more than ``max_pages``), ``timeout`` (longer than ``max_seconds``).
    """
    document = _open(data, name)
    try:
        if len(document) > max_pages:
            detail = f"{len(document)} pages, the limit is {max_pages}"
            raise UnreadableFile(name, "too_large", detail, "Split it or raise the limit.")
        pages = _read(document, name, max_seconds)
    finally:
        document.close()
    legible = [page for page in pages if page.legible]
    if not legible:
        detail = "no page holds letters that can be read as text"
        raise UnreadableFile(name, "scanned", detail, "Run OCR over it, or find the text.")
    return _draft(with_tables(data, legible), _missing(pages))


def _open(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            advice = "Save a copy without a password."
            raise UnreadableFile(name, "encrypted", "it needs a password", advice) from error
        advice = "Fetch the file again from its source."
        raise UnreadableFile(name, "damaged", f"no readable PDF: {error}", advice) from error
    if not len(document):
        raise UnreadableFile(name, "damaged", "it holds no pages", "Fetch the file again.")
    return document


def _read(document: Any, name: str, max_seconds: float) -> list[Page]:
    import pypdfium2

    started, pages = time.monotonic(), []
    for number in range(1, len(document) + 1):
        if time.monotonic() - started > max_seconds:
            detail = f"page {number} was not reached in {max_seconds:g} seconds"
            raise UnreadableFile(name, "timeout", detail, "Split it or raise the limit.")
        try:
            pages.append(read_page(document, number))
        except pypdfium2.PdfiumError as error:
            detail = f"page {number} cannot be read: {error}"
            raise UnreadableFile(name, "damaged", detail, "Fetch the file again.") from error
    return pages


def _missing(pages: Sequence[Page]) -> list[str]:
    """Sentences naming the pages whose text is lost or doubtful."""
    recognised = [page.number for page in pages if page.recognised and page.legible]
    scanned = [page.number for page in pages if not page.lines and page.pictures]
    illegible = [page.number for page in pages if page.lines and not page.legible]
    warnings = []
    if scanned:
        warnings.append(f"Pages without text, only pictures: {_listed(scanned)}; not read.")
    if illegible:
        warnings.append(f"Pages whose letters form no words: {_listed(illegible)}; not read.")
    if recognised:
        warnings.append(
            f"Pages whose text was recognised from pictures: {_listed(recognised)}; "
            "letters and order may be wrong."
        )
    return warnings


def _listed(numbers: Sequence[int]) -> str:
    """Numbers as ranges.

    >>> _listed([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)


def _draft(pages: Sequence[Page], warnings: Sequence[str]) -> Draft:
    ordered = [column for page in without_running_heads(pages) for column in columns(page)]
    how = setting(ordered)
    out, boxes = TextBuilder(), list[PageBox]()
    recognised = {page.number for page in pages if page.recognised}
    for paragraph in paragraphs(ordered, how):
        boxes += _print(out, paragraph, how, paragraph.lines[0].page not in recognised)
    out.warnings.extend(warnings)
    return replace(out.draft("pdf"), pages=tuple(boxes))


def _print(
    out: TextBuilder, paragraph: Paragraph, how: Setting, sizes_count: bool
) -> list[PageBox]:
    """Add one paragraph; where it stands, page by page."""
    pieces = [(canonical(text), line) for text, line in joined(paragraph.lines, how)]
    text = "".join(piece for piece, _ in pieces)
    size = paragraph.lines[0].size
    heading = sizes_count and size > _HEADING_SIZE * how.size and len(text) < _HEADING_LENGTH
    start, end = out.line(
        text, region="note" if paragraph.note else None, heading=heading and not paragraph.note
    )
    boxes: list[PageBox] = []
    at = start
    for piece, line in pieces:
        to = min(at + len(piece), end)
        if boxes and boxes[-1].page == line.page:
            boxes[-1] = PageBox(boxes[-1].start, to, line.page, _around(boxes[-1].box, line))
        elif to > at:
            boxes.append(PageBox(at, to, line.page, line.box))
        at = to
    return boxes


def _around(
    box: tuple[float, float, float, float], line: Line
) -> tuple[float, float, float, float]:
    return (
        min(box[0], line.box[0]),
        min(box[1], line.box[1]),
        max(box[2], line.box[2]),
        max(box[3], line.box[3]),
    )
