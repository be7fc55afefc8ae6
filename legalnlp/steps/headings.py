"""Readings without the headings that layout alone has put before them.

A heading that its layout marks is a caption of the tree and stands in no reading. In a text
without marks it is a short line above: it names the subject, and what it says of deeds, of media
or of harm is no part of what the provision below prohibits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from legalnlp.knowledge import Pack, fold
from legalnlp.steps.limb import Limb
from legalnlp.types import Document, Piece, Provision, Reading

_LONGEST = 120  # characters of a line that may be a heading
_RUN_IN = regex.compile(r"(?P<caption>\p{Lu}[^.\n]{5,120}\.)(?: ?[-–—]+)?\s+(?=[\"“(]?\p{Lu})")


def without_headings(document: Document, reading: Reading, pack: Pack) -> Reading:
    """The reading without the lines above it that are headings (`headline` of the language)."""
    headline = pack.words.get("headline")
    if headline is None or not reading.pieces:
        return reading
    wrongs = [rule.regex for rule in pack.by_concept.get("effect.offence", ())]
    top = reading.pieces[0]
    own = [
        (piece.at, after.at)
        for piece, after in pairwise(reading.pieces)
        if not _is_heading(document.text, piece, after, headline, wrongs, stop=piece is top)
    ]
    own.append((reading.pieces[-1].at, len(reading.text)))
    caption = _caption(reading.text, own[0], headline, wrongs)
    if len(own) == len(reading.pieces) and not caption:
        return reading
    return reading.only([(own[0][0] + caption, own[0][1]), *own[1:]])


def _caption(
    text: str, stretch: tuple[int, int], headline: str, wrongs: Sequence[regex.Pattern[str]]
) -> int:
    """How long a caption is that runs in ("Dealing in images of minors. Whoever sells …"); or 0."""
    found = _RUN_IN.match(text, *stretch)
    words = fold(found["caption"]) if found else ""
    if not found or not regex.search(headline, words) or any(w.search(words) for w in wrongs):
        return 0
    return int(found.end()) - stretch[0]


def is_title(limb: Limb, provisions: Sequence[Provision], pack: Pack) -> bool:
    """Whether a limb is a title, or a line of a table of contents: no sentence, led in by none."""
    headline = pack.words.get("headline")
    deals = limb.starting("effect.") and limb.starting("conduct.")  # "civil action" deals with none
    bare = len(limb.reading.pieces) == 1 and not limb.defines and not deals
    if headline is None or not bare or provisions[limb.reading.provision].kind in ("item", "tail"):
        return False
    words = fold(limb.reading.text).strip()
    return len(words) <= _LONGEST and regex.search(headline, words) is not None


def _is_heading(
    text: str,
    piece: Piece,
    after: Piece,
    headline: str,
    wrongs: Sequence[regex.Pattern[str]],
    stop: bool,
) -> bool:
    """A short line of its own that states no wrong, above a sentence that begins anew.

    ``stop`` tells that it may end with a full stop: items of a list that are joined do as well.
    """
    end = piece.start + piece.length
    words = fold(text[piece.start : end]).strip()
    if len(words) > _LONGEST or not words or "\n" not in text[end : after.start]:
        return False
    begins = text[after.start : after.start + 3].lstrip("\"'“‘«([* ")[:1]
    anew = begins.isalpha() and not begins.islower()  # not every script has capitals
    if not anew or (words.endswith(".") and not stop):
        return False
    if not regex.search(headline, words):
        return False
    return not any(wrong.search(words) for wrong in wrongs)
