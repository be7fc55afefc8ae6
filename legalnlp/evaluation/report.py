"""An evaluation as a text table, Markdown, JSON, and the list of differing cells as CSV."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from legalnlp.evaluation.agreement import Agreement
from legalnlp.evaluation.differences import Difference
from legalnlp.evaluation.scores import REPORTED_FROM, Evaluation, Exact, Group, Overlap

Row = tuple[str, ...]
ALPHA_HEAD: Row = (
    "part",
    "documents",
    "relevant",
    "cells",
    "alpha",
    "95 % interval",
    "reach alpha",
    "identical",
)
SET_HEAD: Row = ("set", "F1", "precision", "recall", "right", "extra", "missed")
EXACT_HEAD: Row = ("figure", "right", "of", "share")
DIFFERENCE_COLUMNS = (
    "document", "item", "gold", "ours", "hard", "gold_evidence", "our_evidence", "note"
)  # fmt: skip


def tables(evaluation: Evaluation) -> Iterator[tuple[str, Row, list[Row]]]:
    """Title, heading and rows of each table of the report."""
    e = evaluation
    parts = {
        "all documents": e.overall,
        "one version per provision": e.one_version,
        "without hard cells": e.without_hard,
        "hard cells alone": e.hard,
    }
    yield "Agreement on depictions (Krippendorff's alpha)", ALPHA_HEAD, _alphas(parts)
    yield "By category", ALPHA_HEAD, _alphas(e.by_category)
    reported = f"({REPORTED_FROM} relevant documents or more)"
    yield f"By language {reported}", ALPHA_HEAD, _alphas(e.by_language)
    yield f"By jurisdiction {reported}", ALPHA_HEAD, _alphas(e.by_jurisdiction)
    overlaps = {**e.sets, "conduct per category": e.conduct_by_category, "conditions": e.conditions}
    if e.readings != Overlap(0, 0, 0):
        overlaps["readings of judgments"] = e.readings
    yield "Sets (members counted one by one)", SET_HEAD, [_overlap(*o) for o in overlaps.items()]
    yield "Figures", EXACT_HEAD, [_exact(name, x) for name, x in _figures(e) if x is not None]


def _figures(e: Evaluation) -> Iterable[tuple[str, Exact | None]]:
    return (
        ("relevant", e.relevant),
        ("age, relevant documents", e.age),
        ("age, where the gold gives one", e.age_stated),
        ("highest prison term, relevant documents", e.years),
        ("highest prison term, where the gold gives one", e.years_stated),
        ("court, where the gold names it", e.court if e.court.total else None),
        ("date of judgment, where the gold gives it", e.decided if e.decided.total else None),
        ("our quotes found verbatim", e.quotes),
        ("gold quotes found verbatim", e.gold_quotes),
    )


def _alphas(groups: Mapping[str, Group]) -> list[Row]:
    return [
        (
            name, str(g.documents), str(g.relevant), str(g.nominal.units), figure(g.nominal.alpha),
            interval(g.nominal), figure(g.reach.alpha), figure(g.nominal.identical),
        )
        for name, g in groups.items()
    ]  # fmt: skip


def _overlap(name: str, o: Overlap) -> Row:
    shares = figure(o.f1), figure(o.precision), figure(o.recall)
    return (name, *shares, str(o.right), str(o.extra), str(o.missed))


def _exact(name: str, x: Exact) -> Row:
    return (name, str(x.right), str(x.total), figure(x.share))


def figure(number: float) -> str:
    """Three decimals, or a dash where the figure is undefined."""
    return "–" if math.isnan(number) else f"{number:.3f}"


def interval(a: Agreement) -> str:
    """Both ends of the bootstrap interval."""
    return "–" if math.isnan(a.low) else f"{a.low:.3f} to {a.high:.3f}"


def to_text(evaluation: Evaluation) -> str:
    """Plain tables in aligned columns."""
    blocks = []
    for title, head, rows in tables(evaluation):
        if rows:
            widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
            lines = [_aligned(row, widths) for row in [head, *rows]]
            blocks.append("\n".join([title, *lines]))
    return "\n\n".join([*blocks, _footer(evaluation)])


def _aligned(row: Row, widths: list[int]) -> str:
    first, *others = row
    cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
    return "  ".join(["  " + first.ljust(widths[0]), *cells]).rstrip()


def to_markdown(evaluation: Evaluation) -> str:
    """The same tables for a page."""
    blocks = []
    for title, head, rows in tables(evaluation):
        if rows:
            rule = ("---", *("---:" for _ in head[1:]))
            lines = ["| " + " | ".join(row) + " |" for row in [head, rule, *rows]]
            blocks.append("\n".join([f"### {title}", "", *lines]))
    return "\n\n".join([*blocks, _footer(evaluation)])


def _footer(e: Evaluation) -> str:
    missing = f" Not coded: {', '.join(e.missing)}." if e.missing else ""
    cells = sum(
        d.item.partition(".")[0] in e.by_category and "." not in d.item for d in e.differences
    )
    return f"{cells} cells differ.{missing}"


def to_json(evaluation: Evaluation) -> dict[str, Any]:
    """All figures and differences as plain data; NaN becomes None, shares are spelled out."""
    data: dict[str, Any] = _plain(asdict(evaluation))
    for name, overlap in evaluation.sets.items():
        data["sets"][name] |= _shares(overlap)
    data["conduct_by_category"] |= _shares(evaluation.conduct_by_category)
    data["conditions"] |= _shares(evaluation.conditions)
    data["readings"] |= _shares(evaluation.readings)
    return data


def _shares(o: Overlap) -> dict[str, Any]:
    shares = {"f1": o.f1, "precision": o.precision, "recall": o.recall}
    return {name: _plain(share) for name, share in shares.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def difference_rows(differences: Iterable[Difference]) -> Iterator[dict[str, str]]:
    """One row per differing item, with `DIFFERENCE_COLUMNS`; quotes are set apart by ``¦``."""
    for d in differences:
        yield {
            "document": d.document,
            "item": d.item,
            "gold": d.gold,
            "ours": d.ours,
            "hard": "hard" if d.hard else "",
            "gold_evidence": " ¦ ".join(d.gold_evidence),
            "our_evidence": " ¦ ".join(d.our_evidence),
            "note": d.note or "",
        }
