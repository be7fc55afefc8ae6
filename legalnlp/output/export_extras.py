"""Libraries that only some formats need, asked for when they are needed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from legalnlp.errors import LegalNLPError


class MissingLibrary(LegalNLPError):
    """A format was asked for whose library is not installed."""


def needed(module: str, extra: str) -> ModuleType:
    """The module; raises `MissingLibrary` with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingLibrary(
            f"this format needs the library {module!r}: pip install 'legalnlp-definitions[{extra}]'"
        ) from error
