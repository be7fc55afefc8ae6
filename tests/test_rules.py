"""Every rule of every language pack fires on its example and not on its near miss."""

from __future__ import annotations

import pytest

from legalnlp.errors import KnowledgeError
from legalnlp.knowledge import Rule, available, check, concepts, load_pack


def rules() -> list[Rule]:
    found: list[Rule] = []
    for tag in available():
        try:
            found += load_pack(tag).rules
        except KnowledgeError:
            continue  # the pack as a whole is tested below
    return found


@pytest.mark.parametrize("tag", available())
def test_the_pack_is_complete(tag: str) -> None:
    pack = load_pack(tag)
    assert pack.settings.get("name")
    assert pack.rules
    ids = [rule.id for rule in pack.rules]
    assert len(ids) == len(set(ids))
    assert all(rule_id.startswith(f"{tag}.") for rule_id in ids)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_rule_keeps_its_promise(rule: Rule) -> None:
    assert list(rule.failures()) == []


def test_check_finds_nothing() -> None:
    assert check() == []


def test_every_concept_says_what_it_is() -> None:
    assert all(record["about"].strip() for record in concepts().values())
