"""Finds the numbers with which lines begin, and those that run together inside a line.

All work is done on `legalnlp.knowledge.fold`-ed text, whose offsets are those of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legalnlp.knowledge import fold
from legalnlp.steps.structure.counters import Value, readings
from legalnlp.steps.structure.style import Style, Unit

_ARABIC = (
    r"\d{1,4}(?:(?:\.\d{1,3}){1,3}|[의の-]\d{1,3}|[ -]?(?:bis|ter|qua\w{2,4}|quinquies|sexies"
    r"|septies|octies|novies|decies|undecies)\b|-?[^\W\d_]{1,2})?"
)
_HAN = "一二三四五六七八九十"
_CORE = rf"(?:{_ARABIC}|[^\W\d_]{{1,8}}+(?:[의の之][\d{_HAN}]{{1,3}})?)"
_ADVERB = r"(?:\s(?:bis|ter|quater|quinquies|sexies)\b)?"
_SIGNS = {
    "paren": rf"\( ?(?P<paren>{_CORE}) ?\)",
    "bracket": r"\[(?P<bracket>\d{1,4})\]",
    "circled": r"(?P<circled>[①-⑳㉑-㉟㊱-㊿])",
    "raised": r"(?P<raised>[⁰¹²³⁴-⁹]{1,3})(?=\s?[^\W\d])",
    "ordinal": rf"(?P<ordinal>(?:\d{{1,3}}|[IVXLCivxlc]{{1,6}})\.?\s?[°º]{_ADVERB})"
    r"(?:\)|\.)?(?:\s?-(?=\s))?(?!\w)",
    "right": rf"(?P<right>{_CORE})\)",
    "dot": rf"(?P<dot>{_CORE})(?:(?:\.\)?|、)(?:\s?-)?(?=\s|$|\(|\"|[가-힣㐀-鿿])|\.-(?=\w))",
    "dash": r"(?P<dash>\d{1,3}|[IVXLC]{1,7}(?:-[A-Z])?|[a-z])\s?-(?=\s)",
    "bare": rf"(?P<bare>\d{{1,3}}(?:の\d{{1,2}})?[a-z]?|[{_HAN}百]{{1,5}}(?:の[{_HAN}]{{1,3}})?"
    r"|[ァ-ヶ])(?=\s)"
    r"|(?P<glued>\d{1,3})(?=(?:\(1\)\s?)?(?:[A-Z][a-z]+|An?)\s)",
}
_FORMS = {
    "paren": "({})", "bracket": "[{}]", "circled": "{}", "raised": "{}", "ordinal": "{}°",
    "right": "{})", "dot": "{}.", "dash": "{} -", "bare": "{} ",
}  # fmt: skip
_LINE = re.compile("|".join(_SIGNS.values()))
_INSIDE = re.compile(
    r"(?<![\w)\]])(?:"
    + "|".join(_SIGNS[s] for s in ("paren", "circled", "ordinal", "right", "dot"))
    + ")"
)
# A number inside a line begins or ends with one of these; looking for them first is fast.
_EDGE = re.compile(r"[()①-⑳㉑-㉟㊱-㊿.、°º]")
_LONGEST = 9
_OPENING = re.compile(r"[\s\"'*•>-]{0,6}")
_STOPS = ":;,.-。；，：)\"'"
# Behind a reference the sentence goes on; behind an item its words begin.
_GOES_ON = re.compile(r"\s?(?:[,;)\]]|\.(?:\s|$)|$)")
_STOP = re.compile(r"[.:;)]\s+(?=[^\W\d_]|§)")
_WORDS = re.compile(r"\s*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed at ``[start, end)``; ``core`` is it without brackets and dots.

    ``options`` are the styles and values that it can stand for; ``unit`` the word that it goes
    with ("Section", "제…조"), if any.
    """

    start: int
    end: int
    core: str
    sign: str
    options: tuple[tuple[str, Value], ...]
    unit: Unit | None = None


