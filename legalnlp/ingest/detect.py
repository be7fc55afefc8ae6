"""Tells the language of a text offline, from its script and its most frequent words.

What a language looks like is in ``languages/<tag>/detection.toml``: ``script``, ``words`` (very
frequent ones), ``characters`` (letters beyond a to z), and ``variants`` (signs by tag) where one
language is written in two ways.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from legalnlp.knowledge import LANGUAGES

_SAMPLE = 3_000
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Hangul": re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]"),
    "Kana": re.compile(r"[\u3041-\u30ff]"),
    "Han": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    "other": re.compile(r"[\u0530-\u0dff\u0e80-\u10ff\u1200-\u1cff\u2c00-\u2dff\ua500-\uabff]"),
}
# One sign of these stands for about as much as so many letters.
_WEIGHTS = {"Hangul": 3, "Kana": 2, "Han": 4}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_PRINTERS = "§«»“”„‘’–—…°º·¿¡€£©"
_LEAST = 0.08
_MARGIN = 0.12
_FEW = 12


class Guess(NamedTuple):
    """A BCP 47 tag, or None where the text does not tell; certainty from 0 to 1."""

    language: str | None
    certainty: float


@dataclass(frozen=True)
class Profile:
    """What one language looks like."""

    tag: str
    script: str
    words: frozenset[str]
    characters: frozenset[str]
    variants: Mapping[str, str]


def detect(text: str) -> Guess:
    """The language of a text; None rather than a guess where the evidence is thin.

    >>> detect("Any person who draws a kite and does not hold it is guilty of an offence.").language
    'en'
    >>> detect("12-34-56 XYZ").language is None
    True
    """
    sample = _sample(text)
    counts = _scripts(sample)
    script, count = max(counts.items(), key=lambda item: item[1])
    if count < _FEW:
        return Guess(None, 0.0)
    if script in ("Kana", "Han", "Hangul"):
        return _east_asian(sample, counts)
    known = [profile for profile in profiles() if profile.script == script]
    share = count / sum(counts.values())
    if len(known) == 1:
        return Guess(known[0].tag, share) if share > 0.5 else Guess(None, share)
    return _by_words(sample, known)


def _scripts(sample: str) -> Mapping[str, int]:
    """About how many letters of each script a text has."""
    signs = Counter(sample)
    return {
        script: sum(signs[sign] for sign in signs if pattern.match(sign)) * _WEIGHTS.get(script, 1)
        for script, pattern in _SCRIPTS.items()
    }


def _sample(text: str) -> str:
    """The whole of a short text; of a long one its beginning, its middle and its end."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE] + " " + text[-_SAMPLE:]


def _east_asian(sample: str, counts: Mapping[str, int]) -> Guess:
    total = counts["Kana"] + counts["Han"] + counts["Hangul"]
    if counts["Hangul"] > 0.25 * total:
        return Guess("ko", min(1.0, 0.5 + counts["Hangul"] / total))
    if counts["Kana"] > 0.08 * total:
        return Guess("ja", min(1.0, 0.6 + counts["Kana"] / total))
    return _variant(sample, next(p for p in profiles() if p.script == "Han"))


def _variant(sample: str, profile: Profile) -> Guess:
    """Which way of writing one language it is; the bare tag where nothing tells."""
    signs = Counter(sample)
    found = {tag: sum(signs[c] for c in own) for tag, own in profile.variants.items()}
    total = sum(found.values())
    tag = max(found, key=lambda t: found[t])
    if total < 2 or found[tag] < 0.8 * total:
        return Guess(profile.tag, 0.6)
    return Guess(tag, found[tag] / total)


def _by_words(sample: str, known: list[Profile]) -> Guess:
    """The language that most of the frequent words belong to, if it is clearly ahead."""
    low = sample.lower()
    words = Counter(_WORD.findall(low.replace("’", "'")))
    total = words.total()
    if total < _FEW // 2 or not known:
        return Guess(None, 0.0)
    letters = Counter(c for c in _BEYOND.findall(low) if c.isalpha())
    spoken = _spoken(words)
    scores = {p.tag: _score(p, spoken[p.tag], total, letters) for p in known}
    (best, high), (_, next_high) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    margin = (high - max(next_high, 0.0)) / high if high > 0 else 0.0
    certainty = min(1.0, high / (2 * _LEAST)) * min(1.0, margin / (2 * _MARGIN))
    if high < _LEAST or margin < _MARGIN * (2 if total < 3 * _FEW else 1):
        return Guess(None, certainty)
    return Guess(best, certainty)


def _score(profile: Profile, spoken: float, total: int, letters: Counter[str]) -> float:
    """Share of the words that speak for a language, less the letters that it does not have."""
    foreign = sum(n for c, n in letters.items() if c not in profile.characters)
    own = sum(n for c, n in letters.items() if c in profile.characters)
    return (spoken + 0.1 * own - 0.5 * foreign) / total


def _spoken(words: Counter[str]) -> Mapping[str, float]:
    """How much words speak for each language; a word that several share counts in parts."""
    speakers, found = _speakers(), dict.fromkeys((p.tag for p in profiles()), 0.0)
    for word, number in words.items():
        for tag in speakers.get(word, ()):
            found[tag] += number / len(speakers[word])
    return found


@cache
def _speakers() -> Mapping[str, tuple[str, ...]]:
    """The languages of which each word is a frequent one."""
    found: dict[str, tuple[str, ...]] = {}
    for profile in profiles():
        for word in profile.words:
            found[word] = (*found.get(word, ()), profile.tag)
    return found


@cache
def profiles() -> tuple[Profile, ...]:
    """Every language that can be told, pack or not."""
    found = []
    for path in sorted(LANGUAGES.glob("*/detection.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        found.append(
            Profile(
                path.parent.name,
                data["script"],
                frozenset(word.lower() for word in data["words"]),
                frozenset(data.get("characters", "")),
                data.get("variants", {}),
            )
        )
    return tuple(found)


def familiarity(text: str) -> float:
    """How much a text reads like some language, 0 to about 1; 0 for a text of ASCII alone.

    Meant for comparing one text in several encodings, not several texts.
    """
    sample = _sample(text).lower()
    strange = Counter(c for c in sample if c > "\x7f" and not c.isspace())
    total = strange.total()
    if not total:
        return 0.0
    words = Counter(_WORD.findall(sample.replace("’", "'")))
    return max(_likeness(profile, strange, total, words) for profile in profiles())


def _likeness(profile: Profile, strange: Counter[str], total: int, words: Counter[str]) -> float:
    """Share of the signs beyond ASCII that are this language's own, weighed with known words."""
    own = sum(strange[c] for c in profile.characters if c in strange)
    if profile.script in ("Han", "Kana", "Hangul"):
        return own / total
    if profile.script != "Latin":
        pattern = _SCRIPTS[profile.script]
        own = sum(n for c, n in strange.items() if pattern.match(c))
    known = sum(words[w] for w in profile.words if w in words)
    plain = sum(strange[c] for c in _PRINTERS if c in strange)
    return (own + plain) / total * (0.3 + known / max(words.total(), 1))
