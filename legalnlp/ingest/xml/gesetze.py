"""The XML of gesetze-im-internet.de (gii-norm): a flat list of norms."""

from __future__ import annotations

import re

from lxml import etree

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.walk import squeeze
from legalnlp.types import RegionKind

_PARAGRAPH = re.compile(r"\s*(\(\d+[a-z]?\))\s*")
_CONTENTS = ("Inhaltsübersicht", "Inhaltsverzeichnis")
_GONE = "(weggefallen)"


def _region(element: Element) -> RegionKind | None:
    if element.tag != "norm":
        return None
    if element.findtext(".//enbez", "").startswith(_CONTENTS):
        return "contents"
    title = element.find(".//titel")
    gone = title is not None and squeeze("".join(title.itertext())) == _GONE
    return "repealed" if gone else None


def _prepare(root: Element) -> None:
    """Join each list number to its item; name the numbers of paragraphs; rank the divisions."""
    for listing in root.iter("DL"):
        for number in listing.findall("DT"):
            item = number.getnext()
            if item is not None and item.tag == "DD":
                item.insert(0, number)
    for paragraph in root.iter("P"):
        found = _PARAGRAPH.match(paragraph.text or "")
        if found:
            label = etree.Element("Nr")
            label.text, label.tail = found[1], paragraph.text[found.end() :]
            paragraph.text = None
            paragraph.insert(0, label)
    for norm in root.iter("norm"):
        if norm.find("metadaten/enbez") is None:
            norm.tag = "untitled"
    for division in root.iter("gliederungseinheit"):
        code = division.findtext("gliederungskennzahl", "")
        division.set("level", str(max(1, len(code) // 3)))


def _metadata(root: Element) -> Metadata:
    head = root.find("norm/metadaten")
    found: Metadata = {"jurisdiction": "DE", "language": "de", "doc_type": "statute"}
    if head is not None:
        found["title"] = squeeze(head.findtext("langue", ""))
        found["citation"] = head.findtext("amtabk") or head.findtext("jurabk")
        found["date"] = head.findtext("ausfertigung-datum")
    built = root.get("builddate", "")
    found["as_of"] = f"{built[:4]}-{built[4:6]}-{built[6:8]}" if len(built) >= 8 else None
    return {key: value for key, value in found.items() if value}


GESETZE = Dialect(
    format="xml-gesetze-im-internet",
    provisions={"norm": "section", "P": "paragraph", "DD": "item"},
    labels=frozenset({"enbez", "Nr", "DT", "gliederungsbez"}),
    captions=frozenset({"titel", "gliederungstitel"}),
    heads=frozenset({"metadaten"}),
    headings={"gliederungseinheit": 1},
    lines=frozenset({"LA", "langue", "Title"}),
    rows=frozenset({"row"}),
    breaks=frozenset({"BR"}),
    regions={"fussnoten": "note", "Footnotes": "note", "langue": "heading"},
    dropped=frozenset(
        {"jurabk", "amtabk", "ausfertigung-datum", "fundstelle", "standangabe", "kurzue"}
        | {"gliederungskennzahl", "FnR", "colspec", "TOC"}
    ),
    region=_region,
    prepare=_prepare,
    metadata=_metadata,
)
