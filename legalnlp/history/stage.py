"""Writes the versions of a clone that are worth coding into a folder, and counts the others."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from legalnlp.errors import UnreadableFile
from legalnlp.history.dates import days
from legalnlp.history.files import Story, stories
from legalnlp.history.git import Change, blobs, changes
from legalnlp.history.look import Look, is_law, look
from legalnlp.ingest import MAX_BYTES

NOT_LAW = "files that are no texts of law"
OFF = "nothing on the subject"
SAME = "unchanged on the subject"
REPLACED = "replaced on the day on which they began"
UNREAD = "not analysed"
_UNSAFE = re.compile(r"[^\w.-]+")
_NAME = 120  # characters of a file name


@dataclass(frozen=True)
class Staged:
    """How a clone was read.

    ``commits`` that touch files, ``blobs`` read (each once), ``versions`` of files among them,
    ``written`` the files to be coded, ``skipped`` the versions that need no coding, by reason;
    ``failures`` what could not be read and so is no finding, one for each file.
    """

    commits: int
    blobs: int
    versions: int
    written: tuple[Path, ...]
    skipped: Mapping[str, int]
    failures: tuple[UnreadableFile, ...] = ()


@dataclass(frozen=True)
class _Version:
    change: Change
    look: Look
    since: date
    until: date | None = None


def stage(
    clone: str | Path,
    folder: str | Path,
    *,
    max_bytes: int = MAX_BYTES,
    progress: Callable[[int, int], None] | None = None,
    **options: str | None,
) -> Staged:
    """Read a clone through its history up to HEAD; write to ``folder`` what is to be coded.

    Each file gets a sidecar with ``valid_from`` and ``valid_to``. ``options`` (``language``,
    ``jurisdiction``, ``doc_type``) win over what the files say. Raises `UnreadableFile` where
    the clone cannot be read.
    """
    clone, folder = Path(clone), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    found, commits = stories(changes(clone))
    texts = [story for story in found if is_law(story.path)]
    skipped = Counter({NOT_LAW: sum(len(s.changes) for s in found) - _versions(texts)})
    reader = _Reader(clone, folder, max_bytes, {k: v for k, v in options.items() if v})
    looks = reader.read(texts, progress)
    failures: list[UnreadableFile] = []
    written: list[Path] = []
    for story in texts:
        kept = _kept(_dated(story, looks), skipped, failures)
        written += _write(story, kept, reader, options)
    reader.clear()
    _remove_others(folder, written)
    skipped = Counter({reason: count for reason, count in skipped.items() if count})
    return Staged(commits, len(looks), _versions(texts), tuple(written), skipped, tuple(failures))


def _remove_others(folder: Path, written: Iterable[Path]) -> None:
    """Remove the versions that an earlier run wrote and this one did not."""
    known = {path.name for path in written}
    for beside in folder.glob("*@????-??-??.*.meta.json"):
        text = beside.with_name(beside.name.removesuffix(".meta.json"))
        if text.name not in known:
            text.unlink(missing_ok=True)
            beside.unlink()


def _versions(texts: Iterable[Story]) -> int:
    return sum(change.blob is not None for story in texts for change in story.changes)


class _Reader:
    """Reads each blob once, and keeps the bytes of those that may have to be coded."""

    def __init__(
        self, clone: Path, folder: Path, max_bytes: int, options: Mapping[str, str]
    ) -> None:
        self.clone, self.max_bytes, self.options = clone, max_bytes, options
        self.kept = folder / "blobs"
        self.folder = folder

    def read(
        self, texts: Sequence[Story], progress: Callable[[int, int], None] | None
    ) -> dict[str, Look]:
        """The looks at all blobs of the texts, file by file, so that git finds them fast."""
        wanted: dict[str, Story] = {}
        for story in texts:
            for change in story.changes:
                if change.blob:
                    wanted.setdefault(change.blob, story)
        self.kept.mkdir(exist_ok=True)
        looks: dict[str, Look] = {}
        languages: dict[str, str | None] = {}
        spoke: set[str] = set()
        for name, data in blobs(self.clone, wanted, self.max_bytes):
            path = wanted[name].path
            found = looks[name] = look(data, path, languages.get(path), self.options)
            languages.setdefault(path, found.language)
            if data is not None and (found.core or path in spoke):
                spoke.add(path)  # a later version that is silent ends what this one said
                (self.kept / name).write_bytes(data)
            if progress:
                progress(len(looks), len(wanted))
        return looks

    def clear(self) -> None:
        """Remove the bytes that were not needed."""
        for left in self.kept.iterdir():
            left.unlink()
        self.kept.rmdir()


def _dated(story: Story, looks: Mapping[str, Look]) -> list[_Version]:
    """The versions of a file in the order of their days; a removal is one with no blob."""
    there = [(c, looks[c.blob].stated) for c in story.changes if c.blob and c.blob in looks]
    began = dict(zip((id(c) for c, _ in there), days(there), strict=True))
    rows = [
        _Version(c, looks[c.blob] if c.blob else Look(), began.get(id(c), c.commit.day))
        for c in story.changes
        if c.blob is None or c.blob in looks
    ]
    return sorted(rows, key=lambda version: version.since)


def _kept(
    versions: Sequence[_Version], skipped: Counter[str], failures: list[UnreadableFile]
) -> list[_Version]:
    """Those that change something on the subject, each with the day of the next."""
    kept: list[_Version] = []
    for at, version in enumerate(versions):
        later = versions[at + 1] if at + 1 < len(versions) else None
        if version.look.trouble:
            skipped[UNREAD] += 1
            if not any(v.look.trouble for v in versions[:at]):
                failures.append(version.look.trouble)
        elif later and later.since == version.since and later.change.blob:
            skipped[REPLACED] += 1
        elif version.change.blob is None:
            _end(kept, version.since)
        elif version.look.core == (kept[-1].look.core if kept else None):
            skipped[SAME if kept and version.look.core else OFF] += 1
        else:
            _end(kept, version.since)
            kept.append(version)
    return kept


def _end(kept: list[_Version], day: date) -> None:
    if kept and kept[-1].until is None:
        last = kept[-1]
        kept[-1] = _Version(last.change, last.look, last.since, day)


def _write(
    story: Story, kept: Sequence[_Version], reader: _Reader, options: Mapping[str, str | None]
) -> Iterator[Path]:
    for version in kept:
        source = reader.kept / str(version.change.blob)
        name = _name(story.path, version.since)
        target = reader.folder / f"{name}{PurePosixPath(story.path).suffix}"
        with suppress(FileNotFoundError):  # silent, and first met in a file that never spoke
            target.write_bytes(source.read_bytes())
            beside = json.dumps(_sidecar(story, kept, version, name, options), ensure_ascii=False)
            target.with_name(f"{target.name}.meta.json").write_text(beside, encoding="utf-8")
            yield target


def _name(path: str, since: date) -> str:
    """A file name for a version, from whatever the repository calls the file."""
    flat = _UNSAFE.sub("_", path.removesuffix(PurePosixPath(path).suffix)).strip("._") or "text"
    if len(flat) > _NAME or flat != path.removesuffix(PurePosixPath(path).suffix):
        digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:6]
        flat = f"{flat[:_NAME]}-{digest}"
    return f"{flat}@{since.isoformat()}"


def _sidecar(
    story: Story,
    kept: Sequence[_Version],
    version: _Version,
    name: str,
    options: Mapping[str, str | None],
) -> dict[str, Any]:
    """What is known of a version; the act has one name through all its versions."""
    newest = kept[-1].look.fields
    until = version.until or version.look.stated.until
    data = {
        "id": name,
        "citation": newest.get("instrument") or newest.get("citation") or story.path,
        "language": version.look.language,
        "as_of": version.since.isoformat(),
        "valid_from": version.since.isoformat(),
        "valid_to": until.isoformat() if until and until > version.since else None,
        "commit": version.change.commit.id,
        "blob": version.change.blob,
        **options,
    }
    return {key: value for key, value in data.items() if value is not None}
