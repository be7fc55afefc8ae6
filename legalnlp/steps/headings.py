"""Readings without the headings that layout alone has put before them.

A heading that its layout marks is a caption of the tree and stands in no reading. In a text
without marks it is a short line above: it names the subject, and what it says of deeds, of media
or of harm is no part of what the provision below prohibits.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from legalnlp.knowledge import Pack, fold
from legalnlp.types import Document, Piece, Reading

_LONGEST = 120  # characters of a line that may be a heading


def without_headings(document: Document, reading: Reading, pack: Pack) -> Reading:
    """The reading without the lines above it that are headings (`headline` of the language)."""
    headline = pack.words.get("headline")
    if headline is None or len(reading.pieces) < 2:
        return reading
    wrongs = [rule.regex for rule in pack.by_concept.get("effect.offence", ())]
    own = [
        piece
        for piece, after in zip(reading.pieces, (*reading.pieces[1:], None), strict=True)
        if after is None or not _is_heading(document.text, piece, after, headline, wrongs)
    ]
    if len(own) == len(reading.pieces):
        return reading
    return reading.only([(piece.at, piece.at + piece.length) for piece in own])


def _is_heading(
    text: str, piece: Piece, after: Piece, headline: str, wrongs: Sequence[regex.Pattern[str]]
) -> bool:
    """A short line of its own that states no wrong, above a sentence that begins anew."""
    end = piece.start + piece.length
    words = fold(text[piece.start : end]).strip()
    if len(words) > _LONGEST or not words or "\n" not in text[end : after.start]:
        return False
    begins = text[after.start : after.start + 3].lstrip("\"'“‘«([* ")[:1]
    if not begins.isupper() or not regex.search(headline, words):
        return False
    return not any(wrong.search(words) for wrong in wrongs)
