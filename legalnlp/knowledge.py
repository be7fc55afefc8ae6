"""Loads and checks what the toolkit knows: the taxonomy, the concepts and the language packs.

A pack is a folder ``languages/<tag>/`` of TOML files; every ``[[rule]]`` in them is a `Rule`.
Patterns are written in the syntax of the `regex` package, case-insensitive, with three conveniences
that are expanded when the pack is loaded: a blank stands for any white space (and a Greek vowel for
itself with or without its accent), ``{name}`` for an entry of the pack's ``words.toml`` (whose
table ``[numerals]`` gives the numbers that are written as words: a rule's group ``number`` is
looked up there), and ``{gap}`` or ``{gap:N}`` for up to 60 (or N) characters that do not leave the
sentence.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Literal

import regex

from legalnlp.errors import KnowledgeError
from legalnlp.literals import Literals
from legalnlp.sieve import Sieves
from legalnlp.signs import PLAIN, by_parts

HOME = Path(__file__).parent
LANGUAGES = HOME / "languages"
RULE_FILES = ("concepts", "elements", "qualifiers", "quantities")
DATA_FILES = ("pack", "words", "structure", "definitions", "detection")
# Optional files: how courts speak, how platforms forbid, how an act says which law it rewords.
JUDGMENTS, POLICIES, AMENDING = "judgments", "policies", "amending"
SCOPES = ("after", "before", "clause")
_Words = Mapping[str, str]
_MACRO = regex.compile(r"\{(\p{Ll}[\p{Ll}\d_]*)(?::(\d+))?\}")
_SENTENCE_END = r"\n.;:。；;"


@dataclass(frozen=True)
class Rule:
    """One way in which one language says one thing.

    ``example`` must make this rule fire at ``target`` (a stretch that the match contains or
    equals); ``unlike`` must leave it silent. ``scope`` is for qualifiers only.
    """

    id: str
    concept: str
    pattern: str
    example: str
    target: str
    unlike: str
    source: str
    expanded: str
    scope: Literal["after", "before", "clause"] | None = None
    note: str | None = None

    @cached_property
    def regex(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return regex.compile(self.expanded, regex.IGNORECASE)

    def failures(self) -> Iterator[str]:
        """What keeps the rule from its promise, in words; nothing when it holds."""
        hits = [m.group() for m in self.regex.finditer(fold(self.example))]
        if self.target not in self.example:
            yield f"{self.id}: target {self.target!r} does not stand in the example"
        elif not any(fold(self.target) in h or h in fold(self.target) for h in hits):
            yield f"{self.id}: does not fire on its example at {self.target!r} (found {hits})"
        near_miss = self.regex.search(fold(self.unlike))
        if near_miss:
            yield f"{self.id}: fires on its near miss at {near_miss.group()!r}"


@dataclass(frozen=True)
class Pack:
    """All that is known of one language. ``settings`` is ``pack.toml``."""

    tag: str
    settings: Mapping[str, Any]
    words: Mapping[str, str]
    rules: tuple[Rule, ...]
    structure: Mapping[str, Any] = field(default_factory=dict)
    definitions: Mapping[str, Any] = field(default_factory=dict)
    numerals: Mapping[str, float] = field(default_factory=dict)
    detection: Mapping[str, Any] = field(default_factory=dict)
    judgments: tuple[Rule, ...] = ()
    policies: tuple[Rule, ...] = ()
    amending: tuple[Rule, ...] = ()

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules for enacted texts, for judgments, for policies and for amending acts."""
        return self.rules + self.judgments + self.policies + self.amending

    @cached_property
    def by_concept(self) -> Mapping[str, tuple[Rule, ...]]:
        """Rules by concept id."""
        table: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            table[rule.concept] = (*table.get(rule.concept, ()), rule)
        return table

    @cached_property
    def literals(self) -> Literals:
        """The strings without which a rule of this pack cannot fire."""
        return Literals(self.words)

    @cached_property
    def sieves(self) -> Sieves:
        """What tries rules of this pack on a text."""
        return Sieves(self.literals)

    @property
    def draft(self) -> bool:
        """True where the pack was never measured against gold: every coding asks for review."""
        return bool(self.settings.get("draft"))

    def expand(self, pattern: str) -> str:
        """The pattern with words, gaps and blanks written out."""
        return expand(pattern, self.words)


_FOLDS = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ", "\r": " ",
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "〝": '"', "〞": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "ㆍ": "·", "・": "·", "‧": "·", "∙": "·", "･": "·", "•": "·", "⋅": "·",
        **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)},
    }
)  # fmt: skip
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLDS)))}]")


def fold(text: str) -> str:
    """Text as rules see it: one character for one, so that offsets stay true.

    Typographic quotes, dashes, dots, blanks and full-width forms become their plain twins.
    """
    if text.isascii():
        return text.translate(_FOLDS)
    return by_parts(partial(_FOLDED.sub, lambda match: _FOLDS[ord(match[0])]), text)


def expand(pattern: str, words: Mapping[str, str], depth: int = 0) -> str:
    """Write out ``{name}``, ``{gap}`` and blanks; raise `KnowledgeError` for an unknown name."""
    if depth > 8:
        raise KnowledgeError(f"words refer to each other in a circle: {pattern!r}")

    def replace(match: regex.Match[str]) -> str:
        name, size = match.group(1), match.group(2)
        if name == "gap":
            return f"[^{_SENTENCE_END}]{{0,{size or 60}}}?"
        if name not in words:
            raise KnowledgeError(f"{{{name}}} is no entry of words.toml")
        return f"(?:{expand(words[name], words, depth + 1)})"

    text = str(_MACRO.sub(replace, pattern))
    return text if depth else _ACCENTED.sub(_any_accent, _CLASS_OR_BLANKS.sub(_any_blank, text))


