"""An analysed folder, read back: what every table, figure and report is made from.

The folder is the one that ``legalnlp analyze`` writes. Its codings are folded here in the
simplest way that the codebook allows: enacted texts in force (or of unknown status), the newest
version of each provision, and per category the widest value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.knowledge import categories, taxonomy
from legalnlp.output.codings import NO_JURISDICTION

Data = Mapping[str, Any]
_DATES = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|(?:19|20)\d{6}|(?:19|20)\d{2})(?=-|$)|-restated$")
_IN_FORCE = ("in_force", None)


@dataclass(frozen=True)
class Position:
    """What one jurisdiction reaches in one category.

    ``value`` is the widest of its documents, ``documents`` the ids of those that give it.
    """

    value: str
    documents: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    review: bool = False


@dataclass(frozen=True)
class Jurisdiction:
    """A jurisdiction: its positions by category, and its documents, newest first.

    ``current`` are the ids of the documents that were folded; the others are judgments, earlier
    versions, and texts that are not in force.
    """

    code: str
    positions: Mapping[str, Position]
    documents: tuple[Data, ...]
    current: frozenset[str]


@dataclass(frozen=True)
class Folder:
    """The results in a folder. ``codings`` are in the shape ``legalnlp-coding/1``, by id.

    ``run`` is ``run.json`` (versions, hashes, settings), ``paths`` the file that each document
    was read from, where the journal of the run still names it.
    """

    path: Path
    codings: Mapping[str, Data]
    run: Data = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)

    @cached_property
    def jurisdictions(self) -> Mapping[str, Jurisdiction]:
        """The jurisdictions in the order of their codes."""
        grouped: dict[str, list[Data]] = {}
        for coding in self.codings.values():
            code = coding["document"].get("jurisdiction") or NO_JURISDICTION
            grouped.setdefault(code, []).append(coding)
        return {code: fold(code, grouped[code]) for code in sorted(grouped)}


def load(folder: str | Path) -> Folder:
    """Read a folder of results.

    Raises `FileNotFoundError` where it holds no ``codings.jsonl``, `UnreadableFile` where a line
    of it is no coding.
    """
    folder = Path(folder)
    source = folder / "codings.jsonl"
    if not source.is_file():
        raise FileNotFoundError(
            f"{folder}: no codings.jsonl in it. Make one with `legalnlp analyze FILES --out DIR`"
        )
    codings = {coding["document"]["id"]: coding for coding in _lines(source)}
    run = folder / "run.json"
    facts = _parsed(run, run.read_text(encoding="utf-8")) if run.is_file() else {}
    return Folder(folder, codings, facts, _paths(folder / "journal.jsonl"))


def fold(code: str, codings: Iterable[Data]) -> Jurisdiction:
    """One jurisdiction of its codings; ``code`` is an ISO 3166 code or EU, COE, UN…"""
    ordered = sorted(codings, key=_newest_first)
    newest: dict[str, Data] = {}
    for coding in filter(_enacted, ordered):
        newest.setdefault(provision_key(coding["document"]), coding)
    positions = {c: _position(c, tuple(newest.values())) for c in categories()}
    current = frozenset(coding["document"]["id"] for coding in newest.values())
    return Jurisdiction(code, positions, tuple(ordered), current)


def provision_key(document: Data) -> str:
    """What the versions of one provision share: the id without dates.

    >>> provision_key({"id": "xa-art-7-2001-05-03"}), provision_key({"id": "xa-art-7-2019"})
    ('xa-art-7', 'xa-art-7')
    """
    return _DATES.sub("", document["id"])


def cell(coding: Data, category: str) -> Data:
    """The cell of one category; ``{"value": "silent"}`` where the coding has none."""
    found: Data = (coding.get("depictions") or {}).get(category) or {"value": "silent"}
    return found


def _position(category: str, codings: tuple[Data, ...]) -> Position:
    order: list[str] = taxonomy()["values"]["order"]
    cells = [(coding["document"]["id"], cell(coding, category)) for coding in codings]
    value = min((c["value"] for _, c in cells), key=order.index, default="silent")
    giving = [(name, c) for name, c in cells if c["value"] == value and value != "silent"]
    return Position(
        value,
        tuple(name for name, _ in giving),
        _union(c.get("conditions") for _, c in giving),
        _union(c.get("conduct") for _, c in cells),
        any(c.get("review") for _, c in giving),
    )


def _union(lists: Iterable[Iterable[str] | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member for found in lists for member in found or ()))


def _enacted(coding: Data) -> bool:
    document = coding["document"]
    return document.get("doc_type") != "judgment" and document.get("status") in _IN_FORCE


def _newest_first(coding: Data) -> tuple[list[int], str]:
    document = coding["document"]
    return [-ord(c) for c in document.get("as_of") or "0"], document["id"]


def _paths(journal: Path) -> dict[str, Path]:
    """Document ids and the files they were read from."""
    if not journal.is_file():
        return {}
    records = (entry["record"] for entry in _lines(journal))
    return {r["coding"]["document"]["id"]: Path(r["path"]) for r in records if r.get("coding")}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield _parsed(path, line)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as error:
        advice = "Run `legalnlp analyze` again; it codes only what has changed."
        raise UnreadableFile(path, "damaged", f"no JSON: {error}", advice) from error
    return data
