"""What a stretch of a sentence decides of the words of a provision, and of whom it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legalnlp.steps.judgments.cited import Cited
from legalnlp.steps.judgments.depicted import conditions, named, of_subject, of_term, told_apart
from legalnlp.steps.judgments.joined import Effect, Ruling, ordered
from legalnlp.types import Mention

_LESS = ("ruling.narrows", "ruling.not_reached")
_TESTS = ("test.",)
_ACTUAL = ("depicted.real_child", "subject.actual")
_UNREAL = ("virtual_child_realistic", "virtual_child_drawn")
_AS_FILMED = ((), ("real_child",), ("adult_real",))  # nobody is told apart from who was filmed
_CHILD, _ADULT = ("real_child",), ("adult_real",)
_TOUCHES = 3  # characters between a class and the verb that puts things into it
_OBJECT = 8  # characters behind a verb in which its object begins: "does not amount to an offer"
_TERM_NEAR = 80  # characters between the term for the material and what is said of it


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a sentence that decides, with the mentions in it, quoted and not quoted."""

    said: str
    word: Mention
    quoted: tuple[Mention, ...]
    unquoted: tuple[Mention, ...]

    @property
    def all(self) -> tuple[Mention, ...]:
        """The mentions of the stretch, quoted ones first."""
        return (*self.quoted, *self.unquoted)


def interpreted(
    stretch: Stretch,
    provisions: Sequence[Cited],
    listed: Sequence[str],
    topic: tuple[str, ...],
    of: tuple[str, ...] = (),
) -> Iterator[Ruling]:
    """The readings in a stretch that says what words of a provision reach, or ask for.

    ``listed`` are the categories that the statute names, ``topic`` what a title says it is about,
    ``of`` whom the offence at issue protects.
    """
    said, word = stretch.said, stretch.word
    about, settled = _about(stretch)
    if not settled and (said != "ruling.not_reached" or told_apart(topic) not in _AS_FILMED):
        about = settled = topic
    if said == "ruling.not_reached" and about == _CHILD and told_apart(topic) not in _AS_FILMED:
        about = settled = topic  # of the actual child it is said that it is not there
    if said == "ruling.reaches" and not about and of in (_CHILD, _ADULT) and _of_media(stretch):
        about = settled = of
    demand = next((m for m in stretch.unquoted if m.concept == "ruling.conditioned"), None)
    codes = conditions(stretch.unquoted)
    if said == "ruling.narrows" and about in ((), of) and _of_malice(codes, of):
        about = settled = of
    if said == "ruling.narrows_content":
        shown = ordered((*of_subject(stretch.all), *settled))
        if shown:
            yield Ruling("narrows", (), (word,), tuple(provisions), demand=word, settled=shown)
    elif said in _LESS and _limits_conduct(stretch):
        shown = _protected(settled, of)
        yield Ruling("narrows", (), (word,), tuple(provisions), demand=word, settled=shown)
    elif said == "ruling.not_reached" and not about and _of_pictures(stretch):
        shown = of_subject(stretch.all)
        yield Ruling("narrows", (), (word,), tuple(provisions), demand=word, settled=shown)
    elif _leaves_depicted(stretch, about, of):
        yield Ruling("narrows", (), (word,), tuple(provisions), demand=word, settled=of)
    elif not about:
        return
    elif said == "ruling.narrows":
        yield from _narrowed(stretch, provisions, about, codes)
    elif said == "ruling.not_reached" and (about == _CHILD or about == of == _ADULT):
        yield Ruling("narrows", (), (word,), tuple(provisions), demand=word, settled=about)
    elif said == "ruling.not_reached":
        about = _of_nobody(stretch, about)
        yield Ruling("narrows", about, (word,), tuple(provisions), demand=word, removes=True)
    else:
        beyond = [c for c in about if c not in listed and c != "real_child"]
        beyond = beyond if listed or said != "ruling.reaches" else []
        effect: Effect = "extends" if beyond else "applies"
        open_ended = said in ("ruling.may_reach", "ruling.extends")
        asked = codes or (("other",) if open_ended and demand else ())
        yield Ruling(effect, about, (word,), tuple(provisions), asked, demand, settled=about)


def _of_malice(codes: Sequence[str], of: tuple[str, ...]) -> bool:
    """An intent to harm is asked for, which is a condition of the offence against adults."""
    return of == _ADULT and "deceptive_or_malicious_intent" in codes


def _of_media(stretch: Stretch) -> bool:
    return any(m.concept.startswith("medium.") for m in stretch.all)


