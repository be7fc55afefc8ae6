"""Reads Markdown with front matter, the form in which "law as git" collections keep statutes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from legalnlp.ingest.draft import Draft
from legalnlp.ingest.front_matter import opened
from legalnlp.ingest.inline import clean
from legalnlp.ingest.lines import LABEL, Measure, each, mend
from legalnlp.ingest.pinpoints import numbered
from legalnlp.types import Mark, Region, RegionKind

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s#+)?\s*$")
_BULLET = re.compile(r"(\s*)[-*+•]\s+(?=\S)")
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,})$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")
_MARKS = re.compile(r"^[\\*_]+|\\(?=\W)|(?<=\W)[*_]+")
_CAPTION = re.compile(r"[*_\s]*\s(\*{1,2}|_{1,2})(?=\S)([^*_]{1,300})\1")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,200})\1$")
_BLANKS = re.compile(r" {2,}")
_SHORT = 45
_MANY = 4096  # lines that are held one by one


@dataclass
class _Item:
    """A list item that is still open: its indentation, its place among the marks."""

    indent: int
    slot: int


@dataclass
class _Page:
    """The canonical text as it grows: its last lines, and those before them joined."""

    parts: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    size: int = 0
    marks: list[Mark] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    in_note: bool = False

    def line(self, text: str, region: RegionKind | None = None) -> tuple[int, int]:
        """Append the lines of a cleaned paragraph; return their offsets."""
        text = text.strip()
        if "\n" in text:
            text = "\n".join(filter(None, map(str.strip, text.split("\n"))))
        if "  " in text:
            text = _BLANKS.sub(" ", text)
        start = self.size
        if not text:
            return start, start
        if len(self.parts) > _MANY:
            self.joined.append("\n".join(self.parts))
            self.parts.clear()
        self.parts.append(text)
        self.size += len(text) + 1
        if region:
            self.regions.append(Region(region, start, start + len(text)))
        return start, start + len(text)

    def text(self) -> str:
        """All lines."""
        return "\n".join((*self.joined, *self.parts))

    def heading(self, text: str, level: int) -> None:
        """A heading closes every list."""
        self.close(-1)
        start, end = self.line(text, "heading")
        if end > start:
            self.marks.append(Mark("heading", start, end, level, None, text))

    def close(self, indent: int) -> None:
        """End the items that are indented as far as this or farther."""
        while self.items and self.items[-1].indent >= indent:
            slot = self.items.pop().slot
            self.marks[slot] = replace(self.marks[slot], end=max(self.size - 1, 0))

    def open(self, indent: int, label: str | None, caption: str | None) -> None:
        """Begin an item inside those that are indented less."""
        self.close(indent)
        self.items.append(_Item(indent, len(self.marks)))
        level = len(self.items)
        self.marks.append(Mark("provision", self.size, self.size, level, label, caption))


def read_markdown(data: bytes, name: str) -> Draft:
    """Text without marks; headings and list items as marks; footnotes as notes."""
    metadata, body, warnings = opened(data)
    page = _Page()
    _blocks(numbered(body), page)
    page.close(-1)
    marks = page.marks if _nested(page.marks) else [m for m in page.marks if m.kind == "heading"]
    return Draft(
        page.text(),
        "markdown",
        tuple(m for m in marks if m.end > m.start),
        tuple(page.regions),
        (),
        metadata,
        warnings,
    )


def _blocks(body: str, page: _Page) -> None:
    """Feed the page block by block: paragraphs, headings, quotations, tables."""
    measure = Measure(line for line in each(body) if line[:1] not in "#|[")
    group: list[str] = []
    quote: list[str] = []
    after_heading = False
    for line in each(body):
        first = line.lstrip()[:1]
        if quote and first != ">":
            _quotation(quote, page)
            quote = []
        if first == ">" and not group:
            quote.append(line)
        elif not first:
            group, after_heading = _finish(group, page), False
        elif first == "#" and (match := _HEADING.match(line)):
            group, after_heading = _finish(group, page), True
            page.heading(clean(match[2]), len(match[1]))
        elif after_heading and _goes_on(line, first):
            _extend_heading(page, clean(line.strip()))
        else:
            after_heading = False
            group = _add(group, line, first, page, measure)
    _finish(group, page)
    if quote:
        _quotation(quote, page)


def _add(group: list[str], line: str, first: str, page: _Page, measure: Measure) -> list[str]:
    """One more line of text: it continues the open paragraph, or ends it and begins another."""
    if first in "=-*_" and _RULE.match(line):
        return _underlined(group, first, page)
    if first == ":" and group and line.startswith((":   ", ": ")):
        return [*group[:-1], f"{group[-1]}: {line[1:].strip()}"]
    if first in "`~" and _FENCE.match(line):
        return _finish(group, page)
    if group and group[0].startswith("[^") and line[0] == " ":
        return [*group, line]
    goes_on = (
        group
        and not (first in "-*+•" and _BULLET.match(line))
        and first not in "|["
        and not group[-1].endswith(("\\", "  "))
        and measure.soft(group[-1], line)
    )
    if goes_on:
        group.append(line)
        return group
    _finish(group, page)
    return [line]


def _underlined(group: list[str], first: str, page: _Page) -> list[str]:
    """A row of signs: under a short line it makes a heading, elsewhere it is an ornament."""
    short = len(group) == 1 and len(group[0]) < 2 * _SHORT and not group[0].endswith((".", ";"))
    if short and first in "=-" and not _BULLET.match(group[0]):
        page.heading(clean(group[0].strip()), 1 if first == "=" else 2)
        return []
    return _finish(group, page)


def _finish(group: list[str], page: _Page) -> list[str]:
    """Write the open paragraph, and return the empty one that follows it."""
    if group:
        _paragraph(group, page)
    return []


def _paragraph(group: list[str], page: _Page) -> None:
    """One paragraph, soft breaks mended: a list item, a footnote, a table row or running text."""
    line = mend(group)
    indent = len(line) - len(line.lstrip())
    bullet = _BULLET.match(line)
    page.in_note = bool(page.in_note and indent)
    if page.in_note:
        page.line(clean(line), "note")
    elif bullet or indent:
        _item(line, indent, bullet.end() if bullet else indent, bool(bullet), page)
    elif line[0] == "|":
        _row(line, page)
    elif line[0] == "[" and (match := _NOTE.match(line)):
        page.close(-1)
        page.in_note = True
        page.line(clean(line[match.end() :]), "note")
    elif line[0] in "*_" and (match := _BOLD_LINE.match(line)) and _titular(clean(line)):
        page.heading(clean(line), 7)
    else:
        page.close(0)
        page.line(clean(line))


def _item(line: str, indent: int, begin: int, bullet: bool, page: _Page) -> None:
    """A list item, with or without a dash; indented text without a number stays in its item."""
    text = clean(line[begin:])
    label = LABEL.match(text)
    if bullet or label:
        caption = _CAPTION.match(line, begin + len(_raw_label(line, begin, label)))
        page.open(indent, label[0] if label else None, clean(caption[2]) if caption else None)
    else:
        page.close(indent)
    page.line(text)


def _raw_label(line: str, begin: int, label: re.Match[str] | None) -> str:
    """The number as the markup has it, its stars and backslashes included."""
    if not label:
        return ""
    at = line.find(label[0][-1], begin)
    return line[begin : at + 1] if at >= 0 else ""


def _row(line: str, page: _Page) -> None:
    """A table row as one line, its cells set off by tabs."""
    if _TABLE_RULE.match(line):
        return
    cells = (clean(cell.strip()) for cell in line.strip().strip("|").split("|"))
    page.close(0)
    page.line("\t".join(cell for cell in cells if cell))


def _quotation(lines: list[str], page: _Page) -> None:
    page.close(-1)
    _blocks("\n".join(_QUOTE.sub("", line, count=1) for line in lines), page)
    page.close(-1)


def _titular(text: str) -> bool:
    """True where a bold line reads as a caption, not as a sentence or a lone number."""
    label = LABEL.match(text)
    if label and label.end() == len(text):
        return len(text) > 4
    return not text.endswith((".", ";", ",", ":", "。")) or bool(label)


def _goes_on(line: str, first: str) -> bool:
    """True for the short second line of a caption that was set in a narrow margin."""
    short = len(line) <= _SHORT and first == line[0] and first not in ">|-*+_["
    return short and not line.endswith((".", ";", ":", ",")) and not LABEL.match(line)


def _extend_heading(page: _Page, text: str) -> None:
    if not text or not page.marks or page.marks[-1].kind != "heading":
        page.line(text)
        return
    page.parts[-1] = f"{page.parts[-1]} {text}"
    page.size += len(text) + 1
    mark = page.marks[-1]
    heading, end = f"{mark.heading} {text}", mark.end + len(text) + 1
    page.marks[-1] = replace(mark, end=end, heading=heading)
    page.regions[-1] = replace(page.regions[-1], end=end)


def _nested(marks: list[Mark]) -> bool:
    """False where a list was flattened: numbers of different kinds stand side by side.

    Such lists say nothing about what belongs to what, so that the numbers have to.
    """
    kinds: dict[int, str] = {}
    for mark in marks:
        if mark.kind == "heading":
            kinds.clear()
            continue
        for level in [level for level in kinds if level > mark.level]:
            del kinds[level]
        kind = _kind(mark.label)
        if kind and kinds.setdefault(mark.level, kind) != kind:
            return False
    return True


def _kind(label: str | None) -> str:
    """The family of a number: its brackets, and whether it is made of digits or of letters."""
    if not label:
        return ""
    core = label.strip("()（）[] .、．°º")
    family = "1" if core[:1].isdigit() else "A" if core[:1].isupper() else "a"
    return f"{label[0] in '(（['}{label[-1]}{family}"
