"""Trains the relevance model and measures it: ``python -m legalnlp.learn.relevance --help``.

Every figure is of examples whose country was left out of the training.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from legalnlp.learn import examples
from legalnlp.learn.examples import CORE, NOISE, Example
from legalnlp.relevance import BORDER, KIND, matrix, model_path

# How much an example of each kind counts: the restatements of one law in its versions are many
# times the same, and the rules themselves say which of their articles are on the subject.
_WEIGHTS = {"haystack": 1.0, "gold": 1.0, "restatement": 0.2}
_STRENGTH = 1.0  # C of the logistic regression


def fit(given: Sequence[Example], rows: Any) -> Any:
    """A logistic regression on the `matrix` of the examples; it depends on them alone.

    An example half on the subject is one on it and one not, each of half the weight.
    """
    from sklearn.linear_model import LogisticRegression

    parts = [(at, label, share) for at, one in enumerate(given) for label, share in _shares(one)]
    weights = [_WEIGHTS[given[at].kind] * share for at, _, share in parts]
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0)
    model.fit(rows[[at for at, _, _ in parts]], [label for _, label, _ in parts], weights)
    return model


def kept(model: Any) -> dict[str, Any]:
    """What the file keeps of a fitted model."""
    import numpy

    weights = model.coef_[0].astype(numpy.float32)
    return {"kind": KIND, "weights": weights, "intercept": float(model.intercept_[0])}


def _shares(one: Example) -> Iterator[tuple[int, float]]:
    if one.label > NOISE:
        yield 1, one.label
    if one.label < CORE:
        yield 0, 1 - one.label


def left_out(given: Sequence[Example], rows: Any) -> Iterator[tuple[Example, float]]:
    """Examples of the countries with whole codes, each with the probability that a model gives it
    which never saw its country."""
    for group in sorted({one.group for one in given if one.kind == "haystack"}):
        held = [at for at, one in enumerate(given) if one.group == group]
        seen = [at for at, one in enumerate(given) if one.group != group]
        model = fit([given[at] for at in seen], rows[seen])
        scores = model.predict_proba(rows[held])[:, 1]
        yield from zip((given[at] for at in held), map(float, scores), strict=True)


def figures(scored: Iterable[tuple[Example, float]]) -> Iterator[str]:
    """Lines of a Markdown table: whole codes by country, before and after the model decides."""
    rows = [(one, score) for one, score in scored if one.kind == "haystack"]
    yield "| country | core | recall | returned by rules | precision | returned | precision |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for group in (*sorted({one.group for one, _ in rows}), "all"):
        part = [(one, score) for one, score in rows if group in (one.group, "all")]
        before = [one for one, _ in part if one.found]
        after = [one for one, p in part if one.found and (one.candidate.sure or p >= BORDER)]
        core = [one for one, _ in part if one.label == CORE]
        kept = sum(one.label == CORE for one in after)
        yield (
            f"| {group} | {len(core)} | {_share(kept, len(core))} | {len(before)} | "
            f"{_precision(before)} | {len(after)} | {_precision(after)} |"
        )


def _precision(returned: Sequence[Example]) -> str:
    return _share(sum(one.label > NOISE for one in returned), len(returned))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def main() -> None:
    """Train, write the model, and print the figures for its card."""
    from skops.io import dump

    options = _options()
    given = list(_examples(options.shared, options.corpora))
    for (kind, label), count in sorted(Counter((one.kind, one.label) for one in given).items()):
        print(f"{kind}, label {label}: {count}")
    rows = matrix([one.candidate for one in given])
    print("\n".join(figures(left_out(given, rows))))
    dump(kept(fit(given, rows)), options.out)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


def _examples(shared: Path, corpora: Path) -> Iterator[Example]:
    yield from examples.haystack(shared / "haystack")
    yield from examples.gold(shared / "gold", shared / "corpus")
    yield from examples.restatements(corpora / "restatements")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the relevance model of `legalnlp find`.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of texts")
    parser.add_argument("--corpora", type=Path, default=Path("corpora"), help="what ships")
    parser.add_argument("--out", type=Path, default=model_path(), help="file to write")
    return parser.parse_args()


if __name__ == "__main__":
    main()
