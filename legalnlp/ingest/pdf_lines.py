"""The lines of a PDF page as printed, with their places: text that pdfium finds, nothing guessed.

Coordinates are PDF points with the origin at the lower left, as in the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_float
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_high
from typing import Any

_BREAK = "\r\n"
_HYPHENS = "\x02\ufffe"
# pdfium runs a word that is parted at the end of a line on, with one of these for the hyphen.
_PRINTED_LINE = re.compile(f"[^{_HYPHENS}]*[{_HYPHENS}]|[^{_HYPHENS}]+")
_BLANKS = re.compile(r"[\s\x00-\x08\x0e-\x1f]+")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]+")
# A gap this many times the letters' height parts two columns or cells, not two words.
_WIDE_GAP = 1.6
_SPELLED_OUT = 3
_OUTLINED_LETTERS = 200
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of text on one baseline. ``bold`` says that all of it is."""

    text: str
    page: int
    x0: float
    x1: float
    bottom: float
    top: float
    baseline: float
    size: float
    bold: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return (round(self.x0, 1), round(self.bottom, 1), round(self.x1, 1), round(self.top, 1))


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in the order of the file, and what else stands on it.

    ``rules`` counts what is drawn: rules of tables, boxes, ornaments.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: bool
    recognised: bool
    legible: bool
    rules: int = 0


def read_page(document: Any, number: int) -> Page:
    """Page ``number`` (from 1) of an open pypdfium2 document."""
    page = document[number - 1]
    textpage = page.get_textpage()
    try:
        lines = tuple(_lines(textpage, number))
        width, height = page.get_size()
        pictures, recognised, rules = _drawn(page)
        return Page(number, width, height, lines, pictures, recognised, _is_legible(lines), rules)
    finally:
        textpage.close()
        page.close()


def _lines(textpage: Any, number: int) -> Iterator[Line]:
    text = _page_text(textpage)
    start = 0
    for words in text.split(_BREAK):
        for part in _PRINTED_LINE.finditer(words):
            if part[0].strip(_HYPHENS + " \t\u00a0"):
                yield from _segments(textpage, part[0], start + part.start(), number)
        start += len(words) + len(_BREAK)


def _page_text(textpage: Any) -> str:
    """The text in which every index is pdfium's index of a character."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    text = str(textpage.get_text_range(0, count)) if count else ""
    if len(text) in (count, count - len(_BREAK)):
        return text
    codes = (raw.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _segments(textpage: Any, words: str, start: int, number: int) -> Iterator[Line]:
    """One line of pdfium, cut where a gap is too wide for a space."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountRects(textpage.raw, start, len(words))
    rects = sorted(textpage.get_rect(index) for index in range(max(count, 0)))
    if not rects:
        return
    height = max(rect[3] - rect[1] for rect in rects)
    gaps = [
        (left[2] + right[0]) / 2
        for left, right in pairwise(rects)
        if right[0] - left[2] > _WIDE_GAP * max(height, 6.0)
    ]
    if not gaps:
        yield from _line(textpage, words, start, number, rects)
        return
    for piece, offset in _cut(textpage, words, start, gaps):
        low, high = offset - start, offset - start + len(piece)
        found = raw.FPDFText_CountRects(textpage.raw, start + low, high - low)
        parts = [textpage.get_rect(index) for index in range(max(found, 0))]
        if parts:
            yield from _line(textpage, piece, offset, number, parts)


def _cut(textpage: Any, words: str, start: int, gaps: list[float]) -> Iterator[tuple[str, int]]:
    begin, cell = 0, 0
    for index in range(len(words)):
        if words[index].isspace() or (index and not words[index - 1].isspace()):
            continue
        left = textpage.get_charbox(start + index)[0]
        at = sum(gap < left for gap in gaps)
        if at != cell and index > begin:
            yield words[begin:index], start + begin
            begin = index
        cell = at
    yield words[begin:], start + begin


def _line(
    textpage: Any, words: str, start: int, number: int, rects: list[tuple[float, ...]]
) -> Iterator[Line]:
    text = _BLANKS.sub(" ", words.translate(dict.fromkeys(map(ord, _HYPHENS), "-"))).strip()
    if not text.strip("-"):
        return
    lead = start + len(words) - len(words.lstrip())
    yield Line(
        text,
        number,
        min(rect[0] for rect in rects),
        max(rect[2] for rect in rects),
        min(rect[1] for rect in rects),
        max(rect[3] for rect in rects),
        _baseline(textpage, lead),
        *_type(textpage, lead, len(words.strip()), len(rects)),
    )


def _baseline(textpage: Any, index: int) -> float:
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(textpage.raw, index, byref(x), byref(y))
    return y.value


def _type(textpage: Any, start: int, length: int, stretches: int) -> tuple[float, bool]:
    """The size of most of a line, whatever a raised figure in it, and whether it is bold."""
    from pypdfium2 import raw

    parts = (start,) if stretches == 1 else tuple(start + length * n // 4 for n in (0, 1, 2, 3))
    weights = [raw.FPDFText_GetFontWeight(textpage.raw, part) for part in parts]
    size = median_high(_size(textpage, part) for part in parts)
    return size, min(weights) >= _BOLD


def _size(textpage: Any, index: int) -> float:
    """Font size in points, the scaling of the text matrix included."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX(c_float(1), c_float(0), c_float(0), c_float(1), c_float(0), c_float(0))
    raw.FPDFText_GetMatrix(textpage.raw, index, byref(matrix))
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return round(float(raw.FPDFText_GetFontSize(textpage.raw, index)) * scale, 1)


def _drawn(page: Any) -> tuple[bool, bool, int]:
    """Whether images, or drawings that could be outlined letters, stand on the page; whether
    its text is an invisible layer over them, as text recognition leaves it; and how many paths
    are drawn."""
    from pypdfium2 import raw

    objects = [
        raw.FPDFPage_GetObject(page.raw, index)
        for index in range(raw.FPDFPage_CountObjects(page.raw))
    ]
    kinds = [raw.FPDFPageObj_GetType(item) for item in objects]
    paths = kinds.count(raw.FPDF_PAGEOBJ_PATH)
    outlines = paths > _OUTLINED_LETTERS
    pictures = raw.FPDF_PAGEOBJ_IMAGE in kinds or raw.FPDF_PAGEOBJ_FORM in kinds or outlines
    if raw.FPDF_PAGEOBJ_TEXT not in kinds:
        return pictures, False, paths
    first = objects[kinds.index(raw.FPDF_PAGEOBJ_TEXT)]
    mode = raw.FPDFTextObj_GetTextRenderMode(first)
    return pictures, pictures and mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE, paths


def _is_legible(lines: tuple[Line, ...]) -> bool:
    """Whether the letters form words: not placed one by one, not without Unicode values."""
    text = "".join(line.text for line in lines)
    if not text:
        return False
    strange = sum(map(len, _STRANGE.findall(text)))
    lone = sum(len(line.text) < _SPELLED_OUT and line.text.isalpha() for line in lines)
    return strange <= 0.1 * len(text) and lone <= max(10, 0.15 * len(lines))
