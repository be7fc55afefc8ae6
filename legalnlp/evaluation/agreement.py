"""Krippendorff's alpha with missing data, for nominal, ordinal, interval and ratio scales.

After K. Krippendorff, *Content Analysis*, 4th ed. (2019), ch. 12, and his worked examples in
"Computing Krippendorff's Alpha-Reliability" (2011), which the tests recompute. The interval is a
percentile bootstrap that draws whole groups (documents), because cells of one document are not
independent of each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Unit = Sequence[Hashable | None]
Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha with its interval; ``units`` counts the cells with two values or more.

    ``alpha`` is NaN where it is undefined: no pairable values, or no variation at all.
    ``identical`` is the share of pairs that are equal.
    """

    alpha: float
    low: float
    high: float
    units: int
    identical: float


def coincidences(units: Iterable[Unit], values: Sequence[Hashable]) -> Matrix:
    """How often each value stands beside each in a unit, each unit weighing its number of values.

    A unit holds one value per coder, None where the coder gave none; a unit with fewer than two
    values pairs nothing. Raises KeyError for a value that is not among ``values``.
    """
    place = {value: i for i, value in enumerate(values)}
    matrix = [[0.0] * len(values) for _ in values]
    for unit in units:
        given = [place[value] for value in unit if value is not None]
        for a, b in permutations(given, 2):
            matrix[a][b] += 1 / (len(given) - 1)
    return matrix


def alpha(
    units: Iterable[Unit], level: Level = "nominal", values: Sequence[Hashable] | None = None
) -> float:
    """Krippendorff's alpha of units × coders; NaN where undefined.

    ``values`` gives the scale in its order (needed for "ordinal" where sorting does not).

    >>> round(alpha([("a", "a"), ("b", "b"), ("a", "b"), ("a", None)]), 3)
    0.444
    """
    data = [tuple(unit) for unit in units]
    scale = _scale(data) if values is None else values
    return alpha_of(coincidences(data, scale), level, scale)


def _scale(data: Iterable[Unit]) -> list[Hashable]:
    found = {value for unit in data for value in unit if value is not None}
    return sorted(found, key=lambda v: (isinstance(v, str), v))


def alpha_of(matrix: Sequence[Sequence[float]], level: Level, scale: Sequence[Hashable]) -> float:
    """Alpha of a coincidence matrix over a scale."""
    margins = [sum(row) for row in matrix]
    total = sum(margins)
    distance = _distance(level, scale, margins)
    pairs = [(a, b) for a in range(len(scale)) for b in range(len(scale)) if a != b]
    observed = sum(matrix[a][b] * distance(a, b) for a, b in pairs)
    expected = sum(margins[a] * margins[b] * distance(a, b) for a, b in pairs)
    if expected == 0:
        return math.nan
    return 1 - (total - 1) * observed / expected


def _distance(
    level: Level, scale: Sequence[Hashable], margins: Sequence[float]
) -> Callable[[int, int], float]:
    """The squared difference between two places on the scale."""
    if level == "nominal":
        return lambda a, b: float(a != b)
    if level == "ordinal":
        ranks = [sum(margins[:i]) + margins[i] / 2 for i in range(len(margins))]
        return lambda a, b: (ranks[a] - ranks[b]) ** 2
    numbers = [float(value) for value in scale]  # type: ignore[arg-type]
    if level == "interval":
        return lambda a, b: (numbers[a] - numbers[b]) ** 2
    if level == "ratio":
        return lambda a, b: ((numbers[a] - numbers[b]) / (numbers[a] + numbers[b])) ** 2
    raise ValueError(f"level is {level!r}: nominal, ordinal, interval or ratio")


def agreement(
    groups: Sequence[Sequence[Unit]],
    level: Level = "nominal",
    values: Sequence[Hashable] | None = None,
    *,
    rounds: int = 1000,
    confidence: float = 0.95,
    seed: int = 1,
) -> Agreement:
    """Alpha over groups of units, with a bootstrap interval that draws groups.

    ``rounds`` resamples with a seeded generator: the same input gives the same interval. With
    fewer than two groups the interval is NaN.
    """
    scale = _scale([u for g in groups for u in g]) if values is None else values
    parts = [coincidences(group, scale) for group in groups]
    whole = _total(parts, len(scale))
    low, high = _interval(parts, level, scale, rounds, confidence, seed)
    pairable = sum(sum(v is not None for v in u) > 1 for g in groups for u in g)
    weight = sum(map(sum, whole))
    same = sum(whole[i][i] for i in range(len(scale))) / weight if weight else math.nan
    return Agreement(alpha_of(whole, level, scale), low, high, pairable, same)


def _total(parts: Iterable[Matrix], size: int) -> Matrix:
    whole = [[0.0] * size for _ in range(size)]
    for part in parts:
        for row, addend in zip(whole, part, strict=True):
            for i, number in enumerate(addend):
                row[i] += number
    return whole


def _interval(
    parts: Sequence[Matrix],
    level: Level,
    scale: Sequence[Hashable],
    rounds: int,
    confidence: float,
    seed: int,
) -> tuple[float, float]:
    """Percentiles of alpha over samples of the groups, drawn with replacement."""
    if len(parts) < 2 or rounds < 1:
        return math.nan, math.nan
    import numpy

    size = len(scale)
    draw = numpy.random.default_rng(seed)
    weights = draw.multinomial(len(parts), [1 / len(parts)] * len(parts), size=rounds)
    samples = weights @ numpy.array(parts).reshape(len(parts), size * size)
    found = (alpha_of(sample.reshape(size, size).tolist(), level, scale) for sample in samples)
    known = [a for a in found if not math.isnan(a)]
    if not known:
        return math.nan, math.nan
    tail = 50 * (1 - confidence)
    low, high = numpy.percentile(known, [tail, 100 - tail])
    return float(low), float(high)
