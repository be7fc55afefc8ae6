"""The nouns of the toolkit: frozen records that pass from one pure step to the next.

Offsets are characters into the one immutable canonical text of a document, and everywhere
``document.text[x.start:x.end]`` is the passage that ``x`` speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Value = Literal["covered", "conditional", "implied", "excluded", "silent"]
DocType = Literal["statute", "treaty", "judgment", "policy"]
Status = Literal["in_force", "not_in_force", "bill", "repealed"]
RegionKind = Literal["note", "history", "chrome", "heading", "repealed", "contents"]
DefinitionKind = Literal["means", "includes", "excludes", "refers"]

DOC_TYPES: tuple[str, ...] = get_args(DocType)
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the canonical text that is not law: a note, an amendment history, a heading…"""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What the markup of the source says about structure, handed from a reader to `structure`.

    ``provision`` marks enclose their whole text, children included, and nest; ``heading`` marks
    enclose one heading line. ``level`` counts from 1 (widest). ``label`` is the number as printed
    ("§ 184b", "(8)", "第二条"), ``heading`` the caption without the number, ``name`` the
    element's own word for itself ("section", "article", "paragraph", "item", …), if it has one.
    """

    kind: Literal["provision", "heading"]
    start: int
    end: int
    level: int
    label: str | None = None
    heading: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PageBox:
    """Where a stretch of text stands on paper: page number from 1, box in PDF points."""

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Document:
    """One legal text, read.

    ``language`` is a BCP 47 tag, ``jurisdiction`` an ISO 3166 code (or EU, COE, UN, AU-UNION),
    ``as_of`` an ISO 8601 date (or a bare year), ``sha256`` the digest of the file's bytes.
    ``warnings`` are sentences for the reader of the results. ``metadata`` keeps the sidecar or
    front matter as found.
    """

    id: str
    text: str
    language: str | None = None
    jurisdiction: str | None = None
    doc_type: DocType = "statute"
    status: Status | None = None
    instrument: str | None = None
    citation: str | None = None
    as_of: str | None = None
    source: str | None = None
    sha256: str | None = None
    format: str | None = None
    path: str | None = None
    regions: tuple[Region, ...] = ()
    marks: tuple[Mark, ...] = ()
    pages: tuple[PageBox, ...] = ()
    warnings: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the provision tree.

    ``label`` is the whole pinpoint as a lawyer of the country cites it ("2256(8)(A)",
    "Article 227-23", "제2조제5호"), ``number`` the node's own number as printed ("(A)", "5."),
    ``kind`` its rank (``part``, ``article``, ``paragraph``, ``item``, ``sentence``, ``tail``: a
    ``tail`` is text that follows a list and belongs to every item of it). ``parent`` is an index
    into the same tree. ``[start, end)`` includes the children; ``[start, own_end)`` is the node's
    own text: number, heading and lead-in, up to its first child.
    """

    index: int
    label: str
    number: str | None
    kind: str
    start: int
    end: int
    own_end: int
    level: int
    heading: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` characters of a reading from ``at`` are those of the document from ``start``."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a provision says when its ancestors' lead-ins are read with it.

    ``text`` is matched by the rules; ``pieces`` lead back to the document. ``provision`` is the
    index of the node whose reading it is.
    """

    text: str
    pieces: tuple[Piece, ...]
    provision: int

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of reading[start:end].

        Where the stretch runs over several pieces, the piece that holds most of it answers, so
        that the passage is always a contiguous slice of the document.
        """
        best = (0, 0, 0)
        for piece in self.pieces:
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            if high - low > best[0]:
                best = (high - low, piece.start + low - piece.at, piece.start + high - piece.at)
        return best[1], best[2]

    def only(self, stretches: Iterable[tuple[int, int]]) -> Reading:
        """The given stretches of the reading, in order, as one reading."""
        text, pieces = "", []
        for start, end in stretches:
            for piece in self.pieces:
                low, high = max(piece.at, start), min(piece.at + piece.length, end)
                if low < high:
                    pieces.append(Piece(len(text), piece.start + low - piece.at, high - low))
                    text += self.text[low:high] + " "
        return Reading(text, tuple(pieces), self.provision)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and its definiens. ``[start, end)`` is the definiens, ``term_start/_end`` the term.

    ``scope`` is the passage that says where the definition holds ("in this Part"), or None;
    ``provision`` the index of the provision that holds it; ``rule`` the rule that found it.
    """

    term: str
    kind: DefinitionKind
    start: int
    end: int
    term_start: int
    term_end: int
    provision: int
    scope: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A rule that fired: ``at``/``to`` offsets in the reading, ``start``/``end`` in the document.

    ``excluded_by`` is the id of the qualifier rule in whose scope the mention stands.
    ``number`` carries an age in years or a term in years where the rule reads one.
    """

    rule: str
    concept: str
    start: int
    end: int
    provision: int
    at: int
    to: int
    excluded_by: str | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim passage: ``document.text[start:end] == quote``, its pinpoint, and its rule."""

    quote: str
    start: int
    end: int
    provision: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The code of one depiction category in one document."""

    value: Value = "silent"
    conditions: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    review: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """What the toolkit says of one document: the answer of `classify`.

    ``sets`` maps each of media, recognition, conduct, defences to its members; ``proofs`` maps
    ``"media.drawing"``, ``"age"``, ``"max_prison_years"`` … to the passage behind it.
    """

    document: Document
    relevant: bool
    depictions: Mapping[str, Cell] = field(default_factory=dict, hash=False)
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    age: int | None = None
    max_prison_years: float | None = None
    definitions: tuple[Definition, ...] = ()
    labels: tuple[str, ...] = ()
    proofs: Mapping[str, Evidence] = field(default_factory=dict, hash=False)
    review: bool = False
    notes: tuple[str, ...] = ()
    judgment: Mapping[str, Any] | None = field(default=None, hash=False)
    amends: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A law that a document says it amends, by its words ``text[start:end] == quote``.

    ``units`` are the sections that are named; ``whole`` where they get a new wording as a whole.
    """

    act: str
    units: tuple[str, ...]
    whole: bool
    quote: str
    start: int
    end: int
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step on the way to a cell, for `explain`.

    ``stage`` is ``discovery``, ``reading``, ``mention``, ``exclusion``, ``limb`` or ``cell``;
    ``sentence`` the words read, ``cue`` the words that decided, ``rule`` the rule's id, ``scope``
    the stretch on which a qualifier acted, ``outcome`` what followed.
    """

    stage: str
    provision: str | None
    sentence: str
    cue: str
    rule: str | None
    scope: str | None
    outcome: str
