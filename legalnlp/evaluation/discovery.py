"""How well the provisions on a subject are found in whole codes: recall and precision by file.

Needles are listed as ``{file: {"language", "core": [label…], "related": [label…]}}``. To return a
related provision is no fault; what is in neither list is noise. Labels are compared without
captions and typography, and one that recurs in a file counts once.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legalnlp.errors import LegalNLPError

COLUMNS = ("file", "language", "core", "recall", "returned", "precision", "missing", "noise")
_MARKUP = re.compile(r"</?\w+>")
_CAPTION = re.compile(r"(?<=[\d\u3040-\ud7af])\s*[(（\[【].*$")
_WORD = re.compile(r"^(?:article|art|artikel|artículo|section|sec|άρθρο)(?=\W*[a-z]{0,2}\W*\d)")


@dataclass(frozen=True)
class Score:
    """One file: ``found`` of its ``core`` labels, ``right`` of those ``returned``.

    ``missing`` are core labels not returned, ``noise`` labels returned that are in neither list.
    """

    file: str
    language: str
    core: int
    found: int
    returned: int
    right: int
    missing: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()

    @property
    def recall(self) -> float | None:
        """Share of the core that was found; None where there is none."""
        return self.found / self.core if self.core else None

    @property
    def precision(self) -> float | None:
        """Share of what was returned that is core or related; None where nothing was."""
        return self.right / self.returned if self.returned else None


def bare(label: str) -> str:
    """A label without caption, markup, word for the unit and typography.

    >>> bare("Art. 179<sup>quater</sup>"), bare("第二条（定義）"), bare("Article R624-2")
    ('179quater', '第二条', 'r6242')
    """
    text = unicodedata.normalize("NFKC", _MARKUP.sub("", label)).casefold()
    text = _WORD.sub("", _CAPTION.sub("", text).strip())
    return "".join(c for c in text if c.isalnum())


def score(file: str, needles: Mapping[str, Any], labels: Iterable[str]) -> Score:
    """Compare the labels returned for a file with its needles."""
    returned = {bare(label): label for label in labels}
    core = {bare(label): label for label in needles["core"]}
    wanted = core.keys() | {bare(label) for label in needles["related"]}
    return Score(
        file,
        needles["language"],
        len(core),
        len(core.keys() & returned.keys()),
        len(returned),
        len(wanted & returned.keys()),
        tuple(core[key] for key in core if key not in returned),
        tuple(returned[key] for key in returned if key not in wanted),
    )


def scores(
    path: Path, folder: Path, found: Callable[[Path], Iterable[str]]
) -> Iterator[Score | tuple[str, Exception]]:
    """The score of each file listed in ``path``, or the file and why it was not read.

    ``found`` gives the labels of the articles on the subject in a file of ``folder``.
    """
    for file, needles in json.loads(path.read_text(encoding="utf-8")).items():
        try:
            yield score(file, needles, found(folder / file))
        except (LegalNLPError, OSError) as error:
            yield file, error


def total(parts: Iterable[Score], file: str = "all", language: str = "") -> Score:
    """All files as one."""
    parts = list(parts)
    return Score(
        file,
        language,
        sum(p.core for p in parts),
        sum(p.found for p in parts),
        sum(p.returned for p in parts),
        sum(p.right for p in parts),
    )


def row(one: Score) -> dict[str, Any]:
    """A score as a row of `COLUMNS`."""
    return {
        "file": one.file,
        "language": one.language,
        "core": one.core,
        "recall": one.recall,
        "returned": one.returned,
        "precision": one.precision,
        "missing": "; ".join(one.missing),
        "noise": "; ".join(one.noise),
    }


def by_language(parts: Iterable[Score]) -> Iterator[Score]:
    """One score for each language (primary subtag), then one for all."""
    parts = list(parts)
    for tag in sorted({p.language.split("-")[0] for p in parts}):
        yield total((p for p in parts if p.language.split("-")[0] == tag), "all", tag)
    yield total(parts)
