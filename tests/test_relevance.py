"""The model that scores what the rules found: it decides only on the border, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalnlp import relevance
from legalnlp.errors import LegalNLPError
from legalnlp.knowledge import load_pack
from legalnlp.pipeline import discover
from legalnlp.relevance import BORDER, candidate, matrix, model_path
from legalnlp.types import Document

ACT = """Section 1. In this Act, "prohibited picture" means any drawing or photograph that shows a \
child taking part in a sexual act.

Section 2. A person who makes or keeps a prohibited picture commits an offence.

Section 3. A person who sells kites must keep a book of the kites sold.
"""


def test_what_the_rules_are_sure_of_is_kept_and_scored() -> None:
    found = discover(Document("act", ACT, language="en"))
    assert [provision.number for provision, _ in found][:1]
    assert all(BORDER <= one.score <= 1 for _, one in found)
    assert found[0][1].score > 0.8


def test_the_score_is_the_same_every_time() -> None:
    document = Document("act", ACT, language="en")
    assert discover(document) == discover(document)


def test_nothing_is_dropped_without_a_way_to_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relevance, "probabilities", lambda given: (0.0,) * len(given))
    document = Document("act", ACT, language="en")
    assert discover(document)  # sure of it: the model has no say
    every = discover(document, every=True)
    assert len(every) >= len(discover(document))


def test_the_model_sees_words_and_cues_and_keeps_neither() -> None:
    pack = load_pack("en")
    one = candidate("Section 7. A photograph of a child in a sexual act.", pack, ["defines"])
    assert one.cues["rules defines"] == 1
    assert any(cue.startswith("near content+") for cue in one.cues)
    rows = matrix([one, candidate("Section 8. Kites must be registered.", pack)])
    assert rows.shape == (2, relevance.GRAMS + relevance.CUES)
    shifted = candidate("Section 9. A photograph of a child in a sexual act.", pack, ["defines"])
    assert (matrix([one]) != matrix([shifted])).nnz == 0  # numbers tell nothing


def test_the_model_is_small_and_holds_nothing_but_numbers() -> None:
    from skops.io import get_untrusted_types

    assert model_path().stat().st_size < 2_000_000
    assert get_untrusted_types(file=model_path()) == []


def test_a_file_that_is_no_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skops.io import dump

    path = tmp_path / "relevance.skops"
    monkeypatch.setattr(relevance, "model_path", lambda: path)
    for content in ({"kind": "other"}, {"kind": relevance.KIND, "weights": Path("x")}):
        dump(content, path)
        relevance._model.cache_clear()
        with pytest.raises(LegalNLPError):
            relevance._model()
    path.write_bytes(b"no model")
    with pytest.raises(LegalNLPError, match="cannot be read"):
        relevance._model()
    relevance._model.cache_clear()
