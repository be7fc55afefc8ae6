"""Specimens: what ships is right, what is wrong is told, what is malformed is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from legalnlp.errors import KnowledgeError
from legalnlp.evaluation.specimens import as_text, capability, load_specimens, try_specimens

SHIPPED = Path(__file__).parents[2] / "corpora" / "specimens"
GOOD = """
[[specimen]]
id = "en-demo"
capability = "real_child=covered, by a photograph"
text = "Section 1. A person who sells a photograph of a child in a sexual act commits an offence."
[specimen.expect]
real_child = "covered"
conduct = ["distribute"]
"""


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "en.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_specimen_that_comes_out_right(tmp_path: Path) -> None:
    outcomes = try_specimens(load_specimens(folder(tmp_path, GOOD)))
    assert [o.right for o in outcomes] == [True]
    assert "real_child=covered" in as_text(outcomes)


def test_a_wrong_one_says_what_was_expected_and_what_was_found(tmp_path: Path) -> None:
    wrong = GOOD.replace('real_child = "covered"', 'real_child = "excluded"')
    outcome = try_specimens(load_specimens(folder(tmp_path, wrong)))[0]
    assert outcome.wrong == {"real_child": ("excluded", "covered")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('capability = "real_child=covered, by a photograph"\n', ""),
        ("real_child =", "unreal_child ="),
    ],
)
def test_malformed_specimens_are_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(KnowledgeError, match="en-demo"):
        load_specimens(folder(tmp_path, GOOD.replace(old, new)))


def test_capabilities_are_told_without_their_details() -> None:
    assert capability("rule 10: limited to adults") == "rule 10"
    assert capability("relevant=false") == "relevant=false"


def test_specimens_ship_for_every_measured_language() -> None:
    tags = {s.language for s in load_specimens(SHIPPED)}
    assert {"en", "ko", "ja", "zh", "de", "fr", "es"} <= tags


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda p: p.stem)
def test_nearly_all_shipped_specimens_come_out_right(path: Path) -> None:
    outcomes = try_specimens(s for s in load_specimens(SHIPPED) if s.language == path.stem)
    wrong = [o.specimen.id for o in outcomes if not o.right]
    assert len(wrong) <= 0.05 * len(outcomes), wrong


def test_the_matrix_as_data_for_a_program(tmp_path: Path) -> None:
    text = GOOD + GOOD.replace("en-demo", "en-wrong").replace('["distribute"]', '["access"]')
    command = [sys.executable, "-m", "legalnlp", "evaluate", "--format", "json", "--specimens"]
    done = subprocess.run(
        [*command, str(folder(tmp_path, text))], capture_output=True, text=True, check=False
    )
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["right"], told["tried"]) == (1, 2)
    assert told["matrix"] == {"real_child=covered": {"en": [1, 2]}}
    assert told["wrong"] == {"en-wrong": {"conduct": [["access"], ["distribute"]]}}
