"""Elements of HTML by what they are to a reader: blocks, what nobody sees, the chrome of a site."""

from __future__ import annotations

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
DROPPED = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "button", "select", "input", "textarea", "option", "map", "area",
    "img", "picture", "source", "link", "meta", "base", "title",
))  # fmt: skip
CHROME_TAGS = frozenset(("nav", "footer", "menu", "dialog"))
