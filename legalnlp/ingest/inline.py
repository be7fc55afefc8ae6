"""Takes Markdown and stray HTML marks out of one paragraph, and keeps its words."""

from __future__ import annotations

import html
import re

_ANY = re.compile(r"[\\*_`\[<&~!{]|[a-z][FCM]\d")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped characters wait in the private-use area until the marks are gone.
_HIDE = {ord(c): chr(0xE000 + ord(c)) for c in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
_SHOW = {0xE000 + code: chr(code) for code in _HIDE}
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|caption|center|cite|code|dd|del|details|div|dl|dt|em|figure"
    r"|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|mark|nav|ol|p|pre|q|s|section|small|span"
    r"|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
_SUPERSCRIPT = re.compile(r"(?<=[\w.])<sup>\s*(\d{1,3})\s*</sup>", re.I)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
# Numbers of notes on amendments, as consolidated texts set them: "a kite[F4 or kites] of silkF4."
# Only inserted words stand in brackets; notes of other letters are glued to a word.
_AMENDED = re.compile(r"(?<=\[)F\d{1,4}(?=[ (A-Za-z\"'“‘,])|(?<=[a-z]{3})[FCM]\d{1,4}(?!\w)")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000})\]"
    r"\((?:[^()\s]|\([^()\s]{0,300}\)){0,2000}(?:\s+\"[^\"]{0,300}\")?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,100}\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000})>")
_STARS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{0,4000}?[^\s*])\1")
# A bold number whose letter is set in italics: "**Art. 28***a*".
_LETTER = re.compile(r"(?<=\w)\*\*\*([^\W_]{1,12})\*(?!\*)")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]{0,4000}?[^\s_])\1(?!\w)")
# Converters leave the blank behind a word inside its marks: "**_kite _**means".
_LOOSE = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,200}?\s)\1")
_STRUCK = re.compile(r"~~([^~]{1,4000})~~")
_CODE = re.compile(r"(`{1,3})([^`]{1,4000})\1")


def clean(text: str) -> str:
    """The words of a Markdown paragraph; a ``<br>`` becomes a newline.

    >>> clean("**(a)** *Scope* See [section 2](x.md)\\\\. \\\\<Amended 2020\\\\>")
    '(a) Scope See section 2. <Amended 2020>'
    """
    if not _ANY.search(text):
        return text
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: _HIDE[ord(m[1])], text).removesuffix("\\")
    if "<" in text:
        text = untagged(text)
    if "[" in text:
        text = unlinked(text)
    text = _AMENDED.sub("", text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    text = _plain(text)
    if "&" in text:
        text = html.unescape(text)
    return text.translate(_SHOW) if _hidden(text) else text


def _hidden(text: str) -> bool:
    return any("\ue000" <= c <= "\ue07f" for c in set(text))


def untagged(text: str) -> str:
    """A text without stray HTML; a ``<br>`` becomes a newline."""
    text = _COMMENT.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _SUPERSCRIPT.sub(lambda m: m[1].translate(_RAISED), text)
    return _TAG.sub("", _BREAK.sub("\n", text))


def unlinked(text: str) -> str:
    """The words of links without their targets; images and footnote numbers are gone."""
    text = _IMAGE.sub("", _FOOTNOTE.sub("", text))
    return _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))


def _plain(text: str) -> str:
    """Emphasis without its marks; nested emphasis takes a second round."""
    if "***" in text:
        text = _LETTER.sub(r"**\1", text)
    for _ in range(2):
        if "*" in text:
            text = _STARS.sub(r"\2", text)
        if "_" in text:
            text = _UNDERSCORES.sub(r"\2", text)
    if "_" in text or "*" in text:
        text = _LOOSE.sub(r"\2", text)
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    return text.replace("**", "") if "**" in text else text
