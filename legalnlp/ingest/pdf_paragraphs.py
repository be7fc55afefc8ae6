"""Lines joined to paragraphs: where one ends, which hyphens go, which lines are footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from legalnlp.ingest.pdf_layout import Column
from legalnlp.ingest.pdf_lines import Line

_ENDS = re.compile(r"[.;:!?。；：][\"'”’»)\]]*$|[—–]$")
_NUMBERED = re.compile(
    r"""[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,6})[)\].][\s\-–—]   # (a)  1.  IV.-
    |(?:§+|(?:Art|ART|Sec|SEC|Cap)\.|(?:Art[íi]culo|Article|Artikel|Artigo|Articolo|ART[ÍI]CULO
       |ARTICLE|ARTIKEL|Section|SECTION|Cap[íi]tulo|CAP[ÍI]TULO|Chapter|CHAPTER|T[ÍI]TULO
       |T[íi]tulo|TITLE|PART|Part|Abschnitt)\b)\s*\w
    |第\S{1,8}[条條項款章]|제\s?\d+\s?[조항호장]|[①-⑳•–—-]\s?""",
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})\s?[\"'“‘(]?[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"\w-$")
# After these a hyphen stands for an ending still to come ("Vor- und Nachteile").
_CONJUNCTIONS = frozenset(
    {"und", "oder", "bzw", "bis", "and", "or", "to", "y", "o", "u", "et", "ou"}
)
_SMALL = 0.93


@dataclass
class Paragraph:
    """Lines that make one line of canonical text."""

    lines: list[Line] = field(default_factory=list)
    note: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How the document is set: its body size, its leading, and the words it uses."""

    size: float
    leading: float
    words: frozenset[str]


def setting(columns: Iterable[Column]) -> Setting:
    """Measure the body text."""
    sizes: Counter[float] = Counter()
    steps: list[float] = []
    words: set[str] = set()
    for column in columns:
        for line in column.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            words.update(_WORD.findall(line.text.casefold()[:-1]))
        pairs = pairwise(column.lines)
        steps += [high.baseline - low.baseline for high, low in pairs]
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    usual = [step for step in steps if 0.8 * size < step < 2.6 * size]
    return Setting(size, median(usual) if usual else 1.2 * size, frozenset(words))


def paragraphs(columns: Sequence[Column], how: Setting) -> list[Paragraph]:
    """All paragraphs in reading order; footnotes follow the paragraph that is open above them."""
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []
    last: tuple[Line, Column] | None = None
    last_note: Paragraph | None = None
    for column in columns:
        body, notes = _footnotes(column, how, last_note)
        for line in body:
            if last is not None and not _begins(line, column, *last, found[-1], how):
                found[-1].lines.append(line)
            else:
                found += waiting
                waiting = []
                found.append(Paragraph([line]))
            last = (line, column)
        opened = _note_paragraphs(notes, last_note)
        last_note = opened[-1] if opened else last_note
        waiting += opened
    return found + waiting


def _footnotes(
    column: Column, how: Setting, above: Paragraph | None
) -> tuple[list[Line], list[Line]]:
    """The small-set tail of a column, apart from the body: it opens with a mark, or runs on
    where notes of the column before ended."""
    lines = list(column.lines)
    cut = len(lines)
    while cut and lines[cut - 1].size < _SMALL * how.size:
        cut -= 1
    runs_on = above is not None and above.lines[-1].page == column.page
    while cut < len(lines) and not runs_on and not _FOOTNOTE.match(lines[cut].text):
        cut += 1
    return lines[:cut], lines[cut:]


def _note_paragraphs(lines: Sequence[Line], above: Paragraph | None) -> list[Paragraph]:
    """Notes that begin in ``lines``; what comes before the first runs on the note ``above``.

    A mark that does not count on from the last belongs to the words.
    """
    notes: list[Paragraph] = []
    last = (_mark(above.lines[0]) if above else None) or 0
    for line in lines:
        mark = _mark(line)
        counts_on = mark is None or not last or last < mark <= last + 3 or mark == 1
        open_note = notes[-1] if notes else above
        if open_note is not None and not (_FOOTNOTE.match(line.text) and counts_on):
            open_note.lines.append(line)
        else:
            notes.append(Paragraph([line], note=True))
            last = mark or last
    return notes


def _mark(line: Line) -> int | None:
    found = re.match(r"\d{1,3}", line.text)
    return int(found[0]) if found else None


