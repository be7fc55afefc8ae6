"""Questions that a court puts and answers, by number or the only one: "the first: no"."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.judgments.depicted import named, told_apart
from legalnlp.steps.judgments.joined import Ruling
from legalnlp.steps.judgments.matter import Matter, of_kinds
from legalnlp.steps.judgments.passages import Passage
from legalnlp.types import Mention

_NUMBERS = ("verdict.first", "verdict.second", "verdict.third")
_ANSWERS = {"verdict.yes": 1, "verdict.no": -1}
_NAMES = ("depicted.", "subject.", "content.")
_CLOSE = 12  # characters between the verb of a question and its negation


def replied(passages: Sequence[Passage], of: Matter) -> tuple[Ruling, ...]:
    """One reading for each question on the offence that is answered."""
    asked = [p for p in passages if p.asks]
    found: list[Ruling] = []
    for passage in passages:
        if not of.settled or passage.voice not in ("court", "open") or passage in asked:
            continue
        for number, answer in _numbered(passage) or _alone(passage, asked):
            if number < len(asked) and _answers(passage, asked[number]):
                found.append(_reading(asked[number], answer, of))
    return tuple(found)


def _answers(passage: Passage, question: Passage) -> bool:
    """The sentence comes behind the question, which is on the offence and not on the trial."""
    return question.end <= passage.start and not question.says("verdict.procedure")


def _alone(passage: Passage, asked: Sequence[Passage]) -> list[tuple[int, Mention]]:
    """The answer to the only question that is put, which needs no number."""
    answers = passage.says(*_ANSWERS)
    falls = len(asked) == 1 and asked[0].says("verdict.falls", "verdict.asks")
    return [(0, answers[0])] if falls and answers else []


def _numbered(passage: Passage) -> list[tuple[int, Mention]]:
    """Each answer of the sentence with the number of its question, which stands next to it."""
    numbers = [(m, _NUMBERS.index(m.concept)) for m in passage.spoken if m.concept in _NUMBERS]
    found: list[tuple[int, Mention]] = []
    for answer in passage.says(*_ANSWERS):
        ahead = [n for m, n in numbers if m.end <= answer.start]
        behind = [n for m, n in numbers if answer.end <= m.start]
        if ahead or behind:
            found.append((ahead[-1] if ahead else behind[0], answer))
    return found


def _reading(question: Passage, answer: Mention, of: Matter) -> Ruling:
    shown = of_kinds(told_apart(named((*question.spoken, *question.kept))))
    if _sign(question) * _ANSWERS[answer.concept] > 0:
        about = shown or of.settled
        return Ruling("applies", about, (answer,), settled=about)
    settled = () if shown else of.settled
    return Ruling("narrows", shown, (answer,), demand=answer, settled=settled, removes=bool(shown))


def _sign(question: Passage) -> int:
    """1 where yes puts the thing under the words; -1 where it asks for more, or is put as a no."""
    verbs = question.says("verdict.falls", "verdict.asks", "verdict.is")
    names = [m for m in (*question.spoken, *question.kept) if m.concept.startswith(_NAMES)]
    denied = any(
        -_CLOSE <= n.start - v.end <= _CLOSE
        for n in question.says("verdict.not")
        for v in verbs
        if not any(m.start <= n.start and n.end <= m.end for m in names)
    )
    more = bool(question.says("verdict.asks")) and not question.says("verdict.falls")
    return 1 if (denied + more) % 2 == 0 else -1
