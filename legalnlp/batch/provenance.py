"""What made a coding: versions, and hashes of rules and code."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from legalnlp import __version__
from legalnlp.knowledge import HOME, rules_hash, taxonomy


def provenance(overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Versions, hashes of rules and code, and the options given."""
    return {**maker(), "overrides": {k: v for k, v in overrides.items() if v is not None}}


@cache
def maker() -> Mapping[str, str]:
    """This installation: two that agree here give the same codings."""
    return {
        "legalnlp": __version__,
        "codebook": str(taxonomy()["version"]),
        "rules_sha256": rules_hash(),
        "code_sha256": code_hash(),
    }


@cache
def code_hash() -> str:
    """SHA-256 over the modules of this package: a result names the code that made it."""
    digest = hashlib.sha256()
    for path in sorted(HOME.rglob("*.py")):
        digest.update(path.relative_to(HOME).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
