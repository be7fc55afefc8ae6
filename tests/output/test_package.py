"""Replication packages: others can read them, and one changed digit is found."""

from __future__ import annotations

import csv
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from legalnlp.batch.run import write
from legalnlp.cli import main
from legalnlp.errors import UnreadableFile
from legalnlp.output.codings import to_dict
from legalnlp.output.folder import load
from legalnlp.output.package import About, FolderInUse, package
from legalnlp.output.tables_rows import TABLES, material
from legalnlp.output.verify import Verdict, verify

sys.path.insert(0, str(Path(__file__).parent))
from made_folder import HOSTILE, folder_of, hostile

ABOUT = About("Kites & their laws", "2026-01-31", ("Ada Example", "Ben"), "CC-BY-4.0")
ACT = """\
Section 1
In this Act "child pornography" means a photograph or film, or a drawing made by computer, that
shows a child engaged in sexual activity.
Section 2
Whoever {verb} child pornography shall be imprisoned for not more than {years} years.
"""


def recode(
    paths: list[Path], options: Mapping[str, Any]
) -> Iterator[tuple[Path, Mapping[str, Any] | None, str]]:
    """Codes in this process."""
    from legalnlp.ingest import read
    from legalnlp.pipeline import analyse

    for path in paths:
        yield path, json.loads(json.dumps(to_dict(analyse(read(path, **options))))), ""


def texts(folder: Path) -> Path:
    folder.mkdir()
    for name, verb, years in (("one", "possesses", 5), ("two", "produces", 10)):
        (folder / f"{name}.txt").write_text(ACT.format(verb=verb, years=years))
        facts = {"language": "en", "jurisdiction": "GB", "as_of": "2019-05-02"}
        (folder / f"{name}.meta.json").write_text(json.dumps(facts))
    return folder


@pytest.fixture
def results(tmp_path: Path) -> Path:
    write([texts(tmp_path / "texts")], tmp_path / "out")
    return tmp_path / "out"


def packed(results: Path, out: Path, **more: Any) -> Path:
    return package(material(load(results)), out, ABOUT, **more)


def proved(path: Path, at: Path | None = None) -> Verdict:
    return verify(path, recode, at)


# ── what is in it ─────────────────────────────────────────────────────────────────────────


def test_a_package_has_everything_that_a_journal_asks_for(results: Path, tmp_path: Path) -> None:
    made = packed(results, tmp_path / "p")
    names = {p.relative_to(made).as_posix() for p in made.rglob("*") if p.is_file()}
    assert names >= {
        "README.md", "CITATION.cff", "datapackage.json", "ro-crate-metadata.json", "codebook.md",
        "commands.txt", "SHA256SUMS", "codings/codings.jsonl", "codings/run.json",
        *(f"data/{table}.{kind}" for table in TABLES for kind in ("csv", "parquet")),
    }  # fmt: skip
    assert not [name for name in names if name.startswith("texts/")]
    readme = (made / "README.md").read_text(encoding="utf-8")
    for part in ("Overview", "Data availability", "Computational requirements", "Instructions"):
        assert re.search(rf"^## {part}", readme, re.MULTILINE)
    with (made / "data" / "sources.csv").open(encoding="utf-8") as stream:
        assert all(len(row["sha256"]) == 64 for row in csv.DictReader(stream))


