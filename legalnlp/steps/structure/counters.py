"""What a printed number counts: "(i)" is the first roman numeral or the ninth letter.

A *style* is a way of printing numbers, named by its first one: ``(1)``, ``(a)``, ``a)``, ``1.``,
``①``, ``[1]``, ``1°``, ``1 -`` or, for a number that only a blank sets off, ``"1 "``. A *value*
is a tuple that compares in the order of the list: 3 → ``(3,)``, 3의2 and "3 bis" → ``(3, 2)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Value = tuple[int, ...]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_VALID_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ADVERBS = {
    name: n
    for n, names in enumerate(
        (
            "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies",
            "undecies", "duodecies", "terdecies", "quaterdecies",
        ),
        2,
    )
    for name in (names,)
}  # fmt: skip
_ARABIC = re.compile(
    r"(?P<head>\d{1,4})(?:(?P<dots>(?:\.\d{1,3}){1,3})|[의の-](?P<of>\d{1,3})"
    r"|[ -]?(?P<adverb>" + "|".join(_ADVERBS) + r")|-?(?P<letter>[^\W\d_]{1,2}))?"
)
_HAN = {c: n for n, cs in enumerate("〇一二三四五六七八九") for c in cs}
_HAN |= {"零": 0, "○": 0, "两": 2, "兩": 2, "壹": 1, "貳": 2, "參": 3, "肆": 4, "伍": 5}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_HAN_NUMBER = re.compile(r"[〇零○一二三四五六七八九十拾百千两兩壹貳參肆伍]{1,9}")
_HAN_WHOLE = re.compile(rf"({_HAN_NUMBER.pattern})(?:[のノ之]({_HAN_NUMBER.pattern}))?")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_RAISED = {c: n for n, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """An order of letters in which lists run; ``name`` is its first letter."""

    name: str
    places: Mapping[str, int]


def alphabet(letters: str) -> Alphabet:
    """An alphabet from its letters with blanks between them."""
    names = letters.split()
    return Alphabet(names[0], {letter: place for place, letter in enumerate(names, 1)})


def readings(core: str, alphabets: Sequence[Alphabet]) -> Iterator[tuple[str, Value]]:
    """Every way to read a number without its brackets: (name of the counter, value).

    >>> latin = alphabet("a b c d e f g h i")
    >>> list(readings("i", [latin]))
    [('a', (9,)), ('i', (1,))]
    >>> list(readings("3의2", []))
    [('1', (3, 2))]
    """
    if core[0].isdigit() and (value := arabic(core)):
        yield "1", value
        return
    if core in _CIRCLED:
        yield "①", (_CIRCLED.index(core) + 1,)
        return
    if core[0] in _RAISED:
        yield "¹", (int("".join(str(_RAISED.get(c, 0)) for c in core)),)
        return
    for letters in alphabets:
        yield from _letters(core, letters)
    if match := _HAN_WHOLE.fullmatch(core):
        yield "一", (han(match[1]), han(match[2])) if match[2] else (han(match[1]),)
    yield from _romans(core)


def arabic(core: str) -> Value | None:
    """3 → (3,), 3의2 → (3, 2), "3 bis" → (3, 2), 2a → (2, 1), 1.2 → (1, 2); else None."""
    match = _ARABIC.fullmatch(core.lower())
    if not match:
        return None
    value: Value = (int(match["head"]),)
    if match["dots"]:
        return value + tuple(int(part) for part in match["dots"][1:].split("."))
    if match["of"]:
        return (*value, int(match["of"]))
    if match["adverb"]:
        return (*value, _ADVERBS[match["adverb"]])
    if match["letter"]:
        return value + tuple(ord(c) - ord("a") + 1 for c in match["letter"])
    return value


def han(digits: str) -> int:
    """The number that Han digits write, in either system: 百八十二, 一八二.

    >>> han("百八十二"), han("一八二"), han("千零一十九")
    (182, 182, 1019)
    """
    if not any(c in _HAN_UNITS for c in digits):
        return int("".join(str(_HAN[c]) for c in digits))
    total = current = 0
    for c in digits:
        if c in _HAN_UNITS:
            total, current = total + (current or 1) * _HAN_UNITS[c], 0
        else:
            current = _HAN[c]
    return total + current


def to_han(number: int) -> str:
    """A number below 10,000 in Han digits.

    >>> to_han(3), to_han(12), to_han(182)
    ('三', '十二', '百八十二')
    """
    digits = "〇一二三四五六七八九"
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, unit)
        if count:
            text += (digits[count] if count > 1 else "") + sign
    return text + (digits[number] if number or not text else "")


def _letters(core: str, letters: Alphabet) -> Iterator[tuple[str, Value]]:
    lower = letters.name.islower()
    name, places = letters.name, letters.places
    if core in places:
        yield name, (places[core],)
    elif lower and core.lower() in places and core.isupper():
        yield name.upper(), (places[core.lower()],)
    if len(core) in (2, 3) and core not in places and lower and (core.islower() or core.isupper()):
        spelt = core.lower()
        if any(c not in places for c in spelt):
            return
        name = name if core.islower() else name.upper()
        if len(set(spelt)) == 1:
            yield name * len(core), (places[spelt[0]],)
            if len(core) == 2:
                yield name, (places[spelt[0]] + len(places),)
        yield name, tuple(places[c] for c in spelt)


def _romans(core: str) -> Iterator[tuple[str, Value]]:
    name = "i" if core.islower() else "I" if core.isupper() else None
    spelt = core.lower()
    if name is None or spelt[0] not in _ROMAN:
        return
    if value := roman(spelt):
        yield name, (value,)
    elif len(spelt) > 1 and "a" <= spelt[-1] <= "h" and (value := roman(spelt[:-1])):
        yield name, (value, ord(spelt[-1]) - ord("a") + 1)


def roman(spelt: str) -> int:
    """The number that a roman numeral in small letters writes, or 0."""
    if not _VALID_ROMAN.fullmatch(spelt):
        return 0
    digits = [_ROMAN[c] for c in spelt]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def is_first(value: Value) -> bool:
    """Whether a list begins so."""
    return value in ((1,), (1, 1))


def follows(before: Value, after: Value) -> bool:
    """Whether ``after`` is what comes next: 3 → 4, 3 → 3의2, 3의2 → 3의3 or 4, 2 → 2a."""
    if after[:-1] == before and after[-1] in (1, 2):
        return True
    size = len(after)
    if size > len(before):
        return after[: len(before)] == before and set(after[len(before) :]) <= {1}
    return after[:-1] == before[: size - 1] and after[-1] == before[size - 1] + 1


def later(before: Value, after: Value) -> bool:
    """Whether ``after`` can stand further down the same list, items between them repealed."""
    return after > before
