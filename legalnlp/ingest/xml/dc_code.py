"""The XML in which the Council of the District of Columbia publishes its code."""

from __future__ import annotations

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.walk import squeeze
from legalnlp.types import RegionKind


def _region(element: Element) -> RegionKind | None:
    if element.tag != "annotation":
        return None
    return "history" if element.get("type") == "History" else "note"


def _metadata(root: Element) -> Metadata:
    found: Metadata = {"jurisdiction": "US-DC", "language": "en", "doc_type": "statute"}
    heading = root.find("heading")
    if heading is not None:
        found["title"] = squeeze("".join(heading.itertext()))
    number = root.findtext("num")
    if root.tag == "section" and number:
        found["citation"] = f"D.C. Code § {squeeze(number)}"
    return found


DC_CODE = Dialect(
    format="xml-dc-code",
    provisions={"container": "container", "section": "section", "para": "paragraph"},
    labels=frozenset({"num", "prefix"}),
    captions=frozenset({"heading"}),
    lines=frozenset({"text", "aftertext", "annotation", "p"}),
    rows=frozenset({"tr", "row"}),
    dropped=frozenset({"meta", "reason", "include"}),
    region=_region,
    metadata=_metadata,
)