def _begins(
    line: Line, column: Column, before: Line, above: Column, open_: Paragraph, how: Setting
) -> bool:
    """Whether a new paragraph begins with ``line``; each row of a table is one."""
    if "\t" in line.text or "\t" in before.text:
        return True
    if _PARTED.search(before.text) or _runs_on(line, before, column is above, how):
        return False
    if abs(line.size - before.size) > 0.08 * max(line.size, before.size):
        return True
    if before.bold != line.bold and not line.text[:1].islower():
        return True
    ended = bool(_ENDS.search(before.text))
    if _NUMBERED.match(line.text) and (ended or _short(before, above, line) or _list_comma(before)):
        return True
    if column is above:
        return _begins_below(line, column, before, open_, how, ended)
    if line.text[:1].islower():
        return False
    return ended or _short(before, above, line)


def _runs_on(line: Line, before: Line, same_column: bool, how: Setting) -> bool:
    """A line that opens in lower case, right below one that ended no sentence."""
    open_sentence = line.text[:1].islower() and not _ENDS.search(before.text)
    close = before.baseline - line.baseline < 1.4 * how.leading
    alike = line.size > _SMALL * before.size and before.size > _SMALL * line.size * 0.9
    return same_column and open_sentence and close and alike and not _NUMBERED.match(line.text)


def _begins_below(
    line: Line, column: Column, before: Line, open_: Paragraph, how: Setting, ended: bool
) -> bool:
    if before.baseline - line.baseline > 1.4 * how.leading * max(1.0, line.size / how.size):
        return True
    margin = _margin(open_, column)
    indent = line.x0 - (before.x0 if margin is None else margin)
    if margin is not None and indent > 0.8 * line.size:
        return True
    first_of_two = margin is None and indent > 0.8 * line.size
    if first_of_two and ended:
        return True
    if _flush_right(before, column) and _flush_right(line, column):
        return not line.text[:1].islower()
    return _short(before, column, line) and (ended or not line.text[:1].islower())


def _margin(open_: Paragraph, column: Column) -> float | None:
    """Where the lines of the open paragraph but its first begin in this column, if known."""
    inside = [
        line
        for line in open_.lines
        if line.page == column.page and column.left - 24 <= line.x0 <= column.right
    ]
    continued = inside if len(inside) < len(open_.lines) else inside[1:]
    return continued[0].x0 if continued else None


def _short(before: Line, column: Column, line: Line) -> bool:
    """Whether the next word would still have fitted on the line before."""
    word = line.text.split(" ", 1)[0]
    letter = (line.x1 - line.x0) / max(1, len(line.text))
    return before.x1 + (len(word) + 1) * letter + 0.9 * before.size < column.right


def _flush_right(line: Line, column: Column) -> bool:
    far = column.left + 0.15 * (column.right - column.left)
    return line.x0 > far and column.right - line.x1 < 2.5 * line.size


def _list_comma(before: Line) -> bool:
    return before.text.endswith((",", " y", " o", " and", " or", " et", " ou", " und", " oder"))


def joined(lines: Sequence[Line], how: Setting) -> list[tuple[str, Line]]:
    """The text of a paragraph in pieces, each with the line it stands on; joints included."""
    pieces: list[tuple[str, Line]] = []
    for position, line in enumerate(lines):
        following = lines[position + 1].text if position + 1 < len(lines) else None
        pieces.append((_with_joint(line, following, how), line))
    return pieces


def _with_joint(line: Line, following: str | None, how: Setting) -> str:
    if following is None:
        return line.text
    if _PARTED.search(line.text):
        return _unparted(line.text, following, how)
    spaced = not (_unspaced(line.text[-1]) and _unspaced(following[0]))
    return line.text + " " if spaced else line.text


def _unparted(text: str, following: str, how: Setting) -> str:
    """``text`` without its hyphen where what follows ends the same word; a compound that the
    document writes with a hyphen elsewhere keeps it, and so do names and shared endings."""
    head = _WORD.match(following)
    if head is None or not following[0].islower():
        return text
    left, right = _WORD.findall(text[:-1])[-1:], head[0].casefold()
    if right in _CONJUNCTIONS:
        return text + " "
    if not left:
        return text
    whole, compound = left[0].casefold() + right, f"{left[0].casefold()}-{right}"
    return text if compound in how.words and whole not in how.words else text[:-1]


def _unspaced(char: str) -> bool:
    """Scripts written without blanks between words."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
