"""The words of one Word paragraph: what is shown, with tracked changes as if accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legalnlp.ingest.xml.dialect import Element

_HIDDEN = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "instrText", "delText", "Fallback", "commentReference"}
    | {"sdtPr", "sdtEndPr", "fldData", "rt", "annotationRef"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, or what hangs on its place: a ``footnote`` or ``endnote`` by id, a text ``box``."""

    text: str = ""
    kind: str = "text"
    target: str = ""
    element: Element | None = None


def pieces(paragraph: Element) -> Iterator[Piece]:
    """What a paragraph shows, in order."""
    for child in paragraph:
        tag = child.tag
        if tag in _HIDDEN or _is_vanished(child):
            continue
        if tag == "t":
            yield Piece(child.text or "")
        elif tag == "sym":
            yield Piece(_symbol(child))
        elif tag in _SIGNS and not (tag == "br" and child.get("type") in {"page", "column"}):
            yield Piece(_SIGNS[tag])
        elif tag in _NOTES:
            yield Piece(kind=_NOTES[tag], target=child.get("id", ""))
        elif tag == "txbxContent":
            yield Piece(kind="box", element=child)
        else:
            yield from pieces(child)


def _is_vanished(run: Element) -> bool:
    """Text formatted as hidden is not printed."""
    vanish = run.find("rPr/vanish")
    return vanish is not None and vanish.get("val", "1") not in {"0", "false"}


def _symbol(element: Element) -> str:
    code = element.get("char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= number <= 0xF8FF else chr(number)
