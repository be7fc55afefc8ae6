"""One table of an analysed folder, or all, written in one format."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from legalnlp.errors import LegalNLPError
from legalnlp.output import (
    akn,
    citations,
    docbin,
    export_data,
    export_texts,
    refi,
    tables_coverage,
    tables_listing,
)
from legalnlp.output.annotations import web_annotations
from legalnlp.output.tables_page import Page
from legalnlp.output.tables_rows import TABLES, Material, rows


@dataclass(frozen=True)
class Setting:
    """What to write: the table, how its rows are grouped, how texts are cited.

    ``texts`` is a folder with the files that were coded, for exchange formats, where they no
    longer lie where they were.
    """

    table: str = "coverage"
    group: str | None = None
    style: str = "plain"
    texts: Path | None = None


Writer = Callable[[Path, Material, Setting], None]


class NoSuchExport(LegalNLPError):
    """A table and a format that do not go together."""


def export(given: Material, format: str, path: str | Path, setting: Setting | None = None) -> Path:
    """Write to ``path``; the file takes its name only when it is complete.

    Raises `NoSuchExport` where there is no such table, format, or pair of them, and
    `MissingLibrary` where the library of a format is not installed.
    """
    chosen = setting or Setting()
    _check(format, chosen.table)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        WRITERS[format](part, given, chosen)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


def page(given: Material, setting: Setting) -> Page:
    """A table as it is printed."""
    if setting.table == "coverage":
        return tables_coverage.page(given, setting.group, setting.style)
    return tables_listing.page(given, setting.table, setting.style)


def _check(format: str, table: str) -> None:
    if format not in WRITERS:
        raise NoSuchExport(f"no format {format!r}. Formats: {', '.join(WRITERS)}")
    if table not in TABLES:
        raise NoSuchExport(f"no table {table!r}. Tables: {', '.join(TABLES)}")
    if format in REFERENCES and table != "sources":
        raise NoSuchExport(f"{format} is a list of references: ask for it with --table sources")


def _data(write: Callable[..., None]) -> Writer:
    def writer(path: Path, given: Material, setting: Setting) -> None:
        write(path, rows(given, setting.table), TABLES[setting.table][1])

    return writer


def _sqlite(path: Path, given: Material, setting: Setting) -> None:
    tables = {name: (rows(given, name), columns) for name, (_, columns) in TABLES.items()}
    export_data.write_sqlite(path, tables)


def _xlsx(path: Path, given: Material, setting: Setting) -> None:
    from legalnlp.output.excel import xlsx

    xlsx(path, given, tables_coverage.page(given, setting.group, setting.style))


def _docx(path: Path, given: Material, setting: Setting) -> None:
    from legalnlp.output.word import docx

    path.write_bytes(docx(page(given, setting)))


def _latex(path: Path, given: Material, setting: Setting) -> None:
    from legalnlp.output.latex import latex

    _text(path, latex(page(given, setting)))


def _html(path: Path, given: Material, setting: Setting) -> None:
    from legalnlp.output.tables_html import html

    _text(path, html(page(given, setting)))


def _markdown(path: Path, given: Material, setting: Setting) -> None:
    from legalnlp.output.tables_html import markdown

    _text(path, markdown(page(given, setting)))


def _references(make: Callable[..., str]) -> Writer:
    def writer(path: Path, given: Material, setting: Setting) -> None:
        facts = (coding["document"] for coding in given.folder.codings.values())
        _text(path, make(facts, given.labels.place))

    return writer


def _exchange(make: Callable[..., bytes | str], *more: str) -> Writer:
    """A writer of a format that needs the texts; ``more`` are fields of the material it takes."""

    def writer(path: Path, given: Material, setting: Setting) -> None:
        codings = given.folder.codings
        texts = export_texts.documents(given.folder, setting.texts)
        made = make(codings, texts, *(getattr(given, name) for name in more))
        path.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))

    return writer


def _qdc(path: Path, given: Material, setting: Setting) -> None:
    path.write_bytes(refi.qdc(given.labels))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


REFERENCES: Mapping[str, Writer] = {
    "bibtex": _references(citations.bibtex),
    "csl-json": _references(citations.csl_json),
}
EXCHANGE: Mapping[str, Writer] = {
    "qdpx": _exchange(refi.qdpx, "labels"),
    "qdc": _qdc,
    "webannotation": _exchange(web_annotations),
    "docbin": _exchange(docbin.docbin),
    "akn": _exchange(akn.archive),
}
# Every format and what writes it.
WRITERS: Mapping[str, Writer] = {
    "csv": _data(export_data.write_csv),
    "parquet": _data(export_data.write_parquet),
    "json": _data(export_data.write_json),
    "sqlite": _sqlite,
    "xlsx": _xlsx,
    "docx": _docx,
    "latex": _latex,
    "html": _html,
    "markdown": _markdown,
    **REFERENCES,
    **EXCHANGE,
}
BINARY = ("parquet", "sqlite", "xlsx", "docx", "qdpx", "docbin", "akn")
