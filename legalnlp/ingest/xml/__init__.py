"""Legal XML: one reader, one walk, a record of data for each vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.xml.dialect import Dialect, Element
from legalnlp.ingest.xml.justice_canada import JUSTICE_CANADA
from legalnlp.ingest.xml.parse import parse_xml
from legalnlp.ingest.xml.walk import walk


@dataclass(frozen=True, slots=True)
class Sign:
    """How a vocabulary is told: by the root's name, its namespace, and an element it must hold."""

    dialect: Dialect
    roots: frozenset[str] = frozenset()
    namespace: str = ""
    holds: str = ""

    def fits(self, root: Element) -> bool:
        """Whether ``root`` (tags local, namespace as attribute) carries this sign."""
        return (
            (not self.roots or root.tag in self.roots)
            and self.namespace in root.get("xmlns", "")
            and (not self.holds or root.find(f".//{self.holds}") is not None)
        )


SIGNS: tuple[Sign, ...] = (
    Sign(JUSTICE_CANADA, frozenset({"Statute", "Regulation", "Bill"}), holds="Identification"),
    Sign(JUSTICE_CANADA, frozenset({"Section", "Definition", "Schedule"}), holds="Text"),
)


def read_xml(data: bytes, name: str) -> Draft:
    """The draft of one XML file.

    Raises:
        UnreadableFile: ``damaged``, ``empty`` or ``no_text``; see `parse.parse_xml`.
    """
    root = parse_xml(data, name)
    for sign in SIGNS:
        if sign.fits(root):
            return walk(root, sign.dialect)
    raise UnreadableFile(
        name, "unknown_format", f"no reader for <{root.tag}>", "Convert it to a format listed."
    )
