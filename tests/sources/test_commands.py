"""The verbs take whatever holds documents, and say what was not read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

ACT = """# Harbour Decency Act

Section 1. In this Act, "prohibited picture" means any drawing or photograph that shows a child
taking part in a sexual act.

Section 2. A person who makes a prohibited picture commits an offence.
"""


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "acts.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("acts/one.md", ACT)
        file.writestr("../two.md", ACT)
    return str(path)


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "rows.jsonl"
    lines = [{"law": ACT, "nr": "A"}, {"law": None}, {"law": ACT, "nr": "B"}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    from legalnlp.cli import main

    with pytest.raises(SystemExit) as end:
        main(arguments)
    shown = capsys.readouterr()
    return int(str(end.value.code)), shown.out, shown.err


@pytest.mark.parametrize("verb", ["find", "definitions"])
def test_verbs_read_archives(verb: str, archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, verb, archive, "--format", "jsonl", "--language", "en")
    assert code == 1
    assert {json.loads(line)["document"] for line in out.splitlines()} == {"acts.zip!acts/one.md"}
    assert len(err.splitlines()) == 1
    assert "acts.zip!../two.md" in err


def test_classify_and_text_read_rows(rows: str, capsys: pytest.CaptureFixture[str]) -> None:
    columns = ("--text-column", "law", "--id-column", "nr", "--format", "json")
    code, out, err = run(capsys, "classify", rows, *columns)
    assert code == 1
    assert [json.loads(line)["document"]["id"] for line in out.splitlines()] == ["A", "B"]
    assert "rows.jsonl#2" in err
    code, out, _ = run(capsys, "text", rows, *columns)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["A", "B"]


def test_columns_that_are_not_there_are_a_failure(
    rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "classify", rows, "--text-column", "words")
    assert (code, out) == (1, "")
    assert "'words'" in err
    assert "law" in err
