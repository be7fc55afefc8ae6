"""The term that a definition defines: its own words say nothing yet of what it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.groups import CONTENT, GENERAL
from legalnlp.steps.prefilter import Seen
from legalnlp.types import Definition, Mention

_NO_BLANKS = 0x0E00  # Thai, Hangul, kana and Han stand behind it
_IMAGES = ("medium.photograph", "medium.video")
_WHO = {"subject.child", "subject.person", "quantity.age", "quantity.childhood"}


class Defined:
    """The terms that a document defines itself, and their places."""

    def __init__(self, definitions: Iterable[Definition], seen: Seen) -> None:
        self._means = [d for d in definitions if d.kind == "means"]
        self._spans = sorted((d.term_start, d.term_end) for d in self._means)
        self._seen = seen

    def speaks(self, mention: Mention) -> bool:
        """False for general words ("material") in such a term: the definiens says what they are;
        and for the name of child material that means here something that is not sexual."""
        if mention.concept == "content.child_term":
            return not self._names_no_sexual_thing
        if mention.concept not in GENERAL:
            return True
        at = bisect_right(self._spans, mention.start, key=lambda span: span[0]) - 1
        return at < 0 or mention.end > self._spans[at][1]

    @cached_property
    def _names_no_sexual_thing(self) -> bool:
        """A name that may stand for any abuse (`any_abuse`) is defined, and no word of the whole
        document is of a sexual kind: a text on pictures of children who are beaten."""
        names = self._seen.pack.words.get("any_abuse")
        if not names or self._seen.places(*CONTENT):
            return False
        return any(regex.search(names, fold(d.term).casefold()) for d in self._means)


def is_compound(term: str, seen: Seen) -> bool:
    """Whether a term in a script without blanks is a name coined with a word for an image, and
    not that word alone ("forged-intimate-clip" is, "clip" is not)."""
    if " " in term or ord(term[0]) < _NO_BLANKS:
        return False
    images = [(at, to) for rule, at, to, _ in seen.fired(term) if rule.concept in _IMAGES]
    return bool(images) and all(to - at < len(term) for at, to in images)


def says_who(definition: Definition, seen: Seen) -> bool:
    """Whether a definiens in a script that puts the head last names nothing but a person by age
    ("one who is taught here, or lives here, and is under fifteen"), wherever the age stands."""
    if ord(definition.term[0]) < _NO_BLANKS:
        return False  # there the person stands first, or something else is defined
    said = {rule.concept for rule, *_ in seen.fired(seen.text[definition.start : definition.end])}
    return "subject.child" in said and said <= _WHO
