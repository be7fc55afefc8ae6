"""A printed table as HTML and as Markdown: text stays text, whatever a statute holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from legalnlp.output.latex_text import visible
from legalnlp.output.tables_page import Entry, Line, Page

_RIGHT_TO_LEFT = ("ar", "he", "fa", "ur", "yi", "dv", "ps", "ckb")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&=@])")
_LIST = re.compile(r"^(\d*)([-+.)])(?= )")  # what would begin a list
_STYLE = """
  body { font-family: "Noto Sans", "Noto Sans CJK KR", "Segoe UI", "Malgun Gothic", sans-serif;
         line-height: 1.35; margin: 1.5rem; color: #111; background: #fff; }
  table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; }
  caption { text-align: start; font-weight: 600; padding-block: .5rem; }
  thead th { border-bottom: 1px solid; vertical-align: bottom; }
  th, td { padding: .2rem .5rem; text-align: start; vertical-align: top; font-weight: normal; }
  thead th, tr.group th { font-weight: 600; }
  tr.group th { padding-top: .8rem; }
  .mid { text-align: center; } td.mid { white-space: nowrap; }
  .wide { overflow-x: auto; }
  .part { padding-inline-start: 1.6rem; }
  tbody tr { break-inside: avoid; }
  tbody tr:nth-child(even):not(.group) { background: #f4f4f4; }
  sup { font-size: .7em; line-height: 0; }
  ol, dl { font-size: .9rem; max-width: 70rem; }
  dl { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; }
  dl div { display: flex; gap: .4rem; } dd { margin: 0; }
  .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  @media print { body { margin: 0; font-size: 9pt; } thead { display: table-header-group; } }
"""


def html(page: Page) -> str:
    """A document of its own: table, legend, notes; signs are spoken by screen readers."""
    title, words = escape(page.caption), page.words
    body = "\n".join(_row(page, line) for line in page.lines)
    head = "".join(
        f'<th scope="col"{" class=mid" if c.centred else ""}>{escape(c.title)}</th>'
        for c in page.columns
    )
    return f"""<!DOCTYPE html>
<html lang="{escape(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<div class="wide" role="region" aria-label="{title}" tabindex="0">
<table>
<caption>{title}</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table>
</div>
{_legend(page, words.get("legend", "Signs"))}{_notes(page, words.get("notes", "Notes"))}</main>
</body>
</html>
"""


def _row(page: Page, line: Line) -> str:
    if line.heading:
        span = len(page.columns)
        return f'<tr class="group"><th colspan="{span}">{_words(line.entries[0])}</th></tr>'
    first, *rest = line.entries
    part = ' class="part"' if line.depth else ""
    cells = "".join(
        f"<td{' class=mid' if column.centred else ''}>{_words(entry)}</td>"
        for entry, column in zip(rest, page.columns[1:], strict=True)
    )
    return f'<tr><th scope="row"{part}>{_words(first)}</th>{cells}</tr>'


def _words(entry: Entry) -> str:
    text = escape(visible(entry.text))
    if entry.language:
        primary = entry.language.partition("-")[0]
        side = "rtl" if primary in _RIGHT_TO_LEFT else "auto"
        text = f'<bdi lang="{escape(entry.language)}" dir="{side}">{text}</bdi>'
    elif entry.spoken:
        spoken = escape(visible(entry.spoken))
        text = f'<span aria-hidden="true">{text}</span><span class="spoken">{spoken}</span>'
    links = " ".join(f'<a href="#note-{n}">{n}</a>' for n in entry.notes)
    return f"{text}<sup>{links}</sup>" if links else text


def _legend(page: Page, title: str) -> str:
    if not page.signs:
        return ""
    signs = "".join(
        f'<div><dt aria-hidden="true">{escape(sign)}</dt><dd>{escape(words)}</dd></div>'
        for sign, words in page.signs
    )
    return f"<h2>{escape(title)}</h2>\n<dl>{signs}</dl>\n"


def _notes(page: Page, title: str) -> str:
    if not page.notes:
        return ""
    notes = "\n".join(
        f'<li id="note-{n}">{escape(visible(note))}</li>' for n, note in enumerate(page.notes, 1)
    )
    return f"<h2>{escape(title)}</h2>\n<ol>\n{notes}\n</ol>\n"


def markdown(page: Page) -> str:
    """A pipe table with caption, legend and numbered notes."""
    return "\n".join(_markdown(page)) + "\n"


def _markdown(page: Page) -> Iterator[str]:
    yield f"**{plain(page.caption)}**\n"
    yield _pipes(plain(column.title) for column in page.columns)
    yield _pipes(":-:" if column.centred else "---" for column in page.columns)
    blank = [""] * (len(page.columns) - 1)
    for line in page.lines:
        if line.heading:
            yield _pipes([f"**{plain(line.entries[0].text)}**", *blank])
        else:
            first, *rest = (_marked(entry) for entry in line.entries)
            yield _pipes(["&emsp;" * line.depth + first, *rest])
    if page.signs:
        signs = "; ".join(f"{sign} {plain(words)}" for sign, words in page.signs)
        yield f"\n{plain(page.words.get('legend', 'Signs'))}: {signs}."
    if page.notes:
        yield f"\n{plain(page.words.get('notes', 'Notes'))}:\n"
        yield from (f"{n}. {plain(note)}" for n, note in enumerate(page.notes, 1))


def _marked(entry: Entry) -> str:
    notes = ",".join(map(str, entry.notes))
    return plain(entry.text) + (f"<sup>{notes}</sup>" if notes else "")


def _pipes(cells: Iterator[str] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """Text that no reader of Markdown takes for markup, on one line."""
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(visible(text).split())))
