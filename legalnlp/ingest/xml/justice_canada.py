"""Justice Canada's XML of acts, regulations and bills (LIMS; github.com/justicecanada).

Its marks of defined terms are typography to this reader: `definitions` must find terms by words.
"""

from __future__ import annotations

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.walk import squeeze

_CITATION = {"en": "S.C. {year}, c. {number}", "fr": "L.C. {year}, ch. {number}"}


def _metadata(root: Element) -> Metadata:
    head = root.find("Identification")
    found: Metadata = {"jurisdiction": "CA", "doc_type": "statute"}
    found["language"] = root.get("lang")
    found["as_of"] = root.get("current-date") or root.get("lastAmendedDate")
    if root.get("in-force") == "yes":
        found["status"] = "in_force"
    if head is not None:
        found["title"] = _first(head, "LongTitle", "ShortTitle")
        found["number"] = _first(head, ".//ConsolidatedNumber", "BillNumber")
        found["citation"] = _citation(head, root.get("lang") or "en")
        found["as_of"] = found["as_of"] or _assent(head)
    return {key: value for key, value in found.items() if value}


def _first(head: Element, *paths: str) -> str | None:
    for path in paths:
        words = squeeze("".join(head.find(path).itertext())) if head.find(path) is not None else ""
        if words:
            return words
    return None


def _citation(head: Element, language: str) -> str | None:
    year = head.findtext(".//AnnualStatuteId/YYYY")
    number = head.findtext(".//AnnualStatuteId/AnnualStatuteNumber")
    pattern = _CITATION.get(language)
    return pattern.format(year=year, number=number) if year and number and pattern else None


def _assent(head: Element) -> str | None:
    date = head.find(".//Stages[@stage='assented-to']/Date")
    if date is None:
        return None
    year, month, day = (date.findtext(part, "") for part in ("YYYY", "MM", "DD"))
    return f"{year}-{month:0>2}-{day:0>2}" if year and month and day else None


JUSTICE_CANADA = Dialect(
    format="xml-justice-canada",
    provisions={
        "Section": "section",
        "Subsection": "subsection",
        "Paragraph": "paragraph",
        "Subparagraph": "subparagraph",
        "Clause": "clause",
        "Subclause": "subclause",
        "Subsubclause": "subsubclause",
        "FormulaDefinition": "paragraph",
        "FormulaParagraph": "paragraph",
        "Schedule": "schedule",
        "FormGroup": "form",
        "Group": "group",
        "Provision": "provision",
    },
    groups=frozenset({"Definition", "Preamble"}),
    labels=frozenset({"Label", "FormulaTerm"}),
    captions=frozenset({"MarginalNote", "TitleText"}),
    heads=frozenset({"GroupHeading", "ScheduleFormHeading"}),
    headings={"Heading": 1},
    lines=frozenset(
        {"Text", "Item", "Oath", "FormulaText", "FormulaConnector", "BilingualItemEn"}
        | {"BilingualItemFr", "HistoricalNoteSubItem", "OriginatingRef", "Note", "title"}
        | {"LongTitle"}
    ),
    rows=frozenset({"row", "Amendment"}),
    regions={
        "HistoricalNote": "history",
        "RecentAmendments": "history",
        "RelatedOrNotInForce": "history",
        "Footnote": "note",
        "ReaderNote": "note",
        "Note": "note",
        "Summary": "note",
        "Repealed": "repealed",
        "OriginatingRef": "heading",
        "LongTitle": "heading",
    },
    dropped=frozenset(
        {
            "ShortTitle",
            "FootnoteRef",
            "RunningHead",
            "BillHistory",
            "Chapter",
            "BillNumber",
            "Parliament",
        }
        | {"BillRefNumber", "MathML", "colspec"}
    ),
    metadata=_metadata,
)
