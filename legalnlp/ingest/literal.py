"""Reads JSON, JSON Lines, and what only resembles JSON: object literals cut out of a program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_DEEPEST = 200
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<comment>//[^\n]*|/\*.*?(?:\*/|$))
    | (?P<punct>[{}\[\],:;()=])
    | (?P<string>"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$)|`(?:[^`\\]|\\.)*(?:`|$))
    | (?P<word>[^\s{}\[\],:;()="'`]+)
    )""",
    re.X | re.S,
)
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.S)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "\n", "0": "", "\n": ""}


def load(text: str) -> tuple[Any, bool]:
    """The value of a JSON text and whether it is sound; several values come as a list.

    Raises `ValueError` where nothing like a value is found or it is nested too deep.

    >>> load('judul: "Kites", pasal: [{ no: 1, bunyi: "A kite has a string." }')
    ({'judul': 'Kites', 'pasal': [{'no': '1', 'bunyi': 'A kite has a string.'}]}, False)
    """
    try:
        return json.loads(text), True
    except json.JSONDecodeError:
        values = list(_lines(text))
        return (values, True) if values else (_Loose(text).document(), False)


def _lines(text: str) -> Iterator[Any]:
    """Values of JSON Lines; nothing where the lines are no such values."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not all(line.lstrip()[0] in "{[" for line in lines[:50]):
        return
    try:
        yield from [json.loads(line) for line in lines]
    except json.JSONDecodeError:
        return


class _Loose:
    """A forgiving parser: bare keys, any quotes, comments, brackets missing at the ends."""

    def __init__(self, text: str) -> None:
        self._tokens = [
            (m.lastgroup, m[m.lastgroup])
            for m in _TOKEN.finditer(text)
            if m.lastgroup and m.lastgroup != "comment"
        ]
        self._at = 0

    def document(self) -> Any:
        """Every object, list and pair at the outermost level, in order."""
        loose: dict[str, Any] = {}
        values: list[Any] = []
        while self._at < len(self._tokens):
            kind, token = self._tokens[self._at]
            if token in ("{", "["):
                values.append(self._value(0))
            elif kind != "punct" and self._peek(1) == ":":
                self._pair(loose, 0)
            else:
                self._at += 1
        if loose:
            values.insert(0, loose)
        if not values:
            raise ValueError("nothing in it reads as an object or a list")
        return values[0] if len(values) == 1 else values

    def _peek(self, ahead: int) -> str:
        at = self._at + ahead
        kind, token = self._tokens[at] if at < len(self._tokens) else ("", "")
        return token if kind == "punct" else ""

    def _value(self, depth: int) -> Any:
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        kind, token = self._tokens[self._at]
        self._at += 1
        if kind == "string":
            return self._string(token)
        if kind == "word":
            return None if token in ("null", "undefined") else token
        if token == "[":
            return self._list(depth)
        return self._object(depth) if token == "{" else None

    def _string(self, token: str) -> str:
        """A string, and those that ``+`` adds to it."""
        parts = [_unescape(token)]
        while self._at + 1 < len(self._tokens) and self._tokens[self._at] == ("word", "+"):
            kind, token = self._tokens[self._at + 1]
            if kind != "string":
                break
            parts.append(_unescape(token))
            self._at += 2
        return "".join(parts)

    def _list(self, depth: int) -> list[Any]:
        values: list[Any] = []
        while self._at < len(self._tokens):
            token = self._peek(0)
            if token in ("]", "}"):
                self._at += 1
                return values
            if token and token not in "{[":
                self._at += 1
            else:
                values.append(self._value(depth + 1))
        return values

    def _object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while self._at < len(self._tokens):
            token = self._peek(0)
            if token in ("}", "]"):
                self._at += 1
                return found
            if not token and self._peek(1) == ":":
                self._pair(found, depth)
            else:
                self._at += 1
        return found

    def _pair(self, found: dict[str, Any], depth: int) -> None:
        kind, token = self._tokens[self._at]
        key = _unescape(token) if kind == "string" else token
        self._at += 2
        if self._at < len(self._tokens) and self._peek(0) not in (",", "}", "]"):
            found[key] = self._value(depth + 1)


def _unescape(token: str) -> str:
    body = token[1:-1] if len(token) > 1 and token[-1] == token[0] else token[1:]
    return _ESCAPE.sub(_escaped, body) if "\\" in body else body


def _escaped(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        number = int(code.strip("ux{}"), 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _PLAIN.get(code, code)
