"""The promise of every definition rule, executed: it fires on its example, not on its near miss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legalnlp.knowledge import fold
from legalnlp.steps.definitions.find import find
from legalnlp.steps.definitions.rules import DefinitionRule, Drafting, drafting
from legalnlp.types import Definition, Document


def failures(tag: str) -> Iterator[str]:
    """What keeps the definition rules of a language from their promise, in words.

    Each rule is tried alone, through the whole search: on its example it must find the term
    that is its target; on its near miss it must find nothing.
    """
    how = drafting(tag)
    for rule in how.rules:
        found = [d.term for d in tried(rule, how, rule.example)]
        if fold(rule.target) not in [fold(term) for term in found]:
            yield f"{rule.id}: does not find {rule.target!r} in its example (found {found})"
        near_miss = [d.term for d in tried(rule, how, rule.unlike)]
        if near_miss:
            yield f"{rule.id}: finds {near_miss} in its near miss"


def tried(rule: DefinitionRule, how: Drafting, example: str) -> tuple[Definition, ...]:
    """What one rule alone finds in a text, under the lead-in that the rule names."""
    alone = replace(how, rules=(rule,))
    text = "\n".join(part for part in (rule.under, example.strip("\n")) if part)
    return tuple(find(Document(id=rule.id, text=text, language=how.tag), (), alone))
