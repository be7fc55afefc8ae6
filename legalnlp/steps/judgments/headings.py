"""Lines of a judgment that are no sentences: titles, their numbers, spaced-out letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

_LONG_LINE = 160
_FULL_LINE = 60  # characters from which a line that ends as sentences do is no part of the header
_FULL_WIDE = 20  # the same in scripts that write a word in one letter or two
_TITLE = 80


def is_prose(line: str) -> bool:
    """A line of running text: long, or as long as a sentence and ended like one."""
    words = line.strip()
    ended = words.endswith((".", "。")) and not words.isupper()
    full = _FULL_WIDE if words.endswith("。") else _FULL_LINE
    return len(words) >= _LONG_LINE or (ended and len(words) >= full)


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


_WIDTH = 25  # characters that a line has at least where the page, not the author, ends it
_RUNS_ON = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\d，、,（「]$")
_GOES_ON = regex.compile(r"(?!\d{1,2}[\s.．、])[\p{Han}\p{Hiragana}\p{Katakana}ー\d（「，、]")


def wrapped(lines: Sequence[str], opens: Callable[[str], bool]) -> Iterator[str]:
    """The lines, those in one that the width of a page has parted within a sentence.

    Only in scripts without blanks, where nothing else shows that a word goes on; ``opens`` tells
    the titles of parts, which nothing is joined to.

    >>> page = ["甲は、絵を描いた者が誰であるかを問わず、その絵を写", "真であるとした。", "理由"]
    >>> [line.count("\\n") for line in wrapped(page, lambda line: line == "理由")]
    [1, 0]
    """
    held: list[str] = []
    for line in lines:
        joins = held and _RUNS_ON.search(held[-1]) and _GOES_ON.match(line)
        if held and not (joins and len(held[-1]) >= _WIDTH and not opens(line)):
            yield "\n".join(held)
            held = []
        held.append(line)
    if held:
        yield "\n".join(held)
