"""The texts behind an analysed folder, read again and proved to be the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from legalnlp.errors import LegalNLPError
from legalnlp.output import tables
from legalnlp.output.folder import Folder
from legalnlp.types import Document

_SHOWN = 5


class TextsMissing(LegalNLPError):
    """Texts that an exchange format needs are gone, or are no longer those that were coded.

    ``reasons`` says for each document what is wrong.
    """

    def __init__(self, reasons: Mapping[str, str]) -> None:
        self.reasons = dict(reasons)
        first = "; ".join(f"{name}: {why}" for name, why in [*reasons.items()][:_SHOWN])
        more = f" and {len(reasons) - _SHOWN} more" if len(reasons) > _SHOWN else ""
        super().__init__(
            f"{len(reasons)} text(s) cannot be read again: {first}{more}. Name the folder of the "
            "texts with --texts, or run `legalnlp analyze` on the texts as they are now"
        )


def documents(folder: Folder, texts: str | Path | None = None) -> dict[str, Document]:
    """The documents of all codings, by id, in the order of the codings.

    They are read from the paths of the run, or from any file under ``texts`` with the same
    bytes. Raises `TextsMissing` where one is gone or does not hold the passages of its coding.
    """
    at = {} if texts is None else _by_hash(Path(texts))
    found: dict[str, Document] = {}
    reasons: dict[str, str] = {}
    for name, coding in folder.codings.items():
        path = at.get(coding["document"].get("sha256")) or folder.paths.get(name)
        answer = _read(folder, coding, path)
        if isinstance(answer, Document):
            found[name] = answer
        else:
            reasons[name] = answer
    if reasons:
        raise TextsMissing(reasons)
    return found


def _by_hash(folder: Path) -> dict[str, Path]:
    from legalnlp.ingest import inputs

    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in inputs([folder])}


def _read(folder: Folder, coding: Mapping[str, Any], path: Path | None) -> Document | str:
    """The document, or what is wrong with it."""
    from legalnlp.ingest import read

    facts = coding["document"]
    if path is None:
        return "no path is known"
    if not path.is_file():
        return f"{path} is gone"
    given = {key: value for key, value in _overrides(folder).items() if value is not None}
    try:
        document = read(path, **given)
    except LegalNLPError as error:
        return str(error)
    if document.sha256 != facts.get("sha256"):
        return f"{path} has changed since it was coded"
    odd = [p for p in passages(coding) if document.text[p["start"] : p["end"]] != p["quote"]]
    return f"{len(odd)} passage(s) stand elsewhere in {path}" if odd else document


def _overrides(folder: Folder) -> Mapping[str, Any]:
    found: Mapping[str, Any] = folder.run.get("overrides") or {}
    return found


def passages(coding: Mapping[str, Any]) -> Iterator[tables.Row]:
    """The rows of evidence that have a place in the text."""
    for row in tables.evidence(coding):
        if row.get("start") is not None and row.get("end") is not None:
            yield row
