"""Which provisions a judgment cites, in which version, and of which it speaks at a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from legalnlp.knowledge import Rule, fold

_PIN = regex.compile(r"\d+[A-Za-z]{0,2}(?:[-.]\d+)*(?: ?\(\w{1,5}(?:\.\d+)?\))*")
_POINTS_BACK = regex.compile(r"(?:위|같은|이)\s*법률?들?")


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision cited at ``[start, end)``.

    ``pins`` are its bare numbers ("2256(8)(B)"), by which two citations are known as one;
    ``name`` is the citation as a reader wants it, with the act's full name and its version.
    """

    start: int
    end: int
    pins: tuple[str, ...]
    name: str


def citations(
    text: str, rules: Sequence[Rule], lists: Sequence[tuple[int, int]] = ()
) -> tuple[Cited, ...]:
    """Every provision cited, in the order of the text, short names of acts written out.

    ``lists`` are stretches that only list what is referred to: nothing is read from them.
    """
    readers = [r for r in rules if r.concept == "cited.provision"]
    folded = fold(text)
    full = dict(_short_names(text, folded, rules))
    found: list[Cited] = []
    act = ""
    for match in sorted(
        (m for r in readers for m in r.regex.finditer(folded)), key=lambda m: m.start()
    ):
        if any(low <= match.start() < high for low, high in lists):
            continue
        named = _act(text, match, full)
        act = named or act
        pin = text[match.start("pinpoint") : match.end("pinpoint")]
        name = (
            _spaced(f"{act} {pin}")
            if _follows_act(match)
            else _spaced(text[match.start() : match.end()])
        )
        pins = (_bare(pin),) if _follows_act(match) else _pins(match)
        found.append(Cited(match.start(), match.end(), pins, name))
    return tuple(found)


def _pins(match: regex.Match[str]) -> tuple[str, ...]:
    numbers = match["pinpoint"].removeprefix(match.groupdict().get("act") or "")
    return tuple(_bare(p.group()) for p in _PIN.finditer(numbers))


def _follows_act(match: regex.Match[str]) -> bool:
    """The rule knows versions: its language names the act before the number."""
    return "version" in match.groupdict()


def _act(text: str, match: regex.Match[str], full: Mapping[str, str]) -> str | None:
    """The act and version that a citation names, in full; None where it points back."""
    act = match.groupdict().get("act")
    if not act or _POINTS_BACK.fullmatch(act.strip()):
        return None
    start, end = match.span("act")
    named = text[start:end].strip()
    short = next((f for s, f in full.items() if named == s or named.endswith(f" {s}")), None)
    if short:
        return short
    version = match.groupdict().get("version")
    stated = text[match.start("version") : match.end("version")] if version else ""
    return named + _version(stated)


def _version(stated: str) -> str:
    """A version in brackets without the short name that is given in passing."""
    if not stated:
        return ""
    words = regex.split(r",?\s*이하\s", stated.strip("()"))[0].strip()
    return f"({words})" if words and any(c.isdigit() for c in words) else ""


def _short_names(text: str, folded: str, rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        if rule.concept != "cited.short_name":
            continue
        for match in rule.regex.finditer(folded):
            act = text[match.start("act") : match.end("act")].strip()
            version = match.groupdict().get("version")
            stated = text[match.start("version") : match.end("version")] if version else ""
            yield text[match.start("short") : match.end("short")], act + _version(stated)


def _bare(pin: str) -> str:
    return pin.replace(" ", "")


def _spaced(name: str) -> str:
    return " ".join(name.split())


def akin(one: str, other: str) -> bool:
    """Whether two bare numbers are one provision or one is a part of the other.

    >>> akin("12(1)", "12(1)(b)"), akin("12(1)", "12(10)"), akin("12", "120")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return long == short or (long.startswith(short) and long[len(short)] == "(")
