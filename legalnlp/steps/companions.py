"""Articles that have no word of the subject and yet belong to it.

An offence names the material by its defined term ("a prohibited picture"), a penalty or a
procedure names the article of the offence, a defence follows the offences it defends against, as
does an increase of their penalties.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from legalnlp.knowledge import fold
from legalnlp.signs import caseless
from legalnlp.steps.definitions.uses import forms
from legalnlp.steps.groups import WRONG
from legalnlp.steps.hints import hinted
from legalnlp.steps.limb import Limb
from legalnlp.steps.matched import Matched
from legalnlp.steps.structure import articles

_ENDINGS = r"\w{0,3}"  # of inflected terms
_NUMBERED = regex.compile(
    r"(?:(?P<before>\p{L}{3,})\.?\s+)?(?P<number>\d[\d./-]*?(?:-\p{L}{3,8})?)\.?(?:\s+(?P<behind>\p{L}{4,}))?"
)
_THREATS = ("effect.offence", "effect.liability", "quantity.prison_years", "quantity.prison_months")
_NAMED = ("conduct.", "content.", "medium.", "reference.", "defence.")
_NEAR = 4  # articles behind which a defence may stand that names none of them
_SMALL = 60  # articles in a document whose references may be followed from end to end


def companions(
    text: Matched, core: Sequence[int], terms: Iterable[int], referring: Iterable[int] = ()
) -> tuple[int, ...]:
    """Indices of the companions of the ``core`` articles, in document order.

    ``terms`` are the definitions of the material, ``referring`` the articles that speak of
    "such material".
    """
    units = articles(text.provisions)
    starts = [text.provisions[a].start for a in units]
    words = text.seen.low  # one sign for one: `casefold` would move what stands behind a "ß"
    named = (forms(text.definitions[i]) for i in terms)
    named_by_term = {units[at] for form in set(named) for at in _at(starts, form.finditer(words))}
    found = set(named_by_term)
    pointing = [a for a in _near_behind(units, core, referring) if _deals(text, a)]
    dealing = [*core, *(a for a in found if _deals(text, a)), *pointing]
    labels = {text.provisions[a].label for a in dealing}
    near = {text.provisions[a].parent for a in dealing}
    by_number = _at(starts, _references(labels, words))
    for at in (*_places(words, starts, labels), *by_number):
        if len(units) <= _SMALL or text.provisions[units[at]].parent in near:
            found.add(units[at])
    found -= set(pointing) - named_by_term
    found |= set(_pointing_back(text, units, set(dealing)))
    found |= set(_for_whole(text, units, set(core)))
    found |= set(_behind(text, units, found | set(core)))
    return tuple(sorted(found - set(core)))


def _near_behind(
    units: Sequence[int], core: Sequence[int], referring: Iterable[int]
) -> Iterator[int]:
    """Of the referring articles those a few articles behind one of the core."""
    order = {unit: n for n, unit in enumerate(units)}
    for article in referring:
        if any(0 < order[article] - order[a] < _NEAR for a in core):
            yield article


def _deals(text: Matched, article: int) -> bool:
    """Whether it forbids to deal with what its words name; its penalty may stand elsewhere."""
    return any(limb.has(*WRONG) and limb.starting("conduct.") for limb in text.limbs(article))


def _places(words: str, starts: Sequence[int], phrases: Iterable[str]) -> Iterator[int]:
    """Positions (in the row of articles) at which one of the phrases stands."""
    wanted = sorted({caseless(fold(p)).strip() for p in phrases} - {""}, key=len, reverse=True)
    if not wanted:
        return
    pattern = regex.compile(
        rf"(?<!\w)(?:{'|'.join(map(regex.escape, wanted))}){_ENDINGS}(?![\w-])"
        if all(ord(p[0]) < 0x2E80 for p in wanted)
        else "|".join(map(regex.escape, wanted))
    )
    yield from _at(starts, pattern.finditer(words))


def _at(starts: Sequence[int], matches: Iterable[regex.Match[str]]) -> Iterator[int]:
    """Positions in the row of articles at which matches begin."""
    for match in matches:
        at = bisect_right(starts, match.start()) - 1
        if at >= 0:
            yield at


def _references(labels: Iterable[str], words: str) -> Iterator[regex.Match[str]]:
    """Where articles are named by their numbers in another form or order than their labels have.

    "Статья 5" is named "статьи 5", "Madde 5" is named "5 inci maddeye", "Art. 5" in full words;
    Thai sets no blanks.
    """
    by_stem: dict[str, set[str]] = {}
    for label in labels:
        parts = _NUMBERED.fullmatch(caseless(fold(label)).strip(" ."))
        noun = parts and (parts["before"] or parts["behind"])
        if parts and noun:
            by_stem.setdefault(noun[: max(3, len(noun) - 2)], set()).add(parts["number"])
    for stem, numbers in by_stem.items():
        noun, number = rf"{regex.escape(stem)}\p{{L}}{{0,6}}", "|".join(map(regex.escape, numbers))
        yield from regex.finditer(
            rf"{noun}\s+(?:{number})(?![\w-])|(?<![\w-])(?:{number})\W{{0,2}}(?:\p{{L}}{{1,5}}\s+)?{noun}",
            words,
        )


def _pointing_back(text: Matched, units: Sequence[int], about: set[int]) -> Iterator[int]:
    """Articles right behind one on the subject that speak of "the article before"."""
    said = text.pack.words.get("article_before")
    if not said:
        return
    for before, after in pairwise(units):
        own = text.provisions[after]
        if before in about and regex.search(said, text.seen.text[own.start : own.end]):
            yield after


def _for_whole(text: Matched, units: Sequence[int], about: set[int]) -> Iterator[int]:
    """Articles that speak of every offence under the act, or under the part in which one stands.

    "Whoever contravenes a provision of this Part is liable …": the penalty stands apart.
    """
    of_act, of_part = (text.pack.words.get(name) for name in ("under_act", "under_part"))
    if of_act is None or of_part is None or len(units) > _SMALL:
        return
    parts = {text.provisions[a].parent for a in about}
    for unit in units:
        own = text.provisions[unit]
        words = text.seen.text[own.start : own.end]
        beside = own.parent in parts and regex.search(of_part, words)
        if unit not in about and (beside or regex.search(of_act, words)):
            yield unit


def _behind(text: Matched, units: Sequence[int], about: set[int]) -> Iterator[int]:
    """Articles behind one on the subject, or behind another of these, that exempt and threaten
    nobody (in a short text, a few articles further on), and those of the same chapter right
    behind that only raise penalties."""
    known, last = set(about), -_NEAR
    for at, unit in enumerate(units):
        if unit in known:
            last = at
            continue
        if not 0 < at - last < _NEAR:
            continue
        before = units[last]
        beside = text.provisions[before].parent == text.provisions[unit].parent
        next_to = at == last + 1
        raises = _only_raises(text, unit) or _threatens_for(text, before, unit)
        frees = _frees(text, unit) and (next_to or (beside and len(units) <= _SMALL))
        if frees or (raises and next_to and beside):
            known.add(unit)
            last = at
            yield unit


def _frees(text: Matched, article: int) -> bool:
    """Whether it says what is no offence, and threatens nobody.

    What stands beside may be a rule of proof ("a mistake as to the age is no excuse").
    """
    if hinted(text, article).isdisjoint({"effect.exemption", "phrase.frees"}):
        return False
    limbs = text.limbs(article)
    return any(limb.exempts or _lets_off(limb) for limb in limbs) and all(
        limb.exempts or not limb.has(*_THREATS) for limb in limbs
    )


def _lets_off(limb: Limb) -> bool:
    """A sentence that only says what is none of the material ("textbooks are no such content")."""
    return limb.has("phrase.frees") and bool(limb.starting("defence."))


def _only_raises(text: Matched, article: int) -> bool:
    """Whether it raises a penalty and threatens none of its own."""
    if "quantity.prison_increase" not in hinted(text, article):
        return False
    said = [m for limb in text.limbs(article) for m in limb.own]
    raised = [m for m in said if m.concept == "quantity.prison_increase"]
    terms = [m for m in said if m.concept.startswith("quantity.prison_") and m not in raised]
    return bool(raised) and all(any(r.at <= m.at < r.to for r in raised) for m in terms)


def _threatens_for(text: Matched, before: int, article: int) -> bool:
    """Whether it does nothing but threaten a term, and the article before threatens none.

    "Section 4. It is unlawful … Section 5. Imprisonment of four years shall be imposed."
    """
    terms = ("quantity.prison_years", "quantity.prison_months")
    if hinted(text, article).isdisjoint(terms):
        return False
    own = text.limbs(article)
    named = any(m.concept.startswith(_NAMED) for limb in own for m in limb.own)
    done = any(limb.has(*_THREATS[2:]) for limb in text.limbs(before))
    return not named and not done and any(limb.has(*terms) for limb in own)
