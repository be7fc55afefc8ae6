"""One reading out of the verdicts of a judgment in which no sentence says of whom it decides."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.judgments.cited import Cited
from legalnlp.steps.judgments.joined import Effect, Ruling, ordered
from legalnlp.steps.judgments.matter import Matter, at_issue, of_kinds, spoken_of
from legalnlp.steps.judgments.outcome import conviction_stands
from legalnlp.steps.judgments.passages import Passage
from legalnlp.steps.judgments.scopes import Scopes
from legalnlp.steps.judgments.verdicts import ELEMENTS, Verdict, of_morals
from legalnlp.types import Mention

_ENOUGH = 3  # weight without which a verdict may be said in passing
_SOME = 2  # weight that does where the outcome, or a second verdict, bears it out
_MOST = 6
_JOINED = 6  # characters between a verb and the word behind it that makes it a question
_OPEN = ("ruling.may_reach", "ruling.extends")  # what the words leave open is reached
_ANYBODYS = ("subject.person", "medium.text")
_PICTURED = (
    "depicted.", "medium.drawing", "medium.photograph", "medium.video", "subject.child",
    "content.child_term", "content.adult_term", "ruling.of_deed",
)  # fmt: skip
_NEAR = 3  # sentences back to what a verdict may be about
_REPLY = 3  # sentences in which a challenge is turned down


def composed(
    passages: Sequence[Passage], given: Sequence[Verdict], scope: Scopes, of: Matter
) -> tuple[Ruling, ...]:
    """What the verdicts come to: the words apply, ask for more, or withstand a challenge."""
    if not of.settled:
        return ()
    found = [v for v in given if v.measures] or list(given)
    rejected = _rejected(passages)
    on = [v for v in found if passages[v.passage].names(*_PICTURED)]
    sign = 1 if rejected else _outcome(found, conviction_stands(passages), on)
    if not (rejected or any(_on_pictures(passages, v.passage) for v in found)):
        return answered(passages, scope, of)
    told = sorted((v for v in found if v.sign == sign), key=lambda v: -v.weight)
    words = (*rejected, *(v.word for v in told))[:_MOST]
    if not sign or not words:
        return answered(passages, scope, of)
    provisions = _provisions(scope, told)
    about = at_issue(passages, [v.passage for v in told], of)
    if sign > 0:
        effect: Effect = "upholds" if rejected or told[0].measures else "applies"
        if effect == "applies" and of_kinds(about) and words[0].concept in _OPEN:
            effect = "extends"
        return (Ruling(effect, about, words, provisions, settled=ordered((*about, *of.settled))),)
    shown = of_kinds(about)
    if told[0].measures:
        return (Ruling("strikes_down", about, words, provisions, removes=True),)
    if shown:
        return (Ruling("narrows", shown, words, provisions, demand=words[0], removes=True),)
    return (Ruling("narrows", (), words, provisions, demand=words[0], settled=of.settled),)


def _on_pictures(passages: Sequence[Passage], index: int) -> bool:
    """The sentence, or one right before it, names more of the offence than a person."""
    near = passages[max(index - _NEAR, 0) : index + 1]
    every = (m.concept for p in near for m in (*p.kept, *p.spoken))
    return any(c.startswith(ELEMENTS) and c not in _ANYBODYS for c in every)


def answered(passages: Sequence[Passage], scope: Scopes, of: Matter) -> tuple[Ruling, ...]:
    """The question whether the words reach a thing, answered by how the case ends for the accused.

    Where no court has decided it before, the words leave the thing open.
    """
    stands = conviction_stands(passages)
    if stands is None:
        return ()
    for index, passage in enumerate(passages):
        word, about = _question(passage), of_kinds(spoken_of(passages, [index], of))
        if word is None or not about:
            continue
        if not stands:
            return (Ruling("narrows", about, (word,), scope.focus[index], (), word, (), True),)
        effect: Effect = "extends" if passage.says("verdict.unsettled") else "applies"
        return (Ruling(effect, about, (word,), scope.focus[index], settled=about),)
    return ()


def _question(passage: Passage) -> Mention | None:
    """The verb of the question whether something falls under the words; None where none is put."""
    if passage.voice not in ("open", "court") or passage.says("verdict.procedure", "verdict.left"):
        return None
    if of_morals(passage):
        return None
    asked = [m.end for m in passage.says("verdict.asked")]
    falls = passage.says("verdict.falls")
    ahead = (m for m in falls if any(end <= m.start for end in asked))
    return next(ahead, None) or next((m for m in falls if _made_question(m, passage)), None)


def _made_question(verb: Mention, passage: Passage) -> bool:
    behind = passage.says("verdict.asked_behind")
    return any(abs(m.start - verb.end) <= _JOINED for m in behind)


def withstood(passages: Sequence[Passage], scope: Scopes, of: Matter) -> tuple[Ruling, ...]:
    """The provision stands, where what is argued from the constitution is turned down."""
    words = _rejected(passages) if of.settled else ()
    if not words:
        return ()
    at = next(i for i, p in enumerate(passages) if p.start <= words[0].start < p.end)
    about = at_issue(passages, [at], of)
    return (Ruling("upholds", about, words, scope.focus[at], settled=ordered(about)),)


def _outcome(found: Sequence[Verdict], stands: bool | None, on: Sequence[Verdict]) -> int:
    """The sign that decides: what the outcome bears out, else what is said with more weight.

    What is said without weight counts where nothing is said against it, and it is said twice or
    ``on`` the pictures themselves.
    """
    weights = {s: [v.weight for v in found if v.sign == s] for s in (1, -1)}
    most = {s: max(w, default=0) for s, w in weights.items()}
    borne_out = 0 if stands is None else 1 if stands else -1
    if sum(weights.get(borne_out, ())) >= _SOME:
        return borne_out
    signs = [s for s in (-1, 1) if most[s] >= _ENOUGH]
    if not signs:
        pictured = {v.sign for v in on}
        twice = {s for s in weights if len(weights[s]) > 1}
        signs = [s for s in (-1, 1) if most[s] >= _SOME > most[-s] and s in pictured | twice]
        signs = [s for s in signs if s in twice or borne_out in (0, s)]
    return max(signs, key=lambda s: (most[s], sum(weights[s])), default=0)


def _provisions(scope: Scopes, told: Sequence[Verdict]) -> tuple[Cited, ...]:
    named: dict[str, Cited] = {}
    for verdict in told:
        for cited in scope.focus[verdict.passage]:
            named.setdefault(cited.name, cited)
    return tuple(named.values())


def _rejected(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The words that turn down a constitutional challenge to the provision, argued just before."""
    for index, passage in enumerate(passages):
        challenges = passage.says("verdict.challenge") and passage.says("verdict.law")
        if passage.voice != "argument" or not challenges or passage.says("verdict.procedure"):
            continue
        for after in passages[index + 1 : index + 1 + _REPLY]:
            if after.voice == "court" and after.says("verdict.rejects"):
                return after.says("verdict.rejects")[:1]
    return ()
