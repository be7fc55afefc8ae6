"""Lines of a judgment that are no sentences: titles, their numbers, spaced-out letters."""

from __future__ import annotations

import regex

_LONG_LINE = 160
_FULL_LINE = 60  # characters from which a line that ends as sentences do is no part of the header
_TITLE = 80


def is_prose(line: str) -> bool:
    """A line of running text: long, or as long as a sentence and ended like one."""
    words = line.strip()
    ended = words.endswith((".", "。")) and not words.isupper()
    return len(words) >= _LONG_LINE or (ended and len(words) >= _FULL_LINE)


_RANKS = (
    ("roman", regex.compile(r"[IVX]{1,5}\s*[.)]\s*\S|[ⅠⅡⅢⅣⅤ]")),
    ("capital", regex.compile(r"[A-Z]\s*[.)]\s*\S")),
    ("hangul", regex.compile(r"[가-하]\s*[.]\s*\S")),
    ("number", regex.compile(r"\d{1,2}\s*[.]\s*\S")),
    ("bracket", regex.compile(r"[\d가-하]{1,2}\)\s*\S")),
)
_NO_HEADING = regex.compile(r"[.,;:?!。」』]$|\d{4}|^[\W\d]*$")


def heading_rank(line: str) -> str:
    """How a heading is numbered; "plain" where it has no number, "" for what is no heading.

    >>> [heading_rank(line) for line in ("II. The reach of it", "The reach of it", "It fails.")]
    ['roman', 'plain', '']
    """
    words = line.strip("# *\t")
    if not words or len(words) > _TITLE or _NO_HEADING.search(words):
        return ""
    return next((name for name, form in _RANKS if form.match(words)), "plain")


_LETTERS = regex.compile(
    r"(?<![\p{L}\d])(?:\p{Hangul}[ \t]{1,6})+\p{Hangul}(?![\p{L}\d])"
    r"|(?<![\p{L}\d])(?:\p{Lu}[ \t]){2,}\p{Lu}(?![\p{L}\d])"
)


def unspaced(line: str) -> str:
    """The line with words that are set in spaced-out letters closed up.

    >>> unspaced("J U D G M E N T"), unspaced("판 결 선 고 2001. 5. 1.")
    ('JUDGMENT', '판결선고 2001. 5. 1.')
    """
    return str(_LETTERS.sub(lambda m: "".join(m.group().split()), line))
