"""The one walk that turns an element tree into canonical text, led by a `Dialect`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Set
from itertools import chain
from typing import Literal

from legalnlp.ingest.draft import Draft, TextBuilder
from legalnlp.ingest.xml.dialect import Dialect, Element
from legalnlp.ingest.xml.paragraphs import paragraphs
from legalnlp.types import RegionKind

_BLANKS = re.compile(r"[ \t\r\n\f\u2000-\u200a]+")
_TYPOGRAPHY = frozenset({"a", "b", "i", "u", "em", "ref", "strong", "span", "sub", "sup"})
_OWN_LAW: frozenset[RegionKind | None] = frozenset({None, "repealed"})


def squeeze(text: str) -> str:
    """Runs of blanks, newlines and typographic spaces are one blank; U+00A0 and U+3000 stay."""
    return _BLANKS.sub(" ", text).strip()


def walk(root: Element, dialect: Dialect) -> Draft:
    """The draft of the document under ``root``."""
    metadata = dialect.metadata(root)
    dialect.prepare(root)
    walker = _Walk(dialect)
    walker.visit(root, None)
    walker.flush(None)
    return walker.out.draft(dialect.format, metadata)


class _Walk:
    """One pass over one tree. ``number`` is a printed label that waits for its first words."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect, self.out = dialect, TextBuilder()
        self.number = ""
        self.depth = 0

    def visit(self, element: Element, region: RegionKind | None) -> None:
        """Read one block element by what the dialect says it is."""
        d, tag = self.dialect, element.tag
        region = region or d.regions.get(tag) or d.region(element)
        if tag in d.dropped:
            return
        if tag in d.provisions or tag in d.groups:
            self.provision(element, region)
        elif tag in d.headings or tag in d.heads or tag in d.captions:
            self.heading(element, region)
        elif tag in d.rows:
            self.emit("\t".join(filter(None, (self.flat(cell) for cell in element))), region)
            self._leftovers(list(element), region)
        else:
            self.flow(element, region, frozenset())

    def provision(self, element: Element, region: RegionKind | None) -> None:
        """A numbered unit: its caption on a line of its own, its number before its first words.

        A unit that shows neither number nor caption is one only if numbered units stand in it or
        beside it (the first paragraph of a Japanese article prints no number).
        """
        parts = self._head(element)
        label, caption = self._words(parts, "labels"), self._words(parts, "captions")
        if not (label or caption or self._counts(element)):
            self.flow(element, region, frozenset(parts))
            return
        self.flush(region)
        name = self.dialect.provisions.get(element.tag)
        self.depth += 1
        with self.out.provision(self.depth, label=label, heading=caption, name=name):
            if caption:
                self.out.line(self.dialect.gap.join(filter(None, (label, caption))), heading=True)
            else:
                self.number = label or ""
            wrappers = [child for child in element if child.tag in self.dialect.heads]
            for wrapper in wrappers:
                self.flow(wrapper, region, frozenset(parts))
            self._leftovers(parts, region)
            self.flow(element, region, frozenset([*parts, *wrappers]))
            self.flush(region)
        self.depth -= 1

    def _words(self, parts: list[Element], which: Literal["labels", "captions"]) -> str | None:
        tags = getattr(self.dialect, which)
        return " ".join(filter(None, (self.flat(p) for p in parts if p.tag in tags))) or None

    def _counts(self, element: Element) -> bool:
        if element.tag not in self.dialect.provisions:
            beside: list[Element] = []
        else:
            beside = list(element.itersiblings(element.tag))
        inner = element.iterdescendants(*self.dialect.provisions)
        return any(self._words(self._head(unit), "labels") for unit in chain(beside, inner))

    def heading(self, element: Element, region: RegionKind | None) -> None:
        """A heading that rules what follows it without enclosing it."""
        self.flush(region)
        label = self._words(self._head(element), "labels")
        declared = element.get("level", "")
        level = int(declared) if declared.isdecimal() else self.dialect.headings.get(element.tag, 1)
        words = self.flat(element)
        self.out.heading(words, level, label=label if label != words else None)
        self._leftovers([element], region)

    def flow(self, element: Element, region: RegionKind | None, taken: frozenset[Element]) -> None:
        """Print the content of an element: runs of inline content as lines, blocks one by one."""
        mixed = (
            element.tag in self.dialect.lines
            or _has_own_text(element)
            or any(child.tag in _TYPOGRAPHY for child in element)
        )
        run, lifted = element.text or "", []
        for child in element:
            if child in taken or child.tag in self.dialect.dropped:
                pass
            elif child.tag in self.dialect.lifted:
                lifted.append(child)
            elif child.tag in self.dialect.breaks:
                self.line(run, region)
                run = ""
            elif self._is_block(child, mixed):
                self.line(run, region)
                self.visit(child, region)
                run = ""
            else:
                run += self._inline(child)
                lifted += self._outermost(child, self.dialect.lifted)
            run += child.tail or ""
        self.line(run, region or self._closing_region(element, mixed))
        for note in lifted:
            self.visit(note, region)

    def _closing_region(self, element: Element, mixed: bool) -> RegionKind | None:
        """A line that ends in a note of repeal is repealed with it ("clerk [Repealed…]")."""
        last = element[-1] if mixed and len(element) else None
        if last is None or (last.tail or "").strip():
            return None
        return "repealed" if self.dialect.regions.get(last.tag) == "repealed" else None

    def line(self, text: str, region: RegionKind | None) -> None:
        """Add a run of content: one line, or several where newlines end paragraphs."""
        for part in paragraphs(text) if self.dialect.unwrapped and "\n" in text else (text,):
            self.emit(squeeze(part), region)

    def emit(self, text: str, region: RegionKind | None) -> None:
        """Add one line, the waiting number before it if these are the unit's own words."""
        if not text:
            return
        if region not in _OWN_LAW:
            self.flush(region)
        if self.number and not _repeats(text, self.number):
            text = f"{self.number}{self.dialect.gap}{text}"
        self.out.line(text, region=region)
        self.number = ""

    def flush(self, region: RegionKind | None) -> None:
        """Print a waiting number on a line of its own."""
        if self.number:
            self.out.line(self.number, region=region)
            self.number = ""

    def flat(self, element: Element) -> str:
        """The words of an element in one line, without what is marked off inside it."""
        return squeeze((element.text or "") + "".join(map(self._piece, element)))

    def _piece(self, child: Element) -> str:
        apart = self.dialect.regions.get(child.tag, "repealed") != "repealed"
        skip = child.tag in self.dialect.dropped or apart
        gap = " " if child.tag in self.dialect.blocks or child.tag in self.dialect.labels else ""
        words = "" if skip else gap + self.flat_raw(child) + gap
        return words + (child.tail or "")

    def flat_raw(self, element: Element) -> str:
        """As `flat`, blanks at the ends kept."""
        return (element.text or "") + "".join(map(self._piece, element))

    def _inline(self, child: Element) -> str:
        if child.tag in self.dialect.dropped or child.tag in self.dialect.lifted:
            return ""
        gap = " " if child.tag in self.dialect.regions else ""
        inner = "".join(self._inline(inner) + (inner.tail or "") for inner in child)
        return gap + (child.text or "") + inner

    def _head(self, element: Element) -> list[Element]:
        """Children that carry number and caption, those inside a wrapper included."""
        d, parts = self.dialect, []
        for child in element:
            if child.tag in d.labels or child.tag in d.captions:
                parts.append(child)
            elif child.tag in d.heads:
                parts.extend(self._head(child))
        return parts

    def _leftovers(self, parts: list[Element], region: RegionKind | None) -> None:
        """Print, as such, what `flat` leaves out of number, caption or cell."""
        apart = {tag for tag, kind in self.dialect.regions.items() if kind != "repealed"}
        for part in parts:
            for inner in self._outermost(part, apart):
                self.visit(inner, region)

    def _outermost(self, element: Element, tags: Set[str]) -> Iterator[Element]:
        for child in element:
            if child.tag in tags:
                yield child
            elif child.tag not in self.dialect.dropped:
                yield from self._outermost(child, tags)

    def _is_block(self, child: Element, mixed: bool) -> bool:
        return not mixed or self._holds(child, self.dialect.blocks)

    def _holds(self, element: Element, tags: Container[str]) -> bool:
        return any(inner.tag in tags for inner in element.iter())


def _repeats(text: str, number: str) -> bool:
    """Whether the words already open with the number, as some sources write it twice."""
    opening = r"\s*".join(map(re.escape, number.split()))
    return bool(re.match(rf"{opening}(?!\w)", text))


def _has_own_text(element: Element) -> bool:
    pieces = [element.text, *(child.tail for child in element)]
    return any(piece and piece.strip() for piece in pieces)
