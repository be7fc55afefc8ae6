"""The toolkit tried on provisions that were drafted for it, capability by capability.

A specimen file ``corpora/specimens/<tag>.toml`` holds ``[[specimen]]`` records with ``id``,
``capability``, ``text`` and an ``expect`` table of the codes that the specimen is about.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import categories, taxonomy
from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document

_CAPABILITY = re.compile(r"\w+=\w+|rule \d+")
_NUMBERS = ("age", "max_prison_years")
_SETS = ("media", "recognition", "conduct", "defences")


@dataclass(frozen=True, slots=True)
class Specimen:
    """One drafted provision and the codes that it is about."""

    id: str
    language: str
    capability: str
    text: str
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one specimen: ``wrong`` maps a code to (expected, found)."""

    specimen: Specimen
    wrong: Mapping[str, tuple[Any, Any]]

    @property
    def right(self) -> bool:
        """Every expected code was found."""
        return not self.wrong


def load_specimens(folder: Path) -> tuple[Specimen, ...]:
    """All specimens of a folder, by language.

    Raises `KnowledgeError` where a record lacks a key, expects an unknown code or repeats an id.
    """
    found: dict[str, Specimen] = {}
    for path in sorted(folder.glob("*.toml")):
        with path.open("rb") as stream:
            records = tomllib.load(stream).get("specimen", ())
        for record in records:
            specimen = _specimen(path, record)
            if specimen.id in found:
                raise KnowledgeError(f"{path}: specimen id {specimen.id!r} is used twice")
            found[specimen.id] = specimen
    return tuple(found.values())


def _specimen(path: Path, record: Mapping[str, Any]) -> Specimen:
    missing = {"id", "capability", "text", "expect"} - set(record)
    if missing:
        raise KnowledgeError(f"{path}: specimen {record.get('id')!r} lacks {sorted(missing)}")
    known = {"relevant", *_NUMBERS, *_SETS, *categories(), *(f"{c}.conduct" for c in categories()),
             *(f"{c}.conditions" for c in categories())}  # fmt: skip
    unknown = set(record["expect"]) - known
    if unknown:
        raise KnowledgeError(f"{path}: specimen {record['id']!r} expects unknown {sorted(unknown)}")
    return Specimen(
        record["id"], path.stem, record["capability"], record["text"].strip(), record["expect"]
    )


def try_specimens(specimens: Iterable[Specimen]) -> tuple[Outcome, ...]:
    """Code each specimen and compare it with what it expects."""
    return tuple(Outcome(s, _differences(s)) for s in specimens)


def _differences(specimen: Specimen) -> dict[str, tuple[Any, Any]]:
    coding = analyse(Document(specimen.id, specimen.text, language=specimen.language))
    pairs = {key: (value, _found(coding, key)) for key, value in specimen.expect.items()}
    return {key: pair for key, pair in pairs.items() if _plain(pair[0]) != _plain(pair[1])}


def _found(coding: Coding, key: str) -> Any:
    category, _, part = key.partition(".")
    if key == "relevant":
        return coding.relevant
    if key in _NUMBERS:
        return getattr(coding, key)
    if key in _SETS:
        return coding.sets.get(key, ())
    cell = coding.depictions.get(category)
    if part:
        return getattr(cell, part) if cell else ()
    return cell.value if cell else "silent"


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (list, tuple)) else value


def capability(text: str) -> str:
    """What a specimen shows, without its details: a category and value, a rule, or a theme.

    >>> capability("rule 3: simulated said of the act"), capability("text=covered, by a book")
    ('rule 3', 'text=covered')
    """
    found = _CAPABILITY.match(text)
    return found.group().strip() if found else text.partition(":")[0].strip()


def matrix(outcomes: Iterable[Outcome]) -> dict[str, dict[str, tuple[int, int]]]:
    """Capability → language → (right, tried). Capabilities in the order of the codebook."""
    table: dict[str, dict[str, tuple[int, int]]] = {}
    for outcome in outcomes:
        row = table.setdefault(capability(outcome.specimen.capability), {})
        right, tried = row.get(outcome.specimen.language, (0, 0))
        row[outcome.specimen.language] = (right + outcome.right, tried + 1)
    order = [f"{c}={v}" for c in categories() for v in taxonomy()["values"]["order"]]
    order += [f"rule {number}" for number in range(1, 21)]
    rank = {name: place for place, name in enumerate(order)}
    return dict(sorted(table.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0])))


def as_text(outcomes: Iterable[Outcome]) -> str:
    """The matrix in plain text: the number tried, or right/tried where some are wrong.

    Below it stands what was wrong, one specimen a line, and how many were right in all.
    """
    rows = matrix(outcomes := tuple(outcomes))
    languages = sorted({o.specimen.language for o in outcomes})
    width = max((len(name) for name in rows), default=0)
    lines = [" " * width + "".join(f"{tag:>6}" for tag in languages)]
    for name, row in rows.items():
        cells = (_mark(*row[tag]) if tag in row else "·" for tag in languages)
        lines.append(f"{name:<{width}}" + "".join(f"{cell:>6}" for cell in cells))
    totals = [[o.right for o in outcomes if o.specimen.language == tag] for tag in languages]
    last = "".join(f"{_mark(sum(t), len(t)):>6}" for t in totals)
    lines.append(f"{'all':<{width}}{last}")
    lines += [f"{o.specimen.id}: {dict(o.wrong)}" for o in outcomes if not o.right]
    right = sum(o.right for o in outcomes)
    return "\n".join(
        [*lines, f"{right} of {len(outcomes)} specimens are coded as they were meant."]
    )


def as_json(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """The matrix as data: capability → language → [right, tried], sums, and what was wrong
    (specimen id → key → expected and found)."""
    outcomes = tuple(outcomes)
    return {
        "matrix": {name: dict(row) for name, row in matrix(outcomes).items()},
        "right": sum(o.right for o in outcomes),
        "tried": len(outcomes),
        "wrong": {o.specimen.id: dict(o.wrong) for o in outcomes if not o.right},
    }


def _mark(right: int, tried: int) -> str:
    return str(tried) if right == tried else f"{right}/{tried}"
