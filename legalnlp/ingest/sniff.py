"""Tells the format of a file from its bytes; the suffix only decides what the bytes leave open."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

HEAD = 65_536
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FOREIGN = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"{\\rtf": "an RTF file",
    b"%!PS": "a PostScript file",
    b"SQLite format 3": "a database",
}
_SUFFIXES = {
    "md": "markdown", "markdown": "markdown", "mdx": "markdown", "txt": "text", "text": "text",
    "htm": "html", "html": "html", "xhtml": "html", "xml": "xml", "akn": "xml", "json": "json",
    "jsonl": "json", "ndjson": "json", "tsx": "source", "jsx": "source", "ts": "source",
    "js": "source", "pdf": "pdf", "docx": "docx",
}  # fmt: skip
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|center|table|span|strong|h[1-6]|ul|ol|article"
    rb"|section|main|font|b|a|br|i|em)\b[^>]*>",
    re.I,
)
_XML = re.compile(rb"\s*(?:<\?xml\b|<!DOCTYPE\s+(?!html)|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/?>)", re.I)
_XHTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
_SOURCE = re.compile(
    rb"className=|^\s*(?:const|let|var|import|export)\s[^\n]*[=(;{\"']|=>\s*[({]", re.M
)
_OBJECT = re.compile(rb"^\s*(?:[\w$]+|\"[^\"\n]+\"|'[^'\n]+')\s*:\s*[\"'\[{`]", re.M)
_JSON = re.compile(rb"\s*(?:\[\s*[\[{\"\]]|\{\s*[\"'}\w])")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_TEXT = bytes([*range(1, 9), 11, *range(14, 27), *range(28, 32)])
_COMMON = re.compile(r"[\t\n\r -~\u3000-\u30ff]")
_WRITTEN = re.compile(
    r"[\t\n\r -~\xa0-\u0fff\u1e00-\u206f\u2100-\u27bf\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef\ufeff]"
)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|---\s*$|[-*] \S|> \S|\*\*\S)", re.M)


class Sniffed(NamedTuple):
    """``format`` is a key of the table of readers, or None with ``what`` the file seems to be."""

    format: str | None
    what: str = ""


def sniff(data: bytes, name: str = "") -> Sniffed:
    """Format of a file by content; ``name`` breaks ties between texts.

    >>> sniff(b"%PDF-1.7 ...").format, sniff(b'{"sections": []}').format
    ('pdf', 'json')
    """
    if data[:1024].find(b"%PDF-") >= 0:
        return Sniffed("pdf")
    if data[:4] == b"PK\x03\x04":
        return _zip(data)
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            return Sniffed(None, what)
    if _binary(data[:HEAD]):
        return Sniffed(None, "binary data")
    return Sniffed(_text_format(plain(data[:HEAD]), suffix_format(name)))


def suffix_format(name: str) -> str | None:
    """The format that the ending of a file name promises."""
    return _SUFFIXES.get(name.rpartition(".")[2].lower()) if "." in name else None


def plain(head: bytes) -> bytes:
    """The first bytes as an ASCII-compatible encoding, whatever the file's own is."""
    wide = utf16(head)
    if wide:
        return head.decode(wide, "replace").encode("utf-8", "replace").lstrip(b"\xef\xbb\xbf")
    return head[3:] if head.startswith(_BOMS[0]) else head


def utf16(head: bytes) -> str | None:
    """``utf-16-le``, ``utf-16-be`` or ``utf-32`` by mark, or by which order makes letters."""
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if head.startswith(_BOMS[1]):
        return "utf-16-le"
    if head.startswith(_BOMS[2]):
        return "utf-16-be"
    sample = head[: len(head) // 2 * 2][:4096]
    if len(sample) < 4 or not _CONTROL.search(sample):
        return None
    # The wrong order of bytes makes signs too, but hardly any blanks, letters or commas.
    common, wide = max(
        (len(_COMMON.findall(sample.decode(order, "replace"))), order)
        for order in ("utf-16-le", "utf-16-be")
    )
    text = sample.decode(wide, "replace")
    written = len(_WRITTEN.findall(text)) >= 0.97 * len(text)
    return wide if written and common > 0.02 * len(text) else None


def _zip(data: bytes) -> Sniffed:
    if b"word/" in data[:HEAD] or b"word/document.xml" in data[-HEAD:]:
        return Sniffed("docx")
    return Sniffed(None, "a zip archive")


def _binary(head: bytes) -> bool:
    """True for bytes that are no text in any encoding: control characters, or high entropy."""
    if utf16(head):
        return False
    if head.count(0) > len(head) // 100:
        return True
    odd = len(head) - len(head.translate(None, _NO_TEXT))
    if odd > max(2, len(head) // 100):
        return True
    return len(head) > 4096 and len(zlib.compress(head, 1)) > 0.98 * len(head)


def _text_format(head: bytes, promised: str | None) -> str:
    start = head.lstrip()
    if start.startswith(b"<"):
        return _tagged(start, promised)
    if promised == "source" or (promised not in ("markdown", "json") and _SOURCE.search(head)):
        return "source"
    if _JSON.match(head) and (promised == "json" or promised is None or b'":' in head):
        return "json"
    if promised in (None, "text") and len(_OBJECT.findall(head)) >= 3:
        return "json"
    if promised in ("json", "markdown"):
        return promised
    if promised == "html" or (promised != "text" and len(_HTML.findall(head)) >= 3):
        return "html"
    return "markdown" if promised is None and _MARKDOWN.search(head) else "text"


def _tagged(start: bytes, promised: str | None) -> str:
    declared = start[:5].lower() == b"<?xml" or promised == "xml"
    if declared and not _XHTML.search(start[:2048]):
        return "xml"
    if _HTML.match(start) or _XHTML.search(start[:4096]):
        return "html"
    if start.startswith((b"<!--", b"<sup>", b"<>")):
        return "html" if len(_HTML.findall(start)) >= 3 else "markdown"
    return "xml" if _XML.match(start) else "html"
