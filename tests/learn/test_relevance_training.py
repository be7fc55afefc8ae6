"""Training the relevance model: the same examples give the same model, and one that learns."""

from __future__ import annotations

from pathlib import Path

from legalnlp.knowledge import load_pack
from legalnlp.learn import examples
from legalnlp.learn.examples import CORE, NOISE, RELATED, Example
from legalnlp.learn.relevance import figures, fit, kept, left_out
from legalnlp.relevance import CUES, GRAMS, candidate, matrix

WANTED = "Whoever shares a photograph of a child in a sexual act commits an offence."
OTHER = "Whoever flies a kite by night without a lamp commits an offence."


def made() -> list[Example]:
    pack = load_pack("en")
    return [
        Example("haystack", group, f"{group} {n}", "en", label, True, candidate(text * n, pack))
        for group in ("xa", "xb", "xc")
        for n in (1, 2)
        for label, text in ((CORE, WANTED), (RELATED, WANTED + OTHER), (NOISE, OTHER))
    ]


def test_the_same_examples_give_the_same_model() -> None:
    given = made()
    rows = matrix([one.candidate for one in given])
    one, two = kept(fit(given, rows)), kept(fit(given, rows))
    assert one["weights"].shape == (GRAMS + CUES,)
    assert (one["weights"] == two["weights"]).all()
    assert one["intercept"] == two["intercept"]


def test_each_country_is_scored_by_a_model_that_has_not_seen_it() -> None:
    given = made()
    scored = list(left_out(given, matrix([one.candidate for one in given])))
    assert sorted(one.name for one, _ in scored) == sorted(one.name for one in given)
    wanted = [p for one, p in scored if one.label == CORE]
    other = [p for one, p in scored if one.label == NOISE]
    assert min(wanted) > max(other)
    table = list(figures(scored))
    assert table[-1].startswith("| all | 6 | 1.00 | 18 | 0.67 |")


def test_examples_of_whole_codes_carry_the_grades_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "xa_code.md").write_text(
        "---\nlanguage: en\n---\n# Invented Code\n\n## Section 1\n"
        'In this Code, "banned picture" means a photograph of a child in a sexual act.\n\n'
        "## Section 2\nWhoever sells a banned picture commits an offence.\n\n"
        "## Section 3\nWhoever sells a kite must keep a book.\n"
    )
    (tmp_path / "needles.json").write_text(
        '{"xa_code.md": {"language": "en", "core": ["Section 1"], "related": ["Section 2"]}}'
    )
    found = {one.name.rpartition(" ")[2]: one for one in examples.haystack(tmp_path)}
    assert found["1"].label == CORE
    assert found["1"].candidate.sure
    assert found["1"].group == "xa"
    assert found.get("2") is None or found["2"].label == RELATED


def test_restatements_give_what_the_rules_are_sure_of(tmp_path: Path) -> None:
    (tmp_path / "xb-act.md").write_text(
        "---\nlanguage: en\n---\n# Act\n\n## Section 1\n" + WANTED + "\n\n## Section 2\n" + OTHER
    )
    found = list(examples.restatements(tmp_path))
    assert [(one.kind, one.group, one.label) for one in found] == [("restatement", "xb", CORE)]
