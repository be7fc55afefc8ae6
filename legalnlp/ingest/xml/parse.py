"""Bytes to an element tree, treating every file as hostile.

No entity is expanded, no DTD and no other file is loaded, and libxml2's own limits on depth and
node size stay in force (OWASP, "XML External Entity Prevention Cheat Sheet").
"""

from __future__ import annotations

import re
from html.entities import name2codepoint

from lxml import etree

from legalnlp.errors import UnreadableFile

MAX_DEPTH = 150
_PROLOG = re.compile(rb"\s*<\?xml[^>]*\?>")
_XML_SPACE = b" \t\r\n"
_HARMLESS = {"NAMESPACE"}
_SEVERAL_ROOTS = "ERR_DOCUMENT_END"
_UNDECLARED_ENTITY = {"ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY"}


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``, its tags and attributes reduced to their local names.

    The namespace of the root is kept as the attribute ``xmlns``. Prefixes that nobody declared
    (fragments cut out of a longer document) and several roots in one file are accepted.

    Raises:
        UnreadableFile: ``damaged`` where the text is not well formed, ends early, nests deeper
            than `MAX_DEPTH`, or builds its text from entities of its own; ``empty``.
    """
    body = data.removeprefix(b"\xef\xbb\xbf").strip(_XML_SPACE)
    if not body:
        raise UnreadableFile(name, "empty", "the file holds nothing", "Leave it out.")
    root, errors = _attempt(body)
    if _SEVERAL_ROOTS in errors:
        root, errors = _attempt(b"<fragments>" + _PROLOG.sub(b"", body) + b"</fragments>")
    if root is None or errors:
        what = ", ".join(sorted(errors)) or "no element found"
        raise _damaged(name, f"the XML is not well formed or ends early: {what}")
    _resolve_named_characters(root, name)
    _localise(root, name)
    return root


def _damaged(name: str, detail: str) -> UnreadableFile:
    return UnreadableFile(name, "damaged", detail, "Fetch the file again from its source.")


def _attempt(body: bytes) -> tuple[etree._Element | None, set[str]]:
    """Parse; the kinds of the errors that matter come back beside the root."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, {str(error)}
    errors = {
        entry.type_name
        for entry in parser.error_log
        if entry.domain_name not in _HARMLESS
        and entry.type_name not in _UNDECLARED_ENTITY
        and not entry.type_name.startswith("NS_ERR")
    }
    return root, errors


def _resolve_named_characters(root: etree._Element, name: str) -> None:
    """Put the characters of HTML's entity names (``&nbsp;``) in place; refuse all others."""
    for node in list(root.iter(etree.Entity)):
        code = name2codepoint.get(node.name)
        if code is None:
            raise _damaged(name, f"the text relies on the entity &{node.name};, not expanded here")
        replace_by_text(node, chr(code) + (node.tail or ""))


def replace_by_text(node: etree._Element, text: str) -> None:
    """Put ``text`` where ``node`` and its tail stood."""
    parent, before = node.getparent(), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
    node.tail = None
    if parent is not None:
        parent.remove(node)


def _localise(root: etree._Element, name: str) -> None:
    """Drop namespaces and prefixes from tags and attributes; refuse what nests too deep."""
    namespace = etree.QName(root).namespace
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise _damaged(name, f"elements nest deeper than {MAX_DEPTH}")
        if event == "start":
            element.tag = local(element.tag)
            for key in [key for key in element.attrib if local(key) != key]:
                value = element.attrib.pop(key)
                element.set(local(key), element.get(local(key), value))
    root.set("xmlns", namespace or "")


def local(tag: str) -> str:
    """The name without namespace or prefix.

    >>> local("{http://example.org}act"), local("lims:id")
    ('act', 'id')
    """
    return tag.rpartition("}")[2].rpartition(":")[2]
