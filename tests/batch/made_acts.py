"""Small acts made by program: the same words with other numbers, and one file that is broken."""

from __future__ import annotations

from pathlib import Path

ACT = (
    'Section 1. In this Act, "child" means a person under {age} years of age.\n'
    "Section 2. A person who keeps a drawing of an invented child engaged in sexual activity "
    "commits an offence and is liable to imprisonment for up to {years} years.\n"
)


def write_acts(folder: Path, count: int) -> Path:
    """``count`` acts in a new folder, and ``broken.xml``."""
    folder.mkdir()
    for n in range(count):
        text = ACT.format(age=14 + n % 5, years=1 + n % 9) * (1 + n % 3)
        (folder / f"act-{n:03}.txt").write_text(text, encoding="utf-8")
    (folder / "broken.xml").write_text("<act>")
    return folder


def tables(out: Path) -> dict[str, bytes]:
    """Every table of a folder of results by name; the parts of the Parquet tables as well."""
    paths = (*out.glob("*.csv"), out / "codings.jsonl", *out.glob("parquet/*/*"))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}
