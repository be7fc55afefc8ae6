"""A long text read in parts is coded as if it had been read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalnlp.ingest import read
from legalnlp.knowledge import load_pack
from legalnlp.pipeline import analyse, discover
from legalnlp.steps import cascade
from legalnlp.types import Coding, Document

CORPORA = Path(__file__).parents[2] / "corpora"
FILLER = (
    "Section {n}. Kites of the class {n}.\n(1) A person who flies a kite must\n(a) hold its "
    "string; and\n(b) keep it clear of any road on which carts are driven by night or by day.\n"
    "(2) A person who fails to do so is liable to a fine of {n} shillings.\n"
)
GENERAL = (
    'Section 2. Definitions.\nIn this Act:\n"image" means a photograph or a drawing;\n'
    '"minor" means a person under 17 years of age.\n'
)
OFFENCE = (
    "Section 300. Pictures of minors.\n(1) A person who makes or keeps an image of a minor engaged "
    "in sexual activity commits an offence and is liable to imprisonment for up to 6 years.\n"
    '(2) In this section, a "wrongful picture" means an image of a minor '
    "engaged in sexual activity.\n"
)
COMPANION = (
    "Section 412. Sale.\nA person who sells a wrongful picture is liable to imprisonment for up "
    "to 9 years.\n"
)


def code(*, with_offence: bool = True) -> Document:
    parts = [FILLER.format(n=n) for n in range(1, 600)]
    parts[1] = GENERAL
    if with_offence:
        parts[299], parts[411] = OFFENCE, COMPANION
    return Document("code", "".join(parts).rstrip(), language="en")


def codes(coding: Coding) -> tuple[object, ...]:
    return (
        coding.relevant, coding.depictions, coding.sets, coding.age, coding.max_prison_years,
        coding.proofs,
    )  # fmt: skip


def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every text whole from now on."""
    monkeypatch.setattr(cascade, "LONG", 10**9)


def test_parts_and_whole_are_coded_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    document = code()
    assert len(document.text) > cascade.LONG
    parts, found = analyse(document), discover(document)
    whole(monkeypatch)
    assert codes(parts) == codes(analyse(document))
    assert [(p.label, p.start, p.end) for p, _ in found] == [
        (p.label, p.start, p.end) for p, _ in discover(document)
    ]
    assert parts.age == 17
    assert parts.max_prison_years == 9


@pytest.mark.parametrize(
    "name",
    [
        "cy-91-2014",
        "fr-cp-227-23-1998-06-18",
        "gr-pk-348a-2021-11-12",
        "kr-childsexact-art2-11-2025-12-30",
    ],
)
def test_a_law_inside_a_long_code_is_coded_alike(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = read(CORPORA / "restatements" / f"{name}-restated.md").text
    before, behind = (
        "".join(FILLER.format(n=n) for n in range(first, first + 120)) for first in (9001, 9201)
    )
    document = Document("code", f"{before}{law}\n{behind}".rstrip(), language="en")
    parts = analyse(document)
    whole(monkeypatch)
    assert parts.relevant
    assert codes(parts) == codes(analyse(document))


def test_only_what_matters_is_structured() -> None:
    document = code()
    tree, _, _ = cascade.read(document, load_pack("en"))
    inside = [p for p in tree if p.kind not in ("article", "part")]
    assert 0 < len(inside) < 100
    assert len([p for p in tree if p.kind == "article"]) == 599


def test_a_text_without_a_word_of_the_subject_is_not_structured() -> None:
    document = code(with_offence=False)
    assert cascade.read(document, load_pack("en")) == cascade.NOTHING
    assert not analyse(document).relevant


@pytest.mark.parametrize("name", ["fr_code_penal.md", "de_stgb_2022.md", "kr_hyeongbeop.md"])
def test_real_codes_are_coded_alike(
    name: str, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(shared / "haystack" / name)
    parts = analyse(document)
    whole(monkeypatch)
    assert codes(parts) == codes(analyse(document))
