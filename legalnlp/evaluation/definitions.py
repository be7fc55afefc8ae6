"""Scores the search for definitions against acts whose official markup names each defined term.

The folder holds ``terms.json`` (per file: term, section or null, …) beside the files. Terms are
compared without typography, as pairs with their section; a term that the standard gives without
a section counts wherever it is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legalnlp.ingest import read
from legalnlp.knowledge import fold
from legalnlp.steps.definitions import definitions
from legalnlp.steps.structure import provisions
from legalnlp.types import Provision

Pair = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class DefinitionScore:
    """Counts over a set of files; ``missed`` and ``extra`` are (file, term, section)."""

    name: str
    found: int
    missed: tuple[tuple[str, str, str | None], ...]
    extra: tuple[tuple[str, str, str | None], ...]

    @property
    def precision(self) -> float:
        """Share of what was found that the standard holds; 1.0 where nothing was found."""
        total = self.found + len(self.extra)
        return self.found / total if total else 1.0

    @property
    def recall(self) -> float:
        """Share of the standard that was found; 1.0 where the standard is empty."""
        total = self.found + len(self.missed)
        return self.found / total if total else 1.0


def score_definitions(folder: str | Path) -> tuple[DefinitionScore, ...]:
    """One score for each sub-folder named in ``terms.json`` (one a language), sorted by name.

    Raises `FileNotFoundError` where the folder has no ``terms.json``.
    """
    home = Path(folder)
    standard: Mapping[str, Sequence[Mapping[str, Any]]] = json.loads(
        (home / "terms.json").read_text(encoding="utf-8")
    )
    groups: dict[str, list[str]] = {}
    for name in sorted(standard):
        groups.setdefault(name.split("/")[0], []).append(name)
    return tuple(
        _score(group, [(name, standard[name]) for name in names], home)
        for group, names in sorted(groups.items())
    )


def _score(
    group: str, files: Iterable[tuple[str, Sequence[Mapping[str, Any]]]], home: Path
) -> DefinitionScore:
    found, missed, extra = 0, [], []
    for name, terms in files:
        gold: set[Pair] = {(plain(t["term"]), t["section"]) for t in terms}
        hits, false = compare(_ours(home / name), gold)
        found += len(hits)
        missed += [(name, *pair) for pair in sorted(gold - hits, key=str)]
        extra += [(name, *pair) for pair in sorted(false, key=str)]
    return DefinitionScore(group, found, tuple(missed), tuple(extra))


def compare(ours: Iterable[Pair], gold: set[Pair]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of the standard that were found, and the pairs found that it does not hold."""
    anywhere = {term for term, section in gold if section is None}
    hits: set[Pair] = set()
    extra: set[Pair] = set()
    for term, section in set(ours):
        if (term, section) in gold:
            hits.add((term, section))
        elif term in anywhere:
            hits.add((term, None))
        else:
            extra.add((term, section))
    return hits, extra


def _ours(path: Path) -> list[Pair]:
    document = read(path)
    tree = provisions(document)
    return [(plain(d.term), section_of(tree, d.provision)) for d in definitions(document, tree)]


def plain(term: str) -> str:
    """A term without typography, for comparison."""
    return " ".join(fold(term).split())


def section_of(tree: Sequence[Provision], index: int) -> str | None:
    """The number of the section or article around a provision, or None."""
    at: int | None = index if tree else None
    while at is not None:
        if tree[at].kind in ("section", "article") and tree[at].number:
            return (tree[at].number or "").strip(" .§") or None
        at = tree[at].parent
    return None
