"""Which documents there are under some paths: folders, stores, and clones."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from legalnlp.errors import LegalNLPError, UnreadableFile
from legalnlp.sources import inputs
from legalnlp.sources.input import from_json

ACT = b"# Kites Act\n\nSection 1. A person who flies a kite must hold its string."


def names(root: Path, *paths: Path, leave: Path | None = None) -> list[str]:
    return [os.path.relpath(one.name, root) for one in inputs(paths or [root], leave=leave)]


def write(root: Path, *files: str) -> None:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ACT)


def test_files_come_in_order_without_sidecars_and_hidden_ones(tmp_path: Path) -> None:
    write(tmp_path, "b/one.md", "a.md", "c.md", ".git/HEAD", "b/.hid.md", "a.meta.json", "~$c.docx")
    assert names(tmp_path) == ["a.md", "b/one.md", "c.md"]


def test_each_comes_once_however_often_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b/one.md", "b/two.md")
    b = tmp_path / "b"
    assert names(tmp_path, b / "two.md", b, tmp_path, b / "one.md") == [
        "b/two.md", "b/one.md", "a.md",
    ]  # fmt: skip


def test_links_to_what_is_found_anyway_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "in/.store/b.md", "out/c.md")
    for link, target in (("a2", "in/a.md"), ("b2", "in/.store/b.md"), ("c2", "out/c.md")):
        (tmp_path / "in" / f"{link}.md").symlink_to(tmp_path / target)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert names(tmp_path / "in") == ["a.md", "b2.md", "c2.md"]


def test_the_folder_of_results_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "out/codings.md", "out/parquet/x.md")
    assert names(tmp_path, leave=tmp_path / "out") == ["a.md"]


def test_a_path_that_does_not_exist_is_said_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    with pytest.raises(FileNotFoundError, match=r"none\.md"):
        inputs([tmp_path, tmp_path / "none.md"])


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A bare clone with two files, a sidecar, and a link."""
    work = tmp_path / "work"
    write(work, "acts/one.md", "two.md", ".github/x.md")
    (work / "two.meta.json").write_text('{"jurisdiction": "FR"}')
    (work / "link.md").symlink_to("/etc/hostname")
    git(work, "init", "-q")
    git(work, "add", ".")
    git(work, "commit", "-qm", "Kites")
    git(tmp_path, "clone", "-q", "--bare", "work", "kites.git")
    return tmp_path / "kites.git"


def test_a_bare_clone_is_the_tree_of_its_latest_commit(clone: Path) -> None:
    listed = {one.id: one for one in inputs([clone])}
    assert list(listed) == ["kites.git!acts/one.md", "kites.git!link.md", "kites.git!two.md"]
    assert listed["kites.git!acts/one.md"].data == ACT
    assert listed["kites.git!two.md"].beside == {"jurisdiction": "FR"}
    assert listed["kites.git!link.md"].trouble
    everything = names(clone.parent, clone.parent)
    assert "work/two.md" in everything
    assert not [name for name in everything if ".git/" in name]


def test_a_clone_without_commits_is_one_failure(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "x.git")], check=True)
    (one,) = inputs([tmp_path / "x.git"])
    assert one.trouble


@pytest.fixture
def store() -> str:
    """A folder in memory behind fsspec."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("two.md", ACT)
    for name, data in {
        "acts/one.md": ACT,
        "acts/one.meta.json": b'{"jurisdiction": "FR"}',
        "acts/.old/one.md": ACT,
        "acts/more.zip": packed.getvalue(),
        "rows.jsonl": json.dumps({"text": ACT.decode()}).encode(),
    }.items():
        system.pipe_file(f"/kites/{name}", data)
    return "memory://kites"


def test_objects_in_a_store_are_documents(store: str) -> None:
    listed = {one.name: one for one in inputs([store])}
    assert list(listed) == [
        "memory:///kites/acts/more.zip!two.md", "memory:///kites/acts/one.md",
        "memory:///kites/rows.jsonl#1",
    ]  # fmt: skip
    one = listed["memory:///kites/acts/one.md"]
    assert one.data is None  # fetched where it is read
    document = from_json(one.to_json()).document(language="en")
    assert (document.id, document.jurisdiction) == ("one", "FR")
    assert document.path == one.name
    assert listed["memory:///kites/rows.jsonl#1"].id == "rows.jsonl#1"
    (alone,) = inputs([f"{store}/acts/one.md"])
    assert alone.document(language="en").jurisdiction == "FR"


def test_the_digest_of_an_object_changes_with_it(store: str) -> None:
    import fsspec

    (one,) = inputs([f"{store}/acts/one.md"])
    before = one.digest()
    assert one.digest() == before
    fsspec.filesystem("memory").pipe_file("/kites/acts/one.md", ACT + b" Always.")
    assert one.digest() != before


def test_an_object_above_the_limit_is_refused(store: str) -> None:
    (one,) = inputs([f"{store}/acts/one.md"])
    with pytest.raises(UnreadableFile, match="too_large"):
        one.document(max_bytes=20)


def test_what_is_missing_for_a_store_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LegalNLPError, match="no-such-store"):
        list(inputs(["no-such-store://bucket/a"]))
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(LegalNLPError, match=r"\[stores\]"):
        list(inputs(["s3://bucket/a"]))


def test_an_object_that_is_not_there_is_said(store: str) -> None:
    with pytest.raises(FileNotFoundError, match="none"):
        list(inputs([f"{store}/none"]))
