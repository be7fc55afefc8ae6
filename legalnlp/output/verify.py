"""Whether a replication package is what it says: files, tables, and the coding itself."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from legalnlp import __version__
from legalnlp.errors import UnreadableFile
from legalnlp.knowledge import rules_hash
from legalnlp.output import export_data
from legalnlp.output.folder import Folder, load
from legalnlp.output.package import CODINGS, RUN, SETTINGS, SUMS, digest, listed
from legalnlp.output.tables_rows import TABLES, Material, material, rows

if TYPE_CHECKING:
    import pandas

_LARGEST = 5_000_000_000  # bytes that a package may unpack to
_SHOWN = 10  # changes of one table that are listed
Data = Mapping[str, Any]
# Codes files anew: paths and the options of the run in, ``(path, coding or None, failure)`` out.
Recode = Callable[[list[Path], Data], Iterable[tuple[Path, Data | None, str]]]


@dataclass(frozen=True)
class Verdict:
    """What was proved (``proofs``), what differs (``problems``), and what to know (``remarks``)."""

    proofs: tuple[str, ...]
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def verify(package: str | Path, recode: Recode, texts: str | Path | None = None) -> Verdict:
    """Prove a package, a folder or a zip.

    Every file has the hash that is listed for it; every table is the one that follows from the
    codings; and where the texts are at hand, in the package or under ``texts``, coding them
    again gives the same codings. Raises `UnreadableFile` where it is no package.
    """
    package = Path(package)
    if not package.exists():
        raise FileNotFoundError(f"{package}: no such file or folder")
    if package.is_dir():
        return _verify(package, recode, texts)
    with TemporaryDirectory() as unpacked:
        _unpack(package, Path(unpacked))
        return _verify(Path(unpacked), recode, texts)


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise UnreadableFile(path, "too_large", "too much in it", "Unpack it yourself.")
            archive.extractall(folder)  # extractall keeps every name inside the folder
    except zipfile.BadZipFile as error:
        raise UnreadableFile(path, "damaged", "no zip archive", "Fetch it again.") from error


def _verify(folder: Path, recode: Recode, texts: str | Path | None) -> Verdict:
    for name in (SUMS, CODINGS, SETTINGS):
        if not (folder / name).is_file():
            raise UnreadableFile(
                folder, "unknown_format", f"no {name} in it", "Name a folder or zip that "
                "`legalnlp package` wrote.",
            )  # fmt: skip
    given = _material(folder)
    parts = (
        _files(folder),
        _tables(folder, given),
        _codings(folder, given, recode, Path(texts) if texts else folder / "texts"),
    )
    return Verdict(
        tuple(p for part in parts for p in part.proofs),
        tuple(p for part in parts for p in part.problems),
        (*_versions(given.folder), *(r for part in parts for r in part.remarks)),
    )


def _material(folder: Path) -> Material:
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    found = load(folder / "codings")
    run = json.loads((folder / RUN).read_text(encoding="utf-8"))
    read = Folder(folder, found.codings, run)
    return material(read, date.fromisoformat(settings["on"]), settings["labels"])


def _versions(folder: Folder) -> Iterator[str]:
    then = folder.run.get("legalnlp")
    if then and then != __version__:
        yield f"made with legalnlp {then}; this is {__version__}"
    if folder.run.get("rules_sha256") not in (None, rules_hash()):
        yield "made with other rules than this legalnlp has: codings may differ for that reason"


# ── files ─────────────────────────────────────────────────────────────────────────────────


def _files(folder: Path) -> Verdict:
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    problems = []
    there = set(listed(folder))
    for name in sorted(there | set(sums)):
        if name not in there:
            problems.append(f"{name}: missing")
        elif name not in sums:
            problems.append(f"{name}: not in the list of files")
        elif digest(folder / name) != sums[name]:
            problems.append(f"{name}: changed since the package was made")
    proof = () if problems else (f"{len(sums)} files are those that were packed",)
    return Verdict(proof, tuple(problems))


# ── tables ────────────────────────────────────────────────────────────────────────────────


def _tables(folder: Path, given: Material) -> Verdict:
    """Every table made again from the codings and compared cell by cell."""
    proofs, problems = [], []
    for name, (_, columns) in TABLES.items():
        wanted = export_data.framed(rows(given, name), columns)
        for path in (folder / "data" / f"{name}.csv", folder / "data" / f"{name}.parquet"):
            found = list(_differences(path, wanted))
            problems += [f"data/{path.name}: {difference}" for difference in found[:_SHOWN]]
            if len(found) > _SHOWN:
                problems.append(f"data/{path.name}: {len(found) - _SHOWN} more cells differ")
        proofs.append(name)
    proof = () if problems else (f"{len(proofs)} tables follow from the codings",)
    return Verdict(proof, tuple(problems))


def _differences(path: Path, wanted: pandas.DataFrame) -> Iterator[str]:
    if not path.is_file():
        yield "missing"
        return
    try:
        found = export_data.read(path)
    except (ValueError, OSError) as error:
        yield f"cannot be read: {error}"
        return
    if list(found.columns) != list(wanted.columns) or len(found) != len(wanted):
        yield f"{len(found)} rows of {', '.join(found.columns)}, not {len(wanted)} rows"
        return
    for column in wanted.columns:
        same = (found[column] == wanted[column]).fillna(False)
        same |= found[column].isna() & wanted[column].isna()
        for at in same.index[~same.astype(bool)]:
            here, there = found[column][at], wanted[column][at]
            yield f"row {at + 1}, {column}: {here!r}, where the codings give {there!r}"


# ── coding ────────────────────────────────────────────────────────────────────────────────


def _codings(folder: Path, given: Material, recode: Recode, texts: Path) -> Verdict:
    """The texts at hand coded again and compared, key by key."""
    known = {c["document"].get("sha256"): c for c in given.folder.codings.values()}
    at_hand = dict(_at_hand(texts, known))
    total = len(given.folder.codings)
    if not at_hand:
        return Verdict((), (), (f"none of the {total} texts is at hand: nothing was coded again",))
    same, problems = 0, []
    by_path = dict(at_hand.values())
    options = {k: v for k, v in (given.folder.run.get("overrides") or {}).items() if v is not None}
    for path, again, failure in recode(list(by_path), options):
        before = by_path[path]
        changes = list(_changes(before, again)) if again else [f"not coded now: {failure}"]
        problems += [f"{before['document']['id']}: {change}" for change in changes]
        same += not changes
    proof = f"{same} of {total} texts, coded again, give the same coding"
    left = total - len(at_hand)
    remarks = (f"{left} texts are not at hand and were not coded again",) if left else ()
    return Verdict((proof,) if same else (), tuple(problems), remarks)


def _at_hand(
    texts: Path, known: Mapping[str | None, Data]
) -> Iterator[tuple[str, tuple[Path, Data]]]:
    from legalnlp.ingest import inputs

    for path in inputs([texts]) if texts.is_dir() else ():
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        if sha256 in known:
            yield sha256, (path, known[sha256])


def _changes(before: Data, again: Data, at: str = "") -> Iterator[str]:
    """Where two codings differ; the names of versions and of files apart."""
    for key in sorted({*before, *again} - ({"coder"} if not at else set())):
        old, new = before.get(key), again.get(key)
        name = f"{at}.{key}" if at else key
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _changes(old, new, name)
        elif old != new:
            yield f"{name}: {_short(old)} before, {_short(new)} now"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:117]}…"
