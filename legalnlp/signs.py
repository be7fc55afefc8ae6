"""Signs as rules compare them: without case, and without the difference of digits and blanks."""

from __future__ import annotations

import re
from collections.abc import Callable

# Signs that regular expressions, told to ignore case, take for one letter and `lower` does not.
_ALIKE = dict(zip("ıİſςϐϑϕϖϰϱϵµẛ\u212a\u212b", "iisσβθφπκρεμṡkå", strict=True))
# Letters that rules match with or without their accent, which capitals often lack.
PLAIN = dict(zip("άέήίόύώϊϋΐΰáéèêíóúçãõ", "αεηιουωιυιυaeeeioucao", strict=True))
_ALIKE |= PLAIN | {a.upper(): plain for a, plain in PLAIN.items() if len(a.upper()) == 1}
_UNLIKE_LOWER = re.compile(f"[{''.join(_ALIKE)}]")
_PART = 1 << 20  # signs of a text that are worked on at once
_DIGITS = re.compile(r"[^\D0]")
UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")  # Chinese, Japanese
_BETWEEN_SIGNS = re.compile(rf"(?<={UNSPACED.pattern})\s*\n\s*(?={UNSPACED.pattern})")
_BLANKS = re.compile(r"[^\S ]")


def by_parts(do: Callable[[str], str], text: str) -> str:
    """What a function that looks at one sign at a time makes of a long text.

    In parts, since `lower` takes twelve bytes a sign while it works.
    """
    if len(text) <= _PART:
        return do(text)
    return "".join(do(text[at : at + _PART]) for at in range(0, len(text), _PART))


def caseless(text: str) -> str:
    """Text in small letters, one character for one.

    >>> caseless("İSTANBUL ΛΌΓΟΣ")
    'istanbul λογοσ'
    """
    if text.isascii():
        return text.lower()
    return by_parts(_small, text)


def _small(text: str) -> str:
    # `İ` is the one sign whose small form is two; it is gone before `lower` sees it.
    plain = _UNLIKE_LOWER.sub(lambda match: _ALIKE[match[0]], text).lower()
    return plain.replace("ς", "σ")  # `lower` writes a final sigma at the end of a word


def one_line(text: str) -> str:
    """Text without line ends: a blank for each, nothing between signs written without blanks.

    >>> one_line("a child or\\na youth"), one_line("児童\\nポルノ")
    ('a child or a youth', '児童ポルノ')
    """
    if UNSPACED.search(text):
        text = _BETWEEN_SIGNS.sub("", text)
    return text.replace("\n", " ")


def plain_signs(text: str) -> str:
    """Caseless text as heads are written: every digit a 0, every white space a blank.

    >>> plain_signs("under 18\\nyears")
    'under 00 years'
    """
    return _BLANKS.sub(" ", _DIGITS.sub("0", text))
