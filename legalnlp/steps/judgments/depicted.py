"""Whom a stretch of a judgment speaks of: the categories that its words name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from legalnlp.knowledge import categories, taxonomy
from legalnlp.types import Mention

# What a statute's own words, quoted or told again by the court, name by themselves.
_STATUTORY: Mapping[str, tuple[str, ...]] = {
    "test.person_appears": ("apparent_child",),
    "test.person_presented": ("apparent_child",),
    "test.recognisable_person": ("apparent_child",),
    "test.image_appears": ("apparent_child", "virtual_child_realistic"),
    "test.indistinguishable": ("virtual_child_realistic",),
    "test.recognisable_representation": ("virtual_child_realistic", "virtual_child_drawn"),
    "subject.plainly_unreal": ("virtual_child_drawn",),
    "content.synthetic_term": ("adult_synthetic",),
    "content.adult_term": ("adult_real",),
}
# Words for nobody real, or for a class of pictures, give way to words that say how he is shown.
_WIDE: Mapping[str, tuple[str, ...]] = {
    "depicted.no_real_child": ("virtual_child_realistic",),
    "depicted.unreal_figure": ("virtual_child_realistic", "virtual_child_drawn"),
    "subject.unreal": ("virtual_child_realistic",),
    "medium.pseudo_photograph": ("altered_child", "virtual_child_realistic"),
}
_DRAWN = "virtual_child_drawn"
_SHOWN = {"virtual_child_realistic", "virtual_child_drawn", "altered_child", "text", "audio"}
_OF_CHILDREN = {"subject.child", "content.child_term", "depicted.altered_child"}
_BACKGROUND = "real_child"  # everything else is told from it, so it is named beside everything


def named(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Categories that the mentions name, in the order of the codebook."""
    own = [m for m in mentions if m.excluded_by is None]
    concepts = {m.concept for m in own if not _told_by_another(m, own)}
    found = {c for concept in concepts for c in _of(concept)}
    if "medium.altered" in concepts and concepts & {"subject.actual", "depicted.real_child"}:
        found.add("altered_child")
    if "medium.synthetic" in concepts:
        found.add("altered_child" if concepts & _OF_CHILDREN else "adult_synthetic")
    if not found & _SHOWN:
        found |= {c for concept in concepts for c in _WIDE.get(concept, ())}
    return tuple(c for c in categories() if c in found)


def _told_by_another(mention: Mention, others: Iterable[Mention]) -> bool:
    """The actual child is named by words for a picture of it that was changed."""
    return mention.concept == "depicted.real_child" and any(
        o.concept == "depicted.altered_child" and o.start < mention.end and mention.start < o.end
        for o in others
    )


def _of(concept: str) -> Iterator[str]:
    kind, _, name = concept.partition(".")
    if kind == "depicted" and concept not in _WIDE:
        yield name
    yield from _STATUTORY.get(concept, ())


def told_apart(found: Sequence[str]) -> tuple[str, ...]:
    """The categories without the actual child, where others are named that are told from it.

    So without the actual adult beside a made image: "intimate image" is the name of the class.
    """
    others = tuple(c for c in found if c != _BACKGROUND)
    if "adult_synthetic" in others:
        others = tuple(c for c in others if c != "adult_real")
    return others or tuple(found)


def of_term(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The actual child, where no more than the term of art for child material is named."""
    return (_BACKGROUND,) if any(m.concept == "content.child_term" for m in mentions) else ()


def of_medium(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Drawings, where nothing more than the medium is named.

    Words for writing are no such sign: courts speak of words and texts of the law.
    """
    drawn = any(m.concept == "medium.drawing" and m.excluded_by is None for m in mentions)
    return (_DRAWN,) if drawn else ()


def of_subject(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The actual child, where the words have a child as the one depicted."""
    return (_BACKGROUND,) if any(m.concept == "subject.child" for m in mentions) else ()


def conditions(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Codes of the conditions that the mentions name, in the order of the taxonomy."""
    named_ = {m.concept.partition(".")[2] for m in mentions if m.concept.startswith("condition.")}
    return tuple(c for c in taxonomy()["dimensions"]["conditions"] if c in named_)
