"""How a language writes definitions: the records of ``languages/<tag>/definitions.toml``.

The file holds, beside the ``[[rule]]`` records,

* ``cue``: a cheap pattern without which no rule of the file can fire on a line;
* ``announce``: a lead-in that opens a list of definitions; ``caption``: a heading over one;
* ``scope``: a passage that says where a definition holds;
* ``joins``: the words that join terms ("and", "or"); ``reject``: what is never a term;
* ``continues``: how a sentence begins that still belongs to the definition before it;
* ``opens``: what in a closed sentence says that limbs follow it ("any of the following");
* ``elsewhere``: what in a definiens that refers says that it refers to another instrument;
* ``[kinds]``: patterns on the beginning of a definiens that settle its kind;
* ``caseless``: true where capitals tell nothing (patterns are case-sensitive otherwise);
* ``[words]``: macros of this file, written ``{name}`` in patterns.

Three macros are the same in every language: ``{term}`` (one or several quoted or emphasised
terms), ``{bare}`` (an unmarked term) and ``{scope}``. All patterns are
matched on `knowledge.fold`ed text; line breaks in a pattern,
with the blanks around them, are for the eye only; ``\\G`` is where the words of a line begin.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args

import regex

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import LANGUAGES, expand
from legalnlp.types import DefinitionKind

Place = Literal["anywhere", "sentence", "list", "entry"]
KINDS: tuple[str, ...] = get_args(DefinitionKind)
PLACES: tuple[str, ...] = get_args(Place)
_REQUIRED = frozenset({"id", "kind", "place", "pattern", "example", "target", "unlike"})
_OPTIONAL = frozenset({"note", "under", "cue", "before"})
_PATTERNS = (
    "cue", "announce", "caption", "scope", "joins", "reject", "continues", "opens", "elsewhere",
)  # fmt: skip
_SETTINGS = frozenset({*_PATTERNS, "caseless", "kinds", "words", "rule"})
_NEVER = r"(?!)"
_UNWRAP = regex.compile(r"\s*\n\s*")
# One marked term: straight quotes stand for every typographic kind once the text is folded.
MARKED = (
    r'(?:"[^"\n]{1,200}?"'
    r"|(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}])'[^'\"\n]{1,120}?'(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}])"
    r"|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』|《[^《》\n]{1,80}》|<[^<>\n]{1,80}>"
    r"|\*{1,3}[^*\n]{1,120}\*{1,3}|(?<!\w)_[^_\n]{1,120}_(?!\w))"
)
# Unmarked: no sentence punctuation, except the dot inside an abbreviation or before a figure.
BARE = r"(?P<term>[^\W\d_](?:[^\n\"(),;:.\[\]「」]|\.(?=\S)|\.\s(?=\p{N})){0,140}?)"


@dataclass(frozen=True)
class DefinitionRule:
    """One way in which one language defines.

    ``place`` says where the pattern is tried: ``anywhere`` in a line, at the start of a
    ``sentence``, at an item of a ``list`` of definitions (announced by a lead-in or a caption),
    or at an ``entry`` (announced by a lead-in). A line without the ``cue`` of the rule is not
    tried. Named groups of the pattern: ``term`` (required), ``definiens`` and ``scope``. Without
    a ``definiens`` it begins where the match ends; or, where ``before`` is given, it stands
    before the match, back to the nearest of the characters in ``before``. ``under`` is the
    lead-in that the example of a list rule needs.
    """

    id: str
    kind: DefinitionKind
    place: Place
    pattern: regex.Pattern[str]
    example: str
    target: str
    unlike: str
    cue: regex.Pattern[str] | None = None
    before: str | None = None
    under: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Drafting:
    """All that is known of how one language defines."""

    tag: str
    rules: tuple[DefinitionRule, ...]
    cue: regex.Pattern[str]
    announce: regex.Pattern[str]
    caption: regex.Pattern[str]
    scope: regex.Pattern[str]
    joins: regex.Pattern[str]
    reject: regex.Pattern[str]
    continues: regex.Pattern[str]
    opens: regex.Pattern[str]
    elsewhere: regex.Pattern[str]
    kinds: Mapping[DefinitionKind, regex.Pattern[str]] = field(default_factory=dict)


def languages() -> tuple[str, ...]:
    """Tags of the languages for which definition rules exist, sorted."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob("*/definitions.toml")))


@cache
def drafting(tag: str) -> Drafting:
    """The definition rules of one language; `KnowledgeError` where the file breaks the contract."""
    path = LANGUAGES / tag / "definitions.toml"
    if not path.is_file():
        raise KnowledgeError(f"language {tag}: definitions.toml is missing")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path}: {error}") from error
    unknown = set(data) - _SETTINGS
    if unknown or not data.get("rule"):
        raise KnowledgeError(f"{path}: unknown keys {sorted(unknown)}, or no rules")
    words = _words(data)
    flags = regex.IGNORECASE if data.get("caseless") else 0
    patterns = {
        key: _compile(f"{tag}/{key}", data.get(key, _NEVER), words, flags) for key in _PATTERNS
    }
    kinds = {
        kind: _compile(f"{tag}/{kind}", text, words, flags)
        for kind, text in data.get("kinds", {}).items()
    }
    return Drafting(tag, tuple(_rules(tag, data["rule"], words, flags)), kinds=kinds, **patterns)


def _words(data: Mapping[str, Any]) -> Mapping[str, str]:
    joins = data.get("joins", _NEVER)
    term = rf"(?P<term>{MARKED}(?:(?:\s*[,/·、]\s*(?:(?:{joins})\s*)?|\s*(?:{joins})\s*){MARKED})*)"
    scope = f"(?P<scope>{data.get('scope', _NEVER)})"
    words = {**data.get("words", {}), "term": term, "bare": BARE, "scope": scope, "marked": MARKED}
    return {name: _UNWRAP.sub("", text) for name, text in words.items()}


def _rules(
    tag: str, records: list[dict[str, Any]], words: Mapping[str, str], flags: int
) -> Iterator[DefinitionRule]:
    seen: set[str] = set()
    for record in records:
        where = f"languages/{tag}/definitions.toml, rule {record.get('id', record)!r}"
        missing, unknown = _REQUIRED - set(record), set(record) - _REQUIRED - _OPTIONAL
        if missing or unknown:
            raise KnowledgeError(f"{where}: missing {sorted(missing)}, unknown {sorted(unknown)}")
        if record["kind"] not in KINDS or record["place"] not in PLACES:
            raise KnowledgeError(f"{where}: kind is one of {KINDS}, place of {PLACES}")
        if record["id"] in seen or not record["id"].startswith(f"{tag}."):
            raise KnowledgeError(f"{where}: the id is used twice or does not begin with {tag!r}")
        seen.add(record["id"])
        pattern = _compile(where, record["pattern"], words, flags)
        if "term" not in pattern.groupindex:
            raise KnowledgeError(f"{where}: the pattern names no term")
        cue = _compile(where, record["cue"], words, flags) if "cue" in record else None
        yield DefinitionRule(**{**record, "pattern": pattern, "cue": cue})


def _compile(where: str, text: str, words: Mapping[str, str], flags: int = 0) -> regex.Pattern[str]:
    try:
        return regex.compile(expand(_UNWRAP.sub("", text), words), flags)
    except (regex.error, KnowledgeError) as error:
        raise KnowledgeError(f"{where}: {error}") from error
