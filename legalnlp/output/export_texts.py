"""The texts behind an analysed folder, read again and proved to be the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from legalnlp.errors import LegalNLPError
from legalnlp.output import tables
from legalnlp.output.folder import Folder
from legalnlp.sources.again import named, with_bytes
from legalnlp.sources.columns import Columns
from legalnlp.sources.input import Input
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


class Text(NamedTuple):
    """Where the text of a coding was found again, and the document read from it."""

    input: Input
    document: Document


def documents(folder: Folder, texts: str | Path | None = None) -> dict[str, Document]:
    """The documents of all codings, by id; places and errors as in `read_again`."""
    return {name: text.document for name, text in read_again(folder, texts).items()}


def read_again(folder: Folder, texts: str | Path | None = None) -> dict[str, Text]:
    """The texts of all codings, by id, in the order of the codings.

    They are read from where the run found them, or from any input under ``texts`` with the same
    bytes. Raises `TextsMissing` where one is gone or does not hold the passages of its coding.
    """
    at = places(folder, folder.codings, texts)
    found: dict[str, Text] = {}
    reasons: dict[str, str] = {}
    for name, coding in folder.codings.items():
        answer = _read(folder, coding, at.get(name))
        if isinstance(answer, Text):
            found[name] = answer
        else:
            reasons[name] = answer
    if reasons:
        raise TextsMissing(reasons)
    return found


def places(
    folder: Folder, names: Iterable[str], texts: str | Path | None = None
) -> dict[str, Input]:
    """The inputs of some documents of a folder, by id, as far as they can be found again."""
    columns = Columns(**(folder.run.get("columns") or {}))
    wanted = {name: folder.codings[name]["document"].get("sha256") for name in names}
    same = {} if texts is None else dict(with_bytes(filter(None, wanted.values()), texts, columns))
    found = {name: same[sha256] for name, sha256 in wanted.items() if sha256 in same}
    listed = {str(folder.paths[n]): n for n in wanted if n not in found and n in folder.paths}
    return found | {listed[one.name]: one for one in named(listed, columns)}


def _read(folder: Folder, coding: Mapping[str, Any], input: Input | None) -> Text | str:
    """The text, or what is wrong with it."""
    facts = coding["document"]
    if input is None:
        path = folder.paths.get(facts["id"])
        return f"{path} is gone" if path else "no path is known"
    if input.data is None and not Path(input.name).is_file():
        return f"{input.name} is gone"
    given = {key: value for key, value in _overrides(folder).items() if value is not None}
    try:
        document = input.document(**given)
    except LegalNLPError as error:
        return str(error)
    if document.sha256 != facts.get("sha256"):
        return f"{input.name} has changed since it was coded"
    odd = [p for p in passages(coding) if document.text[p["start"] : p["end"]] != p["quote"]]
    if odd:
        return f"{len(odd)} passage(s) stand elsewhere in {input.name}"
    return Text(input, document)


def _overrides(folder: Folder) -> Mapping[str, Any]:
    found: Mapping[str, Any] = folder.run.get("overrides") or {}
    return found


def passages(coding: Mapping[str, Any]) -> Iterator[tables.Row]:
    """The rows of evidence that have a place in the text."""
    for row in tables.evidence(coding):
        if row.get("start") is not None and row.get("end") is not None:
            yield row
