"""Which court decided, when, under what number and citation: read from the judgment itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from legalnlp.knowledge import Rule, fold
from legalnlp.steps.judgments.days import day_decided, table
from legalnlp.steps.judgments.headings import unspaced
from legalnlp.types import Document

_OPENING, _CLOSING = 4_000, 1_500
_NAMING, _HEAD_LINES, _LAST_LINES, _HEADING = 16, 40, 6, 200
_LABEL = 30  # characters of a line that may name what the next one gives
_LISTS = ("section.issues", "section.syllabus", "section.references")
_BODY = ("section.reasons", "section.history")
_TITLE = 60  # characters that a line of the title page may have
# Keys of front matter by which collections name court, day and number, in the order of trust.
_COURT_KEYS = ("법원명", "court", "court_name", "jurisdiction_court", "juridiction", "gericht")
_DATE_KEYS = ("선고일자", "decision_date", "date_decided")
_NUMBER_KEYS = ("사건번호", "number", "docket_number", "case_number")
_PARTY_KEYS = ("parties", "case_name", "사건명")
_MARKS = regex.compile(r"^[#*>\s]*[#*>]+[ \t]*", regex.MULTILINE)
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


@dataclass(frozen=True, slots=True)
class Court:
    """A court in its own language and in English. ``apex``: nothing ordinary lies above it."""

    jurisdiction: str
    name: str
    english: str
    apex: bool = False


@dataclass(frozen=True, slots=True)
class Imprint:
    """What identifies a judgment; None where neither text nor front matter says it."""

    court: Court | None
    date: str | None
    number: str | None
    citation: str | None
    parties: str | None
    final: bool | None = None
    binding: bool | None = None


def imprint(document: Document, rules: Sequence[Rule]) -> Imprint:
    """Court, date (ISO 8601), docket number, citation and parties of a judgment.

    The text is asked first, and front matter and sidecar answer what it leaves open; only a day
    of decision that they name wins over the text, which may cite other rulings by theirs.
    """
    head = tuple(_head(document.text, rules))
    number = _number(head, rules) or _metadata(document, _NUMBER_KEYS)
    tail = fold(document.text[-_CLOSING:]).split("\n")[-_LAST_LINES:]
    found = court(document, number)
    return Imprint(
        court=found,
        date=_metadata(document, _DATE_KEYS, _ISO)
        or day_decided((*head, *tail), rules)
        or _metadata(document, ("date", "as_of"), _ISO),
        number=number,
        citation=_citation(document.text) or document.citation,
        parties=_parties(document.text) or _metadata(document, _PARTY_KEYS),
        final=_final((*head, *tail), rules, _flag(document, "final"), found),
        binding=_binding(found, _flag(document, "binding")),
    )


def _final(
    lines: Sequence[str], rules: Sequence[Rule], stated: bool | None, found: Court | None
) -> bool | None:
    """Whether an appeal may still change the decision, as the text, else metadata, else the rank of
    the court says; None where nothing tells."""
    for concept, answer in (("weight.not_final", False), ("weight.final", True)):
        readers = [r for r in rules if r.concept == concept]
        if any(r.regex.search(line) for r in readers for line in lines):
            return answer
    return stated if stated is not None else (True if found and found.apex else None)


def _binding(found: Court | None, stated: bool | None) -> bool | None:
    return stated if stated is not None else (found.apex if found else None)


def _flag(document: Document, key: str) -> bool | None:
    said = (_metadata(document, (key,)) or "").casefold()
    return True if said in _YES else False if said in _NO else None


def court(document: Document, number: str | None = None) -> Court | None:
    """The court that decided, or None where it is not told; ``number`` is that of the case."""
    stated = _metadata(document, _COURT_KEYS)
    ecli = regex.search(r"ECLI:[A-Z]{2}:\w+", _citation(document.text) or str(document.citation))
    head = "\n".join(document.text[:_OPENING].split("\n")[:_NAMING])
    for text in (
        _bare(head),
        _bare(_edges(document.text)),
        ecli.group() if ecli else "",
        stated or "",
    ):
        found = _named(text)
        if found:
            return found
    for record, _, docket in _courts():
        if docket and number and docket.search(number):
            return _court(record, None)
    return Court(document.jurisdiction or "", stated, stated) if stated else None


def _bare(lines: str) -> str:
    """The lines without marks of headings and without blanks between letters."""
    return unspaced(_MARKS.sub("", lines))


def _named(text: str) -> Court | None:
    for record, pattern, _ in _courts():
        match = pattern.search(text)
        if match or (record.get("ecli") and record["ecli"] in text) or _in_english(record, text):
            return _court(record, match)
    return None


def _in_english(record: Mapping[str, Any], text: str) -> bool:
    """A line opens with the English name of a court that has another in its own language."""
    if record["english"] == record["name"] or "keep" in record or "in_full" in record:
        return False
    return any(line.lstrip("#* ").startswith(record["english"]) for line in text.split("\n"))


def _court(record: Mapping[str, Any], match: regex.Match[str] | None) -> Court:
    """The court of a record; one of many of its kind is named as the text or a place names it."""
    own, english, where = record["name"], record["english"], record["jurisdiction"]
    groups = {name: words or "" for name, words in match.groupdict().items()} if match else {}
    if match and record.get("keep"):
        own = _titled(groups.get("own") or match.group())
        english = own if english == record["name"] else english
        if groups.get("place") and "in_english" in record:
            english = record["in_english"].format(place=_abroad(_titled(groups["place"])))
    elif match and "in_full" in record:
        named = {name: _titled(words) for name, words in groups.items()}
        own = record["in_full"].format(**named)
        abroad = {name: _abroad(words) for name, words in named.items()}
        english = record["in_english"].format(**abroad)
    if record.get("states"):
        code = table()["states"].get(" ".join(groups.get("place", "").casefold().split()))
        where = f"{where}-{code}" if code else where
    return Court(where, own, english, bool(record.get("apex")))


def _abroad(place: str) -> str:
    """The place as English calls it, where it has a name of its own there."""
    return str(table()["places"].get(place, place))


def _titled(words: str) -> str:
    """A name on one line, set in capitals no more."""
    line = " ".join(words.split()).rstrip(".,")
    if not (line.isupper() or line.islower()):
        return line.replace(" For the ", " for the ")
    title = regex.sub(r"\p{L}[\p{L}'’]*", lambda m: m.group().capitalize(), line)
    return str(
        regex.sub(
            r"(?<=\s)(?:Of|The|For|And|In|De|Del|La|Am)(?=\s)", lambda m: m.group().lower(), title
        )
    )


@cache
def _courts() -> tuple[
    tuple[Mapping[str, Any], regex.Pattern[str], regex.Pattern[str] | None], ...
]:
    flags = regex.IGNORECASE | regex.MULTILINE
    return tuple(
        (
            r,
            regex.compile(r["pattern"], flags),
            regex.compile(r["docket"]) if "docket" in r else None,
        )
        for r in table()["court"]
    )


def _edges(text: str) -> str:
    """The opening and closing lines, where a court says who it is."""
    head = "\n".join(text[:_OPENING].split("\n")[:_HEAD_LINES])
    return f"{head}\n{text[-_CLOSING:]}" if len(text) > _OPENING else text


def _head(text: str, rules: Sequence[Rule]) -> Iterator[str]:
    """The folded lines before the first part of a judgment in which other decisions are cited.

    A label that has its value on the next line is given with it.
    """
    lists = [r for r in rules if r.concept in _LISTS]
    bodies = [r for r in rules if r.concept in _BODY]
    lines = unspaced(fold(text[:_OPENING])).split("\n")[:_HEAD_LINES]
    told = [line.strip() for line in lines if line.strip()]
    opened = labelled = False
    for line, after in zip(told, [*told[1:], ""], strict=True):
        if any(r.regex.search(line[:_HEADING]) for r in lists) or (opened and len(line) > _TITLE):
            return
        opened = opened or any(r.regex.search(line[:_HEADING]) for r in bodies)
        if not labelled:
            yield line
        labelled = line.endswith(":") and _is_label(line)
        if _is_label(line):
            yield f"{line}: {after}"


def _is_label(line: str) -> bool:
    return len(line) <= _LABEL and not any(c.isdigit() for c in line)


def _number(lines: Sequence[str], rules: Sequence[Rule]) -> str | None:
    readers = [r for r in rules if r.concept == "number.docket"]
    for line in lines:
        for reader in readers:
            match = reader.regex.search(line)
            if match and any(c.isdigit() for c in match["number"]):
                return str(match["number"]).strip()
    return None


def _citation(text: str) -> str | None:
    """The citation that the head of the text prints for itself."""
    head = "\n".join(text[:_OPENING].split("\n")[:12])
    for pattern in table()["citation"].values():
        match = regex.search(pattern, head)
        if match:
            return str(match.group())
    return None


def _parties(text: str) -> str | None:
    pattern = regex.compile(table()["parties"]["pattern"], regex.IGNORECASE)
    lines = (line.strip() for line in text[:_OPENING].split("\n")[:12])
    found = (pattern.search(line) for line in lines)
    return next((str(match["parties"]) for match in found if match), None)


_ISO = regex.compile(r"\d{4}-\d{2}-\d{2}")


def _metadata(
    document: Document, keys: Sequence[str], shape: regex.Pattern[str] | None = None
) -> str | None:
    for key in keys:
        value = str(document.metadata.get(key) or "").strip()
        if value and (shape is None or shape.fullmatch(value)):
            return value
    return None
