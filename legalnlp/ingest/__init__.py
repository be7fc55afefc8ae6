"""From a file to a `Document`: the format told by content, the text canonical, metadata settled.

>>> import tempfile, pathlib
>>> with tempfile.TemporaryDirectory() as folder:
...     path = pathlib.Path(folder) / "kites.md"
...     _ = path.write_text("# Kites Act\\n\\nA person who flies a kite must hold its string.")
...     read(path, language="en").text
'Kites Act\\nA person who flies a kite must hold its string.'
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legalnlp.errors import UnreadableFile
from legalnlp.types import Document

if TYPE_CHECKING:
    from legalnlp.ingest.draft import Draft

# Bytes above which a file is refused unread; `read(..., max_bytes=…)` sets another limit.
MAX_BYTES = 200_000_000
READERS: Mapping[str, tuple[str, str]] = {
    "text": ("legalnlp.ingest.plain", "read_plain"),
    "markdown": ("legalnlp.ingest.markdown", "read_markdown"),
    "html": ("legalnlp.ingest.html_pages", "read_html"),
    "json": ("legalnlp.ingest.json_sections", "read_json"),
    "source": ("legalnlp.ingest.source_pages", "read_source"),
    "xml": ("legalnlp.ingest.xml", "read_xml"),
    "pdf": ("legalnlp.ingest.pdf", "read_pdf"),
    "docx": ("legalnlp.ingest.docx", "read_docx"),
}


def read(
    path: str | Path,
    *,
    language: str | None = None,
    jurisdiction: str | None = None,
    doc_type: str | None = None,
    status: str | None = None,
    as_of: str | None = None,
    citation: str | None = None,
    id: str | None = None,
    format: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read one legal text of any format in `READERS`.

    An option wins over the sidecar ``NAME.meta.json``, and that over what the file itself says;
    language and kind of document are detected when nobody says. ``max_bytes`` is the size above
    which the file is refused without being read.

    Raises `UnreadableFile`, which names the cause and what can be done.
    """
    from legalnlp.ingest import metadata

    path = Path(path)
    options = _options(language, jurisdiction, doc_type, status, as_of, citation, id)
    given = metadata.checked(path, options)
    data = content(path, max_bytes)
    return _document(path, path.name, data, given, metadata.sidecar(path), format)


def read_bytes(
    data: bytes,
    name: str,
    *,
    hint: str = "",
    beside: Mapping[str, Any] | None = None,
    language: str | None = None,
    jurisdiction: str | None = None,
    doc_type: str | None = None,
    status: str | None = None,
    as_of: str | None = None,
    citation: str | None = None,
    id: str | None = None,
    format: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """`read` for bytes that lie in no file of their own.

    ``name`` is what errors and the document's path say, ``hint`` the file name that helps to
    tell the format, ``beside`` what a sidecar would hold.

    >>> read_bytes(b"A kite needs a string.", "kites.zip!one.txt", language="en").text
    'A kite needs a string.'
    """
    from legalnlp.ingest import metadata

    path = Path(name)
    options = _options(language, jurisdiction, doc_type, status, as_of, citation, id)
    given = metadata.checked(path, options)
    _sized(name, len(data), max_bytes)
    try:
        found = _document(path, hint, _filled(path, data), given, beside or {}, format)
    except UnreadableFile as error:
        raise UnreadableFile(name, error.cause, error.detail, error.advice) from error
    return replace(found, path=name)


def glimpse(
    data: bytes,
    name: str,
    *,
    hint: str = "",
    beside: Mapping[str, Any] | None = None,
    format: str | None = None,
    max_bytes: int = MAX_BYTES,
    **options: str | None,
) -> Document | None:
    """What `read_bytes` would say of a text but for its structure (see `ingest.words`).

    Arguments as there. None where only reading can tell: in other formats than text and
    Markdown, and where something is wrong, which reading says.

    >>> glimpse(b"A kite *needs* a string.", "kites.md", language="en").text
    'A kite needs a string.'
    """
    from legalnlp.ingest import metadata, settle
    from legalnlp.ingest.words import WORDS

    path = Path(name)
    try:
        words = WORDS.get(format or _format(path, hint, data))
        if words is None or len(data) > max_bytes:
            return None
        stated = metadata.checked(path, beside or {})
        digest, given = hashlib.sha256(data).hexdigest(), metadata.checked(path, options)
        return settle.document(path, words(data), digest, given, stated, beside or {})
    except UnreadableFile:
        return None


def _options(*values: str | None) -> dict[str, str | None]:
    names = ("language", "jurisdiction", "doc_type", "status", "as_of", "citation", "id")
    return dict(zip(names, values, strict=True))


def _document(
    path: Path,
    hint: str,
    data: bytes,
    given: Mapping[str, str],
    beside: Mapping[str, Any],
    format: str | None,
) -> Document:
    from legalnlp.ingest import metadata, regions, settle

    stated = metadata.checked(path, beside)
    draft = _draft(path, hint, data, format)
    draft = replace(draft, regions=regions.find(draft.text, draft.marks, draft.regions))
    return settle.document(path, draft, hashlib.sha256(data).hexdigest(), given, stated, beside)


def inputs(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files to read under the named files and folders, folders in stable order.

    Left out are sidecars and what is hidden, unless it is named itself; each file comes once.
    Raises `FileNotFoundError` for a path that does not exist.
    """
    seen: set[Path] = set()
    for named in map(Path, paths):
        if not named.exists():
            raise FileNotFoundError(f"{named}: no such file or folder")
        for path in _under(named) if named.is_dir() else (named,):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _under(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith((".", "~$")) or path.name.endswith(".meta.json"):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _under(path)
        elif path.is_file():
            yield path


def content(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file; raises `UnreadableFile` where it is empty, too large or not there."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile(path, "damaged", "not a file", "Name a file, not a folder.")
        _sized(path, size, max_bytes)
        data = path.read_bytes()
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnreadableFile(
            path, "damaged", detail, "Check the path and the right to read it."
        ) from error
    return _filled(path, data)


def _sized(path: object, size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise UnreadableFile(
            path,
            "too_large",
            f"{size:,} bytes, more than the limit of {max_bytes:,}",
            "Split the file, or raise the limit with max_bytes (--max-bytes).",
        )


def _filled(path: Path, data: bytes) -> bytes:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(path, "empty", "the file holds nothing", "Fetch it again.")
    return data


def _draft(path: Path, hint: str, data: bytes, format: str | None) -> Draft:
    """What the reader of the format makes of the bytes."""
    module, function = READERS[format or _format(path, hint, data)]
    reader: Any = getattr(import_module(module), function)
    draft: Draft | None
    try:
        draft = reader(data, hint)
    except UnreadableFile as error:
        raise UnreadableFile(path, error.cause, error.detail, error.advice) from error
    except RecursionError:
        draft = None  # raised below: a chain of a thousand frames cannot be sent to a process
    if draft is None:
        raise UnreadableFile(
            path, "damaged", "nested too deep to be a legal text", "Check where the file is from."
        )
    if not draft.text.strip():
        raise UnreadableFile(
            path, "no_text", "no text was found in it", "Check that it holds more than markup."
        )
    return draft


def _format(path: Path, hint: str, data: bytes) -> str:
    from legalnlp.ingest.sniff import sniff

    format, what = sniff(data, hint)
    if format is None:
        cause = "binary" if "binary" in what or "program" in what else "unknown_format"
        known = ", ".join(sorted(READERS))
        raise UnreadableFile(
            path, cause, f"this is {what}, not a text", f"Convert it to one of: {known}."
        )
    return format
