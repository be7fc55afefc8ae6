"""The numbers that Word prints before paragraphs but does not store in their text.

Counting follows ECMA-376 part 1, 17.9: a list counts per abstract definition; a number begins
again when a wider one was printed; ``lvlText`` says how the counts of the levels are put together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from legalnlp.ingest.xml.dialect import Element

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN_DIGITS = "〇一二三四五六七八九"
_GANADA = "가나다라마바사아자차카타파하"
_IROHA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"


def roman(number: int) -> str:
    """Lower-case Roman numeral.

    >>> roman(14)
    'xiv'
    """
    words = ""
    for size, letters in _ROMAN:
        words, number = words + letters * (number // size), number % size
    return words


def letter(number: int) -> str:
    """a … z, aa, bb …, as Word counts.

    >>> letter(2), letter(28)
    ('b', 'bb')
    """
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def han(number: int) -> str:
    """Chinese and Japanese counting up to 99.

    >>> han(3), han(10), han(21)
    ('三', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    if tens > 9:
        return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))
    ten = ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" if tens else ""
    return ten + (_HAN_DIGITS[ones] if ones else "")


def _in_row(row: str) -> Callable[[int], str]:
    return lambda number: row[(number - 1) % len(row)]


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "bullet": lambda number: "",
    "none": lambda number: "",
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda n: chr(0x245F + n) if n <= 20 else str(n),
    "ganada": _in_row(_GANADA),
    "aiueo": _in_row(_IROHA),
    "aiueoFullWidth": _in_row(_IROHA),
    "japaneseCounting": han,
    "ideographDigital": han,
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "koreanDigital": lambda number: "".join("영일이삼사오육칠팔구"[int(d)] for d in str(number)),
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, how the number is printed."""

    start: int
    format: str
    text: str
    legal: bool = False


@dataclass
class Numbering:
    """The lists of one document, counting as paragraphs go by."""

    lists: Mapping[str, str]
    levels: Mapping[tuple[str, int], Level]
    starts: Mapping[tuple[str, int], int]
    styles: Mapping[str, tuple[str, int]]
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, number: str, depth: int) -> str | None:
        """Count one paragraph of list ``number`` at ``depth`` (from 0); its printed number."""
        abstract = self.lists.get(number)
        level = self.levels.get((abstract or "", depth))
        if abstract is None or level is None:
            return None
        self._restart(number, abstract)
        key = (abstract, depth)
        self._counts[key] = self._counts.get(key, level.start - 1) + 1
        for deeper in range(depth + 1, 10):
            self._counts.pop((abstract, deeper), None)
        return _PLACE.sub(lambda m: self._shown(abstract, int(m[1]) - 1, level), level.text) or None

    def _restart(self, number: str, abstract: str) -> None:
        """A list that says so begins anew where its first paragraph stands."""
        if number in self._begun:
            return
        self._begun.add(number)
        for (name, depth), start in self.starts.items():
            if name == number:
                self._counts[abstract, depth] = start - 1

    def _shown(self, abstract: str, depth: int, printed: Level) -> str:
        level = self.levels.get((abstract, depth))
        if level is None:
            return ""
        count = self._counts.get((abstract, depth), level.start)
        kind = "decimal" if printed.legal else level.format
        return _FORMATS.get(kind, str)(count)


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """The lists declared in ``numbering.xml``, and which paragraph styles belong to them."""
    lists: dict[str, str] = {}
    levels: dict[tuple[str, int], Level] = {}
    starts: dict[tuple[str, int], int] = {}
    for abstract in numbering.iter("abstractNum") if numbering is not None else ():
        for level in abstract.iter("lvl"):
            levels[abstract.get("abstractNumId", ""), _int(level.get("ilvl"))] = _level(level)
    for number in numbering.iter("num") if numbering is not None else ():
        name = number.get("numId", "")
        lists[name] = value(number, "abstractNumId") or ""
        for change in number.iter("lvlOverride"):
            depth = _int(change.get("ilvl"))
            start = value(change, "startOverride")
            if start is not None:
                starts[name, depth] = _int(start)
    return Numbering(lists, levels, starts, _style_lists(styles))


def _level(level: Element) -> Level:
    return Level(
        _int(value(level, "start"), 1),
        value(level, "numFmt") or "decimal",
        value(level, "lvlText") or "",
        level.find("isLgl") is not None,
    )


def _style_lists(styles: Element | None) -> dict[str, tuple[str, int]]:
    """Style id to list and depth, styles that build on such a style included."""
    found: dict[str, tuple[str, int]] = {}
    bases: dict[str, str] = {}
    for style in styles.iter("style") if styles is not None else ():
        name = style.get("styleId", "")
        bases[name] = value(style, "basedOn") or ""
        number = style.find("pPr/numPr")
        if number is not None and value(number, "numId"):
            found[name] = (value(number, "numId") or "", _int(value(number, "ilvl")))
    for name in bases:
        base, steps = name, 0
        while base and base not in found and steps < 20:
            base, steps = bases.get(base, ""), steps + 1
        if base in found:
            found[name] = found[base]
    return found


def value(element: Element, child: str) -> str | None:
    """The attribute ``val`` of a child, if it is there."""
    part = element.find(child)
    return None if part is None else part.get("val")


def _int(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else otherwise
