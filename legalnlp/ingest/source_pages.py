"""Reads pages saved as program source (TSX, JSX): what stands between the tags is the text."""

from __future__ import annotations

import re

from legalnlp.ingest.draft import Draft, TextBuilder
from legalnlp.ingest.encoding import decode

_COMMENT = re.compile(r"\{\s*/\*.*?\*/\s*\}", re.S)
_BLANK = re.compile(r"\{\s*([\"'`])\s*\1\s*\}")
_LITERAL = re.compile(r"\{\s*([\"'`])((?:(?!\1)[^\\{}]|\\.)*)\1\s*\}", re.S)
_ATTRIBUTE = re.compile(r"\s[\w:-]+=\{(?:[^{}]|\{[^{}]*\})*\}")
_EXPRESSION = re.compile(r"\{[\w.$?()\[\]\s,]{0,200}\}")
# A line of program: prose that begins with "function" or "return" has none of these signs.
_CODE = re.compile(
    r"^[ \t]*(?:import\s+(?:[\w{*][^\n]*\sfrom\s+)?[\"'][^\n]*"
    r"|export\s+(?:default|const|function|class|\{)[^\n]*"
    r"|(?:const|let|var)\s+[\w${\[][^=\n]*=[^\n]*|(?:async\s+)?function\s+\w*\s*\([^\n]*"
    r"|return\s*[(;][^\n]*"
    r"|[)\]};,]+\s*;?|[\"']use \w+[\"'];?)[ \t]*$",
    re.M,
)


def read_source(data: bytes, name: str) -> Draft:
    """The text of the markup in a program, its code left out."""
    from legalnlp.ingest import html_pages

    text, warnings = decode(data)
    builder = TextBuilder()
    builder.warnings.extend(warnings)
    html_pages.write(markup(text), builder)
    return builder.draft("source")


def markup(source: str) -> str:
    """JSX as HTML: comments, expressions and the program around the tags left out.

    >>> markup('const a = (\\n<p className="x">A kite{" "}flies.{/* old */}</p>\\n);').strip()
    '<p class="x">A kite flies.</p>'
    """
    text = _COMMENT.sub("", source)
    text = _BLANK.sub(" ", text)
    text = _LITERAL.sub(lambda m: m[2], text)
    text = _ATTRIBUTE.sub("", text)
    text = _CODE.sub("", text)
    text = _EXPRESSION.sub("", text)
    text = text.replace("<>", "<div>").replace("</>", "</div>")
    return text.replace("className=", "class=")
