"""A figure as a file: SVG as it is, PDF and PNG by vl-convert, without browser or network."""

from __future__ import annotations

from pathlib import Path

from legalnlp.errors import LegalNLPError

FORMATS = ("svg", "pdf", "png")
PRINT = 300  # pixels an inch


def write(svg: str, path: Path, format: str) -> None:
    """Write a figure. Raises `LegalNLPError` where the package for PDF and PNG is missing."""
    if format == "svg":
        path.write_text(svg, encoding="utf-8")
        return
    try:
        import vl_convert
    except ImportError as error:
        raise LegalNLPError(
            f"{format} needs the package vl-convert-python: "
            "pip install 'legalnlp-definitions[figures]', or choose --format svg"
        ) from error
    made = (
        vl_convert.svg_to_pdf(svg)
        if format == "pdf"
        else vl_convert.svg_to_png(svg, scale=PRINT / 96, ppi=PRINT)
    )
    path.write_bytes(made)
