"""Reads of a document only what its subject needs: cost grows with what is found.

A text in which no anchor rule fires has nothing on the subject and is not structured at all. In
a long text the articles hit are read, those behind them, those that announce definitions, and
whatever these turn out to speak of; of all others only the heading is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalnlp.knowledge import Pack
from legalnlp.signs import one_line
from legalnlp.steps.definitions import announced, definitions
from legalnlp.steps.discover import UNWANTED, Subject, subject
from legalnlp.steps.prefilter import Seen
from legalnlp.steps.structure import Outline, covered, provisions, provisions_of
from legalnlp.types import Definition, Document, Provision

LONG = 50_000  # characters; a shorter text is read whole
_ROUNDS = 8  # times that what was read may lead to further articles

Read = tuple[tuple[Provision, ...], tuple[Definition, ...], Subject]
NOTHING: Read = ((), (), Subject((), (), ()))


def read(document: Document, pack: Pack) -> Read:
    """The provision tree, the definitions and what is on the subject, of all that matters."""
    seen = Seen(document, pack)
    if not seen.begun():
        return NOTHING
    outline = Outline(document, seen.text) if len(document.text) > LONG else None
    if outline is None or not outline.tells:
        return _whole(document, seen)
    return _parts(outline, seen)


def possible(document: Document, pack: Pack) -> bool:
    """Whether anything can be on the subject in words whose lines nobody put together yet."""
    return bool(Seen(replace(document, text=one_line(document.text)), pack).begun())


def core(document: Document, pack: Pack) -> str | None:
    """The words with which reading begins; None where nothing is on the subject.

    Two versions of a text that agree in them agree on the subject: the rest is not looked at.
    """
    seen = Seen(document, pack)
    if not seen.begun():
        return None
    outline = Outline(document, seen.text)
    if not outline.tells:
        return document.text
    blocks = sorted(set(_first(outline, seen)))
    return "\n".join(document.text[slice(*outline.stretch(block))] for block in blocks)


def _whole(document: Document, seen: Seen) -> Read:
    tree = provisions(document)
    terms = definitions(document, tree, folded=seen.text)
    return tree, terms, subject(document, tree, terms, seen.pack, seen)


def _parts(outline: Outline, seen: Seen) -> Read:
    """Read the blocks that were hit, and again with those to which they lead."""
    document = outline.document
    wanted = set(_first(outline, seen))
    for _ in range(_ROUNDS):
        tree = provisions_of(outline, wanted)
        terms = definitions(document, tree, covered(outline, wanted), seen.text)
        on = subject(document, tree, terms, seen.pack, seen)
        further = set(_led_to(outline, tree, on)) - wanted
        if not further:
            return tree, terms, on
        wanted |= further
        del tree, terms, on  # of a long code they are large: not two of each at once
    return _whole(document, seen)


def _led_to(outline: Outline, tree: Sequence[Provision], on: Subject) -> Iterator[int]:
    """The blocks that were read, and those behind them, in which their defences may stand."""
    for article in on.read:
        block = outline.block(tree[article].start)
        yield block
        if block < len(outline.starts):
            yield block + 1


def _first(outline: Outline, seen: Seen) -> Iterator[int]:
    """The blocks to begin with."""
    for start in seen.begun():
        block = outline.block(start)
        yield from (block, min(block + 1, len(outline.starts)))
    yield from map(outline.block, seen.places(*UNWANTED))
    yield from announced(outline, seen.pack.tag)
    yield from map(outline.block, seen.defining())
