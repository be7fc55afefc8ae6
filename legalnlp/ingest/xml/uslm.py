"""United States Legislative Markup 1 and 2: the U.S. Code, public laws, bills, the C.F.R."""

from __future__ import annotations

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.parse import replace_by_text
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze
from legalnlp.types import RegionKind

_UNITS = (
    "appendix", "article", "chapter", "clause", "compiledAct", "courtRule", "courtRules",
    "division", "item", "level", "paragraph", "part", "preliminary", "reorganizationPlan", "rule",
    "schedule", "section", "subarticle", "subchapter", "subclause", "subdivision", "subitem",
    "subparagraph", "subpart", "subsection", "subsubitem", "subtitle", "title",
)  # fmt: skip
_GONE = frozenset({"repealed", "omitted", "transferred", "renumbered", "terminated"})


def _region(element: Element) -> RegionKind | None:
    return "repealed" if element.get("status") in _GONE else None


def _prepare(root: Element) -> None:
    """Take the marks of footnotes out of numbers and words."""
    for mark in list(root.iter("ref")):
        if mark.get("class") == "footnoteRef":
            replace_by_text(mark, mark.tail or "")


def _metadata(root: Element) -> Metadata:
    meta = root.find("meta")
    found: Metadata = {"jurisdiction": "US", "language": language_tag(root.get("lang")) or "en"}
    found["doc_type"] = "statute"
    found["status"] = "bill" if root.tag in {"bill", "resolution", "amendment"} else None
    if meta is not None:
        found["title"] = _text(meta, "title")
        found["number"] = _text(meta, "docNumber")
        found["as_of"] = (_text(meta, "date") or _text(meta, "created") or "")[:10]
        found["citation"] = _text(meta, "citableAs")
    return {key: value for key, value in found.items() if value}


def _text(meta: Element, tag: str) -> str:
    return squeeze(meta.findtext(f".//{tag}", ""))


USLM = Dialect(
    format="xml-uslm",
    provisions={tag: tag for tag in _UNITS},
    labels=frozenset({"num"}),
    captions=frozenset({"heading", "subheading"}),
    headings={"docTitle": 1, "crossHeading": 3},
    lines=frozenset(
        {"chapeau", "continuation", "p", "officialTitle", "longTitle", "content"}
        | {"enactingFormula", "quotedContent", "subheading"}
    ),
    rows=frozenset({"tr", "row", "tocItem", "referenceItem"}),
    breaks=frozenset({"br"}),
    regions={
        "sourceCredit": "history",
        "notes": "note",
        "note": "note",
        "footnote": "note",
        "sidenote": "note",
        "editorialContent": "note",
        "editorialNote": "note",
        "toc": "contents",
        "actionDescription": "chrome",
        "preface": "chrome",
    },
    lifted=frozenset({"footnote", "sidenote"}),
    dropped=frozenset({"meta", "page", "colgroup"}),
    region=_region,
    prepare=_prepare,
    metadata=_metadata,
)
