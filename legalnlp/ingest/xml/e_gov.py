"""Japanese law as e-Gov publishes it (Standard Law XML schema, also inside its API answers)."""

from __future__ import annotations

from lxml import etree

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze
from legalnlp.types import RegionKind

_IDEOGRAPHIC_SPACE = "\u3000"
_DIVISIONS = ("Part", "Chapter", "Section", "Subsection", "Division")
_ITEMS = ("Item", *(f"Subitem{depth}" for depth in range(1, 11)))
_APPENDICES = (
    "AppdxTable", "AppdxNote", "AppdxStyle", "AppdxFormat", "AppdxFig", "Appdx",
    "SupplProvisionAppdxTable", "SupplProvisionAppdxStyle", "SupplProvisionAppdx",
)  # fmt: skip


def _region(element: Element) -> RegionKind | None:
    return "repealed" if element.get("Delete") == "true" else None


def _prepare(root: Element) -> None:
    """Drop the blanks of pretty-printing; set apart columns, and chapter numbers, as print does."""
    for element in root.iter():
        element.text = element.text if (element.text or "").strip() else None
        element.tail = element.tail if (element.tail or "").strip() else None
    for column in root.iter("Column"):
        if column.getnext() is not None and column.getnext().tag == "Column":
            column.tail = _IDEOGRAPHIC_SPACE
    for title in root.iter(*(f"{division}Title" for division in _DIVISIONS)):
        number, _, words = (title.text or "").strip().partition(_IDEOGRAPHIC_SPACE)
        if words:
            label = etree.Element("DivisionNum")
            label.text, title.text = number, words
            title.addprevious(label)


def _metadata(root: Element) -> Metadata:
    law = root if root.tag == "Law" else root.find(".//Law")
    found: Metadata = {"jurisdiction": "JP", "doc_type": "statute"}
    if law is not None:
        found["language"] = language_tag(law.get("Lang")) or "ja"
        found["title"] = (
            squeeze("".join(law.find(".//LawTitle").itertext()))
            if (law.find(".//LawTitle") is not None)
            else None
        )
        found["citation"] = squeeze(law.findtext("LawNum", ""))
        found["number"] = found["citation"]
    info = root.find(".//revision_info/amendment_enforcement_date")
    found["as_of"] = None if info is None else info.text
    return {key: value for key, value in found.items() if value}


E_GOV = Dialect(
    format="xml-e-gov",
    provisions={
        **{tag: tag.lower() for tag in (*_DIVISIONS, "Article", "Paragraph")},
        **dict.fromkeys(_ITEMS, "item"),
        **dict.fromkeys(_APPENDICES, "appendix"),
        "SupplProvision": "supplement",
    },
    labels=frozenset(
        {
            "ArticleTitle",
            "DivisionNum",
            "ParagraphNum",
            "SupplProvisionLabel",
            *(f"{tag}Title" for tag in _ITEMS),
        }
    ),
    captions=frozenset(
        {"ArticleCaption", "ParagraphCaption"}
        | {f"{tag}Title" for tag in (*_DIVISIONS, *_APPENDICES)}
    ),
    lines=frozenset(
        {"ParagraphSentence", "ListSentence", "LawTitle", "LawNum", "EnactStatement", "Remarks"}
        | {f"{tag}Sentence" for tag in _ITEMS}
        | {f"Sublist{depth}Sentence" for depth in range(1, 4)}
        | {"TableStructTitle", "RelatedArticleNum", "SupplNote"}
    ),
    rows=frozenset({"TableRow", "TableHeaderRow"}),
    regions={
        "TOC": "contents",
        "LawTitle": "heading",
        "LawNum": "heading",
        "RelatedArticleNum": "heading",
        "SupplNote": "note",
    },
    dropped=frozenset(
        {"Rt", "Result", "law_info", "revision_info", "LawId", "attached_files_info"}
    ),
    gap=_IDEOGRAPHIC_SPACE,
    region=_region,
    prepare=_prepare,
    metadata=_metadata,
)
