"""Codings as they are compared: the same record for a person's file and the toolkit's answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.knowledge import categories

SETS = ("media", "recognition", "conduct", "defences")


@dataclass(frozen=True, slots=True)
class CodedCell:
    """One depiction category as one coder saw it. ``evidence`` holds the quotes."""

    value: str = "silent"
    conditions: frozenset[str] = frozenset()
    conduct: frozenset[str] = frozenset()
    evidence: tuple[str, ...] = ()
    hard: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """One document as one coder saw it; all nine cells are silent where it is not relevant."""

    id: str
    language: str
    jurisdiction: str
    as_of: str | None
    relevant: bool
    cells: Mapping[str, CodedCell] = field(default_factory=dict, hash=False)
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    age: int | None = None
    max_prison_years: float | None = None
    doc_type: str = "statute"
    definitions: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    court: str | None = None
    decided: str | None = None

    def cell(self, category: str) -> CodedCell:
        """The cell of a category; silent where the coder says nothing of it."""
        return self.cells.get(category, CodedCell())


def coded(data: Mapping[str, Any]) -> Coded:
    """Read one coding in the JSON shape ``legalnlp-coding/1``.

    Raises KeyError where a required key is missing.
    """
    document, relevant = data["document"], bool(data["relevant"])
    depictions = data.get("depictions") or {}
    return Coded(
        id=document["id"],
        language=document["language"],
        jurisdiction=document["jurisdiction"],
        as_of=document.get("as_of"),
        relevant=relevant,
        cells={c: _cell(depictions[c]) for c in categories() if relevant and c in depictions},
        sets={name: frozenset((relevant and data.get(name)) or ()) for name in SETS},
        age=data.get("age") if relevant else None,
        max_prison_years=data.get("max_prison_years") if relevant else None,
        doc_type=document.get("doc_type", "statute"),
        definitions=tuple((d["term"], d["kind"]) for d in data.get("definitions") or ()),
        readings=tuple(_readings(data.get("judgment") or {})),
        court=(data.get("judgment") or {}).get("court"),
        decided=(data.get("judgment") or {}).get("date"),
    )


def _cell(data: Mapping[str, Any]) -> CodedCell:
    return CodedCell(
        value=data["value"],
        conditions=frozenset(data.get("conditions") or ()),
        conduct=frozenset(data.get("conduct") or ()),
        evidence=tuple(e["quote"] for e in data.get("evidence") or ()),
        hard=data.get("difficulty") == "hard",
        note=data.get("note"),
    )


def _readings(judgment: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for reading in judgment.get("readings") or ():
        yield reading["effect"], tuple(sorted(reading.get("categories") or ()))


def read_codings(path: str | Path) -> dict[str, Coded]:
    """Codings by document id, from a folder of JSON files, a JSON Lines file or one JSON file.

    Raises `UnreadableFile` where the path holds no codings or a file is no coding.
    """
    path = Path(path)
    found: dict[str, Coded] = {}
    for source, text in _texts(path):
        try:
            record = coded(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableFile(
                source, "damaged", f"no coding in the shape legalnlp-coding/1: {error!r}",
                "Correct the file or take it out of the folder.",
            ) from error  # fmt: skip
        found[record.id] = record
    if not found:
        raise UnreadableFile(
            path, "empty", "no codings found", "Name a folder of codings (*.json) or a .jsonl file."
        )
    return found


def _texts(path: Path) -> Iterable[tuple[Path, str]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield file, file.read_text(encoding="utf-8")
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path, line
    elif path.is_file():
        yield path, path.read_text(encoding="utf-8")
