"""Limbs that say of a child only what a term of art says by itself (rule 14)."""

from __future__ import annotations

from collections.abc import Sequence

from legalnlp.steps.groups import CONTENT
from legalnlp.steps.limb import Limb
from legalnlp.types import Mention


def says_only_the_term(limb: Limb) -> bool:
    """Whether a limb names the material by its term and describes nothing of the child."""
    return _is_the_name_alone(limb) or _holds_what_the_term_names(limb)


def _is_the_name_alone(limb: Limb) -> bool:
    """All that is said is the term itself: a heading names the material and describes nothing."""
    terms = () if limb.defines else limb.of("content.child_term")
    return bool(terms) and all(any(t.at <= m.at < t.to for t in terms) for m in limb.kept)


def _holds_what_the_term_names(limb: Limb) -> bool:
    """Pornographic things hold what a term of art names ("pornographic works that contain child
    pornography"), no definition is at hand, and nothing else tells of a child but who is made
    to take part. An adjective said of the things ("pornographic with minors") describes them."""
    terms = limb.of("content.child_term")
    if not terms or limb.joined or limb.defines:
        return False
    behind = tuple(m for m in limb.of("conduct.induce") if m.at >= terms[0].to)
    around = terms + behind
    named = [m for m in limb.own if m.concept.startswith(("subject.", "test."))]
    media = [m for m in limb.own if m.concept.startswith("medium.")]
    sexual = [m for m in limb.own if m.concept in CONTENT]
    apart = not any(_meet(m, terms) for m in media) and not all(_meet(m, terms) for m in sexual)
    return apart and all(any(a.at <= m.at < a.to for a in around) for m in named)


def _meet(mention: Mention, terms: Sequence[Mention]) -> bool:
    return any(term.at < mention.to and mention.at < term.to for term in terms)
