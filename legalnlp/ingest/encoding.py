"""Bytes to text: marks and declarations first, else the encoding under which it reads well.

Legal texts are short and full of numbers, so that statistics of bytes say little. Every candidate
is tried, and the text that reads best as some language wins; where no candidate reads well, or two
do, the text carries a warning and is never silently garbled.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from legalnlp.ingest.sniff import utf16

_SAMPLE = 200_000
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"
    rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]+)",
    re.I,
)
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\(D)")
_WIDE = ("cp949", "cp932", "euc_jp", "gb18030", "big5")
_NARROW = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859_2", "koi8_r", "cp1257", "iso8859_7",
)  # fmt: skip
# What browsers make of declared names.
_ALIASES = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "x-sjis": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "x-gbk": "gb18030",
}  # fmt: skip
_GARBLED = re.compile(r"Ã[\x80-\xbf©¨ª«¢®´¶º¼¡³±]|â€[™œ\x9d“”˜¦]|Â[§°º«»\xa0]|ï»¿")
_ODD = re.compile(r"[\x80-\x9f\ufffd\ue000-\uf8ff\u2500-\u259f]|(?<=[a-zà-ÿ])[À-Þ](?=[a-zà-ÿ])")


class _Trial(NamedTuple):
    score: float
    encoding: str
    text: str


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file and what is to be said about its encoding.

    >>> decode("Wer ein Bild mit Gewalt fälscht, wird bestraft.".encode("cp1252"))[0]
    'Wer ein Bild mit Gewalt fälscht, wird bestraft.'
    """
    wide = utf16(data[:4096])
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff"), ()
    if _ESCAPES.search(data[:_SAMPLE]):
        text = _try(data, "iso2022_jp_ext")
        if text is not None:
            return text, ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _legacy(data, error)
    return _ungarbled(text)


def _ungarbled(text: str) -> tuple[str, tuple[str, ...]]:
    """UTF-8 that was once read as Windows-1252 and saved again is told, not mended silently."""
    hits = len(_GARBLED.findall(text[:_SAMPLE]))
    if hits < 3:
        return text, ()
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text, ("The text looks garbled by a wrong encoding (Ã¤ for ä); fetch it again.",)
    return mended, ("The text had been encoded twice (Ã¤ for ä); this was undone.",)


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """A text that is no UTF-8: as declared where that reads well, else the best of all."""
    if _damaged_utf8(data):
        place = f"byte {error.start:,}"
        note = f"Damaged UTF-8 (first at {place}): the damaged signs are shown as \ufffd."
        return data.decode("utf-8-sig", "replace"), (note,)
    sample = data[:_SAMPLE]
    declared = _declared(sample)
    if declared:
        text = _try(data, declared)
        if text is not None and _plausible(text):
            return text, ()
    trials = sorted(_trials(sample), reverse=True)
    if not trials:
        return data.decode("cp1252", "replace"), (_doubt("windows-1252"),)
    best = trials[0]
    text = data.decode(best.encoding, "replace")
    rivals = [t for t in trials[1:] if t.text != best.text]
    sure = best.score > 0.3 and (not rivals or best.score > 1.03 * rivals[0].score)
    notes = [] if sure and "\ufffd" not in text else [_doubt(best.encoding)]
    if declared and declared != best.encoding:
        notes.append(f"The file says it is {declared}, but reads as {best.encoding}.")
    return text, tuple(notes)


def _doubt(encoding: str) -> str:
    return f"The encoding is uncertain; read as {encoding}. Save the file as UTF-8 to be sure."


def _damaged_utf8(data: bytes) -> bool:
    """True where nearly all signs beyond ASCII are good UTF-8."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    good = sum(c > "\x7f" for c in text)
    bad = text.count("\ufffd")
    return bad > 0 and good - bad > 10 * bad


def _declared(sample: bytes) -> str | None:
    """The encoding that an XML or HTML head names, as Python calls it."""
    match = _DECLARED.search(sample[:4096])
    if not match:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    try:
        return _ALIASES.get(name) or codecs.lookup(name).name
    except LookupError:
        return None


def _try(data: bytes, encoding: str) -> str | None:
    """Decoded text, or None; a multibyte sign cut by the end of a sample is no fault."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return decoder.decode(data)
    except (UnicodeDecodeError, LookupError):
        return None


def _plausible(text: str) -> bool:
    return _readability(text) > 0.3 or len(text) < 200


def _trials(sample: bytes) -> list[_Trial]:
    """Every encoding that can read the bytes, with how well the text reads."""
    found: list[_Trial] = []
    for encoding in (*_WIDE, *_NARROW, *(("utf-16-le", "utf-16-be") if b"\0" in sample else ())):
        text = _try(sample, encoding)
        if text is not None:
            # Earlier names win a tie: they are the commoner encodings.
            found.append(_Trial(_readability(text) - len(found) * 1e-6, encoding, text))
    return found


def _readability(text: str) -> float:
    """How much a text looks like one of the languages that can be told (about 0 to 1)."""
    from legalnlp.ingest.detect import familiarity

    odd = len(_ODD.findall(text))
    strange = sum(c > "\x7f" for c in text)
    return familiarity(text) - 2 * odd / max(strange, 1)
