"""How likely a provision is on the subject: a trained second opinion on what the rules found.

The model (`models/relevance.skops`, its card beside it) sees hashed character n-grams of an
article and hashed cues: which concepts the rules find in it, which of them stand close together,
and what the rules made of it. It decides only where the rules are not sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from legalnlp.errors import LegalNLPError
from legalnlp.knowledge import HOME, Pack, fold
from legalnlp.steps.discover import Found, Subject
from legalnlp.steps.prefilter import hits
from legalnlp.types import Document, Provision

LONGEST = 8_000  # characters of an article in which cues are looked for
READ = 2_500  # characters whose n-grams are counted
NEAR = 160  # characters within which two mentions stand close together
GRAMS, CUES = 1 << 15, 1 << 12  # numbers of hashed features
KIND = "legalnlp relevance 1"  # changes with the features
# A provision that is missed weighs as much as three that are returned in vain.
BORDER = 0.25
_WEIGHT = 0.5  # of the n-grams of a text beside its cues
_NAMED = ("content", "medium", "subject")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article as the model sees it: its words, and the cues of the rules with their counts."""

    text: str
    cues: Mapping[str, float]
    sure: bool = False


def candidate(text: str, pack: Pack, made: Sequence[str] = (), sure: bool = False) -> Candidate:
    """The candidate of an article; ``made`` is what the rules made of it, in words of our own."""
    folded = fold(text[:LONGEST])
    found = sorted((at, rule.concept) for rule, at, _, _ in hits(pack, folded))
    cues = Counter({f"is {concept}": 1.0 for _, concept in found})
    cues.update({f"near {pair}": 1.0 for pair in _near(found)})
    cues.update({f"rules {word}": 1.0 for word in made})
    return Candidate(folded, cues, sure)


def _near(found: Sequence[tuple[int, str]]) -> set[str]:
    """Pairs of kinds of concepts that stand close together, one of them of content."""
    pairs = set()
    for number, (at, concept) in enumerate(found):
        for further, other in found[number + 1 :]:
            if further - at > NEAR:
                break
            if "content" in (_kind(concept), _kind(other)):
                pairs.add("+".join(sorted((_kind(concept), _kind(other)))))
    return pairs


def _kind(concept: str) -> str:
    return concept.partition(".")[0]


def candidates(
    document: Document, tree: Sequence[Provision], on: Subject, pack: Pack
) -> Iterator[tuple[Found, Candidate]]:
    """What the rules found, each as the model sees it.

    They are sure of an article in which a limb has a topic of the codebook. It stands on the
    border where it only makes a sexual or intimate depiction, whoever is shown, part of a wrong.
    """
    for found in on.found:
        inside = [
            limb
            for limb in on.limbs
            if found.start <= tree[limb.reading.provision].start < found.end and limb.topics
        ]
        made = [f"topic {topic}" for limb in inside for topic in limb.topics]
        made += ["defines" for limb in inside if limb.defines_material]
        made += [f"limb {concept}" for concept in found.concepts]
        named = {_kind(concept) for concept in found.concepts}
        made += [f"limb no {kind}" for kind in _NAMED if kind not in named]
        yield found, candidate(document.text[found.start : found.end], pack, made, bool(inside))


def touched(text: str, pack: Pack) -> Candidate:
    """The candidate of an article that the rules read and did not return."""
    return candidate(text, pack, ("nothing",))


def weighed(
    document: Document, tree: Sequence[Provision], on: Subject, pack: Pack
) -> tuple[Found, ...]:
    """What the rules found, scored by the model: below `BORDER` where it says no.

    What the rules are sure of never scores below.
    """
    pairs = list(candidates(document, tree, on, pack))
    scores = probabilities([one for _, one in pairs]) if pairs else ()
    return tuple(
        replace(found, score=round(BORDER + (1 - BORDER) * p if one.sure else p, 3))
        for (found, one), p in zip(pairs, scores, strict=True)
    )


def probabilities(given: Sequence[Candidate]) -> tuple[float, ...]:
    """How likely the model takes each candidate to be on the subject, from 0 to 1."""
    import numpy

    model = _model()
    odds = matrix(given) @ model["weights"] + model["intercept"]
    return tuple(map(float, 1 / (1 + numpy.exp(-odds))))


def matrix(given: Sequence[Candidate]) -> Any:
    """Hashed features of candidates: a sparse matrix of a row each, `GRAMS` + `CUES` columns."""
    from scipy.sparse import hstack
    from sklearn.feature_extraction import FeatureHasher
    from sklearn.feature_extraction.text import HashingVectorizer

    grams = HashingVectorizer(
        analyzer="char", ngram_range=(2, 4), n_features=GRAMS, lowercase=False, norm="l2"
    )
    cues = FeatureHasher(CUES, input_type="dict")
    words = grams.transform([_DIGIT.sub("0", one.text[:READ]) for one in given])
    told = cues.transform([one.cues for one in given])
    return hstack([words * _WEIGHT, told], format="csr")


def model_path() -> Path:
    """Where the model lies: in the package as installed, or beside it in the project."""
    inside = HOME / "_models" / "relevance.skops"
    return inside if inside.is_file() else HOME.parent / "models" / "relevance.skops"


@cache
def _model() -> Mapping[str, Any]:
    """The trained model: ``weights``, an array of a number for each column, and ``intercept``.

    Arrays, unlike a fitted estimator, mean the same to every version of scikit-learn. Raises
    `LegalNLPError` where the file is missing, of another kind, or holds anything but them.
    """
    from zipfile import BadZipFile

    from skops.io import get_untrusted_types, load

    path = model_path()
    try:
        odd = get_untrusted_types(file=path)
        found = None if odd else load(path, trusted=[])
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise LegalNLPError(f"{path}: the model cannot be read: {error}. Install again.") from error
    if odd:
        raise LegalNLPError(f"{path}: the model holds what it should not: {', '.join(odd)}.")
    if not isinstance(found, dict) or found.get("kind") != KIND:
        raise LegalNLPError(f"{path}: this is no model of this version ({KIND}). Train it again.")
    return found
