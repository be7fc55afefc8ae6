"""How far each language pack may be trusted: its agreement with gold, kept as data.

``languages/agreement.toml`` is written by ``legalnlp evaluate --maturity`` and read by
`legalnlp.trust.measured`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from legalnlp.evaluation.gold import Coded
from legalnlp.evaluation.scores import compare
from legalnlp.knowledge import available, pack_tag

HEAD = """\
# Agreement of each language pack with gold (Krippendorff's alpha, nominal, nine cells a document;
# the rules were tuned on that gold). Written by `legalnlp evaluate --maturity`, not by hand.
"""


def to_toml(gold: Mapping[str, Coded], ours: Mapping[str, Coded], rounds: int = 1000) -> str:
    """One table a pack that has gold: documents, relevant ones, alpha and its 95 % interval."""
    return HEAD + "".join(f"\n{line}" for line in _lines(gold, ours, rounds)) + "\n"


def _lines(gold: Mapping[str, Coded], ours: Mapping[str, Coded], rounds: int) -> Iterator[str]:
    for tag in available():
        mine = {name: coded for name, coded in gold.items() if pack_tag(coded.language) == tag}
        if not mine:
            continue
        found = compare(mine, ours, rounds=rounds).overall
        yield f"[{tag}]"
        yield f"gold = {found.documents}"
        yield f"relevant = {found.relevant}"
        if not math.isnan(found.nominal.alpha):
            yield f"alpha = {found.nominal.alpha:.3f}"
        if not math.isnan(found.nominal.low):
            yield f"interval = [{found.nominal.low:.3f}, {found.nominal.high:.3f}]"
        yield ""
