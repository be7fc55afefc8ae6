"""People's codings out of a REFI-QDA project, as ``legalnlp-coding/1``.

A code says what it means by its name, ``virtual_child_drawn: covered``, as in the codebook that
`refi.qdc` writes; codes with other names are left aside and listed in the notes. One coding comes
back for every person and text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from legalnlp.errors import UnreadableFile
from legalnlp.knowledge import categories, taxonomy
from legalnlp.output.codings import NO_JURISDICTION, NO_LANGUAGE, SCHEMA
from legalnlp.output.refi import DEFINED
from legalnlp.output.tables_rows import ids

_LARGEST = 500_000_000  # bytes that a project may unpack to
_NAME = re.compile(
    r"\s*([a-z_]+)\s*[:=]\s*([a-z_]+|\d+(?:\.\d+)?)\s*(?:\(\s*([a-z_]+)\s*\))?\s*", re.IGNORECASE
)
_NUMBERS = ("age", "max_prison_years")
_SETS = ("media", "recognition", "conduct", "defences")
_FACTS = ("jurisdiction", "language", "doc_type", "status", "as_of", "instrument", "citation",
          "source", "sha256")  # fmt: skip
Data = dict[str, Any]


@dataclass(frozen=True)
class Code:
    """A code on a passage, or on a text as a whole: ``audio: conditional (obscene)``."""

    dimension: str
    member: str
    detail: str | None
    passage: Data | None = None


@dataclass
class _Said:
    """What one person said of one text."""

    coder: str
    document: Data
    codes: list[Code] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)


def codings(path: str | Path) -> list[Data]:
    """The codings in a ``.qdpx``, by text and then by person, in the order of the file.

    Raises `UnreadableFile` where it is no such project.
    """
    path = Path(path)
    with _opened(path) as archive:
        root = _project(path, archive)
        users = {_key(u.get("guid")): u.get("name") or "" for u in _all(root, "User")}
        names = {_key(c.get("guid")): c.get("name") or "" for c in _all(root, "Code")}
        variables = {_key(v.get("guid")): v.get("name") or "" for v in _all(root, "Variable")}
        found: list[Data] = []
        for source in _all(root, "TextSource"):
            text = _text(path, archive, source)
            facts = _facts(source, variables)
            found += [_coding(said) for said in _said(source, text, facts, names, users)]
    return found


def _opened(path: Path) -> zipfile.ZipFile:
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file")
    try:
        archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    except zipfile.BadZipFile as error:
        raise _damaged(path, "no zip archive") from error
    if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
        raise UnreadableFile(path, "too_large", "too much in it", "Export fewer texts at a time.")
    return archive


def _damaged(path: Path, what: str) -> UnreadableFile:
    return UnreadableFile(path, "damaged", what, "Export the project again as REFI-QDA (.qdpx).")


def _project(path: Path, archive: zipfile.ZipFile) -> Any:
    name = next((n for n in archive.namelist() if n.lower().endswith(".qde")), None)
    if name is None:
        raise _damaged(path, "no .qde file in it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(path, f"no XML: {error}") from error


def _all(root: Any, tag: str) -> Iterator[Any]:
    yield from root.iter(f"{{*}}{tag}")


def _key(identifier: str | None) -> str:
    return (identifier or "").strip("{}").lower()


def _text(path: Path, archive: zipfile.ZipFile, source: Any) -> str:
    content = source.find("{*}PlainTextContent")
    if content is not None:
        return content.text or ""
    name = (source.get("plainTextPath") or "").removeprefix("internal://")
    for entry in archive.namelist():
        if name and entry.rpartition("/")[2] == name:
            return archive.read(entry).decode("utf-8", "replace")
    raise _damaged(path, f"the text of {source.get('name')!r} is not in it")


def _facts(source: Any, variables: Mapping[str, str]) -> Data:
    facts: Data = {"id": source.get("name") or "text"}
    facts |= {"jurisdiction": NO_JURISDICTION, "language": NO_LANGUAGE, "doc_type": "statute"}
    for value in source.findall("{*}VariableValue"):
        reference, text = value.find("{*}VariableRef"), value.find("{*}TextValue")
        name = variables.get(_key(reference.get("targetGUID"))) if reference is not None else None
        if name in _FACTS and text is not None and text.text:
            facts[name] = text.text
    return facts


def _said(
    source: Any, text: str, facts: Data, names: Mapping[str, str], users: Mapping[str, str]
) -> list[_Said]:
    """What each person said; a project without persons has one, without a name."""
    found: dict[str, _Said] = {}
    for coding, passage in _marks(source, text):
        user = _key(coding.get("creatingUser") or source.get("creatingUser"))
        who = users.get(user, "unnamed coder") or "unnamed coder"
        said = found.setdefault(who, _Said(who, facts))
        for reference in coding.findall("{*}CodeRef"):
            name = names.get(_key(reference.get("targetGUID")), "")
            known = _meaning(name)
            if known:
                said.codes.append(replace(known, passage=passage))
            else:
                said.unknown[name] = None
    return list(found.values())


def _marks(source: Any, text: str) -> Iterator[tuple[Any, Data | None]]:
    """Every coding of a text with its passage; None where the text as a whole is coded."""
    for coding in source.findall("{*}Coding"):
        yield coding, None
    for selection in source.findall("{*}PlainTextSelection"):
        start, end = int(selection.get("startPosition")), int(selection.get("endPosition")) + 1
        passage = _passage(text, start, end)
        about = selection.findtext("{*}Description") or ""
        if about.startswith(DEFINED):
            passage["term"] = about.removeprefix(DEFINED)
        for coding in selection.findall("{*}Coding"):
            yield coding, passage


def _passage(text: str, start: int, end: int) -> Data:
    """The passage with its place in the text with plain line breaks and no byte order mark."""
    begin, stop = _plain(text, start), _plain(text, end)
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return {"quote": plain[begin:stop], "provision": None, "start": begin, "end": stop}


def _plain(text: str, at: int) -> int:
    return at - text.count("\r\n", 0, at) - (1 if text.startswith("\ufeff") and at else 0)


def _meaning(name: str) -> Code | None:
    """What a name of a code stands for; None where the codebook does not have it."""
    match = _NAME.fullmatch(name)
    if not match:
        return None
    dimension, member = match[1].lower(), match[2].lower()
    detail = match[3].lower() if match[3] else None
    if dimension in categories():
        return Code(dimension, member, detail) if _of_category(member, detail) else None
    if dimension in _NUMBERS:
        return Code(dimension, member, None) if member[0].isdigit() else None
    known = ids() | {"relevant": ["true", "false"]}
    return Code(dimension, member, None) if member in known.get(dimension, ()) else None


def _of_category(member: str, detail: str | None) -> bool:
    if member == "conduct":
        return detail in ids()["conduct"]
    known = member in ids()["value"]
    return known and (detail is None or (member == "conditional" and detail in ids()["conditions"]))


# ── from what was said to a coding ────────────────────────────────────────────────────────


def _coding(said: _Said) -> Data:
    denied = any(c.dimension == "relevant" and c.member == "false" for c in said.codes)
    relevant = bool(said.codes) and not denied
    listed = ", ".join(sorted(said.unknown))
    data: Data = {
        "schema": SCHEMA,
        "document": said.document,
        "coder": {"name": said.coder, "version": None, "codebook": str(taxonomy()["version"])},
        "relevant": relevant,
        "review": False,
        "notes": [f"codes that the codebook does not have: {listed}"] if listed else [],
    }
    return data | (_codes(said.codes, data["notes"]) if relevant else {})


def _codes(codes: list[Code], notes: list[str]) -> Data:
    data: Data = {"depictions": {c: _cell(c, codes, notes) for c in categories()}}
    for dimension in _SETS:
        data[dimension] = _ordered(dimension, {c.member for c in codes if c.dimension == dimension})
    data |= {number: _number(number, codes, notes) for number in _NUMBERS}
    data["definitions"] = [
        {"term": "", "kind": code.member, "scope": None} | code.passage
        for code in codes
        if code.dimension == "definition_kind" and code.passage
    ]
    return data


def _ordered(section: str, members: set[str]) -> list[str]:
    return [member for member in ids()[section] if member in members]


def _cell(category: str, codes: list[Code], notes: list[str]) -> Data:
    mine = [code for code in codes if code.dimension == category]
    named = _ordered("value", {code.member for code in mine})
    if not named:
        return {"value": "silent"}
    if len(named) > 1:
        notes.append(f"{category}: coded {', '.join(named)}; the widest is kept")
    value = named[0]
    giving = [code for code in mine if code.member == value]
    cell: Data = {"value": value}
    if value == "conditional":
        cell["conditions"] = _ordered("conditions", {code.detail or "" for code in giving})
    if value not in ("silent", "excluded"):
        acts = {code.detail or "" for code in mine if code.member == "conduct"}
        cell["conduct"] = _ordered("conduct", acts)
    passages = {
        (c.passage["start"], c.passage["end"]): {k: v for k, v in c.passage.items() if k != "term"}
        for c in giving
        if c.passage
    }
    return cell | ({"evidence": list(passages.values())} if passages else {})


def _number(number: str, codes: list[Code], notes: list[str]) -> float | int | None:
    found = sorted({float(code.member) for code in codes if code.dimension == number})
    if not found:
        return None
    if len(found) > 1:
        notes.append(f"{number}: coded {', '.join(f'{n:g}' for n in found)}; the highest is kept")
    highest = found[-1]
    return int(highest) if highest.is_integer() else highest
