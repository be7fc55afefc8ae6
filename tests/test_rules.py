"""Every rule of every language pack fires on its example and not on its near miss."""

from __future__ import annotations

import re

import pytest

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import Rule, available, concepts, fold, load_pack
from legalnlp.trust import check


def rules() -> list[Rule]:
    found: list[Rule] = []
    for tag in available():
        try:
            found += load_pack(tag).all_rules
        except KnowledgeError:
            continue  # the pack as a whole is tested below
    return found


@pytest.mark.parametrize("tag", available())
def test_the_pack_is_complete(tag: str) -> None:
    pack = load_pack(tag)
    assert pack.settings.get("name")
    assert pack.rules
    ids = [rule.id for rule in pack.all_rules]
    assert len(ids) == len(set(ids))
    assert all(rule_id.startswith(f"{tag}.") for rule_id in ids)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_rule_keeps_its_promise(rule: Rule) -> None:
    assert list(rule.failures()) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_rule_is_quick_on_a_long_sentence(rule: Rule) -> None:
    """A pattern that backtracks without end takes minutes here; a sound one a few hundredths."""
    words = re.sub(r"[.;:。；：]", "", f"{rule.example} {rule.unlike} ")
    sentence = fold(words * (10_000 // len(words) + 1))
    for _ in rule.regex.finditer(sentence, timeout=5):
        pass


def test_check_finds_nothing() -> None:
    assert check() == []


def test_every_concept_says_what_it_is() -> None:
    assert all(record["about"].strip() for record in concepts().values())
