"""What several tests share."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from legalnlp.types import Cell, Coding, Definition, Document, Evidence

BESIDE = Path(__file__).parents[1] / ".." / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The optional folder of real texts beside the project; tests that need it skip without."""
    folder = Path(os.environ.get("LEGALNLP_SHARED", BESIDE)).resolve()
    if not (folder / "gold").is_dir():
        pytest.skip(f"no folder of real texts at {folder}")
    return folder


SPECIMENS = Path(__file__).parents[1] / "corpora" / "specimens"


@pytest.fixture(scope="session")
def specimens() -> Callable[[str], Iterator[str]]:
    """Every string of some length in the specimens of a language, by its tag."""

    def strings(tag: str) -> Iterator[str]:
        path = SPECIMENS / f"{tag}.toml"
        pending: list[object] = [tomllib.loads(path.read_text("utf-8"))] if path.is_file() else []
        while pending:
            item = pending.pop()
            if isinstance(item, dict):
                pending += item.values()
            elif isinstance(item, list):
                pending += item
            elif isinstance(item, str) and len(item) > 40:
                yield item

    return strings


TEXT = (
    "Section 4\n"
    '"invented picture" means a drawing of a child who was never born.\n'
    "Whoever keeps an invented picture is fined."
)


def _evidence(quote: str, text: str = TEXT, rule: str = "en.demo.rule") -> Evidence:
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote), "Section 4", rule)


@pytest.fixture
def coding() -> Coding:
    """A coding made by hand, with something in every field."""
    drawn = Cell(
        "conditional", ("obscene",), ("possess",), (_evidence("a drawing of a child"),),
        confidence=0.8, review=True, note="a demonstration",
    )  # fmt: skip
    start = TEXT.index("a drawing")
    return Coding(
        Document("demo", TEXT, language="en", jurisdiction="XA", sha256="0" * 64),
        relevant=True,
        depictions={"virtual_child_drawn": drawn},
        sets={"media": ("drawing",), "conduct": ("possess",)},
        age=18,
        max_prison_years=99,
        definitions=(Definition("invented picture", "means", start, start + 9, 11, 27, 1),),
        labels=("Section 4", "Section 4(1)"),
        proofs={"media.drawing": _evidence("drawing")},
    )


@pytest.fixture
def statute(tmp_path: Path) -> Callable[..., Path]:
    """Writes a little act of our own into a file and returns its path."""

    def write(name: str = "act.txt", text: str = ACT, **sidecar: Any) -> Path:
        import json

        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if sidecar:
            path.with_name(path.stem + ".meta.json").write_text(json.dumps(sidecar))
        return path

    return write


ACT = """\
Invented Pictures Act

Section 1. In this Act, "child" means a person under 18 years of age.
Section 2. (1) A person who possesses or distributes a photograph or drawing that depicts a child \
engaged in sexual activity commits an offence and is liable to imprisonment for up to 5 years.
"""
