"""REFI-QDA: the codings as a project (``.qdpx``) and the codebook alone (``.qdc``).

NVivo, ATLAS.ti, MAXQDA and QualCoder open both. Positions count Unicode characters of the plain
text from 0, and ``endPosition`` is that of the last character (inclusive), unlike ours. Every
identifier is made from what it names, so the same folder gives the same file.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from legalnlp import __version__
from legalnlp.output.export_labels import Labels
from legalnlp.output.export_texts import passages
from legalnlp.output.tables_rows import ids
from legalnlp.types import Document

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:legalnlp:refi")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FACTS = (
    "jurisdiction", "language", "doc_type", "status", "as_of", "instrument", "citation", "source",
    "sha256",
)  # fmt: skip
_SETS = ("media", "recognition", "conduct", "defences")
_COLOURS = {
    "covered": "#1B7837", "conditional": "#A6611A", "implied": "#5E3C99", "excluded": "#B2182B",
    "silent": "#777777",
}  # fmt: skip
DEFINED = "Definition of: "
_STAMP = (2000, 1, 1, 0, 0, 0)  # no clock: the same project, the same bytes


def guid(*names: str) -> str:
    """The identifier of what these names name."""
    return str(uuid.uuid5(_SPACE, "/".join(names)))


def code_name(dimension: str, member: str, detail: str | None = None) -> str:
    """The name of a code, unique in the project.

    >>> code_name("audio", "covered"), code_name("audio", "conditional", "obscene")
    ('audio: covered', 'audio: conditional (obscene)')
    """
    return f"{dimension}: {member}" + (f" ({detail})" if detail else "")


def clean(text: str) -> str:
    """Text that XML can hold, of the same length."""
    return _NOT_XML.sub("\ufffd", text)


def qdc(labels: Labels) -> bytes:
    """The codebook alone."""
    root = etree.Element("CodeBook", nsmap={None: CODEBOOK}, origin=f"legalnlp {__version__}")
    root.append(_codes(labels, ()))
    return _bytes(root, CODEBOOK)


def qdpx(
    codings: Mapping[str, Mapping[str, Any]], texts: Mapping[str, Document], labels: Labels
) -> bytes:
    """The project: every text, and every passage coded at its place."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("project.qde"), _bytes(_project(codings, texts, labels), PROJECT))
        for name in codings:
            place = _entry(f"sources/{guid('source', name)}.txt")
            archive.writestr(place, clean(texts[name].text).encode("utf-8"))
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _bytes(root: Any, space: str) -> bytes:
    """The tree with all its elements in the namespace."""
    for element in root.iter():
        element.tag = f"{{{space}}}{element.tag}"
    etree.cleanup_namespaces(root, top_nsmap={None: space})
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _project(
    codings: Mapping[str, Mapping[str, Any]], texts: Mapping[str, Document], labels: Labels
) -> Any:
    user = guid("user", "legalnlp")
    root = etree.Element(
        "Project", name="legalnlp", origin=f"legalnlp {__version__}", creatingUserGUID=user
    )
    users = etree.SubElement(root, "Users")
    etree.SubElement(users, "User", guid=user, name=f"legalnlp {__version__}")
    book = etree.SubElement(root, "CodeBook")
    book.append(_codes(labels, codings.values()))
    variables = etree.SubElement(root, "Variables")
    for fact in _FACTS:
        etree.SubElement(
            variables, "Variable", guid=guid("variable", fact), name=fact, typeOfVariable="Text"
        )
    sources = etree.SubElement(root, "Sources")
    for name, coding in codings.items():
        sources.append(_source(name, coding, len(texts[name].text), user))
    return root


# ── codes ─────────────────────────────────────────────────────────────────────────────────


def _codes(labels: Labels, codings: Iterable[Mapping[str, Any]]) -> Any:
    """The tree of codes: dimensions, and under them their members; numbers that occur."""
    codes = etree.Element("Codes")
    known = ids()
    document = _group(codes, "relevant", labels("columns", "relevant"))
    for member in ("true", "false"):
        _code(document, code_name("relevant", member), member)
    for category in known["category"]:
        group = _group(codes, category, labels("categories", category))
        for value in known["value"]:
            name = code_name(category, value)
            code = _code(group, name, labels("meanings", value), _COLOURS[value])
            if value == "conditional":
                _details(code, category, value, "conditions", labels)
        conduct = _group(group, f"{category}: conduct", labels("columns", "conduct"))
        _details(conduct, category, "conduct", "conduct", labels)
    for dimension in (*_SETS, "definition_kind"):
        group = _group(codes, dimension, labels("columns", dimension))
        for member in known[dimension]:
            _code(group, code_name(dimension, member), labels(dimension, member))
    for number, found in _numbers(codings).items():
        group = _group(codes, number, labels("columns", number))
        for member in found:
            _code(group, code_name(number, member), member)
    return codes


