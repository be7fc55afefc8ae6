"""Platform rules: read by the same taxonomy, their sanctions as penalties, kept out of the law."""

from __future__ import annotations

from datetime import date

import pytest

from legalnlp.ingest import read_bytes
from legalnlp.output.codings import to_dict
from legalnlp.output.positions import obligations, positions
from legalnlp.pipeline import analyse
from legalnlp.types import Coding

HEAD = "# Harbourchat Community Guidelines\n\n"
DRAWN = HEAD + (
    "Do not upload or store drawings of a child in a sexual pose. We remove such drawings and may "
    "suspend your account.\n"
)
DEEPFAKES = HEAD + (
    "We do not allow nude images of another person without their consent, including deepfakes. "
    "Accounts that post them are terminated.\n"
)


def code(text: str) -> Coding:
    return analyse(read_bytes(text.encode(), "rules.md", hint="rules.md", jurisdiction="XA"))


@pytest.mark.parametrize(
    ("text", "category", "conduct"),
    [
        (DRAWN, "virtual_child_drawn", ("distribute", "possess")),
        (DEEPFAKES, "adult_synthetic", ("distribute",)),
    ],
)
def test_a_sanction_makes_the_deed_a_forbidden_one(
    text: str, category: str, conduct: tuple[str, ...]
) -> None:
    coding = code(text)
    assert coding.document.doc_type == "policy"
    assert coding.depictions[category].value == "covered"
    assert coding.depictions[category].conduct == conduct


def test_the_words_of_platforms_are_none_of_a_statute() -> None:
    statute = analyse(read_bytes(DRAWN.encode(), "act.md", hint="act.md", doc_type="statute"))
    assert "possess" not in statute.sets.get("conduct", ())


def test_a_policy_is_no_law_and_no_treaty() -> None:
    data = to_dict(code(DRAWN))
    assert positions([data], date(2030, 1, 1)) == {}
    assert obligations([data], date(2030, 1, 1)) == {}
