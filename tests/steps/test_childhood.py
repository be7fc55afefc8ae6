"""Who is a child, wherever a text says it."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document

_OFFENCE = (
    "\n\nSection 61\nAny person who secretly photographs another person naked without that "
    "person's consent commits an offence."
)


@pytest.mark.parametrize(
    ("sentence", "age"),
    [
        ("A person below the age of seventeen years shall be known as a child.", 17),
        ("A child is any individual who has not attained sixteen years.", 16),
        ("In this Act; owner means a holder; child means a person under eighteen years.", 18),
        ("1. owner: a holder; 2. child: any person under nineteen (19) years of age.", 19),
        ("By a minor is meant a person who has not completed the fifteenth year.", 15),
        ("Child, in section 61, is every person who has not completed the eighteenth year.", 18),
        ("A child shall be taught until the school year ends.", None),
        ("A person under 18 may not drive.", None),
    ],
)
def test_age_that_stands_apart_from_the_offence(sentence: str, age: int | None) -> None:
    coding = analyse(Document("d", f"Section 2\n{sentence}{_OFFENCE}", language="en"))
    assert coding.age == age