def _details(parent: Any, category: str, member: str, section: str, labels: Labels) -> None:
    for detail in ids()[section]:
        _code(parent, code_name(category, member, detail), labels(section, detail))


def _numbers(codings: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, set[float]] = {"age": set(), "max_prison_years": set()}
    for coding in codings:
        for number, values in found.items():
            if coding.get(number) is not None:
                values.add(coding[number])
    return {number: [f"{value:g}" for value in sorted(values)] for number, values in found.items()}


def _group(parent: Any, name: str, label: str) -> Any:
    group = etree.SubElement(parent, "Code", guid=guid("group", name), name=name, isCodable="false")
    etree.SubElement(group, "Description").text = label
    return group


def _code(parent: Any, name: str, label: str, colour: str = "#336699") -> Any:
    code = etree.SubElement(
        parent, "Code", guid=guid("code", name), name=name, isCodable="true", color=colour
    )
    etree.SubElement(code, "Description").text = label
    return code


# ── sources ───────────────────────────────────────────────────────────────────────────────


def _source(name: str, coding: Mapping[str, Any], length: int, user: str) -> Any:
    place = guid("source", name)
    source = etree.Element(
        "TextSource", guid=place, name=clean(name), plainTextPath=f"internal://{place}.txt",
        creatingUser=user,
    )  # fmt: skip
    terms = {(d.get("start"), d.get("end")): d["term"] for d in coding.get("definitions") or ()}
    selections: dict[tuple[int, int], tuple[str, list[str]]] = {}
    placeless: list[str] = [code_name("relevant", str(bool(coding["relevant"])).lower())]
    for start, end, quote, code in _coded(coding):
        if start is None or end is None or not start < end <= length:
            placeless.append(code)
        else:
            selections.setdefault((start, end), (quote, []))[1].append(code)
    for (start, end), (quote, codes) in sorted(selections.items()):
        selection = _selection(name, start, end, quote, codes, user)
        if (start, end) in terms:
            description = etree.Element("Description")
            description.text = clean(f"{DEFINED}{terms[start, end]}")
            selection.insert(0, description)
        source.append(selection)
    for code in dict.fromkeys(placeless):
        source.append(_coding((name, code), code, user))
    for fact in _FACTS:
        if coding["document"].get(fact):
            value = etree.SubElement(source, "VariableValue")
            etree.SubElement(value, "VariableRef", targetGUID=guid("variable", fact))
            etree.SubElement(value, "TextValue").text = clean(str(coding["document"][fact]))
    return source


def _selection(
    name: str, start: int, end: int, quote: str, codes: Iterable[str], user: str
) -> Any:  # fmt: skip
    place = (name, str(start), str(end))
    selection = etree.Element(
        "PlainTextSelection", guid=guid("selection", *place), name=clean(quote[:60]),
        startPosition=str(start), endPosition=str(end - 1), creatingUser=user,
    )  # fmt: skip
    for code in dict.fromkeys(codes):
        selection.append(_coding((*place, code), code, user))
    return selection


def _coding(place: tuple[str, ...], code: str, user: str) -> Any:
    coding = etree.Element("Coding", guid=guid("coding", *place), creatingUser=user)
    etree.SubElement(coding, "CodeRef", targetGUID=guid("code", code))
    return coding


def _coded(coding: Mapping[str, Any]) -> Iterator[tuple[int | None, int | None, str, str]]:
    """Start, end, quote and code of all that is coded; no start where it has no place."""
    for category, cell in (coding.get("depictions") or {}).items():
        yield from _cell(category, cell)
    proved = {row["item"]: row for row in passages(coding)}
    for dimension in _SETS:
        for member in coding.get(dimension) or ():
            row = proved.get(f"{dimension}.{member}", {})
            yield _placed(row, code_name(dimension, member))
    for number in ("age", "max_prison_years"):
        if coding.get(number) is not None:
            yield _placed(proved.get(number, {}), code_name(number, f"{coding[number]:g}"))
    for definition in coding.get("definitions") or ():
        yield _placed(definition, code_name("definition_kind", definition["kind"]))


def _cell(
    category: str, cell: Mapping[str, Any]
) -> Iterator[tuple[int | None, int | None, str, str]]:
    if cell["value"] == "silent":
        return
    value, conditions = cell["value"], cell.get("conditions") or (None,)
    codes = [code_name(category, value, condition) for condition in conditions]
    evidence: tuple[Mapping[str, Any], ...] = tuple(cell.get("evidence") or ()) or ({},)
    for passage in evidence:
        yield from (_placed(passage, code) for code in codes)
    for act in cell.get("conduct") or ():
        yield None, None, "", code_name(category, "conduct", act)


def _placed(row: Mapping[str, Any], code: str) -> tuple[int | None, int | None, str, str]:
    return row.get("start"), row.get("end"), str(row.get("quote") or ""), code
