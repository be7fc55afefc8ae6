"""Judgments of the Dutch courts (open-rechtspraak, schema rechtspraak-1.0)."""

from __future__ import annotations

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze


def _prepare(root: Element) -> None:
    """A paragraph that some collections annotate as the title of a section becomes a heading."""
    for words in root.iterfind(".//para/text[@manualAnnotation='SECTION_TITLE']"):
        words.getparent().tag = "heading"


def _metadata(root: Element) -> Metadata:
    found: Metadata = {"doc_type": "judgment"}
    paths = {
        "ecli": "identifier",
        "language": "language",
        "court": "creator",
        "date": "date",
        "number": "zaaknummer",
        "jurisdiction": "coverage",
        "title": "title",
    }
    for key, tag in paths.items():
        words = squeeze(root.findtext(f".//Description/{tag}", ""))
        if words:
            found[key] = words
    found["citation"] = found.get("ecli")
    found["language"] = language_tag(found.get("language"))
    return {key: value for key, value in found.items() if value}


RECHTSPRAAK = Dialect(
    format="xml-rechtspraak",
    provisions={"section": "section", "paragroup": "paragraph", "listitem": "item"},
    labels=frozenset({"nr", "potentialnr"}),
    captions=frozenset({"title"}),
    headings={"heading": 1, "bridgehead": 2},
    lines=frozenset({"para"}),
    rows=frozenset({"row"}),
    regions={"inhoudsindicatie": "note", "footnote": "note"},
    lifted=frozenset({"footnote"}),
    dropped=frozenset({"RDF"}),
    prepare=_prepare,
    metadata=_metadata,
)
