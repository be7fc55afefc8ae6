"""One colour scheme for figures and report: told apart in grey and by colour-blind readers.

Reach runs from dark to light on one blue scale; what is taken out stands apart in vermilion.
Every value also has a sign, so that no reader depends on colour.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    """Fill of a cell, and the ink that is read on it (contrast 4.5 : 1 or more)."""

    fill: str
    ink: str


LIGHT = {
    "covered": Colour("#14365c", "#ffffff"),
    "conditional": Colour("#3f76a6", "#ffffff"),
    "implied": Colour("#bcd5e8", "#10243c"),
    "excluded": Colour("#b5480b", "#ffffff"),
    "silent": Colour("#f3efe6", "#5c564a"),
    "not_analysed": Colour("#ffffff", "#6b6b6b"),
}
DARK = {
    "covered": Colour("#9fc8ee", "#0a1a2c"),
    "conditional": Colour("#4c83b4", "#08121e"),
    "implied": Colour("#26486a", "#f0f6fc"),
    "excluded": Colour("#e8834a", "#1e0c02"),
    "silent": Colour("#24272c", "#b6b0a4"),
    "not_analysed": Colour("#15171a", "#9a9a9a"),
}


def css() -> str:
    """The palette as rules for elements with ``data-value``; dark where the reader asks for it."""
    return (
        _rules(LIGHT) + "@media screen and (prefers-color-scheme: dark) {\n" + _rules(DARK) + "}\n"
    )


def _rules(colours: dict[str, Colour]) -> str:
    return "".join(
        f'[data-value="{value}"] {{ --fill: {c.fill}; --ink: {c.ink}; }}\n'
        for value, c in colours.items()
    )
