"""The replication package: data, descriptions of it, sources, software, and how to make it again.

A folder, or a zip with the same files. ``SHA256SUMS`` lists every other file, so that `verify`
can tell one changed digit.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from legalnlp import __version__
from legalnlp.errors import LegalNLPError
from legalnlp.output import export_data
from legalnlp.output.codings import dumps
from legalnlp.output.export_texts import read_again
from legalnlp.output.package_metadata import citation_cff, datapackage, ro_crate
from legalnlp.output.package_readme import codebook, commands, readme
from legalnlp.output.tables_rows import TABLES, Material, rows
from legalnlp.sources.input import Input
from legalnlp.types import Document

SUMS = "SHA256SUMS"
CODINGS = "codings/codings.jsonl"
RUN = "codings/run.json"
SETTINGS = "package.json"
_STAMP = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class About:
    """What the metadata say: title, people, licence (SPDX) of the data, day of publication."""

    title: str
    day: str
    authors: tuple[str, ...] = ()
    license: str | None = None


class FolderInUse(LegalNLPError):
    """A package would be written over other files."""


def package(
    given: Material, out: str | Path, about: About, *, texts: bool = False, at: Path | None = None
) -> Path:
    """Write the package of a folder to ``out``, a folder, or a zip if it ends with ``.zip``.

    With ``texts`` the files that were coded are put in it, found where they were or under
    ``at``. Raises `FolderInUse` where ``out`` holds something, `TextsMissing` where a text that
    is to go in is gone.
    """
    out = Path(out)
    if out.exists() and (out.is_file() or any(out.iterdir())):
        raise FolderInUse(f"{out} holds something already: name a new folder or file")
    with TemporaryDirectory() as made:
        _fill(Path(made), given, about, texts, at)
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.suffix == ".zip":
            _zip(Path(made), out)
        else:
            shutil.copytree(made, out, dirs_exist_ok=True)
    return out


def _fill(folder: Path, given: Material, about: About, texts: bool, at: Path | None) -> None:
    counts = _data(folder / "data", given)
    _codings(folder, given)
    if texts:
        _texts(folder / "texts", given, at)
    settings = {"on": given.on.isoformat(), "labels": given.labels.tag, "legalnlp": __version__}
    _write(folder / SETTINGS, json.dumps(settings, indent=2) + "\n")
    _write(folder / "commands.txt", commands(given, texts))
    _write(folder / "codebook.md", codebook(given))
    people = about.day, about.authors, about.license
    _write(folder / "CITATION.cff", citation_cff(about.title, *people))
    _write(folder / "README.md", readme(given, about.title, counts, texts))
    _write(folder / "datapackage.json", datapackage(folder, about.title, about.license, counts))
    files = list(listed(folder))
    _write(folder / "ro-crate-metadata.json", ro_crate(folder, files, about.title, *people))
    sums = [f"{digest(folder / name)}  {name}\n" for name in listed(folder)]
    _write(folder / SUMS, "".join(sums))


def _data(folder: Path, given: Material) -> dict[str, int]:
    """Every table as CSV and Parquet; returns how many rows each has."""
    folder.mkdir()
    counts = {}
    for name, (_, columns) in TABLES.items():
        found = rows(given, name)
        export_data.write_csv(folder / f"{name}.csv", found, columns)
        export_data.write_parquet(folder / f"{name}.parquet", found, columns)
        counts[name] = len(found)
    return counts


def _codings(folder: Path, given: Material) -> None:
    (folder / "codings").mkdir()
    lines = "".join(dumps(coding) + "\n" for coding in given.folder.codings.values())
    _write(folder / CODINGS, lines)
    _write(folder / RUN, json.dumps(given.folder.run, indent=2, ensure_ascii=False) + "\n")
    errors = given.folder.path / "errors.csv"
    if errors.is_file():
        shutil.copyfile(errors, folder / "codings" / "errors.csv")


def _texts(folder: Path, given: Material, at: Path | None) -> None:
    """The files as they were read, with their sidecars, each in a folder of its own."""
    for number, (input, document) in enumerate(read_again(given.folder, at).values(), 1):
        place = folder / f"{number:04d}"
        place.mkdir(parents=True)
        if input.data is None:
            source = Path(input.name)
            for file in (source, *_sidecars(source)):
                shutil.copyfile(file, place / file.name)
        else:
            _unpacked(place, input, document)


def _unpacked(place: Path, input: Input, document: Document) -> None:
    """A member of an archive or a row of a table as a file, and what was said of it beside it."""
    name = PurePath(input.hint).name or "text"
    (place / name).write_bytes(input.data or b"")
    said = {**input.beside, "id": document.id}
    _write(place / f"{name}.meta.json", json.dumps(said, ensure_ascii=False, default=str) + "\n")


def _sidecars(path: Path) -> list[Path]:
    names = (f"{path.name}.meta.json", f"{path.stem}.meta.json")
    return [side for side in map(path.with_name, names) if side.is_file()]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _zip(folder: Path, out: Path) -> None:
    part = out.with_name(out.name + ".part")
    with zipfile.ZipFile(part, "w") as archive:
        for name in [*listed(folder), SUMS]:
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (folder / name).read_bytes())
    part.replace(out)


def listed(folder: Path) -> Iterator[str]:
    """The names of all files in a package but its list of sums, in their order."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != SUMS:
            yield name


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
