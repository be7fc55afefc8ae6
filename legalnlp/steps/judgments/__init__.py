"""Judgments: what a court says a definition means, reaches, or may not reach.

>>> from legalnlp.knowledge import load_pack
>>> text = ("Supreme Court of Canada\\nDecided May 4, 1931.\\n"
...         "Analysis\\nSection 9 prohibits every cartoon of a child. "
...         "For these reasons, section 9 is overbroad and unconstitutional.")
>>> answer = coding(Document("demo", text, language="en", doc_type="judgment"), load_pack("en"))
>>> [(r["effect"], r["categories"]) for r in answer.judgment["readings"]]
[('strikes_down', ['virtual_child_drawn'])]
>>> answer.judgment["court"], answer.judgment["date"]
('Supreme Court of Canada', '1931-05-04')
>>> answer.depictions["virtual_child_drawn"].value
'excluded'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from legalnlp.knowledge import Pack
from legalnlp.steps.groups import TERMS
from legalnlp.steps.judgments.cited import citations
from legalnlp.steps.judgments.imprints import Imprint, imprint
from legalnlp.steps.judgments.joined import Ruling
from legalnlp.steps.judgments.matter import matter
from legalnlp.steps.judgments.passages import Passage, passages
from legalnlp.steps.judgments.quotations import quotations
from legalnlp.steps.judgments.rulings import rulings
from legalnlp.steps.judgments.scopes import scopes
from legalnlp.steps.judgments.settles import Stated, cells, evidence, stated, verbatim
from legalnlp.types import Coding, Document

__all__ = ["coding", "imprint", "passages", "quotations", "rulings"]

_ENOUGH = 3  # sentences on the subject that make a judgment relevant, though nothing is decided
_ASKS = "No reading was recognised, though the judgment speaks of the subject: read it yourself."


def coding(document: Document, pack: Pack) -> Coding:
    """Code a judgment: its readings, what they settle, court, date, finality.

    ``depictions`` hold only what the judgment settles; the rest is silent. What text or front
    matter do not say is None in ``judgment``, which is given for every judgment, relevant or not.
    """
    read = passages(document, pack)
    quoted = quotations(document.text, pack.judgments)
    lists = [(p.start, p.end) for p in read if p.section == "references"]
    scope = scopes(read, citations(document.text, pack.judgments, lists))
    found = rulings(read, quoted, scope, matter(document, read, pack))
    printed = imprint(document, pack.judgments)
    known = _known(document, printed)
    judgment = _judgment(known, found, printed)
    unread = not found and _speaks(read) >= _ENOUGH and not _moot(read)
    if not found and not unread:
        return Coding(known, False, judgment=judgment)
    return _answer(
        known, found, stated(known, read, quoted, found), judgment, pack.draft or unread, unread
    )


def _answer(
    document: Document,
    found: Sequence[Ruling],
    said: Stated,
    judgment: Mapping[str, Any],
    review: bool,
    unread: bool,
) -> Coding:
    return Coding(
        document=document,
        relevant=True,
        depictions=cells(document, found, said.sets.get("conduct", ())),
        sets=said.sets,
        age=said.age,
        max_prison_years=said.years,
        proofs=said.proofs,
        review=review,
        notes=(_ASKS,) if unread else (),
        judgment=judgment,
    )


def _known(document: Document, printed: Imprint) -> Document:
    """The document with what only its text says: whose court it is, when, and its citation."""
    return replace(
        document,
        jurisdiction=document.jurisdiction
        or (printed.court.jurisdiction if printed.court else None),
        as_of=document.as_of or printed.date,
        citation=document.citation or printed.citation or printed.number,
    )


def _judgment(document: Document, found: Sequence[Ruling], printed: Imprint) -> dict[str, Any]:
    court = printed.court
    return {
        "readings": [_reading(document, ruling) for ruling in found],
        "court": court.english if court else None,
        "court_own_name": court.name if court else None,
        "date": printed.date,
        "number": printed.number,
        "citation": printed.citation,
        "parties": printed.parties,
        "final": printed.final,
        "binding": printed.binding,
    }


def _reading(document: Document, ruling: Ruling) -> dict[str, Any]:
    return {
        "effect": ruling.effect,
        "categories": list(ruling.categories),
        "condition": verbatim(document, ruling.demand) if ruling.demand else None,
        "conditions": list(ruling.conditions),
        "provisions": [c.name for c in ruling.provisions],
        "evidence": [
            {
                "quote": e.quote,
                "provision": e.provision,
                "start": e.start,
                "end": e.end,
                "rule": e.rule,
            }
            for e in evidence(document, ruling.words)
        ],
    }


def _speaks(read: Sequence[Passage]) -> int:
    """How many of the court's own sentences are on the subject."""
    return sum(p.voice == "court" and bool(_on_subject(p)) for p in read)


def _moot(read: Sequence[Passage]) -> bool:
    """The court leaves the question because nothing hangs on it any more."""
    return any(p.voice in ("court", "open") and p.says("verdict.moot") for p in read)


def _on_subject(passage: Passage) -> bool:
    return any(m.concept in TERMS for m in passage.kept)
