"""From places on a page to reading order: running heads and line numbers off, columns in turn."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from legalnlp.ingest.pdf_lines import Line, Page

_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:\w{1,8}\.?\s+)?[\divxlc]{1,5}(?:\s*(?:/|\w{1,4})\s*\d{1,5})?[\W_]*", re.IGNORECASE
)
_MARGIN = 0.14
_NARROW_COLUMN = 0.16
_CROSSING = 0.12
_LONG_HEAD = 40
_NUMBER_BAND = 12


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after another, and the edges between which they are set."""

    page: int
    left: float
    right: float
    lines: tuple[Line, ...]


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """Drop what recurs at the same height in the margins, its numbers aside, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({key for line in _in_margins(page) for key in _keys(line)})
    least = 2 if len(pages) < 6 else max(3, len(pages) // 12)
    return [
        replace(page, lines=_body(page, {key for key, count in seen.items() if count >= least}))
        for page in pages
    ]


def _body(page: Page, running: set[tuple[str, int]]) -> tuple[Line, ...]:
    margins = _in_margins(page)
    chrome = {line for line in margins if running.intersection(_keys(line))}
    chrome |= {line for line in margins if line.text == str(page.number)}
    chrome |= {line for line in margins if _outermost(line, page) and _is_page_number(line, page)}
    return tuple(line for line in page.lines if line not in chrome)


def _in_margins(page: Page) -> list[Line]:
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [line for line in page.lines if line.baseline < low or line.baseline > high]


def _keys(line: Line) -> list[tuple[str, int]]:
    """What a line says but for its numbers, with its height rounded both ways; a long line is
    known by its words alone."""
    words = _DIGITS.sub("#", line.text.casefold())
    if len(words) >= _LONG_HEAD and "#" in words:
        return [(words, 0)]
    return [(words, round(line.baseline / 8)), (words, round((line.baseline + 4) / 8) + 100_000)]


def _is_page_number(line: Line, page: Page) -> bool:
    numbers = re.findall(r"\d+", line.text)
    named = str(page.number) in numbers or len(line.text) <= 6
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and (named or not numbers)


def _outermost(line: Line, page: Page) -> bool:
    heights = [other.baseline for other in page.lines]
    return line.baseline <= min(heights) + 2 or line.baseline >= max(heights) - 2


def without_line_numbers(lines: Sequence[Line]) -> list[Line]:
    """Drop a margin of rising numbers (transcripts, bills)."""
    numbers = [line for line in lines if _BARE_NUMBER.fullmatch(line.text)]
    rest = [line for line in lines if not _BARE_NUMBER.fullmatch(line.text)]
    if len(numbers) < 5 or not rest:
        return list(lines)
    edge = Counter(round(line.x1 / 4) for line in numbers).most_common(1)[0][0] * 4
    margin = [line for line in numbers if abs(line.x1 - edge) <= _NUMBER_BAND]
    margin.sort(key=lambda line: -line.baseline)
    values = [int(line.text) for line in margin]
    rising = all(low < high for low, high in pairwise(values))
    beside = sum(line.x0 > edge or line.x1 < edge - _NUMBER_BAND for line in rest) > 0.9 * len(rest)
    if len(margin) < 5 or not rising or not beside:
        return list(lines)
    return [line for line in lines if line not in margin]


def columns(page: Page) -> list[Column]:
    """The columns of a page in reading order; lines that cross the gutter part what is above
    them from what is below."""
    lines = without_line_numbers(page.lines)
    return _order(lines, page)


def _order(lines: Sequence[Line], page: Page) -> list[Column]:
    if not lines:
        return []
    gutter = _gutter(lines, page)
    if gutter is None:
        return [_column(lines, page)]
    crossing = sorted((x for x in lines if x.x0 < gutter < x.x1), key=lambda x: -x.baseline)
    found: list[Column] = []
    rest = [line for line in lines if line not in set(crossing)]
    for bar in [*_bars(crossing), None]:
        above = [x for x in rest if bar is None or x.baseline > bar[0].baseline]
        rest = [x for x in rest if x not in set(above)]
        found += _order([x for x in above if x.x1 <= gutter], page)
        found += _order([x for x in above if x.x0 >= gutter], page)
        found += [_column(bar, page)] if bar else []
    return found


def _bars(crossing: Sequence[Line]) -> list[list[Line]]:
    """Crossing lines that follow one another closely stand in one bar."""
    bars: list[list[Line]] = []
    for line in crossing:
        if bars and bars[-1][-1].baseline - line.baseline < 2.2 * max(line.size, 6):
            bars[-1].append(line)
        else:
            bars.append([line])
    return bars


def _gutter(lines: Sequence[Line], page: Page) -> float | None:
    """The x at which a page parts into columns, if it does."""
    left, right = min(x.x0 for x in lines), max(x.x1 for x in lines)
    least = _NARROW_COLUMN * page.width
    best: tuple[float, float] | None = None
    for edge in sorted({round(line.x0) for line in lines}):
        at = edge - 2.0
        if at - left < least or right - at < least:
            continue
        before = [x for x in lines if x.x1 <= at]
        after = [x for x in lines if x.x0 >= at]
        crossing = len(lines) - len(before) - len(after)
        if crossing > _CROSSING * len(lines) or min(len(before), len(after)) < 4:
            continue
        if not _side_by_side(before, after):
            continue
        score = crossing - 0.01 * min(len(before), len(after))
        if best is None or score < best[0]:
            best = (score, at)
    return None if best is None else best[1]


def _side_by_side(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Both are real columns: set over the same heights, each wide enough for sentences."""
    low = max(min(x.bottom for x in before), min(x.bottom for x in after))
    high = min(max(x.top for x in before), max(x.top for x in after))
    shared = [x for x in (*before, *after) if low <= x.baseline <= high]
    texts = (median(len(x.text) for x in before), median(len(x.text) for x in after))
    return len(shared) >= 0.4 * (len(before) + len(after)) and min(texts) >= 14


def _column(lines: Iterable[Line], page: Page) -> Column:
    rows = _rows(lines)
    lefts = Counter(round(row.x0) for row in rows)
    left = min(lefts, key=lambda x: (-_near(lefts, x), x))
    return Column(page.number, float(left), max(row.x1 for row in rows), tuple(rows))


def _near(counts: Counter[int], x: int) -> int:
    return sum(counts[x + step] for step in (-1, 0, 1))


def _rows(lines: Iterable[Line]) -> list[Line]:
    """Stretches on one baseline make one line, from left to right."""
    rows: defaultdict[int, list[Line]] = defaultdict(list)
    last, key = None, -1
    for line in sorted(lines, key=lambda x: (-x.baseline, x.x0)):
        if last is None or last - line.baseline > 0.35 * max(line.size, line.top - line.bottom, 4):
            last, key = line.baseline, key + 1
        rows[key].append(line)
    return [_join(sorted(row, key=lambda x: x.x0)) for row in rows.values()]


def _join(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda x: len(x.text))
    return replace(
        main,
        text=" ".join(x.text for x in row),
        x0=min(x.x0 for x in row),
        x1=max(x.x1 for x in row),
        bottom=min(x.bottom for x in row),
        top=max(x.top for x in row),
    )