_CLASS_OR_BLANKS = regex.compile(r"(?P<skip>\\.|\[(?:\\.|[^\]\\])*])|(?P<blanks> +)(?P<many>[?*]?)")


def _any_blank(match: regex.Match[str]) -> str:
    """A blank of a pattern as any white space; inside a character class it stays itself."""
    if match["skip"]:
        return str(match["skip"])
    return r"\s*" if match["many"] else r"\s+"


_ACCENTS = {accented: f"[{accented}{plain}]" for accented, plain in PLAIN.items()}
_ACCENTS |= {v: f"[{vs}]" for vs in ("αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ") for v in vs}
_ACCENTED = regex.compile(rf"(?P<skip>\\.|\[(?:\\.|[^\]\\])*\])|(?P<letter>[{''.join(_ACCENTS)}])")


def _any_accent(match: regex.Match[str]) -> str:
    """A letter with or without its accent; that of Greek also moves with the case of a word."""
    return match["skip"] or _ACCENTS[match["letter"]]


@cache
def available() -> tuple[str, ...]:
    """Tags of the languages that have a pack, sorted."""
    return tuple(sorted(p.parent.name for p in LANGUAGES.glob("*/pack.toml")))


def pack_tag(language: str | None) -> str | None:
    """The pack for a BCP 47 tag (``en-GB`` → ``en``, ``nb`` → ``no``…), or None."""
    if not language:
        return None
    packs = available()
    tag = language.replace("_", "-")
    while tag:
        for name in packs:
            if tag.lower() == name.lower() or tag.lower() in _aliases(name):
                return name
        tag = tag.rpartition("-")[0]
    return None


@cache
def _aliases(name: str) -> frozenset[str]:
    return frozenset(a.lower() for a in _toml(LANGUAGES / name / "pack.toml").get("aliases", ()))


@cache
def load_pack(tag: str) -> Pack:
    """Load one pack. Raises `KnowledgeError`: a file is missing or empty, a rule malformed."""
    folder = LANGUAGES / tag
    data = {name: _toml(folder / f"{name}.toml") for name in DATA_FILES + RULE_FILES}
    words = {name: str(text) for name, text in data["words"].get("words", {}).items()}
    rules = tuple(r for name in RULE_FILES for r in _rules(tag, name, data[name], words))
    if not rules:
        raise KnowledgeError(f"language {tag}: no rules")
    return Pack(
        tag=tag,
        settings=data["pack"],
        words=words,
        rules=rules,
        structure=data["structure"],
        definitions=data["definitions"],
        detection=data["detection"],
        numerals={fold(k).casefold(): v for k, v in data["words"].get("numerals", {}).items()},
        judgments=_optional_rules(tag, JUDGMENTS, words),
        policies=_optional_rules(tag, POLICIES, words),
        amending=_optional_rules(tag, AMENDING, words),
    )


def _optional_rules(tag: str, name: str, words: Mapping[str, str]) -> tuple[Rule, ...]:
    """Rules of a file of its own, whose ``[words]`` add to the pack's; none without it."""
    path = LANGUAGES / tag / f"{name}.toml"
    data = _toml(path) if path.is_file() else {}
    return tuple(_rules(tag, name, data, {**words, **data.get("words", {})}))


def _toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise KnowledgeError(f"language {path.parent.name}: {path.name} is missing")
    with path.open("rb") as stream:
        try:
            data = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise KnowledgeError(f"{path}: {error}") from error
    if not data:
        raise KnowledgeError(f"language {path.parent.name}: {path.name} is empty")
    return data


def _rules(tag: str, name: str, data: Mapping[str, Any], words: _Words) -> Iterator[Rule]:
    required = {"id", "concept", "pattern", "example", "target", "unlike"}
    for record in data.get("rule", ()):
        where = f"languages/{tag}/{name}.toml, rule {record.get('id', record)!r}"
        missing = required - set(record)
        unknown = set(record) - required - {"scope", "note"}
        if missing or unknown:
            raise KnowledgeError(f"{where}: missing {sorted(missing)}, unknown {sorted(unknown)}")
        if record["concept"] not in concepts():
            raise KnowledgeError(f"{where}: unknown concept {record['concept']!r}")
        if record.get("scope") not in (None, *SCOPES):
            raise KnowledgeError(f"{where}: scope must be one of {SCOPES}")
        try:
            expanded = expand(record["pattern"], words)
        except KnowledgeError as error:
            raise KnowledgeError(f"{where}: {error}") from error
        yield Rule(**record, source=f"{tag}/{name}.toml", expanded=expanded)


@cache
def concepts() -> Mapping[str, Mapping[str, Any]]:
    """The concept ids that rules may name, with what each stands for."""
    files = (HOME / f"{name}.toml" for name in ("concepts", JUDGMENTS, AMENDING))
    return {name: about for path in files for name, about in _toml(path)["concept"].items()}


@cache
def taxonomy() -> Mapping[str, Any]:
    """Categories, values and dimensions of codebook version 1."""
    return _toml(HOME / "taxonomy.toml")


@cache
def categories() -> tuple[str, ...]:
    """Ids of the nine depiction categories, in the order of the codebook."""
    return tuple(record["id"] for record in taxonomy()["depiction"])


@cache
def rules_hash() -> str:
    """SHA-256 over all knowledge files: a result names the rules that made it."""
    digest = hashlib.sha256()
    for path in sorted([*HOME.glob("*.toml"), *LANGUAGES.rglob("*.toml")]):
        digest.update(path.relative_to(HOME).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
