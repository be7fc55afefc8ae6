"""Questions that a court puts by number and answers by number: "the first: no; the second: yes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    """One reading for each question that is answered by its number."""
    asked = [p for p in passages if _asks(p)]
    found: list[Ruling] = []
    for passage in passages:
        if not of.settled or passage.voice not in ("court", "open") or passage in asked:
            continue
        for number, answer in _numbered(passage):
            if number < len(asked) and asked[number].end <= passage.start:
                found.append(_reading(asked[number], answer, of))
    return tuple(found)


def _asks(passage: Passage) -> bool:
    return passage.voice == "open" and passage.text.rstrip().endswith(("?", "？"))


def _numbered(passage: Passage) -> Iterator[tuple[int, Mention]]:
    """Each answer of the sentence with the number of its question, which stands next to it."""
    numbers = [(m, _NUMBERS.index(m.concept)) for m in passage.spoken if m.concept in _NUMBERS]
    for answer in (m for m in passage.spoken if m.concept in _ANSWERS):
        ahead = [n for m, n in numbers if m.end <= answer.start]
        behind = [n for m, n in numbers if answer.end <= m.start]
        if ahead or behind:
            yield (ahead[-1] if ahead else behind[0]), answer


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
