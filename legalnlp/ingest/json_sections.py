"""Reads JSON of provisions in whatever shape a collection chose.

No shape is known beforehand. An object is a provision when one of its values reads as legal text;
keys (`json_sections.toml`) say which, and where no key is known the longest text does. Objects in
lists inside it are its parts; objects around it are envelopes, whose scalars are metadata.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft, TextBuilder, canonical
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.lines import Measure, paragraphs
from legalnlp.types import RegionKind

_TABLE = Path(__file__).with_name("json_sections.toml")
_DEEPEST = 60
_MARKUP = re.compile(r"</(?:p|div|li|b|i|span|em|strong|a|h[1-6]|td|br)>|<br\s*/?>|<p[ >]", re.I)
_NUMBERED = re.compile(r"\D{0,12}\d|[ivxlcIVXLC]+$|[^\W\d_]$|第|제")
_NAMES = (
    ("article", ("article", "artikel", "articulo", "artículo", "articolo", "pasal", "条", "條", "조")),
    ("section", ("section", "statute")),
    ("paragraph", ("paragraph", "ayat", "項", "项", "항")),
    ("item", ("item", "号", "號", "호", "목")),
)
_PROSE = 60
_LABEL = 40


def read_json(data: bytes, name: str) -> Draft:
    """One provision a mark, one paragraph a line; scalars of the envelopes as metadata."""
    from legalnlp.ingest.literal import load

    text, warnings = decode(data)
    try:
        value = load(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise UnreadableFile(
            name, "damaged", f"no valid JSON: {error}", "Fetch the file again, or convert it to text."
        ) from error
    builder = TextBuilder()
    builder.warnings.extend(warnings)
    writer = _Writer(builder, Measure(_lines(value)))
    writer.value(value, 1, "", True)
    if not builder.size:
        writer.anything(value)
    return builder.draft("json", _envelope(value))


@cache
def _roles() -> Mapping[str, tuple[Mapping[str, int], tuple[str, ...]]]:
    """For each role its keys with their rank, and the stems of further keys."""
    data = tomllib.loads(_TABLE.read_text("utf-8"))
    return {
        role: ({_fold(key): rank for rank, key in enumerate(keys["is"])}, tuple(keys["has"]))
        for role, keys in data.items()
    }


def _fold(key: str) -> str:
    return re.sub(r"[\s_.-]+", "", key).casefold()


def _rank(role: str, key: str) -> int | None:
    """How far a key is trusted in a role (0 most), or None."""
    exact, stems = _roles()[role]
    folded = _fold(key)
    if folded in exact:
        return exact[folded]
    return 1000 if any(stem in folded for stem in stems) else None


@dataclass(frozen=True)
class _Record:
    """An object with the parts of a provision told apart."""

    number: str
    number_key: str
    title: str
    text: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    notes: tuple[tuple[RegionKind, str], ...]
    children: tuple[tuple[str, Any], ...]


def _record(found: Mapping[str, Any]) -> _Record:
    strings = {k: _words(v) for k, v in found.items() if _words(v) and not _is("ignored", k)}
    text_key = _text_key(strings)
    short = {k: v[0] for k, v in strings.items() if k != text_key and len(v) == 1}
    number_key = _best("number", {k: v for k, v in short.items() if len(v) <= _LABEL})
    title_key = _best("title", {k: v for k, v in short.items() if k != number_key})
    groups = [
        (k, v)
        for k, v in short.items()
        if _is("group", k) and k not in (number_key, title_key) and _captions(v)
    ]
    notes: list[tuple[RegionKind, str]] = []
    for key, value in strings.items():
        if key not in (text_key, number_key, title_key):
            kind: RegionKind = "history" if _is("history", key) else "note"
            if kind == "history" or _is("note", key):
                notes += [(kind, line) for line in value]
    return _Record(
        short.get(number_key, ""),
        number_key,
        short.get(title_key, ""),
        strings.get(text_key, ()),
        tuple(groups),
        tuple(notes),
        tuple(
            (k, v)
            for k, v in found.items()
            if isinstance(v, dict | list) and not _words(v) and v and not _is("ignored", k)
        ),
    )


def _is(role: str, key: str) -> bool:
    return _rank(role, key) is not None


def _best(role: str, strings: Mapping[str, str]) -> str:
    """The most trusted key of a role; empty if none fits."""
    ranked = [(rank, key) for key in strings if (rank := _rank(role, key)) is not None]
    return min(ranked)[1] if ranked else ""


def _text_key(strings: Mapping[str, tuple[str, ...]]) -> str:
    """The key that holds the legal text: known by name, or else by being prose and the longest."""
    sizes = {key: sum(map(len, value)) for key, value in strings.items()}
    named = {
        k: rank
        for k in sizes
        if (rank := _rank("text", k)) is not None and not _is("history", k) and not _is("note", k)
    }
    if named:
        enough = max(sizes[k] for k in named) / 2
        return min((rank, k) for k, rank in named.items() if sizes[k] >= enough)[1]
    free = {
        k: size
        for k, size in sizes.items()
        if size >= _PROSE and not any(_is(role, k) for role in ("title", "note", "history"))
    }
    return max(free, key=lambda k: free[k]) if free else ""


def _words(value: Any) -> tuple[str, ...]:
    """The strings of a scalar or of a list of nothing but strings; empty for all else."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return tuple(v.strip() for v in value if v.strip())
    return ()


