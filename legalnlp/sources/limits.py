"""How much an archive may hold: every archive is taken for one made to do harm."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import MAX_BYTES

_ODD = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 1_000  # characters of a member's name


@dataclass(frozen=True, slots=True)
class Limits:
    """``member`` is the size of one document in bytes, ``total`` that of all in one archive.

    ``members`` is their number, ``ratio`` how many times its packed size anything may grow once it
    is larger than ``slack`` bytes, ``depth`` how many archives may stand in one another.
    """

    member: int = MAX_BYTES
    members: int = 2_000_000
    total: int = 200_000_000_000
    ratio: int = 250
    slack: int = 20_000_000
    depth: int = 3

    def grown(self, name: str, packed: int, unpacked: int) -> None:
        """Raise `UnreadableFile` where so many bytes came out of so few."""
        if unpacked > self.slack and unpacked > self.ratio * packed:
            raise UnreadableFile(
                name,
                "too_large",
                f"it grows to more than {self.ratio} times its size when it is unpacked",
                "Unpack it yourself if you trust it, and name the folder.",
            )


@dataclass(slots=True)
class Budget:
    """What is left of the limits while an archive, and those inside it, are read."""

    limits: Limits = field(default_factory=Limits)
    members: int = 0
    total: int = 0

    def count(self, name: str) -> None:
        """Count one member more; raises `UnreadableFile` when there were too many."""
        self.members += 1
        if self.members > self.limits.members:
            raise _too_much(name, f"more than {self.limits.members:,} members in it")

    def weigh(self, name: str, size: int) -> None:
        """Add so many bytes to be read; raises `UnreadableFile` when there were too many."""
        self.total += size
        if self.total > self.limits.total:
            raise _too_much(name, f"more than {self.limits.total:,} bytes in it")


def _too_much(name: str, detail: str) -> UnreadableFile:
    advice = "Split the archive, or unpack it and name the folder."
    return UnreadableFile(name, "too_large", detail, advice)


def checked_name(archive: str, name: str) -> str:
    """A member's name with plain slashes; raises `UnreadableFile` where it leads elsewhere."""
    plain = name.replace("\\", "/")
    parts = plain.split("/")
    if plain.startswith("/") or ".." in parts or _DRIVE.match(plain):
        raise unsafe(f"{archive}!{name}", "its name leads to a place outside the archive")
    if _ODD.search(plain) or len(plain) > _LONGEST:
        raise unsafe(f"{archive}!{name[:_LONGEST]}", "its name is no name of a file")
    return "/".join(part for part in parts if part not in ("", "."))


def unsafe(name: str, detail: str) -> UnreadableFile:
    """The error for a member that is not to be opened."""
    return UnreadableFile(name, "unsafe", detail, "Check where the archive is from.")


def is_hidden(name: str) -> bool:
    """Whether a member is left out, as in folders: hidden, or what systems add of their own."""
    return any(p.startswith((".", "~$")) or p == "__MACOSX" for p in name.split("/"))
