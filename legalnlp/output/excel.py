"""One workbook: coverage with links to the evidence, one sheet a dimension, codebook, sources.

Nothing is ever written as a formula or an address: all text goes in as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legalnlp.knowledge import categories, taxonomy
from legalnlp.output.export_data import framed, kinds
from legalnlp.output.export_extras import needed
from legalnlp.output.results import SIGNS
from legalnlp.output.tables_page import Page
from legalnlp.output.tables_rows import BETWEEN, TABLES, Material, Row, rows

if TYPE_CHECKING:
    import pandas

_LONGEST = 32_767  # characters that a cell of a worksheet can hold
_WIDTHS = {"quote": 70, "citation": 45, "url": 40, "notes": 40, "plain": 45, "sha256": 20}
_DIMENSIONS = ("media", "recognition", "conduct", "defences")
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": False,
}


class _Book:
    """A workbook and its formats."""

    def __init__(self, path: Path) -> None:
        library = needed("xlsxwriter", "excel")
        self.book = library.Workbook(str(path), _OPTIONS)
        self.head = self.book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        self.mid = self.book.add_format({"align": "center"})
        self.link = self.book.add_format({"align": "center", "underline": 1, "font_color": "navy"})
        self.wrap = self.book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str, header: Sequence[str], count: int, fixed: int = 1) -> Any:
        """A sheet with its heading frozen and filtered; ``fixed`` columns stay in sight."""
        sheet = self.book.add_worksheet(name)
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, self.head)
        sheet.freeze_panes(1, fixed)
        sheet.autofilter(0, 0, max(count, 1), len(header) - 1)
        sheet.repeat_rows(0)
        return sheet


def xlsx(path: Path, given: Material, page: Page) -> None:
    """The workbook of a folder. ``page`` is its coverage table as printed (`tables_coverage`)."""
    book = _Book(path)
    data = {name: rows(given, name) for name in TABLES}
    places = _first_passages(data["evidence"])
    _signs(book, given, data["coverage"], places)
    for name, (_, columns) in TABLES.items():
        _data(book, given, name, data[name], columns)
    for dimension in _DIMENSIONS:
        _members(book, given, dimension, data["documents"])
    _notes(book, page)
    book.book.close()


def _first_passages(evidence: Sequence[Row]) -> dict[tuple[str, str], int]:
    """The row on the sheet of evidence (from 1) of the first passage for document and item."""
    found: dict[tuple[str, str], int] = {}
    for at, row in enumerate(evidence, 2):
        found.setdefault((row["document"], row["item"]), at)
    return found


def _signs(
    book: _Book, given: Material, coverage: Sequence[Row], places: Mapping[tuple[str, str], int]
) -> None:
    """Jurisdictions by categories; a sign leads to the passage behind it."""
    label = given.labels
    header = [label("words", "jurisdiction"), *(label("categories", c) for c in categories())]
    names = dict.fromkeys(row["jurisdiction"] for row in coverage)
    sheet = book.sheet(label("words", "legend"), header, len(names))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(header), 14)
    line = {code: at for at, code in enumerate(names, 1)}
    column = {category: at for at, category in enumerate(categories(), 1)}
    for code, at in line.items():
        sheet.write_string(at, 0, ("    " if "-" in code else "") + label.place(code))
    for row in coverage:
        _sign(book, sheet, line[row["jurisdiction"]], column[row["category"]], row, places)
    for at, (value, sign) in enumerate(SIGNS.items(), len(names) + 2):
        sheet.write_string(at, 0, f"{sign} {label('meanings', value)}")


def _sign(
    book: _Book, sheet: Any, line: int, column: int, row: Row,
    places: Mapping[tuple[str, str], int],
) -> None:  # fmt: skip
    text, effective = row["value_text"], row["value_effective"]
    if text is None:
        return
    sign = SIGNS[text] if text == effective else f"{SIGNS[text]}→{SIGNS[effective]}"
    giving = (row["documents"] or "").split(BETWEEN)
    place = next((places[n, row["category"]] for n in giving if (n, row["category"]) in places), 0)
    if place:
        sheet.write_url(line, column, f"internal:'evidence'!A{place}", book.link, sign)
    else:
        sheet.write_string(line, column, sign, book.mid)


def _data(
    book: _Book, given: Material, name: str, found: Sequence[Row], columns: Sequence[str]
) -> None:
    """A table as it is in every other data format; the ids of its columns are its heading."""
    sheet = book.sheet(name, columns, len(found))
    types = kinds(columns)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(column, 16))
    for line, row in enumerate(found, 1):
        for at, column in enumerate(columns):
            _cell(sheet, line, at, row[column], types[column])


def _cell(sheet: Any, line: int, column: int, value: Any, kind: str) -> None:
    if value is None:
        return
    if kind == "boolean":
        sheet.write_boolean(line, column, bool(value))
    elif kind in ("Int64", "Float64"):
        sheet.write_number(line, column, value)
    else:
        text = str(value)
        sheet.write_string(
            line, column, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        )


def _members(book: _Book, given: Material, dimension: str, documents: Sequence[Row]) -> None:
    """One dimension: documents by members, a mark where the text names it."""
    label = given.labels
    members: list[str] = taxonomy()["dimensions"][dimension]
    header = [label("columns", "document"), label("columns", "jurisdiction")]
    header += [label(dimension, member) for member in members]
    sheet = book.sheet(f"{dimension} (members)", header, len(documents), 2)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(header), 14)
    for line, row in enumerate(documents, 1):
        named = (row[dimension] or "").split()
        sheet.write_string(line, 0, row["document"])
        sheet.write_string(line, 1, label.place(row["jurisdiction"] or "ZZ"))
        for at, member in enumerate(members, 2):
            if member in named:
                sheet.write_string(line, at, "●", book.mid)


def _notes(book: _Book, page: Page) -> None:
    title = page.words.get("notes", "Notes")
    sheet = book.sheet(title, ["", title], len(page.notes))
    sheet.set_column(1, 1, 120)
    for number, note in enumerate(page.notes, 1):
        sheet.write_number(number, 0, number)
        sheet.write_string(number, 1, note[:_LONGEST], book.wrap)


def read_sheet(path: str | Path, table: str) -> pandas.DataFrame:
    """The frame of one table of a workbook, as it was written."""
    openpyxl = needed("openpyxl", "excel")
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        lines: Iterable[Sequence[Any]] = book[table].iter_rows(values_only=True)
        header, *body = lines
    finally:
        book.close()
    columns = [str(title) for title in header]
    return framed([dict(zip(columns, line, strict=True)) for line in body], columns)
