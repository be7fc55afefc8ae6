"""Alpha against the published worked examples and against its own definition."""

from __future__ import annotations

import math
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.evaluation.agreement import agreement, alpha

# Reliability data of the worked examples in Krippendorff (2011), sections A to E: coders × units.
BINARY = ["0100000010", "1110010000"]
NOMINAL = ["aabbdcccedda", "babbbccceddd"]
FOUR_CODERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def units(rows: list[str]) -> list[tuple[object, ...]]:
    rows = [row.replace(" ", "") for row in rows]
    width = max(map(len, rows))
    columns = zip(*(row.ljust(width, ".") for row in rows), strict=True)
    return [
        tuple(None if c == "." else int(c) if c.isdigit() else c for c in col) for col in columns
    ]


def test_binary_data_two_coders() -> None:
    assert alpha(units(BINARY)) == pytest.approx(0.095, abs=5e-4)


def test_nominal_data_two_coders() -> None:
    assert alpha(units(NOMINAL)) == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize(
    ("level", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_any_number_of_coders_with_missing_data(level: str, published: float) -> None:
    assert alpha(units(FOUR_CODERS), level) == pytest.approx(published, abs=6e-4)


def test_perfect_agreement_is_one_and_no_variation_is_undefined() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert math.isnan(alpha([("a", "a"), ("a", "a")]))
    assert math.isnan(alpha([("a", None), (None, "b")]))


def test_the_order_of_an_ordinal_scale_is_the_one_given() -> None:
    data = [("low", "low"), ("mid", "high"), ("high", "high"), ("low", "mid")]
    by_rank = alpha(data, "ordinal", ["low", "mid", "high"])
    assert by_rank == pytest.approx(alpha([(0, 0), (1, 2), (2, 2), (0, 1)], "ordinal"))
    assert by_rank > alpha(data, "ordinal", ["mid", "low", "high"])


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="nominal, ordinal"):
        alpha([(1, 2)], "metric")  # type: ignore[arg-type]


def by_definition(data: list[tuple[int | None, ...]]) -> float:
    """One minus observed over expected disagreement, pair by pair, squared differences."""
    rows = [[v for v in unit if v is not None] for unit in data]
    rows = [row for row in rows if len(row) > 1]
    pool = [v for row in rows for v in row]
    observed = sum((a - b) ** 2 / (len(r) - 1) for r in rows for a, b in permutations(r, 2))
    expected = sum((a - b) ** 2 for a, b in permutations(pool, 2))
    if not expected:
        return math.nan
    return 1 - (observed / len(pool)) / (expected / (len(pool) * (len(pool) - 1)))


cells = st.one_of(st.none(), st.integers(0, 4))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), max_size=12))
def test_interval_alpha_is_its_definition(data: list[tuple[int | None, ...]]) -> None:
    assert alpha(data, "interval") == pytest.approx(by_definition(data), nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cells, cells), max_size=12), st.randoms(use_true_random=False))
def test_neither_order_of_units_nor_of_coders_matters(data, random) -> None:
    turned = [tuple(reversed(unit)) for unit in data]
    random.shuffle(turned)
    for level in ("nominal", "ordinal"):
        assert alpha(turned, level) == pytest.approx(alpha(data, level), nan_ok=True)


def test_the_bootstrap_is_seeded_and_holds_the_estimate() -> None:
    groups = [[unit, unit] for unit in units(NOMINAL)]
    once, twice = agreement(groups, rounds=200), agreement(groups, rounds=200)
    assert once == twice
    assert once.low <= once.alpha <= once.high
    assert once.units == 24
    assert agreement(groups[:1]).low != agreement(groups[:1]).low  # NaN: one group has no interval
