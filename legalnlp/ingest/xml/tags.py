"""Language tags: vocabularies name languages by ISO 639-2, the toolkit by BCP 47."""

from __future__ import annotations

# ISO 639-2 codes (bibliographic ones beside the terminological) and their ISO 639-1 twins.
_TWO_LETTERS = {
    "ara": "ar", "bul": "bg", "ces": "cs", "cze": "cs", "dan": "da", "deu": "de", "ger": "de",
    "ell": "el", "gre": "el", "gr": "el", "eng": "en", "est": "et", "fin": "fi", "fra": "fr",
    "fre": "fr", "gle": "ga", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja",
    "kor": "ko", "lav": "lv", "lit": "lt", "mlt": "mt", "nld": "nl", "dut": "nl", "nor": "no",
    "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "roh": "rm", "slk": "sk", "slo": "sk",
    "slv": "sl", "spa": "es", "swe": "sv", "tha": "th", "vie": "vi", "zho": "zh", "chi": "zh",
}  # fmt: skip


def language_tag(code: str | None) -> str | None:
    """A BCP 47 tag for a language code as vocabularies write it.

    >>> language_tag("fra"), language_tag("EN"), language_tag("fr-CA"), language_tag("")
    ('fr', 'en', 'fr-CA', None)
    """
    if not code:
        return None
    first, dash, rest = code.strip().replace("_", "-").partition("-")
    first = first.lower()
    return _TWO_LETTERS.get(first, first) + dash + rest
