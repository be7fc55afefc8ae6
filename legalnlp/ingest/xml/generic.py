"""A vocabulary nobody told us of, read by its shape.

What a tag is follows from how the document uses it: a tag that stands among words is inline, one
that holds nothing but a number is a label, a short one before longer text is a caption, and an
element that opens with a label (or carries a number in an attribute) is a provision. Names of
tags only break ties.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree, html

from legalnlp.ingest.xml.dialect import Dialect, Element, Metadata
from legalnlp.ingest.xml.tags import language_tag
from legalnlp.ingest.xml.walk import squeeze

_NUMBER = re.compile(
    r"""(?:(?:§+|[^\W\d_]{1,14}\.?)\s*)?              # "Art.", "Artículo", "§", "Section"
        [(\[]?(?:\d+(?:[.\-–/:]\d+)*|[a-zA-Z]|[ivxlcIVXLC]+)
        (?:\s?(?:bis|ter|quater|quinquies|[a-zA-Z]))?[)\].:º°ªo\-–—]*""",
    re.VERBOSE,
)
_CAPTION_NAME = re.compile(
    r"title|heading|head$|caption|rubric|t[ií]tulo|titre|titel|titolo|intitul|ep[ií]grafe|nombre"
    r"|[uü]berschrift|naslov|nadpis|name$",
    re.IGNORECASE,
)
_HEAD_NAME = re.compile(r"^(?:meta.*|header|head|identification|info|cabecera|frbr.*)$", re.I)
_NOTE_NAME = re.compile(r"(?:foot|end|side)?note|^nota|annotation|remark|fussnote|anmerkung", re.I)
_HISTORY_NAME = re.compile(r"histor|amendments?$|^reforma|sourcecredit", re.I)
_CONTENTS_NAME = re.compile(r"^(?:toc|contents|indice|índice|sommaire|inhalt.*)$", re.I)
_INLINE_NAME = re.compile(
    r"^(?:a|abbr|b|bold|em|emph|emphasis|font|i|ins|ital|italic|italics|quote|ref|small|span|"
    r"strong|sub|sup|u|underline|xref|link|cite|date|term)$",
    re.I,
)
_NUMBER_ATTRIBUTE = re.compile(r"^(?:n|no|nr|num|number|numero|número|label|enum|marker)$", re.I)
_MARKUP = re.compile(r"</?(?:p|br|div|li|ul|ol|b|i|em|strong|span|table|tr|td)\b[^<>]*>", re.I)
_LABEL, _CAPTION, _LINE = "label-of-unit", "caption-of-unit", "line-of-unit"
_CELL_NAMES = frozenset({"td", "th", "entry", "cell"})
_TEXT_ATTRIBUTE_WORDS = 8
_CAPTION_LENGTH = 150


def generic(root: Element) -> Dialect:
    """A dialect made for this one document; the tree is put in order on the way."""
    _unwrap_markup(root)
    _attributes_to_children(root)
    uses = _Uses(root)
    labels = frozenset(filter(uses.is_label, uses.tags))
    inline = frozenset(filter(uses.is_inline, uses.tags - labels))
    units = uses.parents_of(labels) - {root.tag}
    captions = frozenset(filter(uses.is_caption, uses.tags - labels - inline))
    heads = {tag for tag in uses.tags if _HEAD_NAME.match(tag)} - units
    regions = {tag: "note" for tag in uses.tags if _NOTE_NAME.search(tag)}
    regions |= {tag: "history" for tag in uses.tags if _HISTORY_NAME.search(tag)}
    regions |= {tag: "contents" for tag in uses.tags if _CONTENTS_NAME.match(tag)}
    regions |= dict.fromkeys(heads, "chrome")
    owners = (uses.parents_of(captions) | units) - {root.tag}
    metadata = _metadata(root)
    return replace(
        Dialect("xml"),
        provisions={tag: tag.lower() for tag in owners - labels - captions - inline - heads},
        labels=labels,
        captions=captions,
        lines=uses.tags - inline - owners - labels - captions - uses.containers,
        breaks=frozenset({"br", "BR", "Br"}),
        unwrapped=True,
        rows=frozenset(filter(uses.is_row, uses.tags)),
        regions={tag: kind for tag, kind in regions.items() if tag not in units},  # type: ignore[misc]
        lifted=frozenset(tag for tag, kind in regions.items() if kind == "note" and tag in inline),
        dropped=frozenset({"style", "script"}),
        metadata=lambda _: metadata,
    )


class _Uses:
    """How often each tag is used in which way."""

    def __init__(self, root: Element) -> None:
        self.total: Counter[str] = Counter()
        self.among_words: Counter[str] = Counter()
        self.numbers: Counter[str] = Counter()
        self.opens: Counter[str] = Counter()
        self.short_before_text: Counter[str] = Counter()
        self.children: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.containers = frozenset[str]()
        containers = set()
        for element in root.iter():
            self._count(element)
            if len(element) and not _has_words(element):
                containers.add(element.tag)
        self.containers = frozenset(containers)
        self.tags = frozenset(self.total)

    def _count(self, element: Element) -> None:
        tag, parent = element.tag, element.getparent()
        self.total[tag] += 1
        words = squeeze("".join(element.itertext()))
        self.numbers[tag] += bool(len(words) <= 40 and words and _NUMBER.fullmatch(words))
        if parent is None:
            return
        self.children[parent.tag][tag] += 1
        self.among_words[tag] += _has_words(parent)
        first = element.getprevious() is None
        self.opens[tag] += first
        early = first or element.getprevious().getprevious() is None
        caption = 0 < len(words) <= _CAPTION_LENGTH and not words.endswith((".", ";", ":", ","))
        longer = element.getnext() is not None
        self.short_before_text[tag] += early and caption and longer and not len(element)

    def is_label(self, tag: str) -> bool:
        """Nearly always a number, nearly always before the words it numbers."""
        total = self.total[tag]
        return tag == _LABEL or (
            self.numbers[tag] >= 0.8 * total
            and self.opens[tag] >= 0.5 * total
            and self.among_words[tag] <= 0.5 * total
        )

    def is_inline(self, tag: str) -> bool:
        """Mostly stands among words, or sometimes does and is named like emphasis."""
        among = self.among_words[tag] / self.total[tag]
        return among > 0.5 or bool(among and _INLINE_NAME.match(tag))

    def is_caption(self, tag: str) -> bool:
        """Named like a caption, and mostly short before longer text."""
        share = self.short_before_text[tag] / self.total[tag]
        return tag == _CAPTION or (share >= 0.5 and bool(_CAPTION_NAME.search(tag)))

    def is_row(self, tag: str) -> bool:
        """Holds the cells of a table."""
        return bool(_CELL_NAMES & {inner.lower() for inner in self.children[tag]})

    def parents_of(self, tags: Iterable[str]) -> frozenset[str]:
        """Tags that hold one of ``tags``."""
        wanted = set(tags)
        return frozenset(tag for tag, inner in self.children.items() if wanted & set(inner))


def _has_words(element: Element) -> bool:
    pieces = [element.text, *(child.tail for child in element)]
    return any(re.search(r"\w", piece or "") for piece in pieces)


def _unwrap_markup(root: Element) -> None:
    """Text that is itself escaped HTML becomes elements."""
    for element in list(root.iter()):
        text = element.text or ""
        if len(element) or not _MARKUP.search(text):
            continue
        wrapper = html.fragment_fromstring(text, create_parent="div")
        element.text = wrapper.text
        element.extend(child for child in wrapper if isinstance(child.tag, str))


def _attributes_to_children(root: Element) -> None:
    """Numbers and sentences kept in attributes become children, where no child says the same."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root:
            continue
        spoken = list(_spoken(element))
        for position, (tag, value) in enumerate(spoken):
            child = etree.Element(tag)
            child.text = value
            element.insert(position, child)
        if spoken and element.text:
            element[len(spoken) - 1].tail, element.text = element.text, None


