"""Folds the codings of texts and judgments into a jurisdiction's position on a date.

The rules are those of the codebook, *Folding*: the widest value of the texts in force wins, and
then the judgments speak in the order of their dates, each on the wording that stood when it was
given. Nothing here reads a text or looks at a clock: the result is a function of its arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal

import regex

from legalnlp.knowledge import categories, taxonomy
from legalnlp.knowledge import fold as fold_signs
from legalnlp.types import Value

Kind = Literal["statute", "treaty"]

# Bodies of states: their codes hold a hyphen for other reasons, and no law stands above theirs.
_BODIES = ("AU-UNION",)
_REACHING = ("extends", "applies", "upholds")
_IN_FORCE = (None, "in_force", "repealed")
_NUMBER = regex.compile(r"\d+(?:[.\-:]\d+)*\p{L}?\d*|[一二三四五六七八九十百]+")


@dataclass(frozen=True, slots=True)
class Held:
    """A value with its conditions and conduct, and the documents or judgments that gave it."""

    value: Value = "silent"
    conditions: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One version of provisions: ``since`` its date, ``provision`` the act they stand in.

    ``units`` are the sections or articles it holds: a newer text of the same act replaces it
    unit by unit. ``until`` is the first day on which it no longer stood, where that is known. A
    text without a date counts as in force on every date and is named in ``Position.undated``.
    ``words`` are those that decided each category: a ruling on them holds as long as they stand.
    ``name`` is the act's full name, where ``provision`` is a short one.
    """

    id: str
    jurisdiction: str
    provision: str
    kind: str = "statute"
    status: str | None = None
    since: date | None = None
    until: date | None = None
    units: tuple[str, ...] = ("",)
    cells: Mapping[str, Held] = field(default_factory=dict, hash=False)
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One reading of a judgment: an effect on categories of the provisions it reads.

    ``acts`` are the acts that it names with them, if it names any.
    """

    id: str
    jurisdiction: str
    given: date
    effect: str
    categories: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    own_feature: bool = False
    moves: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """One cell of a position, from the enacted texts alone and after the judgments.

    ``heard`` are judgments that speak of the category and move nothing, with the reason.
    """

    text: Held = Held()
    effective: Held = Held()
    heard: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What a jurisdiction's own law covers on a date; ``above`` is the wider jurisdiction.

    ``kind`` is ``treaty`` where it is folded from instruments that bind states, which make
    nobody punishable by themselves.
    """

    jurisdiction: str
    on: date
    cells: Mapping[str, Standing] = field(default_factory=dict, hash=False)
    texts: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    above: str | None = None
    kind: Kind = "statute"


def position(
    jurisdiction: str,
    on: date,
    texts: Iterable[Text],
    rulings: Iterable[Ruling] = (),
    kind: Kind = "statute",
) -> Position:
    """Fold what is in force in ``jurisdiction`` on the day ``on``.

    Texts and rulings of other jurisdictions, later ones, bills, policies and texts of another
    ``kind`` are left aside, so that all that is known can be passed in.
    """
    mine = [t for t in texts if t.jurisdiction == jurisdiction and t.kind == kind]
    standing = in_force(mine, on)
    spoken = sorted(
        (r for r in rulings if r.jurisdiction == jurisdiction and r.given <= on),
        key=lambda r: (r.given, r.id, r.effect),
    )
    return Position(
        jurisdiction,
        on,
        {c: _standing(c, standing, [(r, _read(r, mine)) for r in spoken]) for c in categories()},
        tuple(t.id for t in standing),
        tuple(t.id for t in standing if t.since is None),
        above(jurisdiction),
        kind,
    )


def above(jurisdiction: str) -> str | None:
    """The wider jurisdiction whose law applies besides, or None.

    >>> above("US-NY"), above("US"), above("AU-UNION")
    ('US', None, None)
    """
    if "-" not in jurisdiction or jurisdiction in _BODIES:
        return None
    return jurisdiction.partition("-")[0]


def in_force(texts: Iterable[Text], on: date) -> tuple[Text, ...]:
    """The texts that had begun and not ended on the day ``on`` and are the newest of a unit."""
    newest: dict[tuple[str, str], Text] = {}
    for text in sorted(texts, key=lambda t: (t.since or date.min, t.id)):
        begun = text.since is None or text.since <= on
        if begun and text.status in _IN_FORCE:
            for unit in text.units:
                newest[text.provision, unit] = text
    standing = {t.id: t for t in newest.values() if not _ended(t, on)}
    return tuple(standing[name] for name in sorted(standing))


def _ended(text: Text, on: date) -> bool:
    if text.until is not None:
        return text.until <= on
    return text.status == "repealed"


# A ruling, and the texts that stood when it was given and whose words it reads.
Spoken = Sequence[tuple[Ruling, tuple[Text, ...]]]


