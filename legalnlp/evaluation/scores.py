"""Scores of one set of codings against another, usually the gold.

Counted over all gold documents, nine cells each: a document that is not relevant counts as nine
times ``silent`` on either side, and so does one that was not analysed. Languages are primary
subtags. A language or jurisdiction is reported from five relevant documents on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from legalnlp.evaluation.agreement import Agreement, agreement
from legalnlp.evaluation.differences import Difference, differences
from legalnlp.evaluation.gold import SETS, Coded, CodedCell
from legalnlp.knowledge import categories, taxonomy

REPORTED_FROM = 5
_DATE_AT_END = re.compile(r"[-_.](\d{4}-?\d{2}-?\d{2}|\d{4})$")

Pair = tuple[Coded, Coded]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Precision, recall and F1 of set members, counted one by one (micro); NaN where 0/0."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of our members that the gold has."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        """Share of the gold's members that we have."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)


@dataclass(frozen=True, slots=True)
class Exact:
    """How many of how many are the same."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """``right`` of ``total``; NaN of nothing."""
        return _share(self.right, self.total)


@dataclass(frozen=True, slots=True)
class Group:
    """Agreement in one part of the documents: nominal over values, ordinal over reach."""

    documents: int
    relevant: int
    nominal: Agreement
    reach: Agreement


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one comparison. ``missing`` names gold documents that were not coded.

    ``age_stated`` and ``years_stated`` count only documents for which the gold gives a figure.
    ``readings`` counts readings of judgments, right where effect and categories are the gold's;
    ``court`` and ``decided`` count the judgments for which the gold names court and date.
    ``quotes`` is the share of our quotes that stand verbatim in the canonical text,
    ``gold_quotes`` the same of the gold's; both are None when no texts were at hand.
    """

    overall: Group
    one_version: Group
    without_hard: Group
    hard: Group
    by_category: Mapping[str, Group]
    by_language: Mapping[str, Group]
    by_jurisdiction: Mapping[str, Group]
    relevant: Exact
    sets: Mapping[str, Overlap]
    conduct_by_category: Overlap
    conditions: Overlap
    age: Exact
    age_stated: Exact
    years: Exact
    years_stated: Exact
    missing: tuple[str, ...]
    differences: tuple[Difference, ...]
    quotes: Exact | None = None
    gold_quotes: Exact | None = None
    readings: Overlap = Overlap(0, 0, 0)
    court: Exact = Exact(0, 0)
    decided: Exact = Exact(0, 0)


def compare(
    gold: Mapping[str, Coded],
    ours: Mapping[str, Coded],
    *,
    texts: Mapping[str, str] | None = None,
    rounds: int = 1000,
) -> Evaluation:
    """Every figure of ``ours`` against ``gold``, both by document id.

    ``texts`` are canonical texts by document id, for the share of verbatim quotes; ``rounds``
    is the number of bootstrap samples.
    """
    pairs = [(g, ours.get(g.id, _not_analysed(g))) for g in gold.values()]
    relevant = [pair for pair in pairs if pair[0].relevant]

    def group(part: Sequence[Pair], wanted: Callable[[str, CodedCell], bool] = _all) -> Group:
        return _group(part, wanted, rounds)

    return Evaluation(
        overall=group(pairs),
        one_version=group(latest_versions(pairs)),
        without_hard=group(pairs, lambda _, cell: not cell.hard),
        hard=group(pairs, lambda _, cell: cell.hard),
        by_category={c: group(pairs, _one_category(c)) for c in categories()},
        by_language=_parts(pairs, lambda g: [g.language.split("-")[0].lower()], group),
        by_jurisdiction=_parts(pairs, _jurisdictions, group),
        relevant=Exact(sum(g.relevant == o.relevant for g, o in pairs), len(pairs)),
        sets={name: _overlap((g.sets[name], o.sets[name]) for g, o in pairs) for name in SETS},
        conduct_by_category=_overlap(
            (g.cell(c).conduct, o.cell(c).conduct) for g, o in pairs for c in categories()
        ),
        conditions=_overlap(
            (g.cell(c).conditions, o.cell(c).conditions) for g, o in pairs for c in categories()
        ),
        age=_exact((g.age, o.age) for g, o in relevant),
        age_stated=_exact((g.age, o.age) for g, o in relevant if g.age is not None),
        years=_exact((g.max_prison_years, o.max_prison_years) for g, o in relevant),
        years_stated=_exact(
            (g.max_prison_years, o.max_prison_years)
            for g, o in relevant
            if g.max_prison_years is not None
        ),
        missing=tuple(sorted(set(gold) - set(ours))),
        differences=tuple(d for pair in pairs for d in differences(*pair)),
        quotes=_verbatim(ours, texts),
        gold_quotes=_verbatim(gold, texts),
        readings=_overlap((frozenset(g.readings), frozenset(o.readings)) for g, o in relevant),
        court=_exact_named((g.court, o.court) for g, o in pairs),
        decided=_exact_named((g.decided, o.decided) for g, o in pairs),
    )


