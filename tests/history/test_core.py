"""What of a text is compared between versions: never less than what makes it relevant."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalnlp.ingest import read
from legalnlp.knowledge import load_pack
from legalnlp.pipeline import analyse
from legalnlp.steps.cascade import core
from legalnlp.types import Document

RESTATED = sorted((Path(__file__).parents[2] / "corpora" / "restatements").glob("*.md"))[::4]
PACK = load_pack("en")


@pytest.mark.parametrize("path", RESTATED, ids=lambda p: p.stem)
def test_no_text_on_the_subject_is_passed_over(path: Path) -> None:
    document = read(path, doc_type="statute")
    assert core(document, PACK) is not None or not analyse(document).relevant


def test_words_of_the_body_alone_are_not_the_subject() -> None:
    text = "The board sits in the breast of the council. Its sexual health unit reports yearly."
    assert core(Document("d", text, language="en"), PACK) is None


def test_what_changes_elsewhere_in_a_code_leaves_the_core_as_it_is() -> None:
    kites = "\n".join(f"Section {n}. A kite has {n} tails." for n in range(1, 30))
    last = "Section 40. A person who sells an image of a child in a sexual pose commits an offence."
    code = "{}\n{}\nSection 41. A hat has a ribbon.\nSection 42. A hat has {} feathers."
    one, two = (Document("d", code.format(kites, last, n), language="en") for n in (2, 3))
    assert core(one, PACK) == core(two, PACK)
    assert core(one, PACK) is not None
