"""Archives are read without unpacking them to disk, and taken for hostile."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.errors import UnreadableFile
from legalnlp.sources import Input, inputs
from legalnlp.sources.containers import Opening, unfold
from legalnlp.sources.limits import Budget, Limits

ACT = b"# Kites Act\n\nSection 1. A person who flies a kite must hold its string."
FILES = {
    "acts/one.md": ACT,
    "acts/one.meta.json": b'{"jurisdiction": "FR"}',
    "acts/deep/two.md": ACT + b" Always.",
    ".hidden/three.md": ACT,
}
TARS = ("w", "w:gz", "w:bz2", "w:xz")


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: Mapping[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def found(path: Path) -> dict[str, Input]:
    listed = list(inputs([path]))
    cut = len(str(path.parent)) + 1
    assert len({one.name for one in listed}) == len(listed)
    return {one.name[cut:]: one for one in listed}


def causes(path: Path) -> dict[str, str | None]:
    return {name: one.trouble and one.trouble[0] for name, one in found(path).items()}


def small(data: bytes, file: str, **limits: int) -> list[Input]:
    how = Opening(budget=Budget(Limits(**limits)))
    return list(unfold(Input(file), io.BytesIO(data), file, how))


def test_every_member_of_a_zip_file_is_a_document(tmp_path: Path) -> None:
    members = found(zipped(tmp_path / "acts.zip", FILES))
    assert list(members) == ["acts.zip!acts/one.md", "acts.zip!acts/deep/two.md"]
    document = members["acts.zip!acts/one.md"].document(language="en")
    assert document.id == "acts.zip!acts/one.md"
    assert document.path == str(tmp_path / "acts.zip!acts/one.md")
    assert document.jurisdiction == "FR"
    assert document.format == "markdown"


@pytest.mark.parametrize("mode", TARS)
def test_every_member_of_a_tar_file_is_a_document(tmp_path: Path, mode: str) -> None:
    late = {name: FILES[name] for name in sorted(FILES, reverse=True)}  # sidecar before its file
    for number, files in enumerate((FILES, late)):
        members = found(tarred(tmp_path / f"acts{number}.tar", files, mode))
        assert len(members) == 2
        one = members[f"acts{number}.tar!acts/one.md"]
        assert (one.data, one.beside) == (ACT, {"jurisdiction": "FR"})


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_one_document_with_its_sidecar(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "act.md.gz"
    path.write_bytes(pack(ACT))  # type: ignore[operator]
    (tmp_path / "act.md.meta.json").write_text('{"jurisdiction": "DE"}')
    one = found(path)["act.md.gz!act.md"]
    document = one.document(language="en")
    assert (document.jurisdiction, document.format) == ("DE", "markdown")


def test_parts_packed_one_after_the_other_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "act.txt.gz"
    path.write_bytes(gzip.compress(b"A kite ") + gzip.compress(b"flies.") + bytes(512))
    assert found(path)["act.txt.gz!act.txt"].data == b"A kite flies."


def test_archives_in_archives_are_opened_up_to_a_depth(tmp_path: Path) -> None:
    data, inside = ACT, "act.md"
    for name in ("a.zip", "b.zip", "c.zip", "d.zip"):
        data, inside = zipped(tmp_path / "made.zip", {inside: data}).read_bytes(), name
    names = [(one.name, one.trouble and one.trouble[0]) for one in small(data, "d.zip", depth=4)]
    assert names == [("d.zip!c.zip!b.zip!a.zip!act.md", None)]
    assert [one.trouble and one.trouble[0] for one in small(data, "d.zip")] == ["too_large"]


def test_a_word_file_is_a_document_and_no_archive(tmp_path: Path) -> None:
    files = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}
    docx = zipped(tmp_path / "act.docx", files)
    assert found(docx)["act.docx"] == Input(str(docx))
    inside = found(zipped(tmp_path / "acts.zip", {"act.docx": docx.read_bytes()}))
    assert inside["acts.zip!act.docx"].data == docx.read_bytes()


def test_names_that_lead_out_are_not_opened(tmp_path: Path) -> None:
    bad = ("../one.md", "/etc/one.md", "a/../../one.md", "C:\\one.md", "..\\one.md", "a\nb.md")
    files = {**dict.fromkeys(bad, ACT), "good.md": ACT}
    for path in (zipped(tmp_path / "acts.zip", files), tarred(tmp_path / "acts.tar", files)):
        answer = causes(path)
        assert list(answer.values()) == ["unsafe"] * len(bad) + [None]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["acts.tar", "acts.zip"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "acts.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.md")
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    assert set(causes(tmp_path / "acts.tar").values()) == {"unsafe"}
    with zipfile.ZipFile(tmp_path / "acts.zip", "w") as zip_file:
        entry = zipfile.ZipInfo("link.md")
        entry.external_attr = 0o120777 << 16
        zip_file.writestr(entry, "/etc/hostname")
    assert causes(tmp_path / "acts.zip") == {"acts.zip!link.md": "unsafe"}


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(tmp_path / "acts.zip", "w") as archive:
            archive.writestr("one.md", ACT)
            archive.writestr("one.md", ACT + b" Twice.")
    answer = found(tmp_path / "acts.zip")
    assert list(answer) == ["acts.zip!one.md", "acts.zip!one.md (member 2)"]


def test_bombs_are_stopped_and_the_others_are_read(tmp_path: Path) -> None:
    bomb = bytes(40_000_000)
    files = {"one.md": ACT, "bomb.md": bomb, "two.md": ACT}
    assert causes(zipped(tmp_path / "acts.zip", files)) == {
        "acts.zip!one.md": None, "acts.zip!bomb.md": "too_large", "acts.zip!two.md": None,
    }  # fmt: skip
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bomb))
    assert causes(tmp_path / "bomb.gz") == {"bomb.gz": "too_large"}
    path = tarred(tmp_path / "acts.tar.gz", files, "w:gz")
    answer = causes(path)
    assert answer.pop("acts.tar.gz!one.md") is None
    assert set(answer.values()) == {"too_large"}


def test_limits_of_size_and_number(tmp_path: Path) -> None:
    files = {f"{n}.md": ACT + b"." * n for n in range(6)}
    data = zipped(tmp_path / "acts.zip", files).read_bytes()
    by_size = small(data, "acts.zip", member=len(ACT) + 3)
    assert [bool(one.trouble) for one in by_size] == [False] * 4 + [True] * 2
    by_number = small(data, "acts.zip", members=3)
    assert [one.name for one in by_number if one.trouble] == ["acts.zip"]
    assert len(by_number) == 4
    by_total = small(data, "acts.zip", total=2 * len(ACT) + 3)
    assert [bool(one.trouble) for one in by_total][:3] == [False, False, True]


def test_a_member_that_asks_for_a_password_is_said_to(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "acts.zip", {"one.md": ACT}).read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "acts.zip").write_bytes(data)
    assert causes(tmp_path / "acts.zip") == {"acts.zip!one.md": "encrypted"}


@pytest.mark.parametrize("mode", TARS)
def test_what_stands_before_the_cut_is_read(tmp_path: Path, mode: str) -> None:
    noise, other = (os.urandom(300_000).hex().encode() for _ in range(2))
    path = tarred(tmp_path / "acts.tar", {"one.md": ACT + noise, "two.md": ACT + other}, mode)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4])
    answer = found(path)
    assert answer["acts.tar!one.md"].data == ACT + noise
    broken = [one for one in answer.values() if one.trouble]
    assert {one.trouble and one.trouble[0] for one in broken} == {"damaged"}
    with pytest.raises(UnreadableFile, match="damaged"):
        broken[0].document()


def test_a_damaged_header_is_no_end(tmp_path: Path) -> None:
    path = tarred(tmp_path / "acts.tar", {f"{n}.md": ACT for n in range(3)})
    data = bytearray(path.read_bytes())
    data[1024:1400] = b"x" * 376
    path.write_bytes(data)
    assert causes(path) == {"acts.tar!0.md": None, "acts.tar": "damaged"}


@pytest.mark.parametrize("cut", [0.2, 0.6, 0.95])
def test_a_file_that_is_cut_off_is_one_failure(tmp_path: Path, cut: float) -> None:
    noise = os.urandom(20_000).hex().encode()
    for name, data in (("act.md.gz", gzip.compress(noise)), ("act.md.xz", lzma.compress(noise))):
        (tmp_path / name).write_bytes(data[: int(len(data) * cut)])
        assert causes(tmp_path / name) == {name: "damaged"}
    whole = zipped(tmp_path / "acts.zip", {"one.md": noise}).read_bytes()
    (tmp_path / "acts.zip").write_bytes(whole[: int(len(whole) * cut)])
    assert causes(tmp_path / "acts.zip") == {"acts.zip": "damaged"}


def test_a_broken_sidecar_harms_its_document_alone(tmp_path: Path) -> None:
    files = {"one.md": ACT, "one.meta.json": b"{", "two.md": ACT}
    answer = causes(zipped(tmp_path / "acts.zip", files))
    assert answer == {"acts.zip!one.md": "metadata", "acts.zip!two.md": None}


def test_an_input_goes_to_another_process_as_plain_data(tmp_path: Path) -> None:
    from legalnlp.sources.input import from_json

    zipped(tmp_path / "acts.zip", FILES)
    (tmp_path / "cut.gz").write_bytes(gzip.compress(ACT)[:20])
    (tmp_path / "act.md").write_bytes(ACT)
    for one in inputs([tmp_path]):
        again = from_json(json.loads(json.dumps(one.to_json())))
        assert again == one
        assert again.digest() == one.digest()


def test_the_digest_changes_with_content_and_sidecar(tmp_path: Path) -> None:
    def digest(files: Mapping[str, bytes]) -> str:
        return next(inputs([zipped(tmp_path / "acts.zip", files)])).digest()

    files = {"acts/one.md": ACT}
    seen = {digest(files), digest({"acts/one.md": ACT + b"."})}
    seen.add(digest({**files, "acts/one.meta.json": b'{"jurisdiction": "FR"}'}))
    assert len(seen) == 3
    assert digest(files) in seen


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3).map(lambda name: f"d/{name}.txt"),
        st.binary(min_size=1, max_size=2000),
        max_size=5,
    )
)
@settings(max_examples=15, deadline=None)
def test_an_archive_reads_as_the_folder_that_was_packed(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as made:
        home = Path(made)
        for name, data in files.items():
            (home / "plain" / name).parent.mkdir(parents=True, exist_ok=True)
            (home / "plain" / name).write_bytes(b"A kite. " + data)
        plain = {name: b"A kite. " + files[name] for name in sorted(files)}
        for path in (
            zipped(home / "a.zip", plain), tarred(home / "a.tar", plain),
            tarred(home / "a.txz", plain, "w:xz"),
        ):  # fmt: skip
            read = {one.name.partition("!")[2]: one.data for one in inputs([path])}
            assert read == plain
            assert all(one.trouble is None for one in inputs([path]))
        if files:
            folder = home / "plain"
            walked = [Path(one.name) for one in inputs([folder])]
            assert {p.relative_to(folder).as_posix(): p.read_bytes() for p in walked} == plain
