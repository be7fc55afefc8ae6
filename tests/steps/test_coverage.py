"""How limbs become cells: widest reach, conditions, conduct for each category, evidence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document

DRAWN = "Section 1. Whoever sells a drawing of a child in sexual activity commits an offence."
FILMED = "Section 2. Whoever possesses a film of a child in sexual activity commits an offence."
FREE = "Section 9. The board shall keep a register of boats and of the colours of their sails."


def coding(*sections: str) -> Coding:
    return analyse(Document(id="t", text="\n".join(sections), language="en"))


def test_conduct_is_told_for_each_category() -> None:
    cells = coding(DRAWN, FILMED).depictions
    assert cells["virtual_child_drawn"].conduct == ("distribute",)
    assert cells["real_child"].conduct == ("possess",)


def test_a_definition_on_which_nothing_is_punished_without_malice_is_conditional() -> None:
    cells = coding(
        'Section 1. "False portrait" means a deepfake that shows another person nude.',
        "Section 2. Whoever maliciously publishes a false portrait without the consent of the "
        "person shown commits an offence.",
    ).depictions
    assert cells["adult_synthetic"].value == "conditional"
    assert cells["adult_synthetic"].conditions == ("deceptive_or_malicious_intent",)


def test_one_offence_without_malice_frees_the_definition_of_it() -> None:
    cells = coding(
        'Section 1. "False portrait" means a deepfake that shows another person nude.',
        "Section 2. Whoever maliciously publishes a false portrait without the consent of the "
        "person shown commits an offence.",
        "Section 3. Whoever sells a false portrait without the consent of the person shown "
        "commits an offence.",
    ).depictions
    assert cells["adult_synthetic"].value == "covered"


def test_a_carve_out_for_the_whole_section_excludes() -> None:
    cells = coding(
        "Section 1\n(1) Whoever sells any visual representation, however made, of a child in "
        "sexual activity commits an offence.\n(2) This section does not apply to drawings."
    ).depictions
    assert cells["virtual_child_drawn"].value == "excluded"
    assert cells["real_child"].value == "covered"


def test_the_words_that_reach_win_over_those_that_take_out_elsewhere() -> None:
    cells = coding(
        "Section 1\n(1) Whoever sells any visual representation of a child in sexual activity "
        "commits an offence.\n(2) This section does not apply to drawings.",
        "Section 2. Whoever sells a drawing of a child in sexual activity commits an offence.",
    ).depictions
    assert cells["virtual_child_drawn"].value == "covered"


def test_no_words_are_quoted_twice_and_a_condition_has_its_own() -> None:
    cell = coding(
        "Section 1. Whoever sells a drawing of a child in sexual activity that lacks serious "
        "artistic value commits an offence."
    ).depictions["virtual_child_drawn"]
    assert cell.conditions == ("lacks_merit",)
    offence, condition = cell.evidence
    assert offence.quote.startswith("Whoever sells a drawing")
    assert condition.quote in offence.quote
    assert condition.rule == "en.condition.lacks-merit"


def test_general_words_are_less_sure_than_names() -> None:
    cells = coding(DRAWN).depictions
    named, general = cells["virtual_child_drawn"], cells["virtual_child_realistic"]
    assert (named.value, general.value) == ("covered", "implied")
    assert 0 < general.confidence < named.confidence <= 1


@settings(max_examples=15, deadline=None)
@given(st.permutations([DRAWN, FILMED, FREE]), st.integers(0, 3))
def test_quotes_are_slices_and_unrelated_articles_change_nothing(
    sections: list[str], more: int
) -> None:
    first = coding(*sections)
    second = coding(*sections, *[FREE] * more)
    for name, cell in first.depictions.items():
        assert second.depictions[name].value == cell.value
        assert second.depictions[name].conduct == cell.conduct
        for evidence in cell.evidence:
            assert first.document.text[evidence.start : evidence.end] == evidence.quote
    assert dict(first.sets) == dict(second.sets)
