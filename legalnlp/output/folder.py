"""An analysed folder, read back: what every table, figure and report is made from.

The folder is the one that ``legalnlp analyze`` writes; `positions` folds its codings.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.output.codings import NO_JURISDICTION
from legalnlp.output.csvfile import original

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Folder:
    """The results in a folder. ``codings`` are in the shape ``legalnlp-coding/1``, by id.

    ``run`` is ``run.json`` (versions, hashes, settings), ``paths`` the file that each document
    was read from, where the run said so (``inputs.csv``).
    """

    path: Path
    codings: Mapping[str, Data]
    run: Data = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)

    @cached_property
    def by_jurisdiction(self) -> Mapping[str, tuple[Data, ...]]:
        """Codings by jurisdiction in the order of the codes, the newest first."""
        grouped: dict[str, list[Data]] = {}
        for coding in self.codings.values():
            code = coding["document"].get("jurisdiction") or NO_JURISDICTION
            grouped.setdefault(code, []).append(coding)
        return {code: tuple(sorted(grouped[code], key=_newest_first)) for code in sorted(grouped)}


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
    return Folder(folder, codings, facts, _paths(folder / "inputs.csv"))


def cell(coding: Data, category: str) -> Data:
    """The cell of one category; ``{"value": "silent"}`` where the coding has none."""
    found: Data = (coding.get("depictions") or {}).get(category) or {"value": "silent"}
    return found


def _newest_first(coding: Data) -> tuple[list[int], str]:
    document = coding["document"]
    return [-ord(c) for c in document.get("as_of") or "0"], document["id"]


def _paths(source: Path) -> dict[str, Path]:
    """Document ids and the files they were read from."""
    if not source.is_file():
        return {}
    with source.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return {original(row["document"]): Path(original(row["path"])) for row in rows}


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
