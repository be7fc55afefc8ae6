"""Reads JSON of provisions in whatever shape a collection chose.

No shape is known beforehand. An object is a provision when one of its values reads as legal text;
keys (`json_sections.toml`) say which, and where no key is known the longest text does. Objects in
lists inside it are its parts; objects around it are envelopes, whose scalars are metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import margins
from legalnlp.ingest.draft import Draft, TextBuilder, canonical
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.json_roles import LABEL, PROSE, Record, fold, is_a, record, words
from legalnlp.ingest.lines import Measure, paragraphs

_DEEPEST = 60
_MARKUP = re.compile(r"</(?:p|div|li|b|i|span|em|strong|a|h[1-6]|td|br)>|<br\s*/?>|<p[ >]", re.I)
_NUMBERED = re.compile(r"\D{0,12}\d|[ivxlcIVXLC]+$|[^\W\d_]$|第|제")
_NAMES = (
    ("article", ("artic", "artik", "artíc", "pasal", "条", "條", "조")),
    ("section", ("section", "statute")),
    ("paragraph", ("paragraph", "ayat", "項", "项", "항")),
    ("item", ("item", "号", "號", "호", "목")),
)


def read_json(data: bytes, name: str) -> Draft:
    """One provision a mark, one paragraph a line; scalars of the envelopes as metadata."""
    from legalnlp.ingest.literal import load

    text, warnings = decode(data)
    try:
        value, sound = load(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise UnreadableFile(
            name, "damaged", f"no valid JSON: {error}", "Fetch it again, or convert it to text."
        ) from error
    builder = TextBuilder()
    builder.warnings.extend(warnings)
    if not sound:
        builder.warnings.append("This is no sound JSON; what could be read of it was read.")
    writer = _Writer(builder, Measure(_lines(value)))
    writer.value(value, 1, "", True)
    if not builder.size:
        writer.anything(value)
    return builder.draft("json", _envelope(value))


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
                self._object(record(value), level, key, outermost)

    def anything(self, value: Any) -> None:
        """The last resort: every string that reads as prose, in order."""
        for text in _strings(value):
            if len(text) >= PROSE and " " in text and "://" not in text[:12]:
                self._prose(text)

    def _by_number(self, found: Mapping[str, Any], level: int) -> None:
        """An object whose keys are the numbers of provisions."""
        for key, value in found.items():
            lines = words(value)
            if lines:
                self._provision(Record(key, "", "", lines, (), (), ()), level)
            else:
                self.value(value, level, key)

    def _object(self, record: Record, level: int, key: str, outermost: bool) -> None:
        for name, caption in record.groups:
            if self._groups.get(name) != caption:
                self._groups[name] = caption
                self._builder.heading(caption, 2)
        parted = record.children and (record.number or key) and not outermost
        if record.text or parted:
            if key and not record.number:
                record = replace(record, number=key)
            self._provision(record, level)
            return
        if record.title and record.children:
            self._builder.heading(record.title, 1)
        for _, child in record.children:
            self.value(child, level, "")
        self._notes(record)

    def _provision(self, record: Record, level: int) -> None:
        label, caption = _printed(record) or None, record.title or None
        key = fold(record.number_key)
        name = next((word for word, stems in _NAMES if any(s in key for s in stems)), None)
        with self._builder.provision(level, label=label, heading=caption, name=name):
            heading = _heading(record)
            if heading:
                self._builder.line(heading, heading=True)
            for text in record.text:
                self._prose(text)
            for _, child in record.children:
                self.value(child, level + 1, "")
            self._notes(record)

    def _notes(self, record: Record) -> None:
        for kind, text in record.notes:
            for line in paragraphs(canonical(text), self._measure):
                self._builder.line(line, region=kind)

    def _prose(self, text: str) -> None:
        if _MARKUP.search(text):
            from legalnlp.ingest import html_pages

            html_pages.write(text, self._builder)
            return
        body, notes = margins.split(canonical(text))
        for line in paragraphs(body, Measure(body.split("\n")) if notes else self._measure):
            self._builder.line(line)
        for note in notes:
            self._builder.line(note, region="note")


def _heading(record: Record) -> str:
    """Number and title as a line of their own, unless the text itself begins with them."""
    start = fold(record.text[0][:200]) if record.text else ""
    number, title = record.number, record.title
    if number and fold(number).rstrip(":") in start[:24]:
        number = ""
    if title and (fold(title) in start or fold(title) == fold(record.number)):
        title = ""
    if number and title and fold(number) in fold(title):
        number = ""
    if title and not number and record.number and fold(title).endswith(fold(record.number)):
        title = title if not start or fold(record.number) not in start[:24] else ""
    return " ".join(filter(None, (number, title)))


def _printed(record: Record) -> str:
    """The number as the text prints it, where it sets a sign before it ("§ 226")."""
    start = record.text[0][:LABEL] if record.text else ""
    bare = re.escape(record.number.rstrip("."))
    match = re.match(rf"§§?\s*{bare}", start) if bare else None
    return match[0] if match else record.number


def _keyed(found: Mapping[str, Any]) -> bool:
    """True where the keys of an object number provisions: ``{"1": "…", "2": "…"}``."""
    if not found or any(not isinstance(v, str | dict | list) for v in found.values()):
        return False
    numbered = sum(bool(_NUMBERED.match(key)) and len(key) <= LABEL for key in found)
    known = any(is_a(role, key) for key in found for role in ("text", "number", "title", "ignored"))
    return numbered == len(found) and not known


def _envelope(value: Any) -> Mapping[str, Any]:
    """What stands around the provisions: the outermost object's scalars and small objects."""
    if isinstance(value, list):
        objects = [v for v in value if isinstance(v, dict)]
        return _envelope(objects[0]) if len(objects) == 1 else {}
    if not isinstance(value, dict):
        return {}
    if record(value).text:
        return {k: v for k, v in value.items() if isinstance(v, str | int) and len(str(v)) < PROSE}
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
