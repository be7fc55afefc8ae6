"""A drawing made of shapes and text, written as SVG that needs nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from legalnlp.output.figures.palette import LIGHT

SANS = "'Noto Sans', 'Noto Sans CJK KR', 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Noto Serif', 'Noto Serif CJK KR', 'Source Serif 4', Georgia, serif"
INK, MUTED, RULE = "#1c1b19", "#5b564c", "#cfc8ba"
# XML has no way to write these, not even as references.
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")
# Direction overrides would turn the words around them.
_NOT_XML |= dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))


class Drawing:
    """Collects marks; `svg` gives the file. Units are pixels of 1/96 inch."""

    def __init__(self, title: str, description: str) -> None:
        self._title, self._description = title, description
        self._marks: list[str] = []

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none",
        dashes: str = "none", radius: float = 0,
    ) -> None:  # fmt: skip
        """A rectangle with its upper left corner at (x, y)."""
        self._marks.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'rx="{radius:g}" fill="{fill}" stroke="{stroke}" stroke-width="0.7" '
            f'stroke-dasharray="{dashes}"/>'
        )

    def line(
        self, points: Iterable[tuple[float, float]], stroke: str, width: float = 1.0,
        dashes: str = "none",
    ) -> None:  # fmt: skip
        """A line through points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._marks.append(
            f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{width:g}" '
            f'stroke-dasharray="{dashes}" stroke-linejoin="round"/>'
        )

    def path(self, data: str, fill: str, stroke: str = "#ffffff", width: float = 0.5) -> None:
        """Closed outlines; what lies in an even number of them is left open."""
        self._marks.append(
            f'<path d="{data}" fill="{fill}" fill-rule="evenodd" stroke="{stroke}" '
            f'stroke-width="{width:g}" stroke-linejoin="round"/>'
        )

    def text(
        self, x: float, y: float, words: str, size: float = 10, *, anchor: str = "start",
        weight: int = 400, fill: str = INK, family: str = SANS, turn: float = 0,
    ) -> None:  # fmt: skip
        """Words with their base line at (x, y), turned by degrees."""
        turned = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
        self._marks.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" '
            f'text-anchor="{anchor}" fill="{fill}" font-family="{family}"{turned}>'
            f"{_words(words)}</text>"
        )

    def sign(self, value: str, x: float, y: float, size: float, ink: str) -> None:
        """The sign of a value around (x, y), drawn, so that no font has to have it."""
        r = size / 2
        circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{{r:.2f}}"'
        line = f'fill="none" stroke="{ink}" stroke-width="{size / 7:.2f}"'
        half = f"M{x:.2f} {y - r:.2f}A{r:.2f} {r:.2f} 0 0 0 {x:.2f} {y + r:.2f}Z"
        cross = f"M{x - r * 0.8:.2f} {y - r * 0.8:.2f}l{r * 1.6:.2f} {r * 1.6:.2f}m0 {-r * 1.6:.2f}"
        marks = {
            "covered": f'{circle.format(r=r)} fill="{ink}"/>',
            "conditional": f'{circle.format(r=r)} {line}/><path d="{half}" fill="{ink}"/>',
            "implied": f"{circle.format(r=r)} {line}/>",
            "excluded": f'<path d="{cross}l{-r * 1.6:.2f} {r * 1.6:.2f}" {line}/>',
            "silent": f'{circle.format(r=r / 4)} fill="{ink}"/>',
        }
        self._marks.append(marks.get(value, ""))

    def cell(
        self, value: str, x: float, y: float, width: float, height: float, *, label: str = ""
    ) -> None:
        """A filled cell with its sign, and a label above the sign where one is given."""
        colour = LIGHT[value]
        edge = RULE if value in ("silent", "not_analysed") else "none"
        dashes = "1.5 1.5" if value == "not_analysed" else "none"
        self.rect(x, y, width, height, colour.fill, edge, dashes, 1.5)
        size, below = min(width, height) * 0.42, 0.0
        if label:
            self.text(
                x + width / 2, y + height * 0.42, label, height * 0.32, anchor="middle",
                fill=colour.ink,
            )  # fmt: skip
            size, below = size * 0.75, height * 0.2
        self.sign(value, x + width / 2, y + height / 2 + below, size, colour.ink)

    def svg(self, width: float, height: float) -> str:
        """The file."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="title about">'
            f'<title id="title">{_words(self._title)}</title>'
            f'<desc id="about">{_words(self._description)}</desc>'
            f"<defs>{_PATTERNS}</defs>"
            f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(self._marks)}</svg>\n'
        )


def fill(value: str) -> str:
    """The fill of an area that bears no sign: patterns tell in grey what colours tell."""
    return {"conditional": "url(#dots)", "excluded": "url(#lines)"}.get(value, LIGHT[value].fill)


_PATTERNS = (
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    f'<rect width="5" height="5" fill="{LIGHT["conditional"].fill}"/>'
    '<circle cx="2.5" cy="2.5" r="0.9" fill="#ffffff"/></pattern>'
    '<pattern id="lines" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="{LIGHT["excluded"].fill}"/>'
    '<rect width="1.4" height="5" fill="#ffffff"/></pattern>'
)


def _words(words: str) -> str:
    return escape(words.translate(_NOT_XML), quote=False)
