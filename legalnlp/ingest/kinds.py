"""Tells what kind of document a text is, from words that only that kind uses (`kinds.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from legalnlp.types import DocType

_TABLE = Path(__file__).with_name("kinds.toml")
_SAMPLE = 6_000
_ENOUGH = 4
_SHORT = 3_000
# A treaty or a policy names itself often; in a longer text one mention may be a mere reference.
_TWICE = ("treaty", "policy")


def kind(text: str) -> DocType:
    """Statute, treaty, judgment or policy; a text that shows nothing is a statute.

    >>> kind("Each Party shall adopt measures on kites. Each Party may ask for strings."
    ...      " Each Party shall report on the kites that it has found.")
    'treaty'
    """
    sample = text[:_SAMPLE] + "\n" + text[-_SAMPLE // 2 :] if len(text) > _SAMPLE else text
    for name, (strong, weak) in _cues().items():
        least = 2 if name in _TWICE and len(sample) > _SHORT else 1
        if sum(1 for _ in strong.finditer(sample)) >= least:
            return cast("DocType", name)
        if weak and sum(bool(cue.search(sample)) for cue in weak) >= _ENOUGH:
            return cast("DocType", name)
    return "statute"


@cache
def _cues() -> Mapping[str, tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]]:
    flags = re.IGNORECASE | re.MULTILINE
    return {
        name: (
            re.compile("|".join(cues["strong"]), flags),
            tuple(re.compile(cue, flags) for cue in cues["weak"]),
        )
        for name, cues in tomllib.loads(_TABLE.read_text("utf-8")).items()
    }