def _spoken(element: Element) -> Iterator[tuple[str, str]]:
    said = squeeze("".join(element.itertext()))
    values = {name: squeeze(value) for name, value in element.attrib.items()}
    sentences = {
        name: value
        for name, value in values.items()
        if value.count(" ") >= _TEXT_ATTRIBUTE_WORDS and value not in said
    }
    if not said and not sentences:
        return
    for name, value in values.items():
        numbered = _NUMBER_ATTRIBUTE.match(name) and _NUMBER.fullmatch(value)
        if numbered and not said.startswith(value) and not _opens_with_number(element):
            yield _LABEL, value
    for name, value in values.items():
        if name not in sentences and " " in value and _CAPTION_NAME.search(name):
            yield _CAPTION, value
    for value in sentences.values():
        yield _LINE, value


def _opens_with_number(element: Element) -> bool:
    first = next((child for child in element if isinstance(child.tag, str)), None)
    opening = (element.text or "").strip()
    if not opening and first is not None:
        opening = squeeze("".join(first.itertext()))
    return bool(_NUMBER.match(opening) and re.match(r"\S*\d", opening)) or bool(
        _NUMBER.fullmatch(opening)
    )


def _metadata(root: Element) -> Metadata:
    found: Metadata = {"language": language_tag(root.get("lang") or root.get("language"))}
    for element in root.iter():
        key = _META_NAMES.get(element.tag.lower())
        words = squeeze("".join(element.itertext())) if key and not len(element) else ""
        if key and words and key not in found:
            found[key] = words
    return {key: value for key, value in found.items() if value}


_META_NAMES = {
    "title": "title",
    "titulo": "title",
    "titre": "title",
    "titel": "title",
    "nombre": "title",
    "doctitle": "title",
    "citation": "citation",
    "ecli": "ecli",
    "court": "court",
}
