"""Who decided, when, under what number and citation: read from the judgment itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from legalnlp.knowledge import Rule, fold
from legalnlp.steps.judgments.courts import Court, by_docket, by_record
from legalnlp.steps.judgments.days import day_decided, table
from legalnlp.steps.judgments.headings import unspaced
from legalnlp.steps.judgments.levels import by_level, of_nation
from legalnlp.types import Document

_OPENING, _CLOSING = 4_000, 1_500
_NAMING, _SIGNED, _HEAD_LINES, _LAST_LINES, _HEADING = 16, 4, 40, 12, 200
_LABEL = 30  # characters of a line that may name what the next one gives
_LISTS = ("section.issues", "section.references")
_BODY = ("section.reasons", "section.history", "section.syllabus")
_TITLE = 80  # characters that a line of the title page may have
# Keys of front matter by which collections name court, day and number, in the order of trust.
_COURT_KEYS = ("법원명", "court", "court_name", "jurisdiction_court", "juridiction", "gericht")
_DATE_KEYS = ("선고일자", "decision_date", "date_decided")
_NUMBER_KEYS = ("사건번호", "number", "docket_number", "case_number")
_PARTY_KEYS = ("parties", "case_name", "사건명")
_MARKS = regex.compile(r"^[#*>\s]*[#*>]+[ \t]*", regex.MULTILINE)
_LEADS = regex.compile(r"^(?:IN|In|BEFORE|Before) (?:THE|the) (?=\p{Lu})", regex.MULTILINE)
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


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
    tail = unspaced(fold(document.text[-_CLOSING:])).strip().split("\n")[-_LAST_LINES:]
    found = court(document, number)
    american = bool(found and found.jurisdiction.startswith("US"))
    return Imprint(
        court=found,
        date=_metadata(document, _DATE_KEYS, _ISO)
        or day_decided(head, tail, rules, american)
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
    stated = _metadata(document, _COURT_KEYS) or ""
    ecli = regex.search(r"ECLI:[A-Z]{2}:\w+", _citation(document.text) or str(document.citation))
    head = _bare("\n".join(document.text[:_OPENING].split("\n")[:_NAMING]))
    found = _of_its_country(by_record(head), head) or by_level(head, document.jurisdiction)
    for text in (_bare(_edges(document.text)), ecli.group() if ecli else "", stated):
        found = found or by_record(text)
    found = found or by_docket(number) or by_level(stated, document.jurisdiction)
    if found is None and len(document.text) > _CLOSING:
        found = by_level(_bare(_ends(document.text)), document.jurisdiction)
    return found or (Court(document.jurisdiction or "", stated, stated) if stated else None)


def _of_its_country(listed: Court | None, head: str) -> Court | None:
    """The listed court, or that of the country named, where courts of two are called alike."""
    if listed is None or "-" in listed.jurisdiction:
        return listed
    told = of_nation(head)
    same = told is None or told.jurisdiction.partition("-")[0] == listed.jurisdiction
    return listed if same else told


def _bare(lines: str) -> str:
    """The lines without marks of headings, "in the" and blanks between letters."""
    return str(_LEADS.sub("", unspaced(_MARKS.sub("", lines))))


def _ends(text: str) -> str:
    """The title page, which may name no court but its town, and the lines of the signatures."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n".join([*lines[:_NAMING], *lines[-_SIGNED:]])


def _edges(text: str) -> str:
    """The opening and closing lines, where a court says who it is."""
    head = "\n".join(text[:_OPENING].split("\n")[:_HEAD_LINES])
    return f"{head}\n{text[-_CLOSING:]}" if len(text) > _OPENING else text


def _head(text: str, rules: Sequence[Rule]) -> Iterator[str]:
    """The folded lines before the lists in which other decisions are cited, in the body the short.

    A label that has its value on the next line is given with it.
    """
    lists = [r for r in rules if r.concept in _LISTS]
    bodies = [r for r in rules if r.concept in _BODY]
    lines = unspaced(fold(text[:_OPENING])).split("\n")[:_HEAD_LINES]
    told = [line.strip() for line in lines if line.strip()]
    opened = labelled = False
    for line, after in zip(told, [*told[1:], ""], strict=True):
        if any(r.regex.search(line[:_HEADING]) for r in lists):
            return
        if opened and len(line) > _TITLE:
            continue
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
                return _joined(str(match["number"]).strip(), line[match.end("number") :])
    return None


def _joined(number: str, after: str) -> str:
    """The number with those of the same shape that follow it: cases that were heard together.

    >>> _joined("101234", " and 101235, on appeal")
    '101234, 101235'
    """
    shape = regex.sub(r"\d+", r"\\d+", regex.escape(number))
    found = regex.match(
        rf"(?:(?:\s*[,;&、]| and| und| et| y| e| en| och)+\s*(?P<more>{shape})(?!\w))+", after
    )
    return ", ".join([number, *found.captures("more")]) if found else number


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