def _leaves_depicted(stretch: Stretch, about: tuple[str, ...], of: tuple[str, ...]) -> bool:
    """The sentence limits pictures, or deeds with them, and not who is shown in them."""
    deeds = any(m.concept.startswith("conduct.") for m in stretch.all)
    if stretch.said == "ruling.narrows" and not about and of in (_CHILD, _ADULT) and deeds:
        return True
    narrowed = stretch.said in _LESS and of == _ADULT and about in ((), of)
    narrowed = narrowed and not _of_malice(conditions(stretch.unquoted), of)
    return narrowed and _of_media(stretch)


def _of_nobody(stretch: Stretch, about: tuple[str, ...]) -> tuple[str, ...]:
    """What is out because nobody real is shown is out whatever it looks like."""
    shown = any(m.concept == "depicted.virtual_child_realistic" for m in stretch.all)
    asked = any(m.concept in _ACTUAL for m in stretch.all)
    return _UNREAL if about == _UNREAL[:1] and asked and not shown else about


def _protected(settled: tuple[str, ...], of: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a limit on the conduct leaves within: those of the offence, a child by default."""
    return of if of == _ADULT and settled in ((), _CHILD) else settled or _CHILD


def _of_pictures(stretch: Stretch) -> bool:
    """The sentence is of pictures of a child, without a word that tells who that child is."""
    return _of_media(stretch) and bool(of_subject(stretch.all))


def _narrowed(
    stretch: Stretch, provisions: Sequence[Cited], about: tuple[str, ...], codes: tuple[str, ...]
) -> Iterator[Ruling]:
    """Words that ask for more, of whom they name; an actual child asked for takes the unreal out.

    Where no more is named than the material, what is asked for is in its content.
    """
    word, cited = stretch.word, tuple(provisions)
    if about != ("real_child",):
        test = any(m.concept.startswith(_TESTS) for m in stretch.all)
        kept = () if test else codes or ("other",)
        yield Ruling("narrows", about, (word,), cited, kept, word, settled=about)
    elif any(m.concept in _ACTUAL for m in stretch.all):
        yield Ruling("narrows", _UNREAL, (word,), cited, demand=word, settled=about, removes=True)
    else:
        yield Ruling("narrows", (), (word,), cited, demand=word, settled=about)


def _limits_conduct(stretch: Stretch) -> bool:
    """The term that is read is a deed with the material, and nobody is told apart by it."""
    deeds = any(_deed(m, stretch.word) for m in stretch.all)
    asked = stretch.said == "ruling.narrows" and any(m.concept in _ACTUAL for m in stretch.unquoted)
    return deeds and not asked and told_apart(named(stretch.all)) in _AS_FILMED


def _deed(mention: Mention, word: Mention) -> bool:
    """A word for a deed is what is read, or is itself denied: "cannot be said to possess"."""
    denied = mention.concept.startswith("conduct.") and (
        mention.start - word.end <= _OBJECT and word.start < mention.end
    )
    return denied or mention.concept == "ruling.of_deed"


def _about(stretch: Stretch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories a sentence is about, and those that it names at all.

    A quoted term is what is interpreted, where the words are narrowed; else it is the class into
    which falls what stands outside the marks.
    """
    everything = named(stretch.all)
    interprets = stretch.said in ("ruling.narrows", "ruling.narrows_content")
    first, second = (
        (stretch.quoted, stretch.unquoted) if interprets else (stretch.unquoted, stretch.quoted)
    )
    if not interprets:
        first = _out_of_class(first, stretch.word)
    if stretch.said == "ruling.not_reached":
        first, second = _ahead(first, stretch.word), (*first, *second)
    found = told_apart(named(first)) or told_apart(named(second))
    if not found and stretch.said != "ruling.not_reached":
        found = of_term(_near(stretch.all, stretch.word))
    return found, everything or of_term(stretch.all)


def _near(mentions: Sequence[Mention], word: Mention) -> Iterator[Mention]:
    return (
        m for m in mentions if m.start - word.end <= _TERM_NEAR and word.start - m.end <= _TERM_NEAR
    )


def _out_of_class(mentions: Sequence[Mention], word: Mention) -> tuple[Mention, ...]:
    """The mentions without the class into which a thing falls, where it stands before its verb."""
    rest = tuple(m for m in mentions if not 0 <= word.start - m.end <= _TOUCHES)
    apart = [m for m in rest if m.end <= word.start or word.end <= m.start]
    return rest if told_apart(named(apart)) not in ((), ("real_child",)) else tuple(mentions)


def _ahead(mentions: Sequence[Mention], word: Mention) -> tuple[Mention, ...]:
    """What stands before "is no …": behind it stands the class into which a thing does not fall.

    The actual child alone is no such thing: "the ban on films of a child does not reach cartoons".
    """
    ahead = tuple(m for m in mentions if m.end <= word.start)
    return ahead if told_apart(named(ahead)) not in ((), ("real_child",)) else tuple(mentions)
