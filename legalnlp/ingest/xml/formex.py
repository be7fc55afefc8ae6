"""Formex 4: the Official Journal and the consolidated acts of the European Union."""

from __future__ import annotations

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze

_QUOTES = ("QUOT.START", "QUOT.END")


def _prepare(root: Element) -> None:
    """Print the quotation marks that Formex keeps as elements with a code point."""
    for mark in root.iter(*_QUOTES):
        code = mark.get("CODE", "")
        try:
            mark.text = chr(int(code, 16))
        except ValueError:
            mark.text = '"'


def _metadata(root: Element) -> Metadata:
    found: Metadata = {"jurisdiction": "EU", "doc_type": "statute"}
    found["language"] = language_tag(root.findtext(".//LG.DOC") or root.findtext(".//LG.OJ"))
    found["title"] = _title(root)
    found["number"] = squeeze(root.findtext(".//NO.CELEX", ""))
    found["citation"] = _citation(root)
    date = root.find(".//BIB.INSTANCE/DATE")
    started = root.find(".//INFO.CONSLEG")
    day = (started.get("START.DATE") if started is not None else None) or (
        date.get("ISO") if date is not None else None
    )
    found["as_of"] = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if day and len(day) == 8 else None
    return {key: value for key, value in found.items() if value}


def _title(root: Element) -> str | None:
    title = root.find("TITLE/TI")
    title = root.find(".//TITLE/TI") if title is None else title
    return None if title is None else squeeze(" ".join(title.itertext()))


def _citation(root: Element) -> str | None:
    number = root.find(".//NO.DOC")
    if number is None:
        return None
    parts = [number.findtext(tag, "") for tag in ("NO.CURRENT", "YEAR", "COM")]
    if not all(parts):
        return None
    year_first = number.get("FORMAT") == "YN"
    return f"({parts[2]}) " + "/".join((parts[1], parts[0]) if year_first else parts[:2])


FORMEX = Dialect(
    format="xml-formex",
    provisions={
        "DIVISION": "division",
        "ARTICLE": "article",
        "PARAG": "paragraph",
        "NP": "point",
        "POINT": "point",
        "ANNEX": "annex",
        "CONS.ANNEX": "annex",
        "SUBDIV": "subdivision",
        "GR.SEQ": "division",
    },
    labels=frozenset({"TI.ART", "NO.PARAG", "NO.P", "NO.GR.SEQ", "TI"}),
    captions=frozenset({"STI.ART", "STI"}),
    heads=frozenset({"TITLE"}),
    lines=frozenset(
        {"TXT", "P", "ALINEA", "VISA", "PREAMBLE.INIT", "PREAMBLE.FINAL", "GR.CONSID.INIT"}
    ),
    rows=frozenset({"ROW"}),
    regions={"NOTE": "note", "TOC": "contents", "GR.ANNOTATION": "note"},
    lifted=frozenset({"NOTE"}),
    dropped=frozenset(
        {"BIB.INSTANCE", "BIB.DATA", "FAM.COMP", "INFO.CONSLEG", "INFO.PROD", "PAGE.HEADER"}
        | {"INCL.ELEMENT", "REF.NOTE", "DATE.SIGNATURE"}
    ),
    prepare=_prepare,
    metadata=_metadata,
)
