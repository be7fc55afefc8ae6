"""Reads legal texts and codes whom and what their definitions of sexual material reach.

Every code carries the words that prove it: ``document.text[start:end] == quote``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# Where each public name lives. They are imported when first used, so that the command line
# answers quickly and nobody pays for what he does not use.
_HOMES = {
    "read": "legalnlp.ingest",
    "classify": "legalnlp.batch.run",
    "analyze": "legalnlp.batch.run",
    "Classification": "legalnlp.output.results",
    "Analysis": "legalnlp.output.results",
    "Document": "legalnlp.types",
    "Coding": "legalnlp.types",
    "LegalNLPError": "legalnlp.errors",
    "UnreadableFile": "legalnlp.errors",
    "UnsupportedLanguage": "legalnlp.errors",
    "KnowledgeError": "legalnlp.errors",
}
__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'legalnlp' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