class Numbers:
    """The recogniser of one document: folded text and style; remembers the cores it has read."""

    def __init__(self, text: str, style: Style) -> None:
        self.text, self.style = text, style
        self._known: dict[tuple[str, str], tuple[tuple[str, Value], ...]] = {}

    def opening(self, start: int, end: int) -> int:
        """Where the words of a line begin, behind quotation marks and bullets."""
        match = _OPENING.match(self.text, start, end)
        return match.end() if match else start

    def unit(self, start: int, end: int, heading: bool) -> Number | None:
        """The unit whose word and number a line begins with, if it is not merely mentioned."""
        match = self.style.unit_pattern.match(self.text, start, end)
        if not match or match.lastgroup is None:
            return None
        unit = self.style.units[int(match.lastgroup[1:])]
        stop = match.end()
        if not (heading or self._announces(unit, stop, end)):
            return None
        core = match.group().strip()
        digits = re.findall(r"\d+", core)
        value = tuple(int(d) for d in digits[:3]) or (0,)
        return Number(start, stop, core, "unit", ((unit.name, value),), unit)

    def _announces(self, unit: Unit, at: int, end: int) -> bool:
        """Whether a heading or a provision begins here, and not a sentence about it."""
        rest = self.text[at : min(end, at + 60)]
        if not rest.strip():
            return True
        if unit.kind == "part" and end - at > 200:
            return False
        if rest[0] in ".:-" or rest.lstrip()[0] in ":-":
            return not rest[1:2].isdigit()
        if rest[0] == "(":
            return not re.match(r"\([a-zA-Z\d]{1,4}\)", rest)
        if not rest[0].isspace():
            return False
        word = rest.strip()
        said = self.style.mention.match(word)
        refers = said and not (said[0].isalpha() and said.end() <= 3)  # "§ 1 The …" begins one
        return word[0] in "([\"'" or not (word[0].islower() or refers)

    def at(self, start: int, end: int) -> Number | None:
        """The number without a word that stands at ``start``, if one does."""
        match = _LINE.match(self.text, start, end)
        if not match:
            return None
        number = self._number(match)
        if number is None or self._refers_on(number, end):
            return None
        return number

    def labelled(self, label: str, at: int, end: int) -> Number | None:
        """The number that a label of markup is: at ``at`` if the text prints it there."""
        number = self.read(label, at)
        plain = fold(label).strip()
        unit = self.unit(at, end, True)
        if (
            unit
            and unit.unit
            and unit.unit.kind != "paragraph"
            and _bare(unit.core).endswith(_bare(plain))
        ):
            return unit
        if not plain or not self.text.startswith(plain, at):
            return number
        core, sign = (number.core, number.sign) if number else (label.strip(), "unit")
        options = number.options if number else ()
        return Number(at, at + len(plain), core, sign, options, number.unit if number else None)

    def is_article(self, label: str) -> bool:
        """Whether a label is an article's, by its word or by a number that no list has."""
        number = self.read(label, 0)
        if number is None:
            return any(c.isdigit() for c in label)
        if number.unit is not None:
            return number.unit.kind == "article"
        return number.core.isdigit() and len(number.core) > 2

    def read(self, label: str, at: int) -> Number | None:
        """The number that a label is, or None; its offsets are empty, at ``at``."""
        plain = fold(label).strip()
        match = self.style.unit_pattern.fullmatch(plain.rstrip(" .:-"))
        if match and match.lastgroup:
            unit = self.style.units[int(match.lastgroup[1:])]
            value = tuple(int(d) for d in re.findall(r"\d+", plain)[:3]) or (0,)
            return Number(at, at, label.strip(), "unit", ((unit.name, value),), unit)
        found = _LINE.match(plain + " ")
        if found is None or found.end() < len(plain):
            return None
        number = self._number(found)
        return number and Number(at, at, number.core, number.sign, number.options)

    def cited(self, citation: str) -> str | None:
        """The one article that a citation names, or None."""
        plain = fold(citation)
        found = [
            match.group().strip()
            for match in re.finditer(rf"(?<!\w)(?:{self.style.unit_pattern.pattern})", plain, re.I)
            if match.lastgroup and self.style.units[int(match.lastgroup[1:])].kind == "article"
        ]
        return found[0] if len(found) == 1 and "§§" not in found[0] else None

    def inside(self, start: int, end: int) -> Iterator[Number]:
        """Numbers inside a line that may begin items, references left out."""
        cited: tuple[Number, ...] = ()
        yield from self._subunits(start, end)
        for match in self._candidates(start, end):
            number = self._number(match)
            if number is None:
                continue
            if self._is_reference(number, start, end, cited):
                cited = () if number.sign == "dot" else (*cited, number)
                continue
            yield number

    def _candidates(self, start: int, end: int) -> Iterator[re.Match[str]]:
        text, done = self.text, start
        for edge in _EDGE.finditer(text, start, end):
            at = edge.start()
            if text[at] in ".)、°º":
                low = max(done, at - _LONGEST)
                while at > low and text[at - 1].isalnum():
                    at -= 1
            if at >= done and (match := _INSIDE.match(text, at, end)):
                done = match.end()
                yield match

    def _subunits(self, start: int, end: int) -> Iterator[Number]:
        """Parts of an article that begin with a word of their own behind a full stop."""
        if not any(unit.kind == "paragraph" for unit in self.style.units):
            return
        for match in _STOP.finditer(self.text, start, end):
            number = self.unit(match.end(), end, True)
            if number is None or number.unit is None or number.unit.kind != "paragraph":
                continue
            if self.text[number.end : number.end + 4].lstrip(" .-")[:1].isupper():
                yield number

    def leaves_open(self, start: int, end: int, behind: Number) -> bool:
        """Whether a line breaks off in the middle of a reference that ``behind`` goes on with.

        A line that is an article's heading in whole ("12. člen") refers to nothing.
        """
        if self.style.unit_pattern.fullmatch(self.text, start, end):
            return False
        tail = self.text[max(start, end - 40) : end]
        if tail[-1:] != "." and self._refers(tail):
            return True
        words = tail.rsplit(None, 1)
        if len(words) < 2 or not self.style.conjunction.fullmatch(words[1]):
            return False
        last = re.search(r"\d(?:\((\w+)\))?$", words[0])
        if last is None or not last[1]:
            return last is not None and behind.sign != "paren"
        return _counts_on(self.read(f"({last[1]})", start), behind)

    def _refers(self, before: str) -> bool:
        """Whether the last words before a number are those of a reference."""
        words = before.split()[-3:]
        return any(
            self.style.reference.fullmatch(" ".join(words[first:]).lstrip("([\"',;"))
            for first in range(len(words))
        )

    def _is_reference(
        self, number: Number, start: int, end: int, cited: tuple[Number, ...]
    ) -> bool:
        before = self.text[max(start, number.start - 40) : number.start]
        if self._refers(before):
            return True
        if cited and number.start - cited[-1].end < 12:
            between = self.text[cited[-1].end : number.start].strip(" ,")
            if not between:
                return True
            if self.style.conjunction.fullmatch(between):  # "(3), and (d) he …" begins an item
                return any(_counts_on(one, number) for one in cited)
        return self._refers_on(number, end) or self._abuts(number, before)

    def _abuts(self, number: Number, before: str) -> bool:
        """Dots and letters need something before them that ends a phrase."""
        if number.sign not in ("dot", "right"):
            return False
        if number.sign == "dot" and not _WORDS.match(self.text, number.end):
            return True
        words = before.rstrip()
        if not words:
            return False
        if words[-1] in ".," and words[-2:-1].isdigit():
            return True
        return number.sign == "dot" and not number.core[0].isdigit() and words[-1] not in _STOPS

    def _refers_on(self, number: Number, end: int) -> bool:
        if number.sign not in ("paren", "right", "dot"):
            return False
        if number.sign == "dot":
            return False
        return bool(_GOES_ON.match(self.text, number.end, end)) and number.end < end

    def _number(self, match: re.Match[str]) -> Number | None:
        sign = match.lastgroup or ""
        core = match[sign]
        sign = "bare" if sign == "glued" else sign  # a blank was lost: "2A person who …"
        if sign == "ordinal":
            core = re.sub(r"\.?\s?[°º]", "", core)
        options = self._known.get((sign, core))
        if options is None:
            found = readings(core, self.style.alphabets)
            options = tuple((_FORMS[sign].format(name), value) for name, value in found)
            if sign == "bare":
                options = tuple(o for o in options if o[0] == "1 " or o[0] in self.style.bare)
            self._known[sign, core] = options
        if not options:
            return None
        return Number(match.start(), match.end(), core, sign, options)


def _counts_on(cited: Number | None, number: Number) -> bool:
    """Whether both are printed in one style, as the numbers of one reference are."""
    styles = {style for style, _ in cited.options} if cited else set()
    return any(style in styles for style, _ in number.options)


def _bare(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalnum())