def selected(
    codings: Mapping[str, Coded], only: Sequence[str] = (), skip: Sequence[str] = ()
) -> dict[str, Coded]:
    """The codings whose id matches one of ``only`` (all, if none) and none of ``skip`` (globs)."""
    return {
        id: record
        for id, record in codings.items()
        if (not only or any(fnmatchcase(id, p) for p in only))
        and not any(fnmatchcase(id, p) for p in skip)
    }


def latest_versions(pairs: Iterable[Pair]) -> list[Pair]:
    """One pair per provision: the latest of those whose ids differ only in a date at the end."""
    latest: dict[tuple[str, str, str], Pair] = {}
    for pair in sorted(pairs, key=lambda p: (p[0].as_of or "", p[0].id)):
        gold = pair[0]
        latest[gold.jurisdiction, gold.language, _DATE_AT_END.sub("", gold.id)] = pair
    return list(latest.values())


def _not_analysed(gold: Coded) -> Coded:
    nothing: dict[str, frozenset[str]] = {name: frozenset() for name in SETS}
    return Coded(gold.id, gold.language, gold.jurisdiction, gold.as_of, False, {}, nothing)


def _jurisdictions(gold: Coded) -> list[str]:
    """The code itself, and for a part of a country the whole country beside it."""
    country = gold.jurisdiction.split("-")[0]
    whole = [f"{country} with parts"] if len(country) == 2 else []
    return [gold.jurisdiction, *whole]


def _parts(
    pairs: Sequence[Pair],
    names: Callable[[Coded], list[str]],
    group: Callable[[Sequence[Pair]], Group],
) -> dict[str, Group]:
    parts: dict[str, list[Pair]] = {}
    for pair in pairs:
        for name in names(pair[0]):
            parts.setdefault(name, []).append(pair)
    large = {
        n: p for n, p in sorted(parts.items()) if sum(g.relevant for g, _ in p) >= REPORTED_FROM
    }
    for name in [n for n in large if n.endswith(" with parts")]:
        if large[name] == large.get(name.removesuffix(" with parts")):
            del large[name]
    return {name: group(part) for name, part in large.items()}


def _one_category(wanted: str) -> Callable[[str, CodedCell], bool]:
    return lambda category, _cell: category == wanted


def _all(_category: str, _cell: CodedCell) -> bool:
    return True


def _group(pairs: Sequence[Pair], wanted: Callable[[str, CodedCell], bool], rounds: int) -> Group:
    order = taxonomy()["values"]["order"]
    reach = taxonomy()["values"]["reach"]
    cells = [
        [(g.cell(c).value, o.cell(c).value) for c in categories() if wanted(c, g.cell(c))]
        for g, o in pairs
    ]
    steps = [[(reach[a], reach[b]) for a, b in document] for document in cells]
    return Group(
        documents=sum(map(bool, cells)),
        relevant=sum(g.relevant for (g, _), part in zip(pairs, cells, strict=True) if part),
        nominal=agreement([c for c in cells if c], "nominal", order, rounds=rounds),
        reach=agreement(
            [s for s in steps if s], "ordinal", sorted(set(reach.values())), rounds=rounds
        ),
    )


def _overlap(pairs: Iterable[tuple[frozenset[Any], frozenset[Any]]]) -> Overlap:
    listed = list(pairs)
    return Overlap(
        right=sum(len(g & o) for g, o in listed),
        extra=sum(len(o - g) for g, o in listed),
        missed=sum(len(g - o) for g, o in listed),
    )


def _exact(pairs: Iterable[tuple[float | None, float | None]]) -> Exact:
    listed = list(pairs)
    return Exact(sum(g == o for g, o in listed), len(listed))


def _exact_named(pairs: Iterable[tuple[str | None, str | None]]) -> Exact:
    """Names and dates where the gold gives one."""
    given = [(theirs, own) for theirs, own in pairs if theirs]
    return Exact(sum(theirs == own for theirs, own in given), len(given))


def _verbatim(codings: Mapping[str, Coded], texts: Mapping[str, str] | None) -> Exact | None:
    if texts is None:
        return None
    found = [
        quote in texts[record.id]
        for record in codings.values()
        if record.id in texts
        for cell in record.cells.values()
        for quote in cell.evidence
    ]
    return Exact(sum(found), len(found))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
