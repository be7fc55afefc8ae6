"""One file in, one record out: the unit of work that workers do and journals keep."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from legalnlp.errors import KnowledgeError, LegalNLPError, UnreadableFile, UnsupportedLanguage
from legalnlp.output.codings import to_dict
from legalnlp.output.results import Failure
from legalnlp.types import Coding

Record = dict[str, Any]


def code(path: str, overrides: Mapping[str, Any]) -> Coding:
    """Read and code one file; raises what `read` and `analyse` raise."""
    from legalnlp.ingest import read
    from legalnlp.pipeline import analyse

    return analyse(read(path, **overrides))


def record(path: str, overrides: Mapping[str, Any], *, with_text: bool = False) -> Record:
    """``{"path", "coding", "failure"}``, one of the last two None; never raises an Exception.

    ``with_text`` adds the canonical text. An exception that nobody foresaw becomes a failure
    ``internal`` that names the place in the code, so that one file never takes others with it.
    """
    try:
        coding = code(path, overrides)
    except Exception as error:
        return {"path": path, "coding": None, "failure": asdict(failure(path, error))}
    text = {"text": coding.document.text} if with_text else {}
    return {"path": path, "coding": to_dict(coding), "failure": None, **text}


def failure(path: str, error: BaseException) -> Failure:
    """Any exception as a row: file, cause, detail, advice."""
    match error:
        case UnreadableFile():
            return Failure(path, error.cause, error.detail, error.advice)
        case UnsupportedLanguage():
            what = f"no language pack for {error.language!r}" if error.language else (
                "the language could not be told"
            )  # fmt: skip
            advice = (
                f"Packs: {', '.join(error.supported)}. Say which language it is with --language, "
                "or in a sidecar NAME.meta.json."
            )
            return Failure(path, "language", what, advice)
        case KnowledgeError():
            return Failure(path, "knowledge", str(error), "Run `legalnlp rules check`.")
        case LegalNLPError():
            return Failure(path, "other", str(error), "")
        case OSError():
            advice = "Check that the file exists and may be read."
            return Failure(path, "unreadable", error.strerror or str(error), advice)
        case MemoryError():
            return Failure(path, "memory", "more memory needed than there is", "Split the file.")
    return Failure(path, "internal", _place(error), "A fault of legalnlp: please report it.")


def _place(error: BaseException) -> str:
    """The exception and the line of ours (or of a library) at which it rose."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return f"{type(error).__name__}: {error}"
    file = "/".join(Path(frames[-1].filename).parts[-2:])
    return f"{type(error).__name__}: {error}, at {file}:{frames[-1].lineno}"
