"""Legal XML: one reader, one walk, a record of data for each vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.xml.akoma_ntoso import AKOMA_NTOSO
from legalnlp.ingest.xml.clml import CLML
from legalnlp.ingest.xml.dc_code import DC_CODE
from legalnlp.ingest.xml.dialect import Dialect, Element
from legalnlp.ingest.xml.e_gov import E_GOV
from legalnlp.ingest.xml.formex import FORMEX
from legalnlp.ingest.xml.generic import generic
from legalnlp.ingest.xml.gesetze import GESETZE
from legalnlp.ingest.xml.justice_canada import JUSTICE_CANADA
from legalnlp.ingest.xml.parse import parse_xml
from legalnlp.ingest.xml.rechtspraak import RECHTSPRAAK
from legalnlp.ingest.xml.uslm import USLM
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
            and self.namespace in root.get("xmlns", "").lower()
            and (not self.holds or root.find(f".//{self.holds}") is not None)
        )


SIGNS: tuple[Sign, ...] = (
    Sign(JUSTICE_CANADA, frozenset({"Statute", "Regulation", "Bill"}), holds="Identification"),
    Sign(JUSTICE_CANADA, frozenset({"Section", "Definition", "fragments"}), holds="MarginalNote"),
    Sign(JUSTICE_CANADA, frozenset({"Section", "Subsection", "Schedule"}), holds="Text"),
    Sign(AKOMA_NTOSO, frozenset({"akomaNtoso", "akomantoso"})),
    Sign(AKOMA_NTOSO, namespace="legaldocml"),
    Sign(AKOMA_NTOSO, namespace="akomantoso"),
    Sign(DC_CODE, namespace="code.dccouncil"),
    Sign(RECHTSPRAAK, frozenset({"open-rechtspraak"})),
    Sign(RECHTSPRAAK, namespace="rechtspraak.nl"),
    Sign(USLM, namespace="/uslm"),
    Sign(USLM, frozenset({"uscDoc", "lawDoc", "pLaw"})),
    Sign(CLML, namespace="legislation.gov.uk"),
    Sign(CLML, frozenset({"Legislation"}), holds="Pnumber"),
    Sign(GESETZE, frozenset({"dokumente"}), holds="norm"),
    Sign(GESETZE, frozenset({"norm", "fragments"}), holds="textdaten"),
    Sign(E_GOV, holds="LawBody"),
    Sign(E_GOV, frozenset({"Article", "MainProvision", "fragments"}), holds="ParagraphSentence"),
    Sign(FORMEX, frozenset({"ACT", "CONS.ACT", "CONS.DOC", "DOC"}), holds="ENACTING.TERMS"),
    Sign(FORMEX, holds="TI.ART"),
    Sign(FORMEX, frozenset({"ANNEX", "CONS.ANNEX", "GENERAL"}), holds="BIB.INSTANCE"),
)


def read_xml(data: bytes, name: str) -> Draft:
    """The draft of one XML file; a vocabulary that no sign tells is read by its shape.

    Raises:
        UnreadableFile: ``damaged`` or ``empty`` (see `parse.parse_xml`), ``no_text`` where the
            file holds no words.
    """
    root = parse_xml(data, name)
    known = next((sign.dialect for sign in SIGNS if sign.fits(root)), None)
    draft = walk(root, known or generic(root))
    if not draft.text:
        raise UnreadableFile(
            name, "no_text", f"<{root.tag}> holds no words", "Check that this is the text itself."
        )
    return draft
