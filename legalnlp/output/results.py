"""What `classify` and `analyze` hand to a person at a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from legalnlp.knowledge import taxonomy
from legalnlp.output import tables
from legalnlp.output.codings import to_dict
from legalnlp.output.frames import frame
from legalnlp.types import Coding

if TYPE_CHECKING:
    import pandas

SIGNS = {"covered": "●", "conditional": "◐", "implied": "○", "excluded": "✕", "silent": "·"}


@dataclass(frozen=True)
class Failure:
    """A file that was not coded: ``cause`` in one word, ``detail``, and ``advice`` what to do."""

    path: str
    cause: str
    detail: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}: {self.detail} ({self.cause}). {self.advice}"


@dataclass(frozen=True)
class Classification:
    """The coding of one document. ``coding`` is the record, with the canonical text in it."""

    coding: Coding

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the shape ``legalnlp-coding/1``."""
        return to_dict(self.coding)

    def to_frame(self) -> pandas.DataFrame:
        """The nine categories, one a row (columns: `tables.COVERAGE`)."""
        return frame(tables.coverage(self.to_dict()), tables.COVERAGE)

    def _repr_html_(self) -> str:
        return _html([self.to_dict()])


@dataclass(frozen=True)
class Analysis:
    """The codings of many documents in their JSON shape, and the files that were not coded."""

    codings: Sequence[Mapping[str, Any]]
    errors: Sequence[Failure] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)

    def to_frame(self) -> pandas.DataFrame:
        """Coverage: a row per document and category (columns: `tables.COVERAGE`)."""
        return self._frame(tables.coverage, tables.COVERAGE)

    def evidence(self) -> pandas.DataFrame:
        """A row per passage (columns: `tables.EVIDENCE`)."""
        return self._frame(tables.evidence, tables.EVIDENCE)

    def definitions(self) -> pandas.DataFrame:
        """A row per definition (columns: `tables.DEFINITIONS`)."""
        return self._frame(tables.definitions, tables.DEFINITIONS)

    def documents(self) -> pandas.DataFrame:
        """A row per document (columns: `tables.DOCUMENTS`)."""
        return self._frame(tables.documents, tables.DOCUMENTS)

    def _frame(
        self,
        rows: Callable[[Mapping[str, Any]], Iterable[Mapping[str, Any]]],
        columns: Sequence[str],
    ) -> pandas.DataFrame:
        return frame((row for coding in self.codings for row in rows(coding)), columns)

    def _repr_html_(self) -> str:
        failed = "".join(f"<li>{escape(str(e))}</li>" for e in self.errors)
        return _html(self.codings) + (f"<p>Not coded:</p><ul>{failed}</ul>" if failed else "")


def _html(codings: Iterable[Mapping[str, Any]]) -> str:
    """Documents × categories; each cell shows its sign, and its words when pointed at."""
    labels = {record["id"]: record["label"] for record in taxonomy()["depiction"]}
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels.values())
    body = "".join(_html_row(coding) for coding in codings)
    legend = " ".join(f"{sign} {value}" for value, sign in SIGNS.items())
    return (
        f'<table><thead><tr><th scope="col">document</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table><p>{legend}</p>"
    )


def _html_row(coding: Mapping[str, Any]) -> str:
    cells = "".join(
        f'<td title="{escape(row["quote"] or "")}">'
        f'<span aria-label="{row["value"]}">{SIGNS[row["value"]]}</span></td>'
        for row in tables.coverage(coding)
    )
    return f'<tr><th scope="row">{escape(coding["document"]["id"])}</th>{cells}</tr>'
