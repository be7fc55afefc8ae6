"""Verdicts: whether a thing falls under the words, whether an element is asked for, what stands.

A verdict is put together from a verb, the negations that stand with it, what it is about and the
voice of the court. A verb of falling under words or of asking for an element is about an element
of the offence: to say that nothing more is asked for is to say that the thing falls under the
words; that more is asked for, that less falls under them. A verb of withstanding or offending is
about the constitution or a right, by which the provision is measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from legalnlp.knowledge import fold
from legalnlp.steps.judgments.depicted import named, told_apart
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.quotations import Quotation, within
from legalnlp.steps.judgments.scopes import Scopes
from legalnlp.types import Mention

_PHRASED = {
    "ruling.reaches": 1,
    "ruling.may_reach": 1,
    "ruling.held_reached": 1,
    "ruling.extends": 1,
    "ruling.not_reached": -1,
    "ruling.held_not_reached": -1,
    "ruling.narrows": -1,
    "ruling.narrows_content": -1,
}
_VERBS = {"verdict.falls": 1, "verdict.asks": -1, "verdict.is": 1}
_MEASURED = {"verdict.withstands": 1, "verdict.offends": -1}
_ANSWERS = {"verdict.yes": 1, "verdict.no": -1}
ELEMENTS = (
    "content.", "medium.", "subject.", "consent.", "depicted.", "ruling.of_deed",
)  # fmt: skip
_ANYBODYS = ("medium.text",)
_PROTECTED = ("content.child_term", "content.adult_term", "subject.child", "consent.")
_HELD = ("voice.court", "voice.consequence", "voice.turns", "voice.endorses", "voice.overrules")
_CLAUSE = regex.compile(r"[,;:/](?=\s)|—")
_ANSWERED = 5  # weight of an answer to a question that a headnote puts
_CLOSE = 20  # characters behind a verb in which its negation may stand
_OWN = 50  # characters behind a verb from which a negation belongs to what the verb asks for
_TOUCHES = 2
_NAMES = ("depicted.", "subject.", "content.", "consent.", "test.")
_PREDICATE = 30  # characters behind "is" in which its noun begins
_JOINED = 6  # characters between a verb and the word behind it that makes it a question
_NEAR = 3  # sentences back to what a sentence replies to, or speaks of
_REVIEW = 3  # sentences between a report of the decision below and the verdict on it


@dataclass(frozen=True, slots=True)
class Verdict:
    """``sign`` is 1 where the thing falls under the offence, -1 where it does not.

    Where ``measures``, the provision is measured by the constitution: 1 where it stands.
    """

    sign: int
    weight: int
    word: Mention
    passage: int
    measures: bool = False


def verdicts(
    passages: Sequence[Passage], quoted: Sequence[Quotation], scope: Scopes
) -> Iterator[Verdict]:
    """Every verdict, weighed by what shows that the court decides by it."""
    for index, passage in enumerate(passages):
        if passage.says("verdict.procedure", "verdict.unsettled") or of_morals(passage):
            continue
        inside = list(within(quoted, passage.start, passage.end))
        weight = _weight(passages, index, inside, scope)
        measured = list(_measured(passages, index, inside)) if weight else []
        yield from (Verdict(sign, weight, word, index, True) for word, sign in measured[-1:])
        if measured or not _names_element(passages, index):
            continue
        for word, sign, answered in _told(passage, inside):
            if answered or weight:
                yield Verdict(sign, _ANSWERED if answered else weight, word, index)


def of_morals(passage: Passage) -> bool:
    """The class is that of obscene things, which asks neither for a child nor for consent."""
    return bool(passage.says("ruling.of_morals")) and not passage.names(*_PROTECTED)


def _measured(
    passages: Sequence[Passage], index: int, inside: Sequence[Quotation]
) -> Iterator[tuple[Mention, int]]:
    """Each verdict on whether the provision withstands the constitution, with its sign."""
    passage = passages[index]
    free = [m for m in passage.spoken if not any(q.holds(m.start, m.end) for q in inside)]
    verbs = [m for m in free if m.concept in _MEASURED]
    if not verbs or not _challenged(passages, index):
        return
    negations = _negations(passage, free)
    for low, high in _clauses(passage):
        here = [v for v in verbs if low <= v.start < high and not _asked(v, low, passage)]
        against = [_denies(n, here) for n in negations if low <= n.start < high]
        yield from ((v, _MEASURED[v.concept] * (-1) ** against.count(v)) for v in here)


def _challenged(passages: Sequence[Passage], index: int) -> bool:
    """The sentence names the constitution or a right, or the law right behind who invoked it."""
    passage = passages[index]
    if passage.says("verdict.challenge"):
        return True
    near = passages[max(index - _NEAR, 0) : index]
    return bool(passage.says("verdict.law")) and any(p.says("verdict.challenge") for p in near)


def _names_element(passages: Sequence[Passage], index: int) -> bool:
    """An element is named, or a deed or the provision next to sentences that name one."""
    passage = passages[index]
    if _element(passage):
        return True
    near = passages[max(index - _NEAR, 0) : index]
    return passage.names("conduct.", "verdict.law") and any(map(_element, near))


def _element(passage: Passage) -> bool:
    """An element is named; a writing by itself is one in any matter."""
    every = (*passage.kept, *passage.spoken)
    return any(m.concept.startswith(ELEMENTS) and m.concept not in _ANYBODYS for m in every)


def _weight(
    passages: Sequence[Passage], index: int, inside: Sequence[Quotation], scope: Scopes
) -> int:
    """What shows that the sentence decides; 0 where it is not the court's."""
    passage = passages[index]
    if not _decides(passage) and not _endorsed(passages, index):
        return 0
    held = bool(passage.says(*_HELD)) or _replies(passages, index)
    headnote = 2 * (passage.section in ("syllabus", "effect"))
    cites = any(_cites(p, scope) for p in passages[max(index - 1, 0) : index + 1])
    names = bool(passage.says("ruling.of_deed")) or any(q.term for q in inside) or _classed(passage)
    return 1 + max(held, headnote) + cites + names + (passage.voice == "below")


