"""The coverage table as it is printed: jurisdictions down, categories across, signs and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from legalnlp.knowledge import categories
from legalnlp.output.citations import cited
from legalnlp.output.export_labels import Labels
from legalnlp.output.results import SIGNS
from legalnlp.output.tables_page import Column, Entry, Line, Notes, Page
from legalnlp.output.tables_rows import BETWEEN, Material, Row, rows

GROUPS = ("region", "family", "date")
_ARROW = "→"


@dataclass(frozen=True)
class _Shown:
    """One jurisdiction: its rows by category and the year of its newest text."""

    code: str
    cells: Mapping[str, Row]
    year: str

    @property
    def first(self) -> Row:
        """Any of the rows: what they share."""
        return next(iter(self.cells.values()))


@dataclass
class _Setting:
    """What a table is set with."""

    given: Material
    style: str
    notes: Notes = field(default_factory=Notes)

    @property
    def labels(self) -> Labels:
        """The words for people."""
        return self.given.labels


def page(given: Material, group: str | None = None, style: str = "plain") -> Page:
    """The coverage table, its rows grouped, its sources cited in a style as numbered notes."""
    setting = _Setting(given, style)
    label = given.labels
    lines = tuple(_lines(setting, _grouped(_jurisdictions(given), group, label)))
    caption = f"{label('tables', 'coverage')} ({label('words', 'on_date')} {given.on.isoformat()})"
    return Page(
        "coverage",
        caption,
        (
            Column(label("words", "jurisdiction"), 2.6),
            *(Column(label("short", c), centred=True) for c in categories()),
        ),
        lines,
        label.tag,
        tuple((sign, label("meanings", value)) for value, sign in SIGNS.items()),
        setting.notes.texts,
        label.sections["words"],
    )


def _jurisdictions(given: Material) -> list[_Shown]:
    found: dict[str, dict[str, Row]] = {}
    for row in rows(given, "coverage"):
        found.setdefault(row["jurisdiction"], {})[row["category"]] = row
    return [_Shown(code, cells, _year(given, cells.values())) for code, cells in found.items()]


def _year(given: Material, cells: Iterable[Row]) -> str:
    dates = [given.document(name).get("as_of") for row in cells for name in _names(row)]
    return max((d for d in dates if d), default="")[:4]


def _names(row: Row, key: str = "documents") -> list[str]:
    return (row[key] or "").split(BETWEEN) if row[key] else []


def _grouped(
    shown: Sequence[_Shown], group: str | None, label: Labels
) -> Iterator[tuple[str | None, list[_Shown]]]:
    """Groups with their headings; parts of a country go with it, whatever their own group."""
    by_code = {s.code: s for s in shown}
    heads = [s for s in shown if s.first["above"] not in by_code]
    key = _key(group, label)
    sorted_heads = sorted(heads, key=lambda s: (key(s)[0], label.place(s.code)))
    groups: dict[str | None, list[_Shown]] = {}
    for head in sorted_heads:
        parts = [s for s in shown if s.first["above"] == head.code]
        parts.sort(key=lambda s: label.place(s.code))
        groups.setdefault(key(head)[1], []).extend([head, *parts])
    yield from groups.items()


def _key(group: str | None, label: Labels) -> Callable[[_Shown], tuple[str, str | None]]:
    """What sorts the groups, and the heading of a group."""
    if group is None:
        return lambda shown: ("", None)
    if group == "date":
        undated = label("words", "undated")
        return lambda shown: (shown.year or "9999", shown.year or undated)
    section = {"region": "regions", "family": "families"}[group]
    last = ("International", "international", "unknown")

    def named(shown: _Shown) -> tuple[str, str | None]:
        member = str(shown.first[group])
        heading = label(section, member)
        return (f"{int(member in last)}{heading}", heading)

    return named


def _lines(setting: _Setting, groups: Iterable[tuple[str | None, list[_Shown]]]) -> Iterator[Line]:
    for heading, members in groups:
        if heading is not None:
            yield Line((Entry(heading),), heading=True)
        heads: set[str] = set()
        for shown in members:
            above = shown.first["above"]
            inside = above in {s.code for s in members}
            if above and not inside and above not in heads:
                heads.add(above)
                name = f"{setting.labels.place(above)} ({setting.labels('words', 'national_none')})"
                yield Line((Entry(name), *(Entry("") for _ in categories())))
            yield _line(setting, shown, 1 if above else 0)


def _line(setting: _Setting, shown: _Shown, depth: int) -> Line:
    sources = setting.given.positions[shown.code].texts
    place = setting.labels.place
    if not sources:
        name = f"{place(shown.code)} ({setting.labels('words', 'no_law')})"
        return Line((Entry(name), *(Entry("") for _ in categories())), depth)
    text = "; ".join(_source(setting, name) for name in sources)
    note = (setting.notes.number(f"{text}."),)
    return Line(
        (
            Entry(place(shown.code), notes=note),
            *(_sign(setting, shown.cells[c]) for c in categories()),
        ),
        depth,
    )


def _source(setting: _Setting, name: str) -> str:
    """A citation; without the name of the jurisdiction, beside which it stands."""
    facts = setting.given.document(name)
    text = cited(facts, setting.style, setting.labels.place)
    return text.removeprefix(f"{setting.labels.place(facts['jurisdiction'])}: ")


def _sign(setting: _Setting, row: Row) -> Entry:
    """The sign of a cell; two where the judgments changed what the text says."""
    label, text, effective = setting.labels, row["value_text"], row["value_effective"]
    notes = [setting.notes.number(words) for words in _remarks(setting, row)]
    spoken = label("values", text)
    if text == effective:
        return Entry(SIGNS[text], spoken, tuple(notes))
    spoken += f"; {label('words', 'after_judgments')}: {label('values', effective)}"
    return Entry(f"{SIGNS[text]}{_ARROW}{SIGNS[effective]}", spoken, tuple(notes))


def _remarks(setting: _Setting, row: Row) -> Iterator[str]:
    label = setting.labels
    if row["conditions"] and "conditional" in (row["value_text"], row["value_effective"]):
        met = label.members("conditions", row["conditions"], "; ")
        yield _sentence(f"{label('words', 'only_if')} {met}.")
    if judgments := _names(row, "judgments"):
        named = "; ".join(_case(setting, name) for name in judgments)
        outcome = label("values", row["value_effective"])
        yield _sentence(f"{label('words', 'after_judgments')}: {outcome} ({named}).")


def _case(setting: _Setting, name: str) -> str:
    return cited(setting.given.document(name), setting.style, setting.labels.place)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
