"""Articles to learn relevance from: which are on the subject, which are not, and who says so.

Whole codes (haystack): what their list calls core is on the subject, what it calls related half,
everything else that the rules read is not. Coded texts (gold): articles that hold a passage of the
coding are on it, and what the rules read in texts of other fields is not. Restatements: articles
in which the rules are sure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legalnlp.evaluation.discovery import bare
from legalnlp.ingest import inputs, read
from legalnlp.pipeline import pack_for
from legalnlp.relevance import Candidate, candidates, touched
from legalnlp.steps import cascade
from legalnlp.types import Document

CORE, RELATED, NOISE = 1.0, 0.5, 0.0


@dataclass(frozen=True, slots=True)
class Example:
    """An article with its label (1 on the subject, 0 not, 0.5 related to it).

    ``group`` is the country, whose examples are left out together; ``found`` tells whether the
    rules returned it.
    """

    kind: str
    group: str
    name: str
    language: str
    label: float
    found: bool
    candidate: Candidate


def haystack(folder: Path) -> Iterator[Example]:
    """The articles of whole codes that the rules touch."""
    listed = json.loads((folder / "needles.json").read_text(encoding="utf-8"))
    for file, needles in listed.items():
        core = {bare(label) for label in needles["core"]}
        related = {bare(label) for label in needles["related"]}
        group = file[:2].replace("tx", "us")
        for label, _, found, one in _articles(read(folder / file)):
            key = bare(label)
            value = CORE if key in core else RELATED if key in related else NOISE
            name, language = f"{file} {label}", needles["language"]
            yield Example("haystack", group, name, language, value, found, one)


def gold(folder: Path, corpus: Path) -> Iterator[Example]:
    """The articles of coded texts: those that hold a passage, and those of other fields."""
    codings = {path.stem: path for path in sorted(folder.glob("*.json"))}
    for path in inputs([corpus]):
        if path.stem not in codings:
            continue
        coding = json.loads(codings[path.stem].read_text(encoding="utf-8"))
        document = read(path)
        if document.doc_type == "judgment":
            continue
        places = list(_places(coding, document.text))
        for label, (start, end), found, one in _articles(document):
            inside = any(start <= place < end for place in places)
            if inside or not coding["relevant"]:
                group, language = path.stem[:2], document.language or ""
                value = CORE if inside else NOISE
                yield Example("gold", group, f"{path.stem} {label}", language, value, found, one)


def _places(coding: dict[str, Any], text: str) -> Iterator[int]:
    for cell in (coding.get("depictions") or {}).values():
        for evidence in cell.get("evidence", ()):
            place = text.find(evidence["quote"])
            if place >= 0:
                yield place


def restatements(folder: Path) -> Iterator[Example]:
    """The articles of the restatements in which the rules are sure."""
    for path in inputs([folder]):
        for label, _, found, one in _articles(read(path)):
            if one.sure:
                name = f"{path.stem} {label}"
                yield Example("restatement", path.stem[:2], name, "en", CORE, found, one)


def _articles(document: Document) -> Iterator[tuple[str, tuple[int, int], bool, Candidate]]:
    """Label, place and candidate of each article that the rules read; whether they returned it."""
    pack = pack_for(document)
    tree, _, on = cascade.read(document, pack)
    known = {found.provision: one for found, one in candidates(document, tree, on, pack)}
    for article in sorted(on.read):
        place = (tree[article].start, tree[article].end)
        one = known.get(article) or touched(document.text[slice(*place)], pack)
        yield tree[article].label, place, article in known, one
