"""Akoma Ntoso (OASIS LegalDocML 3.0): the text of one document with its definitions marked up.

A paragraph is a line of the canonical text; in it ``<def>`` marks the term and ``<span
class="definiens">`` the words that define it. The text inside the body is the canonical text,
line by line, so that the places of a coding can be found again.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from legalnlp.output.refi import clean
from legalnlp.types import Document

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_STAMP = (2000, 1, 1, 0, 0, 0)
_NO_DATE = "0001-01-01"


def archive(codings: Mapping[str, Mapping[str, Any]], texts: Mapping[str, Document]) -> bytes:
    """A zip with one ``.xml`` a document."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, (name, coding) in enumerate(codings.items(), 1):
            file = re.sub(r"[^\w.-]+", "_", name).strip("._") or "text"
            entry = zipfile.ZipInfo(f"{number:04d}-{file}.xml", _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, akoma_ntoso(coding, texts[name]))
    return stream.getvalue()


def akoma_ntoso(coding: Mapping[str, Any], document: Document) -> bytes:
    """One document, a judgment too: its parts are not told apart here."""
    facts = coding["document"]
    terms = list(coding.get("definitions") or ())
    root = etree.Element("akomaNtoso", nsmap={None: SPACE})
    shell = etree.SubElement(root, "doc", name=facts.get("doc_type") or "statute")
    shell.append(_meta(facts, terms))
    body = etree.SubElement(shell, "mainBody")
    for number, (start, end) in enumerate(_lines(document.text), 1):
        paragraph = etree.SubElement(body, "p", eId=f"p_{number}")
        _fill(paragraph, document.text, start, end, _marks(document.text, terms, start, end))
    for element in root.iter():
        element.tag = f"{{{SPACE}}}{element.tag}"
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data


def _meta(facts: Mapping[str, Any], terms: list[Mapping[str, Any]]) -> Any:
    meta = etree.Element("meta")
    identification = etree.SubElement(meta, "identification", source="#legalnlp")
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", facts["id"])
    country = str(facts.get("jurisdiction") or "ZZ").lower()
    work = f"/akn/{country}/act/{facts.get('as_of') or _NO_DATE}/{name}"
    language = str(facts.get("language") or "und")
    for level, address in (
        ("FRBRWork", work),
        ("FRBRExpression", f"{work}/{language}"),
        ("FRBRManifestation", f"{work}/{language}.xml"),
    ):
        part = etree.SubElement(identification, level)
        etree.SubElement(part, "FRBRthis", value=address)
        etree.SubElement(part, "FRBRuri", value=address)
        etree.SubElement(part, "FRBRdate", date=facts.get("as_of") or _NO_DATE, name="state")
        etree.SubElement(part, "FRBRauthor", href="#legalnlp")
        if level == "FRBRWork":
            etree.SubElement(part, "FRBRcountry", value=country)
            etree.SubElement(part, "FRBRname", value=clean(facts.get("instrument") or facts["id"]))
        elif level == "FRBRExpression":
            etree.SubElement(part, "FRBRlanguage", language=language)
    references = etree.SubElement(meta, "references", source="#legalnlp")
    etree.SubElement(
        references, "TLCOrganization", eId="legalnlp", href="/ontology/organization/legalnlp",
        showAs="legalnlp",
    )  # fmt: skip
    for number, term in enumerate(terms, 1):
        etree.SubElement(
            references, "TLCTerm", eId=f"term_{number}",
            href=f"/ontology/term/{country}/{number}", showAs=clean(term["term"]) or "term",
        )  # fmt: skip
    return meta


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


_Mark = tuple[int, int, str, int]


def _marks(text: str, terms: list[Mapping[str, Any]], start: int, end: int) -> list[_Mark]:
    """Terms and definientia inside one line, none over another: (start, end, kind, number)."""
    found: list[_Mark] = []
    for number, term in enumerate(terms, 1):
        if term["start"] < end and term["end"] > start:
            found.append((max(start, term["start"]), min(end, term["end"]), "definiens", number))
            at = text.rfind(term["term"], max(0, term["start"] - 500), term["start"])
            if at >= start and term["term"]:
                found.append((at, at + len(term["term"]), "def", number))
    free: list[_Mark] = []
    for mark in sorted(set(found)):
        if not free or mark[0] >= free[-1][1]:
            free.append(mark)
    return free


def _fill(paragraph: Any, text: str, start: int, end: int, marks: list[_Mark]) -> None:
    """The words of a line with its marks as elements."""
    at, last = start, None
    for begin, stop, kind, number in marks:
        _say(paragraph, last, text[at:begin])
        if kind == "def":
            last = etree.SubElement(paragraph, "def", refersTo=f"#term_{number}")
        else:
            about = f"#term_{number}"
            last = etree.SubElement(paragraph, "span", refersTo=about, attrib={"class": kind})
        last.text = clean(text[begin:stop])
        at = stop
    _say(paragraph, last, text[at:end])


def _say(paragraph: Any, last: Any, words: str) -> None:
    if last is None:
        paragraph.text = clean(words)
    else:
        last.tail = clean(words)
