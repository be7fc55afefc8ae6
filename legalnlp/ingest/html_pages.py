"""Reads HTML pages of statutes and judgments: the words that a visitor sees, site chrome marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft, TextBuilder
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.html_vocabulary import BLOCKS, CHROME_TAGS, DROPPED
from legalnlp.ingest.lines import LABEL
from legalnlp.types import RegionKind

_CHROME = re.compile(
    r"\b(?:nav|navbar|navigation|menu|submenu|footer|breadcrumbs?|sidebar|cookies?|toolbar|search"
    r"|share|social|pagination|pager|skip|banner|login|advert|ads?|masthead|header|metadata|meta)\b",
    re.I,
)
_PAGE_NUMBER = re.compile(r"\b(?:pagination|pagenum(?:ber)?|page-?number|folio)\b", re.I)
_TITLES = r"tit[a-z]{0,8}|heading|caption|rubri[a-z]+|intitul[a-z]+|headline"
_HEADLINE = re.compile(rf"\b(?:{_TITLES})\b", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_SPACE = re.compile(r"[ \t\r\n\xa0\u2002-\u200a\u202f\u3000]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|ul|ol|dl|table|blockquote|span|font|center|b|i|em|strong|u"
    r"|small|big|sub|sup|fieldset|details|main|aside|nav|form)\b",
    re.I,
)
_DEEPEST = 3_000
_GLANCE = 40
_SHORT = 200


def read_html(data: bytes, name: str) -> Draft:
    """One paragraph, heading, list item or table row a line."""
    text, warnings = decode(data)
    builder = TextBuilder()
    builder.warnings.extend(warnings)
    title = write(text, builder)
    return builder.draft("html", title)


def write(markup: str, builder: TextBuilder) -> dict[str, str]:
    """Add the visible words of a page or a stretch of HTML; return its title and language."""
    from selectolax.lexbor import LexborHTMLParser

    if _depth(markup) > _DEEPEST:
        raise UnreadableFile(
            "HTML", "damaged", "nested too deep to be a page", "Check where the file is from."
        )
    tree = LexborHTMLParser(markup)
    head = _head(tree)
    if tree.body is not None:
        _Walk(builder, len(tree.body.text())).node(tree.body)
    return head


def _depth(markup: str) -> int:
    """How deep elements nest: the parser takes time by the square of it."""
    depth = deepest = 0
    for match in _NESTING.finditer(markup):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _head(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    title = tree.css_first("head > title")
    if title is not None and title.text(strip=True):
        found["title"] = _SPACE.sub(" ", title.text()).strip()[:500]
    root = tree.css_first("html")
    language = root.attributes.get("lang") if root is not None else None
    if language:
        found["language"] = language
    return found


class _Walk:
    """Goes through a page in reading order with a stack of its own, however deep the page is."""

    def __init__(self, builder: TextBuilder, size: int) -> None:
        self._builder = builder
        self._size = size
        self._words: list[str] = []
        self._row: list[str] = []
        self._heading = 0
        self._region: RegionKind | None = None
        self._lists: list[_List] = []
        self._ends: list[Callable[[], None]] = []

    def node(self, root: Any) -> None:
        """Write everything below ``root``."""
        stack: list[Any] = [root]
        while stack:
            node = stack.pop()
            if node is None:
                self._ends.pop()()
            elif node.tag == "-text":
                self._words.append(node.text_content or "")
            elif node.tag == "br" and not self._heading:
                self._flush()
            elif node.tag == "br":
                self._words.append(" ")
            elif not _unseen(node):
                self._ends.append(self._enter(node))
                stack.append(None)
                stack.extend(reversed(list(_children(node))))
        self._flush()

    def _enter(self, node: Any) -> Callable[[], None]:
        """Begin an element; what is to be done at its end."""
        tag = node.tag
        if tag in ("td", "th"):
            return self._end_cell
        if tag == "sup":
            return self._raise(len(self._words))
        if tag not in BLOCKS:
            return _nothing
        self._flush()
        region = self._region
        if region is None and _is_chrome(node, self._size):
            self._region = "chrome"
        level = self._heading
        self._heading = level or _heading_level(node)
        if tag in ("ol", "ul"):
            self._lists.append(_List(tag == "ol", node.attributes))
        leave_item = self._open_item(node) if tag == "li" else _nothing

        def end() -> None:
            self._flush()
            leave_item()
            if tag in ("ol", "ul"):
                self._lists.pop()
            self._region, self._heading = region, level

        return end

    def _open_item(self, node: Any) -> Callable[[], None]:
        """A list item is a provision; in a numbered list it has the number that a browser shows."""
        words = _first_words(node)
        label = LABEL.match(words)
        shown = label[0] if label else self._lists[-1].next() if self._lists else ""
        if shown and not label:
            self._words.append(f"{shown} ")
        item = self._builder.provision(max(len(self._lists), 1), label=shown or None, name="item")
        item.__enter__()

        def leave() -> None:
            item.__exit__(None, None, None)

        return leave

    def _end_cell(self) -> None:
        text = self._take()
        if text:
            self._row.append(text)

    def _raise(self, start: int) -> Callable[[], None]:
        """Small raised digits right behind a word stay apart from it."""

        def end() -> None:
            text = "".join(self._words[start:])
            before = "".join(self._words[max(0, start - 1) : start])
            if text.strip().isdigit() and before[-1:].strip():
                self._words[start:] = [text.strip().translate(_RAISED)]

        return end

    def _take(self) -> str:
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        return text

    def _flush(self) -> None:
        """End the open line."""
        text = self._take()
        if self._row:
            text = "\t".join([*self._row, text] if text else self._row)
            self._row.clear()
        if not text:
            return
        if self._heading and self._region is None and len(text) <= _SHORT:
            self._builder.heading(text, self._heading)
        else:
            self._builder.line(text, region=self._region)


class _List:
    """Counts the items of a list as a browser does."""

    def __init__(self, numbered: bool, attributes: Mapping[str, str | None]) -> None:
        self._numbered = numbered
        start = attributes.get("start") or "1"
        self._at = int(start) if start.isdigit() and len(start) < 6 else 1
        self._type = attributes.get("type") or "1"

    def next(self) -> str:
        """The number of the next item, with its full stop; empty in a list of dashes."""
        at, self._at = self._at, self._at + 1
        if not self._numbered:
            return ""
        if self._type in "aA":
            before = chr(96 + (at - 1) // 26 % 26) if at > 26 else ""
            letters = before + chr(97 + (at - 1) % 26)
            return f"{letters.upper() if self._type == 'A' else letters}."
        if self._type in "iI":
            roman = _roman(at)
            return f"{roman if self._type == 'I' else roman.lower()}."
        return f"{at}."


def _roman(number: int) -> str:
    tens = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
    text = ""
    for value, sign in (*tens, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _nothing() -> None:
    """The end of an element that needs none."""


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _unseen(node: Any) -> bool:
    """True for what a browser does not show: scripts, comments, hidden elements, page numbers."""
    tag = node.tag
    if tag in DROPPED or tag.startswith("-"):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style") or ""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(style))
        or bool(_PAGE_NUMBER.search(attributes.get("class") or ""))
    )


def _names(node: Any) -> str:
    """Class, id and role as separate words ("lawHeader" as "law Header")."""
    found = (node.attributes.get(key) or "" for key in ("class", "id", "role"))
    return _CAMEL.sub(" ", " ".join(found))


def _is_chrome(node: Any, size: int) -> bool:
    """True for a block that belongs to the site and not to the text.

    A name alone does not condemn a block that holds most of the page.
    """
    tag = node.tag
    if tag in CHROME_TAGS:
        return True
    if tag == "header":
        return node.parent is not None and node.parent.tag == "body"
    if tag not in ("div", "section", "aside", "ul", "ol", "form", "table", "p"):
        return False
    match = _CHROME.search(_names(node))
    if not match:
        return False
    text = node.text(deep=True)
    captions = match[0].lower() == "header" and len(text) < _SHORT and LABEL.match(text.strip())
    return not captions and len(text) * 2 < size


def _heading_level(node: Any) -> int:
    """1 to 6 for a heading, 7 for a line that is styled as one, 0 for others."""
    tag = node.tag
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return int(tag[1])
    styled = tag in ("p", "div") and "class" in node.attributes and _HEADLINE.search(_names(node))
    return 7 if styled and not any(child.tag in BLOCKS for child in _children(node)) else 0


def _first_words(node: Any) -> str:
    """The first few characters that a reader sees in an element."""
    found, stack = "", [node]
    for _ in range(_GLANCE):
        if not stack or len(found) >= 12:
            break
        at = stack.pop()
        if at.tag == "-text":
            found = (found + (at.text_content or "")).lstrip()
        elif at is node or not _unseen(at):
            stack.extend(reversed(list(_children(at))))
    return found[:200]
