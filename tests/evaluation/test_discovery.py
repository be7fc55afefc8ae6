"""Recall and precision of discovery, told by labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalnlp.evaluation.discovery import Score, bare, by_language, score, scores, total

NEEDLES = {"language": "en-XA", "core": ["Section 4", "Section 5"], "related": ["Section 9"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Art. 12<sup>bis</sup>", "Article 12bis"),
        ("第三条の二（風船）", "第三条の二"),
        ("제2조(정의)", "제2조"),
        ("§ 7a", "7A"),
        ("12.34", "Sec. 12.34"),
    ],
)
def test_labels_are_compared_without_typography(one: str, other: str) -> None:
    assert bare(one) == bare(other)


def test_different_provisions_stay_different() -> None:
    assert (
        len({bare(x) for x in ("第三条", "第三条の二", "Article R7", "Article 7", "SCHEDULE 1")})
        == 5
    )


def test_related_is_no_fault_and_a_label_counts_once() -> None:
    one = score("code.md", NEEDLES, ["4", "Section 4", "s 9", "Section 9", "Section 70"])
    assert (one.recall, one.missing, one.noise[-1]) == (0.5, ("Section 5",), "Section 70")


def test_sums_by_language() -> None:
    parts = [
        Score("a", "en", 2, 2, 4, 3),
        Score("b", "en-XA", 2, 1, 0, 0),
        Score("c", "de", 0, 0, 0, 0),
    ]
    assert [(s.language, s.recall) for s in by_language(parts)] == [
        ("de", None), ("en", 0.75), ("", 0.75),
    ]  # fmt: skip
    assert total(parts).precision == 0.75


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "needles.json").write_text(
        '{"gone.md": {"language": "en", "core": [], "related": []}}'
    )

    def found(path: Path) -> list[str]:
        return [path.read_text()]

    [(file, error)] = scores(tmp_path / "needles.json", tmp_path, found)
    assert file == "gone.md"
    assert isinstance(error, OSError)
