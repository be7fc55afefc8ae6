"""Akoma Ntoso 2 and 3 (OASIS LegalDocML): acts, bills, judgments of many parliaments and courts."""

from __future__ import annotations

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze
from legalnlp.types import RegionKind

_UNITS = (
    "alinea", "article", "attachment", "book", "chapter", "clause", "component", "division",
    "hcontainer", "indent", "item", "level", "list", "paragraph", "part", "point", "proviso",
    "rule", "section", "subchapter", "subclause", "subdivision", "sublist", "subparagraph",
    "subpart", "subrule", "subsection", "subtitle", "title", "tome", "transitional",
)  # fmt: skip
_STATES: dict[str, RegionKind] = {"repealed": "repealed", "removed": "repealed"}


def _region(element: Element) -> RegionKind | None:
    return _STATES.get(element.get("status", ""))


def _prepare(root: Element) -> None:
    """Put a unit's own words before its parts, where a parliament's export has them behind."""
    for content in root.iter("content"):
        unit = content.getparent()
        first = next((part for part in unit if part.tag in _UNITS), None)
        if first is not None and unit.index(first) < unit.index(content):
            first.addprevious(content)


def _metadata(root: Element) -> Metadata:
    body = next((child for child in root if isinstance(child.tag, str)), root)
    country = _value(root, ".//FRBRWork/FRBRcountry") or ""
    found: Metadata = {
        "title": _words(root, "docTitle", "shortTitle") or _value(root, ".//FRBRWork/FRBRname"),
        "language": language_tag(_value(root, ".//FRBRExpression/FRBRlanguage", "language")),
        "jurisdiction": country.upper(),
        "number": _words(root, "docNumber") or _value(root, ".//FRBRWork/FRBRnumber"),
        "doc_type": "judgment" if body.tag == "judgment" else "statute",
        "status": "bill" if body.tag == "bill" else None,
        "court": _words(root, "courtType"),
        "citation": _words(root, "neutralCitation"),
        "ecli": _ecli(root),
    }
    day = "date" if body.tag == "judgment" else "as_of"
    found[day] = _value(root, ".//FRBRExpression/FRBRdate", "date")
    return {key: value for key, value in found.items() if value}


def _value(root: Element, path: str, name: str = "value") -> str | None:
    element = root.find(path)
    return None if element is None else element.get(name)


def _words(root: Element, *tags: str) -> str | None:
    for element in root.iter(*tags):
        if words := squeeze("".join(element.itertext())):
            return words
    return None


def _ecli(root: Element) -> str | None:
    values = (alias.get("value", "") for alias in root.iter("FRBRalias", "FRBRthis", "FRBRuri"))
    return next((value for value in values if value.startswith("ECLI:")), None)


AKOMA_NTOSO = Dialect(
    format="xml-akoma-ntoso",
    provisions={tag: tag for tag in _UNITS},
    labels=frozenset({"num"}),
    captions=frozenset({"heading", "subheading"}),
    headings={"crossHeading": 3, "docTitle": 1, "shortTitle": 1},
    lines=frozenset({"p", "listIntroduction", "listWrapUp", "longTitle", "block"}),
    rows=frozenset({"tr"}),
    breaks=frozenset({"br", "eol"}),
    regions={"authorialNote": "note", "remark": "note", "toc": "contents", "coverPage": "chrome"},
    lifted=frozenset({"authorialNote"}),
    dropped=frozenset({"meta", "del", "noteRef"}),
    unwrapped=True,
    region=_region,
    prepare=_prepare,
    metadata=_metadata,
)
