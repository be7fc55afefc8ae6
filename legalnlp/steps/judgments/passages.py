"""A judgment as sentences, each with the part it stands in and with whose words it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import regex

from legalnlp.knowledge import Pack, Rule, fold
from legalnlp.steps.concepts import mentions
from legalnlp.steps.judgments.headings import heading_rank, is_prose, unspaced, wrapped
from legalnlp.types import Document, Mention, Piece, Reading

Section = Literal[
    "header", "issues", "syllabus", "references", "parties", "facts", "history", "below",
    "arguments", "reasons", "separate", "effect", "disposition",
]  # fmt: skip
Voice = Literal[
    "court", "open", "argument", "below", "precedent", "legislature", "separate", "aside"
]

_SENTENCE = ("voice.", "ruling.", "verdict.", "finding.", "depicted.", "conduct.")
_OWN: tuple[Section, ...] = ("reasons", "syllabus", "effect", "disposition")
_OF_SECTION: dict[Section, Voice] = {
    "below": "below",
    "arguments": "argument",
    "separate": "separate",
}
# In this order: who puts a question or an argument speaks of what others held, not the reverse.
_CUES: tuple[Voice, ...] = ("open", "argument", "below", "precedent", "legislature")
_CUED = tuple(f"voice.{v}" for v in _CUES)
_TURNED = ("voice.endorses", "voice.overrules")  # the court's verdict on what another court held
_TOLD: tuple[Section, ...] = ("facts", "history")  # parts in which no court gives its view
_HOLDING = ("voice.court", "verdict.falls", "verdict.asks", "ruling.reaches", "ruling.not_reached")
_LEFT: tuple[Section, ...] = ("facts", "history", "below", "arguments")
_TITLE = 60  # characters that the title of a part may have
_SHORT_LINE = 200  # characters that a heading may have
_TITLED = regex.compile(r"(?<=^[^()\n]{3,40})\s*\([^()\n]{2,60}\)\s*$")  # what a title adds
_LEFT_OUT = regex.compile(r"^\W*[\[(](?:\.{2,4}|…)[\])]\W*$")
_QUESTION = regex.compile(r"""[?？]["'”’»」』)]*$""")  # the marks of a quoted question come behind
_NUMBER = 5  # characters of a paragraph's number, which is no sentence
_STOP = regex.compile(
    r"""(?<![\s.(]\p{L})                       # no initial: "U. S.", "J."
        (?<!\b(?:No|Nos|Id|Sec|Ss|Art|Arts|Nr|Abs|Rn|Vgl|Mr|Mrs|Ms|Dr|Inc|Corp|Co|Ct|Ed|Supp
            |Stat|Rep|Rev|Cf|Ex|Para|Paras|Vol|Ch|Bzw|Ziff|kap|mom|núm|inc|lit|blz|jfr|Vs|pp|al|cl|ff|cf|St|Const|Amdt|Dist|Cir|App))
        (?<!\b\d{1,2})(?!(?<=\d)\.\s+\d)   # no part of a date: "2001. 5. 1."
        [.!?]["')\]’”]*(?=\s+["'(\[“‘«]?(?-i:\p{Lu}|\p{Lo}|§|\d))
      | [。！？](?!["』」）)])   # none that ends what stands in marks or brackets""",
    regex.VERBOSE | regex.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """One sentence. ``paragraph`` counts lines of the canonical text; ``kept`` are the mentions.

    ``spoken`` are mentions of how courts speak, ``kept`` those of the rules for enacted texts;
    the offsets of both (``start``, ``end``) are the document's.
    """

    text: str
    start: int
    end: int
    paragraph: int
    section: Section
    voice: Voice
    spoken: tuple[Mention, ...]
    kept: tuple[Mention, ...] = ()

    def says(self, *concepts: str) -> tuple[Mention, ...]:
        """Mentions of how courts speak with one of the concepts."""
        return tuple(m for m in self.spoken if m.concept in concepts)

    def names(self, *kinds: str) -> bool:
        """Whether a mention of either sort has a concept that begins as one of the kinds."""
        return any(m.concept.startswith(kinds) for m in (*self.kept, *self.spoken))

    @property
    def asks(self) -> bool:
        """A question is put in the court's own voice."""
        return self.voice == "open" and bool(_QUESTION.search(self.text))

    @cached_property
    def reading(self) -> Reading:
        """The sentence as the rules for enacted texts read it."""
        return _reading(self.text, self.start)


def passages(document: Document, pack: Pack) -> tuple[Passage, ...]:
    """Every sentence of a judgment in its order, with its part and its voice."""
    speech = tuple(r for r in pack.judgments if r.concept.startswith(_SENTENCE))
    found: list[Passage] = []
    for number, (start, line, section, title) in enumerate(
        _sections(document.text, pack.judgments)
    ):
        for low, high in sentences(line):
            text = line[low:high]
            said = mentions(_reading(text, start + low), pack, rules=speech)
            before = found[-1] if found else None
            voice: Voice = "aside" if title else _voice(section, said, before, number)
            if voice == "court" and _QUESTION.search(text):
                voice = "open"
            kept = mentions(_reading(text, start + low), pack)
            found.append(
                Passage(text, start + low, start + high, number, section, voice, said, kept)
            )
    return tuple(_cited(found))


def _cited(found: Sequence[Passage]) -> Iterator[Passage]:
    """The sentences, those with nothing but a citation behind them as what was decided there."""
    for passage, after in zip(found, [*found[1:], None], strict=False):
        borrowed = after is not None and after.says("voice.cites") and passage.voice == "court"
        own = passage.says("voice.court", "voice.turns", "voice.consequence")
        yield replace(passage, voice="precedent") if borrowed and not own else passage


def _reading(text: str, start: int) -> Reading:
    """The words without the ends of lines in them, which part a word where none has blanks."""
    pieces: list[Piece] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        pieces.append(Piece(at, start, len(words)))
        at, start = at + len(words), start + len(line)
    return Reading(text.replace("\n", ""), tuple(pieces), 0)


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line, blanks left out.

    >>> [("See 12 U. S. 3. It holds."[a:b]) for a, b in sentences("See 12 U. S. 3. It holds.")]
    ['See 12 U. S. 3. It holds.']
    >>> len(list(sentences("We hold so. The appeal fails.")))
    2
    """
    low = 0
    for stop in [*(m.end() for m in _STOP.finditer(line)), len(line)]:
        piece = line[low:stop]
        if len(piece.strip()) <= _NUMBER and stop < len(line):
            continue
        if piece.strip():
            yield low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
        low = stop


def _sections(text: str, rules: Sequence[Rule]) -> Iterator[tuple[int, str, Section, bool]]:
    """Start, words and part of every line, and whether it is the title of the part."""
    openers = [r for r in rules if r.concept.startswith("section.")]
    lines = list(wrapped(text.split("\n"), lambda line: _opened(line, openers) is not None))
    opened = [_opened(line, openers) for line in lines]
    headed = any(o in ("reasons", "opinion") for o in opened[: len(opened) // 2 + 1])
    section: Section = "header"
    rank = ""
    start = 0
    for line, opener in zip(lines, opened, strict=True):
        begins = section == "header" and not headed and is_prose(line)
        if begins or (opener is None and _leaves(section, rank, line)):
            section = "reasons"
        if opener is None and section in _TOLD and (_LEFT_OUT.match(line) or _holds(line, rules)):
            section = "reasons"
        section = _next(section, opener)
        rank = heading_rank(line) if opener else rank
        if line.strip():
            yield start, line, section, opener is not None and len(line.strip()) <= _TITLE
        start += len(line) + 1


def _leaves(section: Section, rank: str, line: str) -> bool:
    """The line opens another part beside the one that goes on, under a title that tells nothing.

    What parties and other courts say has titles of its own, so that there only a number counts.
    """
    if section not in _LEFT or not rank or heading_rank(line) != rank:
        return False
    return rank != "plain" or section in _LEFT[:2]


def _holds(line: str, rules: Sequence[Rule]) -> bool:
    """The court decides, and says in so many words that the view is its own."""
    folded = fold(line)
    said = {r.concept for r in rules if r.concept in _HOLDING and r.regex.search(folded)}
    return len(said) > 1 and "voice.court" in said


def _opened(line: str, openers: Sequence[Rule]) -> str | None:
    """The part of a judgment that a line opens, or None."""
    whole = line[:_SHORT_LINE]  # what a title adds may itself tell the part: "(dissenting)"
    heads = [unspaced(fold(h)).strip(" #*\t") for h in (whole, _TITLED.sub("", whole))]
    fits = (r.concept.partition(".")[2] for h in heads for r in openers if r.regex.search(h))
    return next(fits, None)


def _next(section: Section, opener: str | None) -> Section:
    """A separate opinion has parts of its own: only the opinion of the court ends it."""
    if opener is None or (section == "separate" and opener != "opinion"):
        return section
    return "reasons" if opener == "opinion" else opener  # type: ignore[return-value]


def _voice(
    section: Section, said: Sequence[Mention], before: Passage | None, paragraph: int
) -> Voice:
    if section not in _OWN:
        return _OF_SECTION.get(section, "aside")
    concepts = {m.concept for m in said}
    cue = next((v for v in _CUES if f"voice.{v}" in concepts), None)
    if cue == "below" and not concepts.isdisjoint(_TURNED):
        return "court"
    if cue is not None:
        return cue
    return _carried(before, concepts, paragraph) or "court"


def _carried(before: Passage | None, concepts: set[str], paragraph: int) -> Voice | None:
    """The voice before, where the sentence goes on with what is reported."""
    own = not concepts.isdisjoint(("voice.court", "voice.turns"))
    if own or before is None or before.voice not in ("argument", "below"):
        return None
    if "voice.again" in concepts and before.paragraph == paragraph:
        return before.voice
    reported = before.says("voice.follows") or before.text.rstrip().endswith(":")
    return before.voice if reported or _goes_on(before, paragraph) else None


def _goes_on(before: Passage, paragraph: int) -> bool:
    """In the paragraph of a report that announced itself, the next sentences belong to it."""
    return before.paragraph == paragraph and not before.says(*_CUED)
