"""One look at one blob: is it a text on the subject, of which time, and what of it matters."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.history.dates import Stated, stated, table
from legalnlp.ingest import read_bytes
from legalnlp.ingest.detect import detect
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.front_matter import split
from legalnlp.ingest.metadata import interpreted
from legalnlp.knowledge import fold, load_pack, pack_tag
from legalnlp.steps.cascade import core
from legalnlp.steps.prefilter import anchors, matches

_TAG = re.compile(r"<[^<>]{0,400}>")
_SIGNS = re.compile(r"[*_\\`]+")
_BLANKS = re.compile(r"\s+")
_SAMPLE = 6_000  # characters that tell the language


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found.

    ``core`` is a digest of what matters, None where nothing is on the subject; ``trouble`` is set
    where the text could not be read for a reason that the user must hear.
    """

    core: str | None = None
    language: str | None = None
    stated: Stated = field(default_factory=Stated)
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    trouble: UnreadableFile | None = None


def is_law(path: str) -> bool:
    """Whether a file of a repository can be a text of law, by its name alone."""
    name = PurePosixPath(path)
    files = table()["files"]
    hidden = any(part.startswith(".") for part in name.parts)
    known = name.suffix.casefold().removeprefix(".") in files["suffixes"]
    aside = name.stem.casefold() in files["aside"] or path.endswith(".meta.json")
    return known and not hidden and not aside


def look(data: bytes | None, path: str, language: str | None, options: Mapping[str, Any]) -> Look:
    """Look at the bytes of a blob; ``language`` is that of the file's other versions, if known.

    The raw words are searched first, and only a text in which some are on the subject is read.
    """
    if data is None:
        detail = "too large, or not in this clone"
        advice = "Raise --max-bytes, or clone with all its history and objects."
        return Look(trouble=UnreadableFile(path, "too_large", detail, advice))
    if not data.strip():
        return Look()
    text, _ = decode(data)
    front, body = split(text)
    fields = interpreted(front)[0]
    words = plainer(body)
    tongue = options.get("language") or language or detect(words[:_SAMPLE]).language
    found = Look(language=tongue, stated=stated(front), fields=fields)
    pack = pack_tag(tongue)
    if pack is None:
        detail = f"no language pack for {tongue!r}" if tongue else "the language could not be told"
        advice = "Say which language it is with --language, or write a pack."
        return replace(found, trouble=UnreadableFile(path, "language", detail, advice))
    if not path.endswith(".json") and not _speaks(words, pack):
        return found
    return _read(data, path, found, {**options, "language": tongue})


def plainer(text: str) -> str:
    """The words of a text without its markup, so that they are found whatever markup there is.

    >>> plainer("a <b>bro-</b>\\n**ken** &amp; _marked_ line")
    'a bro- ken & marked line'
    """
    return _BLANKS.sub(" ", _SIGNS.sub("", html.unescape(_TAG.sub(" ", text))))


def _speaks(words: str, tag: str) -> bool:
    return next(matches(load_pack(tag), anchors(), fold(words)), None) is not None


def _read(data: bytes, path: str, found: Look, options: Mapping[str, Any]) -> Look:
    try:
        document = read_bytes(data, path, hint=PurePosixPath(path).name, **options)
    except UnreadableFile as error:
        return replace(found, trouble=error)
    tag = pack_tag(document.language) or pack_tag(found.language)
    matter = core(document, load_pack(tag)) if tag else None
    if matter is None:
        return found
    digest = hashlib.sha256(f"{document.status}\0{matter}".encode("utf-8", "replace")).hexdigest()
    return replace(found, core=digest, language=document.language)