def _classed(passage: Passage) -> bool:
    """A kind of picture is named beside the term of art into which it is put."""
    told = told_apart(named((*passage.kept, *passage.spoken)))
    return bool(told) and told != ("real_child",) and passage.names("content.child_term")


def _cites(passage: Passage, scope: Scopes) -> bool:
    """The court's sentence names the provision, or leads up to one that goes on with it."""
    cited = any(passage.start <= c.start and c.end <= passage.end for c in scope.cited)
    return passage.voice in ("court", "below") and (cited or bool(passage.says("verdict.law")))


def _decides(passage: Passage) -> bool:
    """The court's own sentence; a question in it is none where it is said not to matter."""
    if passage.voice != "open":
        return passage.voice == "court"
    questions = passage.says("voice.open")
    return any(m.start < q.start for q in questions[:1] for m in passage.says("verdict.asks"))


def _replies(passages: Sequence[Passage], index: int) -> bool:
    """The sentence stands right behind what was argued, asked or held below."""
    near = passages[max(index - _NEAR, 0) : index]
    turned = ("voice.turns", "verdict.rejects")
    return any(p.voice in ("argument", "below", "open") or p.says(*turned) for p in near)


def _endorsed(passages: Sequence[Passage], index: int) -> bool:
    """A report of the decision below that the court finds right, in it or right behind it."""
    if passages[index].voice != "below":
        return False
    for passage in passages[index : index + _REVIEW]:
        if passage.says("ruling.reverses", "voice.overrules"):
            return False
        if passage.says("ruling.affirms", "voice.endorses"):
            return True
    return False


