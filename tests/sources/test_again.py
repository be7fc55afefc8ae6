"""Texts that lie in archives and tables serve report, exchange and package like files do."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from legalnlp.batch.run import Options, write
from legalnlp.cli import main
from legalnlp.output.export_texts import TextsMissing, documents
from legalnlp.output.folder import load
from legalnlp.sources.again import named, with_bytes
from legalnlp.sources.columns import Columns

ACT = "Section 4. Whoever sells a photograph of a child in a sexual act shall be fined.\n"
OTHER = "Section 9. Whoever keeps a drawing of an invented child in a sexual act shall be fined.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    with zipfile.ZipFile(folder / "acts.zip", "w") as archive:
        archive.writestr("old/one.md", ACT)
    row = {"name": "two", "tongue": "en", "body": OTHER}
    (folder / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def results(texts: Path, tmp_path: Path) -> Path:
    columns = Columns(text="body", id="name", language="tongue")
    write([texts], tmp_path / "out", Options(columns=columns), jurisdiction="ZZ")
    return tmp_path / "out"


def test_inputs_are_found_again_by_name_and_by_bytes(texts: Path) -> None:
    name = f"{texts / 'acts.zip'}!old/one.md"
    (found,) = named([name, f"{texts / 'acts.zip'}!gone.md"])
    assert found.name == name
    assert [one.name for _, one in with_bytes([found.sha256()], texts)] == [name]


def test_documents_of_a_run_over_containers_are_read_again(results: Path) -> None:
    assert {name: d.text for name, d in documents(load(results)).items()} == {
        "acts.zip!old/one.md": ACT.strip(),
        "two": OTHER.strip(),
    }


def test_a_member_that_is_gone_is_named(results: Path, texts: Path) -> None:
    (texts / "acts.zip").unlink()
    with pytest.raises(TextsMissing) as caught:
        documents(load(results))
    assert list(caught.value.reasons) == ["acts.zip!old/one.md"]


def test_package_holds_them_and_proves_their_coding(
    results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "package"
    assert _exit("package", results, "--out", package, "--with-texts", "--author", "Ada") == 0
    assert _exit("verify", package) == 0
    assert "2 of 2 texts, coded again" in capsys.readouterr().out


def test_report_shows_them_in_context(results: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert _exit("report", results, "--out", page) == 0
    assert "shall be fined" in page.read_text(encoding="utf-8")


def _exit(*words: object) -> int:
    try:
        main([str(word) for word in words])
    except SystemExit as end:
        return int(end.code or 0)
    return 0
