"""The tables other than coverage as they are printed: one line a row, words in the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from legalnlp.output.citations import cited
from legalnlp.output.export_labels import Labels
from legalnlp.output.results import SIGNS
from legalnlp.output.tables_page import Column, Entry, Line, Page
from legalnlp.output.tables_rows import Material, Row, rows

_YES, _NO = "✓", "–"
# What is printed of each table: columns and their shares of the width.
PRINTED: Mapping[str, Mapping[str, float]] = {
    "evidence": {"jurisdiction": 1.4, "item": 1.6, "value": 1.1, "provision": 2.2, "quote": 6},
    "definitions": {"jurisdiction": 1.4, "term": 1.6, "kind": 0.9, "provision": 2.2, "quote": 6},
    "conduct": {
        "jurisdiction": 1.8, "category": 2.6, "value_text": 1.2, "produce": 1, "distribute": 1,
        "advertise": 1, "procure": 1, "possess": 1, "access": 1, "induce": 1, "tool": 1,
    },
    "timeline": {
        "jurisdiction": 1.5, "category": 2.4, "valid_from": 1, "valid_to": 1, "value_text": 1,
        "value_effective": 1.2, "cause": 3,
    },
    "documents": {
        "jurisdiction": 1.2, "document": 2, "as_of": 1, "media": 1.8, "recognition": 1.6,
        "defences": 2, "age": 0.5, "max_prison_years": 0.7,
    },
    "sources": {"jurisdiction": 1.2, "doc_type": 0.8, "citation": 4, "as_of": 1, "url": 3},
    "codebook": {"dimension": 1, "id": 2, "label": 3},
}  # fmt: skip
_SECTIONS = {
    "value": "values", "value_text": "values", "value_effective": "values",
    "category": "categories", "kind": "definition_kind", "doc_type": "doc_type",
}  # fmt: skip
_JOINED = {"media": "media", "recognition": "recognition", "defences": "defences"}
_CITED = ("evidence", "definitions", "sources")


def page(given: Material, table: str, style: str = "plain") -> Page:
    """A table that is a list of rows; texts are cited in a style."""
    label, widths = given.labels, PRINTED[table]
    columns = tuple(
        Column(_title(label, name), share, name in label.sections["conduct"])
        for name, share in widths.items()
    )
    return Page(
        table,
        label("tables", table),
        columns,
        tuple(_lines(given, table, style, tuple(widths))),
        label.tag,
        words=label.sections["words"],
    )


def _title(label: Labels, column: str) -> str:
    return label("conduct" if column in label.sections["conduct"] else "columns", column)


def _lines(given: Material, table: str, style: str, columns: Sequence[str]) -> Iterator[Line]:
    for row in rows(given, table):
        if table in _CITED:
            row = row | _citation(given, row, style)
        yield Line(tuple(_entry(given.labels, row, column) for column in columns))


def _citation(given: Material, row: Row, style: str) -> Row:
    facts = given.document(row["document"])
    pinpoint = row.get("provision")
    text = cited(facts, style, given.labels.place, pinpoint)
    text = text.removeprefix(f"{given.labels.place(facts['jurisdiction'])}: ")
    return {"citation": text} if "citation" in row else {"provision": text}


def _entry(label: Labels, row: Row, column: str) -> Entry:
    value = row[column]
    language = row.get("language") if column in ("quote", "term") else None
    return Entry(_words(label, row, column, value), _spoken(label, column, value), (), language)


def _words(label: Labels, row: Row, column: str, value: object) -> str:
    if value is None or value == "":
        return label("words", "open_ended") if column == "valid_to" else _NO
    show: Callable[[str], str] = {
        "jurisdiction": label.place,
        "item": lambda key: _item(label, key),
        "dimension": lambda key: label("columns", key),
    }.get(column, str)
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if column in _JOINED:
        return label.members(_JOINED[column], str(value))
    if column in _SECTIONS:
        return _coded(label, _SECTIONS[column], str(value))
    return show(str(value))


def _coded(label: Labels, section: str, key: str) -> str:
    words = label(section, key)
    return f"{SIGNS[key]} {words}" if section == "values" and key in SIGNS else words


def _spoken(label: Labels, column: str, value: object) -> str | None:
    if isinstance(value, bool):
        return _title(label, column) if value else _NO
    return None


def _item(label: Labels, key: str) -> str:
    """The label of what a passage proves: a category, ``media.drawing``, ``age``."""
    dimension, _, member = key.partition(".")
    if member:
        return f"{label('columns', dimension)}: {label(dimension, member)}"
    return (
        label("categories", key) if key in label.sections["categories"] else label("columns", key)
    )
