"""The library in the shape in which the README shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import legalnlp
from legalnlp.output import tables

Statute = Callable[..., Path]


def test_classify_takes_a_path_or_a_document(statute: Statute) -> None:
    path = statute(language="en")
    by_path = legalnlp.classify(path)
    assert by_path.coding.relevant
    assert legalnlp.classify(legalnlp.read(path)).to_dict() == by_path.to_dict()
    assert legalnlp.classify(path, jurisdiction="XB").coding.document.jurisdiction == "XB"


def test_classify_raises_what_cannot_be_read(statute: Statute) -> None:
    with pytest.raises(legalnlp.UnreadableFile, match="empty"):
        legalnlp.classify(statute("empty.txt", text=""))
    with pytest.raises(legalnlp.UnsupportedLanguage, match="tlh"):
        legalnlp.classify(statute(language="tlh"))


def test_a_near_miss_asks_for_a_reader(statute: Statute) -> None:
    near = "Section 3. A person who shows a lewd sexual film in public is liable to a fine."
    coding = legalnlp.classify(statute("near.txt", text=near), language="en").coding
    assert not coding.relevant
    assert coding.review
    assert any("Section 3" in note for note in coding.notes)
    far = "Section 3. A person who sells kites in public is liable to a fine."
    coding = legalnlp.classify(statute("far.txt", text=far), language="en").coding
    assert not coding.relevant
    assert not coding.review
    assert not coding.notes


@pytest.mark.parametrize("workers", [0, 1])
def test_analyze_without_a_folder_keeps_results_in_memory(
    statute: Statute, tmp_path: Path, workers: int
) -> None:
    statute("in/a.txt", language="en")
    statute("in/b.txt", text="")
    seen: list[tuple[int, int | None]] = []
    found = legalnlp.analyze(
        tmp_path / "in", workers=workers, progress=lambda now: seen.append((now.done, now.total))
    )
    assert list(found.to_frame().columns) == list(tables.COVERAGE)
    assert len(found.to_frame()) == 9
    assert [e.cause for e in found.errors] == ["empty"]
    assert seen[-1] == (2, 2)
    assert "a" in found._repr_html_()


def test_analyze_with_a_folder_gives_what_it_wrote(statute: Statute, tmp_path: Path) -> None:
    path = statute("in/a.txt", language="en")
    found = legalnlp.analyze([path], out=tmp_path / "out")
    assert found.codings == legalnlp.analyze(path).codings
    assert (tmp_path / "out" / "coverage.csv").is_file()
    assert found.settings["rules_sha256"]