def _captions(text: str) -> bool:
    """True for the name of a part, not for a lone word such as a field's own name."""
    return len(text) < 300 and (not text.islower() or " " in text)


class _Writer:
    """Puts the provisions of a value into a text, in their order."""

    def __init__(self, builder: TextBuilder, measure: Measure) -> None:
        self._builder = builder
        self._measure = measure
        self._groups: dict[str, str] = {}

    def value(self, value: Any, level: int, key: str, outermost: bool = False) -> None:
        """Write any value; ``key`` is the number under which it stood, if it stood under one."""
        if level > _DEEPEST:
            raise RecursionError("JSON nested too deep")
        if isinstance(value, list):
            for item in value:
                if isinstance(item, str):
                    self._prose(item)
                else:
                    self.value(item, level, "")
        elif isinstance(value, dict):
            if _keyed(value):
                self._by_number(value, level)
            else:
                self._object(_record(value), level, key, outermost)

    def anything(self, value: Any) -> None:
        """The last resort: every string that reads as prose, in order."""
        for text in _strings(value):
            if len(text) >= _PROSE and " " in text and "://" not in text[:12]:
                self._prose(text)

    def _by_number(self, found: Mapping[str, Any], level: int) -> None:
        """An object whose keys are the numbers of provisions."""
        for key, value in found.items():
            words = _words(value)
            if words:
                self._provision(_Record(key, "", "", words, (), (), ()), level)
            else:
                self.value(value, level, key)

    def _object(self, record: _Record, level: int, key: str, outermost: bool) -> None:
        for name, caption in record.groups:
            if self._groups.get(name) != caption:
                self._groups[name] = caption
                self._builder.heading(caption, 2)
        if record.text or (record.children and (record.number or key)) and not outermost:
            if key and not record.number:
                record = _Record(key, "", record.title, record.text, (), record.notes, record.children)
            self._provision(record, level)
            return
        if record.title and record.children:
            self._builder.heading(record.title, 1)
        for _, child in record.children:
            self.value(child, level, "")
        self._notes(record)

    def _provision(self, record: _Record, level: int) -> None:
        label, caption = _printed(record) or None, record.title or None
        name = next((n for n, stems in _NAMES if any(s in _fold(record.number_key) for s in stems)), None)
        with self._builder.provision(level, label=label, heading=caption, name=name):
            heading = _heading(record)
            if heading:
                self._builder.line(heading, heading=True)
            for text in record.text:
                self._prose(text)
            for _, child in record.children:
                self.value(child, level + 1, "")
            self._notes(record)

    def _notes(self, record: _Record) -> None:
        for kind, text in record.notes:
            for line in paragraphs(canonical(text), self._measure):
                self._builder.line(line, region=kind)

    def _prose(self, text: str) -> None:
        if _MARKUP.search(text):
            from legalnlp.ingest import html_pages

            html_pages.write(text, self._builder)
            return
        for line in paragraphs(canonical(text), self._measure):
            self._builder.line(line)


def _heading(record: _Record) -> str:
    """Number and title as a line of their own, unless the text itself begins with them."""
    start = _fold(record.text[0][:200]) if record.text else ""
    number, title = record.number, record.title
    if number and _fold(number).rstrip(":") in start[:24]:
        number = ""
    if title and (_fold(title) in start or (record.number and _fold(title) == _fold(record.number))):
        title = ""
    if number and title and _fold(number) in _fold(title):
        number = ""
    if title and not number and record.number and _fold(title).endswith(_fold(record.number)):
        title = title if not start or _fold(record.number) not in start[:24] else ""
    return " ".join(filter(None, (number, title)))


def _printed(record: _Record) -> str:
    """The number as the text prints it, where it sets a sign before it ("§ 226")."""
    start = record.text[0][:_LABEL] if record.text else ""
    match = re.match(r"(§§?\s*)" + re.escape(record.number.rstrip(".")), start) if record.number else None
    return match[0] if match else record.number


def _keyed(found: Mapping[str, Any]) -> bool:
    """True where the keys of an object number provisions: ``{"1": "…", "2": "…"}``."""
    if not found or any(not isinstance(v, str | dict | list) for v in found.values()):
        return False
    numbered = sum(bool(_NUMBERED.match(key)) and len(key) <= _LABEL for key in found)
    known = any(_is(role, key) for key in found for role in ("text", "number", "title", "ignored"))
    return numbered == len(found) and not known


def _envelope(value: Any) -> Mapping[str, Any]:
    """What stands around the provisions: the outermost object's scalars and small objects."""
    if isinstance(value, list):
        objects = [v for v in value if isinstance(v, dict)]
        return _envelope(objects[0]) if len(objects) == 1 else {}
    if not isinstance(value, dict):
        return {}
    if _record(value).text:
        return {k: v for k, v in value.items() if isinstance(v, str | int) and len(str(v)) < _PROSE}
    return {k: v for k, v in value.items() if not isinstance(v, list)}


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item, depth + 1)


def _lines(value: Any) -> Iterator[str]:
    """Every line of every longer string, to measure how the texts were wrapped."""
    for text in _strings(value):
        if "\n" in text:
            yield from text.splitlines()
