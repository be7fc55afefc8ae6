"""Tells a line end that somebody meant from one that only a line width made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WIDEST = 160
# A number as legislatures print it before a paragraph or an item.
LABEL = re.compile(
    r"(?:[(（\[]\s*[^\W_]{1,6}(?:[ -]?[a-z]{1,6})?\s*[)）\]]"
    r"|(?:§+|Art\.?|art\.?|Sec\.|No\.?)\s*\d+[\w.-]*"
    r"|(?:\d{1,4}(?:\.\d{1,3}){0,4}|\d{1,4}[^\W\d_]{1,2}|\d{1,3}의\d{1,2}|[^\W\d_]{1,2}|[IVXLCivxlc]{1,6})"
    r"(?:°|º)?\s?[.)）．、](?=\s|$|\W)"
    r"|\d{1,3}(?:°|º)"
    r"|[①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇⒜-⒵㈠-㈩]"
    r"|第[〇零一二三四五六七八九十百千\d０-９]{1,8}[条條章節节款項项號号编編]"
    r"|제\d+[조장절편관항호]"
    r"|[一二三四五六七八九十百]{1,5}(?=[　、 ])"
    r"|[イロハニホヘトチリヌルヲ](?=　))"
)


_STOP = tuple(".;:,!?。；：，、.—–-―)）»”\"")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def width(lines: Iterable[str]) -> int:
    """The column at which a text was wrapped, or 0 where its lines are paragraphs.

    A text with any line wider than `WIDEST` was not wrapped.
    """
    lengths = sorted({len(line) for line in lines})
    return lengths[-1] if lengths and lengths[-1] <= WIDEST else 0


def soft(before: str, after: str, column: int) -> bool:
    """True where only the wrapping broke: the next word had no room on the line before.

    >>> soft("a person who draws a picture of", "an invented child", 33)
    True
    >>> soft("a person who", "draws a picture of an invented", 33)
    False
    """
    after = after.lstrip()
    if not column or not after:
        return False
    word = after[0] if _CJK.match(after) else after.split(None, 1)[0]
    if len(before) + len(word) + (word is not after[0]) <= column:
        return False
    return not (before.endswith(_STOP) and LABEL.match(after))


def unwrap(lines: Iterable[str], column: int) -> Iterator[str]:
    """Neighbouring lines, the soft breaks among them mended.

    >>> list(unwrap(["a child or", "a youth", "means"], 12))
    ['a child or a youth', 'means']
    """
    group: list[str] = []
    last = ""
    for line in lines:
        if group and soft(last, line, column):
            group.append(line)
        elif group:
            yield mend(group)
            group = [line]
        else:
            group = [line]
        last = line
    if group:
        yield mend(group)


def mend(group: list[str]) -> str:
    """A wrapped line put together: no blank between signs that are written without any.

    >>> mend(["児童", "ポルノ"]), mend(["a child or", "  a youth"])
    ('児童ポルノ', 'a child or a youth')
    """
    if len(group) == 1:
        return group[0]
    text = group[0].rstrip()
    parts = [text]
    for line in group[1:]:
        line = line.strip()
        close = _CJK.match(parts[-1][-1:]) and _CJK.match(line[:1])
        parts.append(line if close else f" {line}")
    return "".join(parts)


def paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of a plain text, one string each.

    A blank line ends a paragraph, unless the text is wrapped and the sentence plainly runs on
    behind it: the line before is full and does not stop, the next begins with a small letter.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    column = width(lines)
    if not column:
        yield from (line.strip() for line in lines if line)
        return
    yield from (line.strip() for line in unwrap(_closed_up(lines, column), column))


def _closed_up(lines: list[str], column: int) -> Iterator[str]:
    """Lines without the blank ones; a blank line that ends a paragraph leaves a short line behind."""
    before, gap = "", False
    for line in lines:
        if not line:
            gap = True
            continue
        runs_on = before[-1:] not in ".;:。；：" and line[:1].islower() and not LABEL.match(line)
        if gap and before and not (runs_on and soft(before, line, column)):
            yield ""
        yield line
        before, gap = line, False
