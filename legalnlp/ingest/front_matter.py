"""Splits YAML front matter from the body of a file, and never trusts it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from legalnlp.ingest.draft import canonical
from legalnlp.ingest.encoding import decode

LIMIT = 131_072
_OPEN = re.compile(r"\s*---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_PAIR = re.compile(r"^([^\s:#\-][^:\n]{0,80}?)[ \t]*:[ \t]+(\S[^\n]*?)[ \t]*$", re.M)


def opened(data: bytes) -> tuple[Mapping[str, Any], str, tuple[str, ...]]:
    """Front matter, canonical body without hidden comments, warnings; no copy stays behind."""
    text, warnings = decode(data)
    metadata, body = split(canonical(text))
    return metadata, _COMMENT.sub("", body) if "<!--" in body else body, warnings


def split(text: str) -> tuple[Mapping[str, Any], str]:
    """Front matter as a mapping (empty if there is none) and the body behind it.

    >>> split("---\\ntitle: Act on Kites\\nlanguage: no\\n---\\nText")
    ({'title': 'Act on Kites', 'language': 'no'}, 'Text')
    """
    match = _OPEN.match(text)
    close = _CLOSE.search(text, match.end(), match.end() + LIMIT) if match else None
    if not match or not close:
        return {}, text
    header = text[match.end() : close.start()]
    if not _PAIR.search(header) and not re.search(r"^\S[^\n]*:[ \t]*$", header, re.M):
        return {}, text
    return parse(header), text[close.end() :].removeprefix("\n")


def parse(header: str) -> Mapping[str, Any]:
    """A YAML header with every scalar as text ("no" stays "no"); damaged YAML line by line."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        data = yaml.load(header, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        return {key: value for key, value in data.items() if isinstance(key, str)}
    return {key.strip(): value.strip("\"'") for key, value in _PAIR.findall(header)}
