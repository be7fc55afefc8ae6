"""Tables for people: on a terminal by rich, on a page as Markdown. No text is read as markup."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from legalnlp.knowledge import taxonomy
from legalnlp.output.results import SIGNS

if TYPE_CHECKING:
    from rich.table import Table

    from legalnlp.types import TraceStep

LEGEND = "  ".join(f"{sign} {value}" for value, sign in SIGNS.items())
_CONTROL = {c: "\ufffd" for c in (*range(32), *range(127, 160)) if chr(c) != "\n"}
_WIDTH_OF_A_FILE = 120
_LONGEST_QUOTE = 220


def table(coding: Mapping[str, Any]) -> str:
    """One coding for a person at a terminal: categories with sign, conduct, deciding words."""
    from rich.table import Table

    blocks = [_headline(coding)]
    if coding["relevant"]:
        grid = Table(show_lines=True, expand=True)
        for column, ratio in zip(("", *_COLUMNS), (1, 6, 4, 5, 12), strict=True):
            grid.add_column(column, ratio=ratio, min_width=1)
        for sign, *cells in _rows(coding):
            grid.add_row(_text(sign), *map(_text, cells))
        blocks += [_rendered(grid), LEGEND, *_sets(coding)]
        blocks += _judgment(coding)
    else:
        blocks.append("Not on the subject: nothing in it defines or deals with the material.")
    blocks += [f"Note: {note}" for note in coding.get("notes", ())]
    return printable("\n".join(blocks)) + "\n"


_COLUMNS = ("category", "value", "conduct", "deciding words")


def markdown(coding: Mapping[str, Any]) -> str:
    """One coding as a Markdown section."""
    lines = [f"## {_cell(_headline(coding))}", ""]
    if coding["relevant"]:
        lines += ["| | " + " | ".join(_COLUMNS) + " |", "|---|---|---|---|---|"]
        lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in _rows(coding)]
        lines += ["", LEGEND, "", *(f"- {_cell(line)}" for line in _sets(coding))]
        lines += [f"- {_cell(line)}" for line in _judgment(coding)]
    else:
        lines.append("Not on the subject: nothing in it defines or deals with the material.")
    lines += ["", *(f"> {_cell(note)}" for note in coding.get("notes", ()))]
    return printable("\n".join(lines).rstrip()) + "\n"


def _headline(coding: Mapping[str, Any]) -> str:
    document = coding["document"]
    facts = [document.get(k) for k in ("citation", "jurisdiction", "language", "doc_type", "as_of")]
    review = "review asked" if coding.get("review") else None
    return " · ".join(str(x) for x in (document["id"], *facts, review) if x)


def _rows(coding: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    """Sign, category, value with conditions, conduct, words: one row a category."""
    for record in taxonomy()["depiction"]:
        cell = coding["depictions"].get(record["id"], {"value": "silent"})
        conditions = ", ".join(cell.get("conditions", ()))
        words = "\n".join(_quoted(passage) for passage in cell.get("evidence", ()))
        value = cell["value"] + (f" ({conditions})" if conditions else "")
        review = " ?" if cell.get("review") else ""
        yield (
            SIGNS[cell["value"]],
            record["label"],
            value + review,
            ", ".join(cell.get("conduct", ())),
            words,
        )


def _quoted(passage: Mapping[str, Any]) -> str:
    quote = " ".join(passage["quote"].split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE] + " …"
    place = passage.get("provision")
    return f"{place}: “{quote}”" if place else f"“{quote}”"


def _sets(coding: Mapping[str, Any]) -> list[str]:
    lines = [
        f"{name}: {', '.join(coding.get(name) or ()) or 'none'}"
        for name in ("media", "recognition", "conduct", "defences")
    ]
    age, years = coding.get("age"), coding.get("max_prison_years")
    term = "life" if years == 99 else "none named" if years is None else f"{years:g} years"
    return [*lines, f"child: {f'under {age}' if age else 'no age given'}", f"highest term: {term}"]


def _judgment(coding: Mapping[str, Any]) -> list[str]:
    """Who decided, and each reading with its categories, its condition and its words."""
    judgment = coding.get("judgment")
    if not judgment:
        return []
    own, court = judgment.get("court_own_name"), judgment.get("court")
    names = [own, court] if own != court else [court]
    facts = (*names, judgment.get("date"), judgment.get("number"))
    lines = ["decided by: " + (" · ".join(str(f) for f in facts if f) or "not told")]
    for reading in judgment.get("readings", ()):
        provisions = "; ".join(reading.get("provisions", ()))
        about = ", ".join(reading["categories"]) or "no category"
        lines.append(f"{reading['effect']}: {about}" + (f" · {provisions}" if provisions else ""))
        codes = ", ".join(reading.get("conditions") or ())
        lines += [f"    if: {codes}"] if codes else []
        lines += [f"    {_quoted(passage)}" for passage in reading.get("evidence", ())]
    return lines


def grid(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows as a table on the terminal."""
    from rich.table import Table

    found = Table(show_lines=False)
    for column in columns:
        found.add_column(column, overflow="fold")
    for row in rows:
        found.add_row(*(_text("" if cell is None else str(cell)) for cell in row))
    return printable(_rendered(found))


def steps(found: Iterable[TraceStep]) -> str:
    """The steps of an explanation, numbered."""
    lines = []
    for number, step in enumerate(found, 1):
        place = f" {step.provision}" if step.provision else ""
        lines.append(f"{number:3}. {step.stage}{place}: {step.outcome}")
        facts = {"sentence": step.sentence, "cue": step.cue, "rule": step.rule, "scope": step.scope}
        lines += [f"       {name}: {value}" for name, value in facts.items() if value]
    return printable("\n".join(lines))


def _rendered(found: Table) -> str:
    from rich.console import Console

    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else _WIDTH_OF_A_FILE
    console = Console(file=StringIO(), width=width, color_system=None)
    console.print(found)
    return str(console.file.getvalue()).rstrip("\n")  # type: ignore[attr-defined]


def _text(words: str) -> Any:
    from rich.text import Text

    return Text(printable(words))


def _cell(words: str) -> str:
    """Words inside a Markdown table: no pipes, line breaks, or HTML of their own."""
    words = words.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    for sign in "|*_`[]":
        words = words.replace(sign, "\\" + sign)
    return words.replace("\n", "<br>")


def printable(words: str) -> str:
    """Control characters, which could steer a terminal, become the replacement sign."""
    return words.translate(_CONTROL)
