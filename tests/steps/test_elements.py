"""Deeds that an offence places in other paragraphs of its article."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

TEXT = """Section 7
(1) A person commits an offence if, without the other person's consent, the person does any of the
things mentioned in subsections {which}.
(2) The person takes a photograph of the other person's private parts.
(3) The person sends such a photograph to somebody else.
(4) The person keeps a photograph of the other person's private parts.
"""


@pytest.mark.parametrize(
    ("which", "deeds"),
    [("(2) to (4)", {"produce", "distribute", "possess"}), ("(2) and (4)", {"produce", "possess"})],
)
def test_a_range_names_what_lies_between_and_a_list_does_not(which: str, deeds: set[str]) -> None:
    coding = analyse(Document("act", TEXT.format(which=which), language="en"))
    assert set(coding.depictions["adult_real"].conduct) == deeds
