"""A term defined by age is a child; a term for what befalls a child is none."""

from __future__ import annotations

from legalnlp.pipeline import discover
from legalnlp.types import Document

TEXT = """Section 10.
(1) An officer commits an offence if the officer induces
an individual in custody to engage in sexual conduct or a performance.
(2) In this section:
(a) "Custody" means the holding of an adult offender or of a person under eighteen.
(b) "Sexual conduct" and "performance" have the meanings given by section 12.

Section 11. An officer who neglects the performance of a duty commits an offence.

Section 12.
(1) In this section, "sexual conduct" means sexual intercourse, and
"performance" means a play, a photograph or a film that includes sexual conduct.
(2) A person who produces a performance of a child in sexual conduct commits an offence.
"""


def test_a_term_for_what_befalls_a_person_is_no_person() -> None:
    found = {place.label for place, _ in discover(Document("act", TEXT, language="en"))}
    assert found == {"Section 12"}
