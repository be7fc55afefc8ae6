"""Which court decided and when, as the head or the end of a judgment says it in many countries."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from legalnlp.knowledge import load_pack
from legalnlp.steps.judgments import imprint
from legalnlp.steps.judgments.imprints import Imprint
from legalnlp.types import Document

CASES = tomllib.loads(Path(__file__).with_name("imprints.toml").read_text("utf-8"))
BODY = "The accused drew a child that no one ever met. The charge was read to him twice."


def printed(text: str, language: str = "en") -> Imprint:
    document = Document("imprint", text, language=language, doc_type="judgment")
    return imprint(document, load_pack(language).judgments)


@pytest.mark.parametrize("case", CASES["court"], ids=lambda case: case["head"])
def test_level_and_place_name_a_court(case: Mapping[str, str]) -> None:
    found = printed(f"{case['head']}\n{BODY}", case["language"]).court
    assert found is not None
    assert found.english == case["english"]
    assert found.jurisdiction.startswith(case["jurisdiction"])


def test_the_signatures_name_the_court_that_the_title_page_leaves_out() -> None:
    text = f"Santiago, 4 de mayo de 2020.\n{30 * (BODY + chr(10))}Dictada por el Excmo. "
    found = printed(f"{text}Tribunal Constitucional.", "es").court
    assert found is not None
    assert found.english == "Constitutional Court of Chile"


@pytest.mark.parametrize(
    "line",
    [
        "On appeal from the High Court of Fiji",
        "The district court of the town had believed the witness.",
    ],
)
def test_the_court_below_did_not_decide(line: str) -> None:
    assert printed(f"{line}\n{BODY}").court is None


@pytest.mark.parametrize("case", CASES["day"], ids=lambda case: case["line"])
def test_the_day_of_the_decision(case: Mapping[str, str]) -> None:
    assert printed(case["line"], case["language"]).date == case["day"]


@pytest.mark.parametrize("case", CASES["other_day"], ids=lambda case: case["line"])
def test_another_day_is_not_that_of_the_decision(case: Mapping[str, str]) -> None:
    assert printed(case["line"], case["language"]).date is None


def test_digits_stand_in_the_order_of_the_country() -> None:
    assert printed("Filed 5/4/20\nIN THE COURT OF APPEAL OF CALIFORNIA").date == "2020-05-04"
    assert printed("Filed 5/4/20\nIN THE COURT OF APPEAL OF KENYA").date == "2020-04-05"


def test_cases_heard_together_keep_their_numbers() -> None:
    assert printed("COURT OF APPEALS OF OHIO\nNos. 31415 and 31416, on appeal").number == (
        "31415, 31416"
    )
