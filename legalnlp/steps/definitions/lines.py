"""The lines of a document as the search for definitions sees them.

A line knows its number as printed, the provision it stands in, and whether a lead-in above it
("In this Act:") or a caption ("Definitions") makes it an item of a list of definitions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from legalnlp.steps.definitions.rules import Drafting
from legalnlp.types import Document, Provision, Region

_NOT_LAW = frozenset({"note", "history", "chrome", "repealed", "contents"})
# A printed number at the beginning of a line, of any kind: "12.1", "(a)", "§ 3", "Art. 4 bis",
# "제2조(정의) ①", "第二条", "（一）", "1°", a bullet. Folded text.
_LABEL = regex.compile(
    r"""(?:[-*#>|·]+\s+|
        (?:§+|(?i:Art(?:icle|icolo|[íi]culo|igo|ikel|ikla|\.)|Sec(?:tion|\.)|Section|Abs\.?|Nr\.?|[Čč]l[áa]nek|Άρθρο|Madde|Pasal|Điều))\s*
            \d[\w.\-]*(?:\s(?:bis|ter|quater))?[.):]?(?=\s|\()\s*|
        (?:제\d+조(?:의\d+)?(?:\([^()\n]{1,60}\))?)\s*|
        第[〇零一二三四五六七八九十百千\d]+[條条款项項号號](?:の[一二三四五六七八九十\d]+|之[一二三四五六七八九十\d]+)?\s*|
        [①-⑳㉑-㉟]\s*|
        [IVXL]{1,7}\s+-\s+|
        [一二三四五六七八九十]{1,3}[、\s]\s*|
        \([一二三四五六七八九十ァ-ヶイロハ]{1,3}\)\s*|
        [イロハニホヘト가나다라마바사아자차카타파하][.\s]\s*|
        \(\s?(?:\d{1,4}(?:\.\d+)*[a-z]{0,2}|\p{L}{1,4}(?:\.\d+)*)\s?\)\s*|
        \d{1,4}(?:[.\-/]\d+)*(?:[a-z]{0,2}|[A-Z]{1,3})(?:-\p{L})?[.)°º]{0,2}(?=[\s("])\s*|
        \p{L}{1,2}(?:\.\d+)?\)\s+|(?:\p{L}|[ivx]{1,5})\.(?:\d+\.?)?\s+)""",
    regex.VERBOSE,
)
_CLASSES = (
    ("digit", regex.compile(r"^[^\p{L}]*\d|[①-⑳㉑-㉟]|[一二三四五六七八九十]")),
    ("roman", regex.compile(r"^\W*[ivxIVX]{2,}\b")),
    ("letter", regex.compile(r"\p{L}")),
)


_LEAD_IN = 500  # characters of the longest lead-in


@dataclass(frozen=True, slots=True)
class Line:
    """``[start, end)`` of one line; ``body`` is where its words begin after the printed number.

    ``label`` is the class of the number (``digit``, ``letter``, ``roman``, ``sign``) or ``""``.
    ``provision`` is the index of the deepest provision at ``body``; -1 where there is none.
    ``listed`` is 2 for an entry under a lead-in, 1 for an item under a caption, else 0;
    ``announced`` the passage of the lead-in that says where the definitions hold.
    """

    start: int
    end: int
    body: int
    label: str
    provision: int
    heading: bool = False
    listed: int = 0
    announced: str | None = None


def lines(
    document: Document,
    folded: str,
    provisions: Sequence[Provision],
    how: Drafting,
    within: Sequence[tuple[int, int]] | None = None,
) -> list[Line]:
    """Every line of law and every heading line, in order, with the list it belongs to.

    ``within`` are the stretches of whole lines that are looked at, the whole text if None.
    """
    stretches = [(0, len(folded))] if within is None else within
    found = list(_lines(document, folded, provisions, stretches))
    for index, line in enumerate(found):
        if line.heading:
            _mark_caption(found, index, folded, provisions, how)
        else:
            _mark_announced(found, index, folded, provisions, how)
    return found


def _lines(
    document: Document,
    folded: str,
    provisions: Sequence[Provision],
    within: Sequence[tuple[int, int]],
) -> Iterator[Line]:
    starts, owners = _owners(provisions)
    regions = sorted(document.regions, key=lambda region: region.start)
    cursor = 0
    pending = ""
    for start, raw in _raw(folded, within):
        end = start + len(raw)
        while cursor < len(regions) and regions[cursor].end <= start:
            cursor += 1
        kind = _region(regions, cursor, start, end)
        if kind in _NOT_LAW or not raw.strip():
            continue
        body, label = _body(folded, start, end)
        if body == end or (kind == "heading" and label):
            pending = label
        elif kind != "heading":
            label, pending = label or pending, ""
        slot = bisect_right(starts, min(body, end)) - 1
        owner = owners[slot] if slot >= 0 else -1
        yield Line(start, end, body, label, owner, kind == "heading" or body == end)


def _raw(folded: str, within: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The lines of the stretches with their offsets."""
    for at, end in within:
        for raw in folded[at:end].split("\n"):
            yield at, raw
            at += len(raw) + 1


def _region(regions: Sequence[Region], cursor: int, start: int, end: int) -> str | None:
    """The kind of the region that holds (most of) the line."""
    for region in regions[cursor:]:
        if region.start >= end:
            return None
        if 2 * (min(end, region.end) - max(start, region.start)) > end - start:
            return region.kind
    return None


def _owners(provisions: Sequence[Provision]) -> tuple[list[int], list[int]]:
    """Breakpoints of the text and the deepest provision from each of them on (-1 for none)."""
    events: dict[int, int] = {}
    stack: list[Provision] = []
    for node in provisions:
        while stack and stack[-1].end <= node.start:
            _close(events, stack)
        events[node.start] = node.index
        stack.append(node)
    while stack:
        _close(events, stack)
    points = sorted(events)
    return points, [events[point] for point in points]


def _close(events: dict[int, int], stack: list[Provision]) -> None:
    node = stack.pop()
    events[node.end] = stack[-1].index if stack else -1


def _body(folded: str, start: int, end: int) -> tuple[int, str]:
    at, label = start, ""
    while match := _LABEL.match(folded, at, end):
        at = match.end()
        label = next((name for name, shape in _CLASSES if shape.search(match.group())), "sign")
    return at, label


def _mark_announced(
    found: list[Line], index: int, folded: str, provisions: Sequence[Provision], how: Drafting
) -> None:
    """Mark the entries under a line that announces definitions."""
    line = found[index]
    if line.end - line.body > _LEAD_IN or index + 1 == len(found):
        return
    if not how.announce.search(folded, line.body, line.end):
        return
    limit = _limit(found, index, provisions)
    first = next((i for i in range(index + 1, len(found)) if not found[i].heading), None)
    if first is None or found[first].start >= limit:
        return
    scope = how.scope.search(folded, line.body, line.end)
    passage = folded[scope.start() : scope.end()].strip(" ,:-") if scope else None
    for i in range(first, len(found)):
        entry = found[i]
        if entry.start >= limit:
            break
        if not entry.heading and entry.label == found[first].label:
            found[i] = replace(entry, listed=2, announced=passage)


def _limit(found: Sequence[Line], index: int, provisions: Sequence[Provision]) -> int:
    """Where the list ends that the line opens: with the provision that holds it, or, in a text
    without a tree, at the next heading or at the next line numbered as the lead-in is."""
    line = found[index]
    at = line.provision
    while at >= 0 and provisions[at].end <= line.end:
        parent = provisions[at].parent
        at = -1 if parent is None else parent
        if at >= 0 and provisions[at].start < line.start and line.label:
            break
    if at >= 0:
        limit = provisions[at].end
        if provisions[at].start >= line.start or not line.label:
            return limit
    else:
        limit = found[-1].end + 1
    for later in found[index + 1 :]:
        if later.start >= limit or later.heading or (line.label and later.label == line.label):
            return min(limit, later.start)
    return limit


def _mark_caption(
    found: list[Line], index: int, folded: str, provisions: Sequence[Provision], how: Drafting
) -> None:
    """Mark the lines under a caption over definitions, as far as its provision reaches."""
    line = found[index]
    if not how.caption.search(folded, line.body, line.end):
        return
    owner = line.provision
    limit = provisions[owner].end if owner >= 0 and provisions[owner].start >= line.start else None
    for i in range(index + 1, len(found)):
        entry = found[i]
        if (limit is not None and entry.start >= limit) or (limit is None and entry.heading):
            break
        if not entry.heading and not entry.listed:
            found[i] = replace(entry, listed=1)
