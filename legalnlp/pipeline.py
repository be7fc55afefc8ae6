"""The steps in their order: a document in, a coding out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from legalnlp.errors import UnsupportedLanguage
from legalnlp.knowledge import Pack, available, load_pack, pack_tag, taxonomy
from legalnlp.relevance import BORDER, weighed
from legalnlp.steps import cascade
from legalnlp.steps.amending import amended
from legalnlp.steps.amending import notes as amending_notes
from legalnlp.steps.coverage import cells, passage
from legalnlp.steps.dimensions import age, dimensions, years
from legalnlp.steps.discover import Found, Subject
from legalnlp.steps.explain import trace as explain
from legalnlp.steps.judgments import coding as judged
from legalnlp.trust import maturity
from legalnlp.types import Coding, Definition, Document, Evidence, Mention, Provision, TraceStep

_PLACES = 5  # articles that a note names


def pack_for(document: Document) -> Pack:
    """The language pack of a document; raises `UnsupportedLanguage` where there is none."""
    tag = pack_tag(document.language)
    if tag is None:
        raise UnsupportedLanguage(document.path or document.id, document.language, available())
    return _for_policies(tag) if document.doc_type == "policy" else load_pack(tag)


@cache
def _for_policies(tag: str) -> Pack:
    """The pack with which a platform's rules are read: its sanctions stand for penalties."""
    pack = load_pack(tag)
    return replace(pack, rules=pack.rules + pack.policies)


def analyse(document: Document) -> Coding:
    """Code one document by the codebook.

    A judgment is coded by its readings, where the language has rules for judgments.
    Raises `UnsupportedLanguage` where the language has no pack: such a document is never
    coded `silent`.
    """
    pack = pack_for(document)
    if document.doc_type == "judgment" and pack.judgments:
        return judged(document, pack)
    tree, terms, on = _read(document, pack)
    labels = tuple(p.label for p in tree)
    if not on.limbs:
        doubt = (*_doubt(pack), *_near_miss(tree, on))
        return Coding(
            document, False, labels=labels, definitions=terms, review=bool(doubt), notes=doubt
        )
    return _coding(document, tree, terms, on, labels, pack)


def passed_over(words: Document) -> Coding | None:
    """The coding of a text that nothing in it can be on the subject of; None where it must be read.

    ``words`` are what `legalnlp.ingest.glimpse` gives: `analyse` finds the same in the text read.
    """
    tag = pack_tag(words.language)
    if tag is None or words.doc_type == "judgment":
        return None
    pack = pack_for(words)
    if cascade.possible(words, pack):
        return None
    doubt = _doubt(pack)
    return Coding(words, False, review=bool(doubt), notes=doubt)


def trace(document: Document, category: str) -> tuple[TraceStep, ...]:
    """How the value of one category came about, step by step; raises as `analyse` does."""
    tree, _, on = _read(document, pack_for(document))
    return explain(document, tree, on, category)


def discover(document: Document, *, every: bool = False) -> tuple[tuple[Provision, Found], ...]:
    """The articles of a document that are on the subject; raises as `analyse` does.

    ``every`` gives also those on the border of which the trained model says no, by their score.
    """
    pack = pack_for(document)
    tree, _, on = _read(document, pack)
    found = weighed(document, tree, on, pack)
    return tuple((tree[one.provision], one) for one in found if every or one.score >= BORDER)


def _read(
    document: Document, pack: Pack
) -> tuple[tuple[Provision, ...], tuple[Definition, ...], Subject]:
    return cascade.read(document, pack)


def _coding(
    document: Document,
    tree: Sequence[Provision],
    terms: tuple[Definition, ...],
    on: Subject,
    labels: tuple[str, ...],
    pack: Pack,
) -> Coding:
    doubt = _doubt(pack)
    changes = amended(document, pack)
    members = dimensions(on.limbs, on.around)
    threshold, longest = age(on.around, on.childhood), years(on.around)
    proofs = {name: _proof(document, tree, found[0]) for name, found in members.items()}
    if threshold:
        proofs["age"] = _proof(document, tree, threshold)
    if longest:
        proofs["max_prison_years"] = _proof(document, tree, longest[1])
    return Coding(
        document=document,
        relevant=True,
        depictions=cells(document, tree, on.limbs),
        sets=_sets(members),
        age=int(threshold.number) if threshold and threshold.number is not None else None,
        max_prison_years=longest[0] if longest else None,
        definitions=_on_subject(terms, on),
        labels=labels,
        proofs=proofs,
        review=bool(doubt),
        notes=(*doubt, *amending_notes(changes)),
        amends=changes,
    )


def _doubt(pack: Pack) -> tuple[str, ...]:
    """Why a coding in this language wants a second reader; empty where it does not."""
    trust = maturity(pack)
    return () if trust == "measured" else (f"language pack {pack.tag!r}: {trust}",)


def _near_miss(tree: Sequence[Provision], on: Subject) -> tuple[str, ...]:
    """What a reader should look at in a text in which no provision was found to be on the subject.

    Articles were read in which words for sexual content, a medium and a child or a lack of
    consent stand together: mostly obscenity or protection of the young, at times a missed rule.
    """
    if not on.read:
        return ()
    places = ", ".join(tree[a].label for a in on.read[:_PLACES])
    return (f"not on the subject as it was read, but words of the subject stand in {places}",)


def _on_subject(terms: Sequence[Definition], on: Subject) -> tuple[Definition, ...]:
    """Definitions that stand among the provisions on the subject or that these make use of."""
    return tuple(term for index, term in enumerate(terms) if index in on.terms)


def _sets(members: Mapping[str, Sequence[Mention]]) -> dict[str, tuple[str, ...]]:
    order = taxonomy()["dimensions"]
    return {
        name: tuple(m for m in order[name] if f"{name}.{m}" in members)
        for name in ("media", "recognition", "conduct", "defences")
    }


def _proof(document: Document, tree: Sequence[Provision], mention: Mention) -> Evidence:
    start, end = passage(document.text, mention.start, mention.end)
    return Evidence(
        document.text[start:end], start, end, tree[mention.provision].label, mention.rule
    )
