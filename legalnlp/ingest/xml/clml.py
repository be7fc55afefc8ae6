"""Crown Legislation Markup Language: legislation.gov.uk."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze
from legalnlp.types import RegionKind

_BARE = {"P1", "Part", "Chapter", "Schedule"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DECORATION = {
    "parens": "({})",
    "parenRight": "{})",
    "brackets": "[{}]",
    "bracketRight": "{}]",
    "period": "{}.",
    "colon": "{}:",
}
_STATES: dict[str, RegionKind] = {"repealed": "repealed", "prospective": "note"}


def _region(element: Element) -> RegionKind | None:
    return _STATES.get(element.get("Status", "").lower())


def _prepare(root: Element) -> None:
    """Give numbers their printed brackets, items their numbers, and a section its own title."""
    for number in root.iter("Pnumber"):
        _bracket(number)
    for listing in root.iter("OrderedList"):
        for position, item in enumerate(listing.iterchildren("ListItem"), 1):
            label = etree.SubElement(item, "Pnumber")
            label.text = _list_number(listing, item, position)
            item.insert(0, label)
    for group in root.iter("P1group"):
        title, units = group.find("Title"), group.findall("P1")
        if title is not None and len(units) == 1 and units[0].find("Title") is None:
            units[0].insert(0, title)


def _bracket(number: Element) -> None:
    before, after = number.get("PuncBefore"), number.get("PuncAfter")
    if before is None and after is None and number.getparent().tag not in _BARE:
        before, after = "(", ")"
    text = squeeze("".join(number.itertext()))
    if text and not text.startswith("("):
        number[:] = []
        number.text = f"{before or ''}{text}{after or ''}"


def _list_number(listing: Element, item: Element, position: int) -> str:
    count = _COUNTS.get(listing.get("Type", "arabic"), str)
    text = item.get("NumberOverride") or count(position)
    return _DECORATION.get(listing.get("Decoration", "none"), "{}").format(text)


def _roman(number: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        while number >= size:
            words, number = words + letters, number - size
    return words


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_COUNTS: dict[str, Callable[[int], str]] = {
    "arabic": str,
    "roman": _roman,
    "romanupper": lambda number: _roman(number).upper(),
    "alpha": _letter,
    "alphaupper": lambda number: _letter(number).upper(),
}


def _metadata(root: Element) -> Metadata:
    meta = root.find("Metadata")
    found: Metadata = {"jurisdiction": "GB", "doc_type": "statute"}
    found["language"] = language_tag(root.get("lang")) or "en"
    if meta is not None:
        found["title"] = squeeze(meta.findtext("title", ""))
        found["as_of"] = meta.findtext("valid", "")
        found["citation"] = _citation(meta)
        year, number = meta.find(".//Year"), meta.find(".//Number")
        if year is not None and number is not None:
            found["number"] = f"{year.get('Value')}/{number.get('Value')}"
    return {key: value for key, value in found.items() if value}


def _citation(meta: Element) -> str | None:
    kind = meta.find(".//DocumentMainType")
    year, number = meta.find(".//Year"), meta.find(".//Number")
    if kind is None or year is None or number is None:
        return None
    name = "c." if kind.get("Value", "").endswith("Act") else "No."
    return f"{year.get('Value')} {name} {number.get('Value')}"


CLML = Dialect(
    format="xml-clml",
    provisions={
        "Part": "part",
        "Chapter": "chapter",
        "Schedule": "schedule",
        "EUTitle": "title",
        "EUChapter": "chapter",
        "EUSection": "section",
        "P1": "section",
        "P2": "subsection",
        "P3": "paragraph",
        "P4": "subparagraph",
        "P5": "clause",
        "P6": "subclause",
        "P7": "item",
        "ListItem": "item",
    },
    labels=frozenset({"Number", "Pnumber"}),
    captions=frozenset({"Title"}),
    heads=frozenset({"TitleBlock"}),
    lines=frozenset({"Text", "LongTitle", "Reference", "DateOfEnactment"}),
    rows=frozenset({"tr"}),
    regions={
        "Contents": "contents",
        "Commentaries": "note",
        "Footnotes": "note",
        "MarginNotes": "note",
        "ExplanatoryNotes": "note",
        "EarlierOrders": "note",
        "Reference": "heading",
        "Title": "heading",
        "PrimaryPrelims": "heading",
        "SecondaryPrelims": "heading",
    },
    dropped=frozenset(
        {"Metadata", "CommentaryRef", "FootnoteRef", "MarginNoteRef", "Versions", "Resources"}
        | {"InternalVersion", "Figure"}
    ),
    region=_region,
    prepare=_prepare,
    metadata=_metadata,
)
