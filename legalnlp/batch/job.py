"""One input in, one record out: the unit of work that workers do and journals keep."""

from __future__ import annotations

import traceback
from collections.abc import Generator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from legalnlp.errors import KnowledgeError, LegalNLPError, UnreadableFile, UnsupportedLanguage
from legalnlp.output.codings import to_dict
from legalnlp.output.results import Failure
from legalnlp.sources.input import Input, from_json
from legalnlp.types import Coding

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """An input to be coded, and what the run wants to know of it when its record comes.

    ``overrides`` are options of `legalnlp.read`; ``with_text`` asks for the canonical text.
    ``key`` tells what made the coding (content, options, rules, version), ``ordinal`` is the
    place of the input in the run, ``size`` its bytes.
    """

    input: Input
    overrides: Mapping[str, Any] = field(default_factory=dict, hash=False)
    with_text: bool = False
    key: str = ""
    ordinal: int = 0
    size: int = 0

    @property
    def path(self) -> str:
        """The name under which results and failures are listed."""
        return self.input.name

    def order(self) -> dict[str, Any]:
        """What a worker needs, as plain data: the arguments of `carried_out`."""
        return {
            "input": self.input.to_json(),
            "overrides": dict(self.overrides),
            "with_text": self.with_text,
        }


Answers = Generator[tuple[Job, Record], None, None]


def code(path: str | Path, overrides: Mapping[str, Any]) -> Coding:
    """Read and code one file; raises what `read` and `analyse` raise."""
    return coded(Input(str(path)), overrides)


def coded(input: Input, overrides: Mapping[str, Any], *, whole: bool = False) -> Coding:
    """Read and code one input; raises what `read` and `analyse` raise.

    A text is not read of which its words tell that nothing in it is on the subject, unless
    ``whole`` wants its canonical text.
    """
    from legalnlp.pipeline import analyse, passed_over

    input = input.fetched(overrides.get("max_bytes"))
    words = None if whole else input.glimpse(**overrides)
    return (words and passed_over(words)) or analyse(input.document(**overrides))


def carried_out(
    input: Mapping[str, Any], overrides: Mapping[str, Any], with_text: bool = False
) -> Record:
    """The record of an order (`Job.order`)."""
    return record(from_json(input), overrides, with_text=with_text)


def record(input: Input, overrides: Mapping[str, Any], *, with_text: bool = False) -> Record:
    """``{"path", "coding", "failure"}``, one of the last two None; never raises an Exception.

    ``with_text`` adds the canonical text. An exception that nobody foresaw becomes a failure
    ``internal`` that names the place in the code, so that one input never takes others with it.
    """
    try:
        coding = coded(input, overrides, whole=with_text)
    except Exception as error:
        return failed(failure(input.name, error))
    text = {"text": coding.document.text} if with_text else {}
    return {"path": input.name, "coding": to_dict(coding), "failure": None, **text}


def failed(why: Failure) -> Record:
    """The record of an input that was not coded."""
    return {"path": why.path, "coding": None, "failure": asdict(why)}


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
            what = "more memory needed than there is, or than a worker may hold"
            return Failure(path, "memory", what, "Raise --memory, or split the file.")
    return Failure(path, "internal", _place(error), "A fault of legalnlp: please report it.")


def _place(error: BaseException) -> str:
    """The exception and the line of ours (or of a library) at which it rose."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return f"{type(error).__name__}: {error}"
    file = "/".join(Path(frames[-1].filename).parts[-2:])
    return f"{type(error).__name__}: {error}, at {file}:{frames[-1].lineno}"