def _told(passage: Passage, inside: Sequence[Quotation]) -> Iterator[tuple[Mention, int, bool]]:
    """Each verdict of a sentence with its sign, and whether it answers a question of a headnote."""
    free = [m for m in passage.spoken if not any(q.holds(m.start, m.end) for q in inside)]
    told = [m for m in free if m.concept in _VERBS and _tells(m, passage)]
    known = {m.start for m in told if m.concept != "verdict.is"}
    verbs = [m for m in told if m.concept != "verdict.is" or m.start not in known]
    if passage.section == "issues":
        yield from _answered(passage, verbs)
        return
    phrased = [m for m in free if m.concept in _PHRASED]
    negations = _negations(passage, free)
    for low, high in _clauses(passage):
        here = [v for v in verbs if low <= v.start < high]
        if any(v.concept == "verdict.asks" for v in here):  # it tells whether more is asked for
            phrased = [
                m for m in phrased if m.concept != "ruling.narrows" or not low <= m.start < high
            ]
        if any(low <= m.start < high for m in phrased):
            continue
        here = [v for v in here if not _asked(v, low, passage)]
        against = [_denies(n, here) for n in negations if low <= n.start < high]
        yield from ((v, _VERBS[v.concept] * (-1) ** against.count(v), False) for v in here)
    yield from ((m, _phrased(m, negations), False) for m in phrased)


def _negations(passage: Passage, free: Sequence[Mention]) -> list[Mention]:
    """The negations that stand with a verb, not those in a name: "a child that does not exist"."""
    names = [m for m in (*passage.spoken, *passage.kept) if m.concept.startswith(_NAMES)]
    return [
        m
        for m in free
        if m.concept in ("verdict.not", "verdict.not_behind")
        and not any(n.start <= m.start and m.end <= n.end for n in names)
    ]


def _tells(verb: Mention, passage: Passage) -> bool:
    """To be tells something only where it is denied of a thing to be an element or a deed."""
    if verb.concept != "verdict.is":
        return True
    said = (*passage.kept, *passage.spoken)
    close = [m for m in said if 0 < m.start - verb.end <= _PREDICATE]
    denies = any(m.concept == "verdict.not" and m.start - verb.end <= _TOUCHES for m in close)
    names = any(m.concept.startswith((*ELEMENTS, "conduct.")) for m in close)
    return denies and names and not any(m.concept in _VERBS for m in close)


def _answered(passage: Passage, verbs: Sequence[Mention]) -> Iterator[tuple[Mention, int, bool]]:
    """The questions of a headnote that it answers by yes or no, but those on the constitution."""
    low = passage.start
    for answer in (m for m in passage.spoken if m.concept in _ANSWERS):
        asked = [v for v in verbs if low <= v.start < answer.start]
        challenge = any(low <= m.start < answer.start for m in passage.says("verdict.challenge"))
        low = answer.end
        if not challenge:
            sign = _VERBS[asked[-1].concept] if asked else 1
            yield answer, sign * _ANSWERS[answer.concept], True


def _phrased(word: Mention, negations: Sequence[Mention]) -> int:
    """The sign of a known phrase, turned round where its verb is denied: "does not require"."""
    sign = _PHRASED[word.concept]
    return -sign if word.concept == "ruling.narrows" and denied(word, negations) else sign


def denied(word: Mention, negations: Sequence[Mention]) -> bool:
    """A negation stands right before the word."""
    return any(
        n.concept == "verdict.not" and 0 <= word.start - n.end <= _TOUCHES for n in negations
    )


def _asked(verb: Mention, low: int, passage: Passage) -> bool:
    """The verb stands in a question, behind or ahead of the word that makes it one."""
    before = any(low <= m.start < verb.start for m in passage.says("verdict.asked"))
    behind = (m.start - verb.end for m in passage.says("verdict.asked_behind"))
    return before or any(-_JOINED <= gap <= _JOINED for gap in behind)


def _denies(negation: Mention, verbs: Sequence[Mention]) -> Mention | None:
    """The verb that a negation goes with: by its kind the one ahead of it, or the next one."""
    ahead = [v for v in verbs if v.start < negation.start]
    behind = [v for v in verbs if v.end >= negation.end]
    if negation.concept == "verdict.not_behind":
        return ahead[-1] if ahead else None
    gap = negation.start - ahead[-1].end if ahead else 0
    if ahead and (0 <= gap <= _CLOSE or not behind):
        return ahead[-1] if gap <= _OWN else None
    return behind[0] if behind else None


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    low = passage.start
    for stop in [*(m.start() for m in _CLAUSE.finditer(fold(passage.text))), len(passage.text)]:
        yield low, passage.start + stop
        low = passage.start + stop