def test_frictionless_finds_every_table_valid(results: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    made = packed(results, tmp_path / "p")
    report = frictionless.validate(str(made / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "message"])


def test_hostile_text_leaves_a_package_valid(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    texts_ = [text for kind, text in HOSTILE.items() if kind != "control"]
    folder = folder_of(tmp_path / "h", [hostile(" ".join(texts_))])
    made = packed(folder, tmp_path / "p")
    assert frictionless.validate(str(made / "datapackage.json")).valid
    assert "<script" not in re.sub(r"\\<", "", (made / "README.md").read_text(encoding="utf-8"))
    assert not proved(made).problems


def test_a_crate_reader_finds_files_people_and_licence(results: Path, tmp_path: Path) -> None:
    crate = pytest.importorskip("rocrate.rocrate").ROCrate
    made = packed(results, tmp_path / "p")
    found = crate(str(made))
    assert found.name == ABOUT.title
    assert found.license == "CC-BY-4.0"
    assert {e.id for e in found.data_entities} >= {"data/coverage.csv", "README.md"}
    assert [a["name"] for a in found.root_dataset["author"]] == ["Ada Example", "Ben"]


def test_a_citation_file_is_yaml_with_what_was_said(results: Path, tmp_path: Path) -> None:
    cff = yaml.safe_load((packed(results, tmp_path / "p") / "CITATION.cff").read_text())
    assert cff["title"] == ABOUT.title
    assert [a["name"] for a in cff["authors"]] == ["Ada Example", "Ben"]
    assert cff["cff-version"] == "1.2.0"


def test_nothing_is_written_over(results: Path, tmp_path: Path) -> None:
    packed(results, tmp_path / "p")
    with pytest.raises(FolderInUse):
        packed(results, tmp_path / "p")


# ── verification ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["p", "p.zip"])
def test_an_untouched_package_is_proved(results: Path, tmp_path: Path, name: str) -> None:
    verdict = proved(packed(results, tmp_path / name, texts=True))
    assert verdict.problems == ()
    assert verdict.proofs[-1] == "2 of 2 texts, coded again, give the same coding"


def test_without_texts_it_says_that_nothing_was_coded(results: Path, tmp_path: Path) -> None:
    made = packed(results, tmp_path / "p")
    verdict = proved(made)
    assert verdict.problems == ()
    assert any("nothing was coded again" in remark for remark in verdict.remarks)
    assert "2 of 2" in proved(made, tmp_path / "texts").proofs[-1]


@pytest.mark.parametrize("table", ["evidence", "documents", "timeline"])
def test_one_changed_digit_is_found_and_shown(results: Path, tmp_path: Path, table: str) -> None:
    made = packed(results, tmp_path / "p")
    path = made / "data" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    at = next(m.start() for m in re.finditer(r"\d", text) if m.start() > text.index("\n"))
    digit = str((int(text[at]) + 1) % 10)
    path.write_text(text[:at] + digit + text[at + 1 :], encoding="utf-8")
    problems = proved(made).problems
    assert f"data/{table}.csv: changed since the package was made" in problems
    assert any(p.startswith(f"data/{table}.csv: row ") and "where the codings give" in p
               for p in problems)  # fmt: skip


def test_a_forged_list_of_hashes_does_not_help(results: Path, tmp_path: Path) -> None:
    from legalnlp.output.package import SUMS, digest, listed

    made = packed(results, tmp_path / "p", texts=True)
    path = made / "codings" / "codings.jsonl"
    path.write_text(path.read_text().replace('"max_prison_years": 5', '"max_prison_years": 6'))
    sums = "".join(f"{digest(made / name)}  {name}\n" for name in listed(made))
    (made / SUMS).write_text(sums)
    problems = proved(made).problems
    assert any("max_prison_years" in p and "6" in p and "now" in p for p in problems)
    assert any(p.startswith("data/documents.csv") for p in problems)


def test_missing_and_added_files_are_found(results: Path, tmp_path: Path) -> None:
    made = packed(results, tmp_path / "p")
    (made / "README.md").unlink()
    (made / "extra.txt").write_text("?")
    assert {"README.md: missing", "extra.txt: not in the list of files"} <= set(
        proved(made).problems
    )


def test_what_is_no_package_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with pytest.raises(UnreadableFile):
        proved(tmp_path / "x.zip")
    with pytest.raises(UnreadableFile, match="SHA256SUMS"):
        proved(tmp_path)
    with pytest.raises(FileNotFoundError):
        proved(tmp_path / "nowhere")


def test_the_commands_answer_with_exit_codes(
    results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "p.zip"
    assert _exit("package", results, "--out", made, "--with-texts", "--author", "Ada") == 0
    assert _exit("verify", made) == 0
    assert "2 of 2 texts, coded again" in capsys.readouterr().out
    with zipfile.ZipFile(made) as archive:
        archive.extractall(tmp_path / "open")
    readme = tmp_path / "open" / "README.md"
    readme.write_text(readme.read_text() + "x")
    assert _exit("verify", tmp_path / "open") == 1
    assert "README.md: changed" in capsys.readouterr().err
    assert _exit("verify", tmp_path / "nowhere") == 2
    assert _exit("package", results, "--on", "yesterday", "--out", tmp_path / "q") == 2


def _exit(*arguments: object) -> int:
    try:
        main([str(a) for a in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0