def _standing(category: str, texts: Sequence[Text], rulings: Spoken) -> Standing:
    on_it = [(r, read) for r, read in rulings if category in r.categories]
    reached = {r.id for r, _ in on_it if r.effect in _REACHING}
    on_it = [(r, read) for r, read in on_it if not (r.id in reached and _removes(r))]
    plain = [replace(t.cells.get(category, Held()), by=(t.id,)) for t in texts]
    after = [_after(category, text, on_it) for text in texts]
    pairs = list(zip(plain, after, strict=True))
    heard = tuple((r.id, why) for r, read in on_it if (why := _why_not(r, read, pairs)))
    return Standing(fold(plain), fold(after), heard)


def _removes(ruling: Ruling) -> bool:
    """Whether a reading takes the category out of some words.

    Where the same judgment finds it reached by other words, these carry the value.
    """
    narrows = ruling.effect == "narrows" and not ruling.conditions and not ruling.own_feature
    return narrows or ruling.effect == "strikes_down"


def _why_not(
    ruling: Ruling, read: Sequence[Text], cells: Sequence[tuple[Held, Held]]
) -> str | None:
    """Why a ruling has moved nothing; None where it has."""
    if not ruling.moves:
        return f"{ruling.effect}; not final or not binding, moves no value"
    if ruling.effect == "upholds":
        return "upholds"
    if not read:
        return f"{ruling.effect}; no text at hand that it reads was in force when it was given"
    touched = [(was, now) for was, now in cells if ruling.id in now.by]
    if any(was.value != now.value or was.conditions != now.conditions for was, now in touched):
        return None
    return f"{ruling.effect}; leaves the value as it is"


def fold(held: Iterable[Held]) -> Held:
    """The widest of several values, with all that gave it."""
    rows = [h for h in held if h.value != "silent"]
    if not rows:
        return Held()
    rank = _rank()
    widest = min((h.value for h in rows), key=rank.__getitem__)
    winners = [h for h in rows if h.value == widest]
    return Held(
        widest,
        _union(h.conditions for h in winners),
        _union(h.conduct for h in rows if h.value not in ("excluded", "silent")),
        _union(h.by for h in winners),
    )


@cache
def _rank() -> dict[Value, int]:
    return {value: at for at, value in enumerate(taxonomy()["values"]["order"])}


def _union(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({item for part in parts for item in part}))


def _after(category: str, text: Text, rulings: Spoken) -> Held:
    """The value of one wording after the judgments given while it, or the same words, stood."""
    held = replace(text.cells.get(category, Held()), by=(text.id,))
    for ruling, read in rulings:
        if ruling.moves and any(_same_words(category, text, one) for one in read):
            held = _moved(held, ruling)
    return held


def _read(ruling: Ruling, texts: Sequence[Text]) -> tuple[Text, ...]:
    """The texts whose words a ruling is about: on the subject, and in force when it was given."""
    return tuple(t for t in in_force(texts, ruling.given) if t.cells and _reads(ruling, t))


def _same_words(category: str, text: Text, read: Text) -> bool:
    """Whether a text is the one that was read, or has put the same words in force again.

    Consolidated acts are republished whole when anything in them changes: a ruling outlives
    that. Words that were enacted anew it does not reach.
    """
    if text.id == read.id:
        return True
    same = text.words.get(category), read.words.get(category)
    return text.provision == read.provision and same[0] == same[1] and bool(same[0])


def _reads(ruling: Ruling, text: Text) -> bool:
    """Whether a ruling cites the provision of a text, or cites none."""
    if text.units == ("",):
        return not ruling.acts or any(map(_named(text).__contains__, map(_plain, ruling.acts)))
    numbers = {n for unit in text.units for n in _NUMBER.findall(unit)}
    read = [set(_NUMBER.findall(p)) for p in ruling.provisions]
    return not read or not numbers or any(numbers & r for r in read)


def _named(text: Text) -> str:
    return f"{_plain(text.provision)} {_plain(text.name)}"


def _plain(name: str) -> str:
    return " ".join(fold_signs(name).casefold().split())


def _moved(held: Held, ruling: Ruling) -> Held:
    by = (*held.by, ruling.id)
    match ruling.effect:
        case "extends" if held.value in ("implied", "silent"):
            value: Value = "conditional" if ruling.conditions else "covered"
            return replace(held, value=value, conditions=ruling.conditions, by=by)
        case "applies" if held.value == "implied":
            return replace(held, value="covered", by=by)
        case "strikes_down" if held.value not in ("silent", "excluded"):
            return replace(held, value="excluded", conditions=(), conduct=(), by=by)
        case "narrows" if held.value not in ("silent", "excluded"):
            return _narrowed(held, ruling, by)
    return held


def _narrowed(held: Held, ruling: Ruling, by: tuple[str, ...]) -> Held:
    if ruling.own_feature:
        return replace(held, by=by)  # it sharpens what makes the category; the value stays
    if not ruling.conditions:
        return replace(held, value="excluded", conditions=(), conduct=(), by=by)
    conditions = tuple(sorted({*held.conditions, *ruling.conditions}))
    return replace(held, value="conditional", conditions=conditions, by=by)
