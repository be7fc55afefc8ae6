"""An analysed folder as one HTML file that opens from disk and asks nothing of the network.

Data stands in the page as JSON and is only ever shown as text; scripts and styles run by their
hashes alone (Content Security Policy), so that nothing a statute says can run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from legalnlp.output import geo
from legalnlp.output.export_labels import labels
from legalnlp.output.figures import palette
from legalnlp.output.figures.shown import UNKNOWN, value_label
from legalnlp.output.folder import Folder
from legalnlp.output.report.data import payload
from legalnlp.output.results import SIGNS
from legalnlp.output.tables_rows import material

HOME = Path(__file__).parent
SCRIPTS = ("elements", "filters", "evidence", "matrix", "map", "pages", "start")
TITLE = "Whom and what the definitions reach"


def render(
    folder: Folder, title: str = TITLE, *, context: bool = True, on: date | None = None
) -> str:
    """The page. ``on`` is the day of the positions (the newest text's); ``context`` adds the lines
    around each passage, where the texts are at hand.
    """
    data = payload(material(folder, on), context=context)
    style = _read("page.css").replace("/* palette */", palette.css())
    script = "\n".join(_read(f"scripts/{name}.js") for name in SCRIPTS)
    parts = {
        "csp": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        "title": escape(title),
        "style": style,
        "script": script,
        "data": _embedded(data),
        "codebook": _codebook(data["categories"]),
        "disclaimer": escape(geo.DISCLAIMER),
        "legend": _legend(),
    }
    pieces = _read("page.html").split("{{")
    filled = (parts[name] + rest for name, rest in (p.split("}}", 1) for p in pieces[1:]))
    return pieces[0] + "".join(filled)


def _read(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _embedded(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _legend() -> str:
    items = (
        f'<li><span class="sign" data-value="{value}" aria-hidden="true">'
        f'<i class="glyph"></i></span> {escape(value_label(labels(), value))}</li>'
        for value in (*SIGNS, UNKNOWN)
    )
    return f'<ul class="legend" aria-label="Legend">{"".join(items)}</ul>'


def _codebook(categories: list[list[str]]) -> str:
    """The codebook in short, from ``codebook.toml``."""
    book = tomllib.loads(_read("codebook.toml"))
    names = {name: label for name, label, _ in categories}
    rows = "".join(_row(names[name], text) for name, text in book["category"].items())
    values = "".join(
        _row(value_label(labels(), name), text, name) for name, text in book["value"].items()
    )
    sets = "".join(_row(name, text) for name, text in book["dimension"].items())
    rules = "".join(f"<li>{escape(rule)}</li>" for rule in book["rules"])
    return (
        f"<h3>Who is depicted</h3><dl>{rows}</dl><h3>What is said of each</h3><dl>{values}</dl>"
        f"<h3>Beside it</h3><dl>{sets}</dl><h3>How hard cases are settled</h3><ul>{rules}</ul>"
    )


def _row(name: str, text: str, value: str | None = None) -> str:
    sign = (
        f'<span class="sign" data-value="{value}" aria-hidden="true"><i class="glyph"></i></span> '
        if value
        else ""
    )
    return f"<div><dt>{sign}{escape(name)}</dt><dd>{escape(text)}</dd></div>"
