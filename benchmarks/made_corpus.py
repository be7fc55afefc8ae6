"""Collections of acts of any size, made by program from our own words, for the measurements.

One document in eight (or in another number, as asked) is a restatement from ``corpora/`` with other
numbers between sections of filler; the others are filler: dull provisions on boats, kites and bees.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

RESTATEMENTS = Path(__file__).parents[1] / "corpora" / "restatements"
WHO = ("keeper of bees", "owner of a boat", "flyer of a kite", "baker", "miller", "ferryman")
WHAT = ("a lantern", "a register of visitors", "a rope of hemp", "a bell", "two buckets", "a map")
WHERE = ("at the harbour", "near a public road", "on the common", "in the market", "by the mill")
FORMS = (
    "{n}. A {who} must keep {what} {where} for {a} days and show it on request.",
    "{n}. No {who} may leave {what} {where} between {a} and {b} o'clock.",
    "{n}. The council may by order fix a fee of {a} crowns for every {who} {where}.",
    "{n}. A {who} who does not keep {what} {where} is liable to a fine of {b} crowns.",
    "{n}. In this Part, a {who} includes any person who holds {what} for another {where}.",
)
EVERY = 8  # one document in so many is on the subject


def write(folder: Path, files: int, size: int, seed: int = 1, every: int = EVERY) -> int:
    """Write ``files`` documents of about ``size`` characters each; returns their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    chance, total = random.Random(seed), 0
    known = sorted(RESTATEMENTS.glob("*.md"))
    for number in range(files):
        about = [] if number % every else known
        text = _document(chance, number, size, about)
        place = folder / f"{number // 1000:03d}"
        place.mkdir(exist_ok=True)
        data = text.encode("utf-8")
        (place / f"act-{number:06d}.md").write_bytes(data)
        total += len(data)
    return total


def _document(chance: random.Random, number: int, size: int, known: list[Path]) -> str:
    if not known:
        return f"# Act {number}\n\n" + "\n\n".join(_filler(chance, size, 1)) + "\n"
    restated = chance.choice(known).read_text(encoding="utf-8")
    head, _, body = restated.partition("\n---\n")
    head = re.sub(r'(?m)^id: "', f'id: "{number:06d}-', head)
    body = re.sub(r"(?<= )[2-9]\d?(?= (?:years|days))", lambda _: str(chance.randint(2, 30)), body)
    room = max(0, size - len(restated))
    before = "\n\n".join(_filler(chance, room // 2, 501))
    after = "\n\n".join(_filler(chance, room // 2, 901))
    return f"{head}\n---\n\n{before}\n\n{body}\n\n{after}\n"


def _filler(chance: random.Random, size: int, first: int) -> Iterator[str]:
    """Sections of filler, numbered from ``first``."""
    number = first
    while size > 0:
        line = chance.choice(FORMS).format(
            n=number, who=chance.choice(WHO), what=chance.choice(WHAT),
            where=chance.choice(WHERE), a=chance.randint(2, 30), b=chance.randint(31, 900),
        )  # fmt: skip
        number += 1
        size -= len(line) + 2
        yield line
