"""Citations of texts, judgments and their provisions, and the files that reference managers read.

The styles are those of authors in law: OSCOLA (4th edition: no full stops in abbreviations, the
pinpoint as ``s 5`` or ``art 5``, the jurisdiction in brackets where the name does not show it),
the Bluebook (``§`` and full stops, year and jurisdiction in brackets) and a plain one that spells
out everything. They start from the citation that the source itself gives, so a source that gives
none is cited by its name. Names of countries are spelled out in every style.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import regex

from legalnlp.output.latex_text import escaped

Facts = Mapping[str, Any]
Place = Callable[[str], str]
STYLES = ("plain", "oscola", "bluebook")
_KINDS = {"statute": "legislation", "treaty": "treaty", "judgment": "legal_case"}
_MARK = regex.compile(
    r"(?P<before>[\s,]*)(?<![\p{L}\d.])"
    r"(?P<mark>§§?|arts?\.?|articles?|artículos?|artigos?|ss?\.?|secs?\.?|sections?)\s*"
    r"(?P<list>\d.*)",
    regex.IGNORECASE,
)
_PLURAL = regex.compile(r"^(§|s|sec|art|article|section)(?:§|s)(?=\.?$)", regex.IGNORECASE)
_ABBREVIATION = regex.compile(r"(?<=\p{Latin})\.(?=[\s,;)\]]|\p{Latin}|$)")
_COMMA_BEFORE_REPORT = regex.compile(r"(?<= v [^,\[\]]{1,120}),(?= (?:\[?\d{4}))")


def cited(facts: Facts, style: str, place: Place, provision: str | None = None) -> str:
    """A document, or one of its provisions, in a style.

    ``facts`` is the ``document`` of a coding, ``place`` gives the name of a jurisdiction,
    ``provision`` a pinpoint as in evidence.

    >>> kites = {"id": "xa-1", "jurisdiction": "XA", "doc_type": "statute", "as_of": "2019-05-02",
    ...          "instrument": "Kites Act 2001", "citation": "Kites Act 2001, s. 5"}
    >>> cited(kites, "oscola", lambda code: "Xanadu")
    'Kites Act 2001, s 5 (Xanadu)'
    >>> cited(kites, "bluebook", lambda code: "Xanadu", "Section 5(2)")
    'Kites Act 2001, s. 5(2) (2019) (Xanadu)'
    """
    if style not in STYLES:
        raise ValueError(f"{style!r} is no style of citation. Styles: {', '.join(STYLES)}")
    name = str(facts.get("citation") or facts.get("instrument") or facts["id"])
    where = place(facts.get("jurisdiction") or "ZZ")
    if style == "plain":
        return _plain(facts, name, where, provision)
    if facts.get("doc_type") == "judgment":
        return _judgment(name, style, where, provision)
    return _enacted(facts, name, style, where, provision)


def _plain(facts: Facts, name: str, where: str, provision: str | None) -> str:
    instrument = str(facts.get("instrument") or "")
    dated = f" ({facts['as_of']})" if facts.get("as_of") else ""
    if provision:
        base, pin = _split(name, provision)
        return f"{where}: {base}{pin[0]}{pin[1]}{' ' if pin[1] else ''}{pin[2]}{dated}"
    known = not instrument or instrument in name
    return f"{where}: {name if known else f'{instrument}, {name}'}{dated}"


def _enacted(facts: Facts, name: str, style: str, where: str, provision: str | None) -> str:
    base, pin = _split(name, provision)
    if style == "oscola":
        text = _ABBREVIATION.sub("", base) + _pin(pin, dotted=False)
        return text if _shows(text, where) else f"{text} ({where})"
    text = base + _pin(pin, dotted=True)
    year = str(facts.get("as_of") or "")[:4]
    text += f" ({year})" if year and f"({year}" not in text else ""
    return text if _shows(text, where) or _american(facts) else f"{text} ({where})"


def _judgment(name: str, style: str, where: str, provision: str | None) -> str:
    text = name
    if style == "oscola":
        text = _COMMA_BEFORE_REPORT.sub("", _ABBREVIATION.sub("", name))
    text += f" [{provision}]" if provision and style == "oscola" else ""
    text += f", {provision}" if provision and style == "bluebook" else ""
    return text if _shows(text, where) else f"{text} ({where})"


def _split(name: str, provision: str | None) -> tuple[str, tuple[str, str, str]]:
    """What names the instrument, and the pinpoint as (what stands before it, mark, list)."""
    found = _MARK.search(name)
    base = name[: found.start()] if found else name
    pin = (found["before"], found["mark"], found["list"]) if found else ("", "", "")
    if provision is None:
        return base, pin
    own = _MARK.fullmatch(provision)
    if own:
        return base, (pin[0] or ", ", own["mark"], own["list"])
    mark = _PLURAL.sub(r"\1", pin[1]) if provision[:1].isdigit() else ""
    return base, (pin[0] or ", ", mark, provision)


def _pin(pin: tuple[str, str, str], *, dotted: bool) -> str:
    before, mark, numbers = pin
    if not numbers:
        return ""
    if not mark or mark.startswith("§"):
        return f"{before}{mark} {numbers}" if mark else f"{before}{numbers}"
    many = mark.casefold().rstrip(".").endswith("s") and mark.casefold().rstrip(".") != "s"
    short = ("art" if mark.casefold().startswith("art") else "s") + ("s" if many else "")
    return f"{before}{short}{'.' if dotted else ''} {numbers}"


def _shows(text: str, where: str) -> bool:
    return where.casefold() in text.casefold()


def _american(facts: Facts) -> bool:
    return str(facts.get("jurisdiction") or "").partition("-")[0] == "US"


def csl_json(documents: Iterable[Facts], place: Place) -> str:
    """The documents as CSL-JSON, which Zotero, Mendeley and pandoc read."""
    records = [_csl(facts, place) for facts in documents]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _csl(facts: Facts, place: Place) -> dict[str, Any]:
    name = facts.get("citation") or facts.get("instrument") or facts["id"]
    record = {
        "id": facts["id"],
        "type": _KINDS.get(str(facts.get("doc_type")), "document"),
        "title": facts.get("instrument") or name,
        "references": name,
        "jurisdiction": place(facts.get("jurisdiction") or "ZZ"),
        "language": facts.get("language"),
        "URL": facts.get("source"),
        "note": f"SHA-256 of the text coded: {facts['sha256']}" if facts.get("sha256") else None,
    }
    if facts.get("as_of"):
        record["issued"] = {"date-parts": [[int(part) for part in str(facts["as_of"]).split("-")]]}
    return {key: value for key, value in record.items() if value is not None}


def bibtex(documents: Iterable[Facts], place: Place) -> str:
    """The documents as BibTeX; UTF-8, everything that TeX would run escaped."""
    used: set[str] = set()
    return "\n".join(_bibtex(facts, place, used) for facts in documents)


def _bibtex(facts: Facts, place: Place, used: set[str]) -> str:
    name = facts.get("citation") or facts.get("instrument") or facts["id"]
    fields = {
        "title": "{" + escaped(str(facts.get("instrument") or name)) + "}",
        "howpublished": escaped(str(name)),
        "address": escaped(place(facts.get("jurisdiction") or "ZZ")),
        "year": str(facts.get("as_of") or "")[:4],
        "note": f"Text as of {facts['as_of']}" if facts.get("as_of") else "",
        "url": regex.sub(r"[{}\\\s]", "", str(facts.get("source") or "")),
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return f"@misc{{{_key(facts['id'], used)},\n" + ",\n".join(lines) + "\n}\n"


def _key(name: str, used: set[str]) -> str:
    """A key of ASCII letters that no other entry has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = regex.sub(r"[^A-Za-z0-9:.-]+", "-", plain).strip("-") or "text"
    key, number = stem, 2
    while key in used:
        key, number = f"{stem}-{number}", number + 1
    used.add(key)
    return key
