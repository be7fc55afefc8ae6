"""Folding by the codebook: who wins, what judgments move, and what changes nothing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalnlp.knowledge import categories
from legalnlp.steps.jurisdiction import Held, Ruling, Text, fold, in_force, position
from legalnlp.steps.spells import spells

DRAWN = "virtual_child_drawn"
TODAY = date(2026, 1, 1)


def text(name: str, value: str, since: int | None = 2000, **more: object) -> Text:
    fields: dict[str, object] = {
        "provision": f"Code {name}",
        "since": date(since, 1, 1) if since else None,
        "cells": {DRAWN: Held(value)},  # type: ignore[arg-type]
    }
    return Text(name, "XA", **{**fields, **more})  # type: ignore[arg-type]


def ruling(effect: str, year: int = 2010, **more: object) -> Ruling:
    return Ruling(
        f"case-{effect}",
        "XA",
        date(year, 1, 1),
        effect,
        (DRAWN,),
        **more,  # type: ignore[arg-type]
    )


def effective(texts: list[Text], rulings: list[Ruling], on: date = TODAY) -> Held:
    return position("XA", on, texts, rulings).cells[DRAWN].effective


def test_the_widest_value_wins_and_names_its_document() -> None:
    cell = position("XA", TODAY, [text("a", "implied"), text("b", "covered")]).cells[DRAWN]
    assert (cell.text.value, cell.text.by) == ("covered", ("b",))


@pytest.mark.parametrize(
    ("value", "effect", "conditions", "after"),
    [
        ("implied", "extends", (), "covered"),
        ("silent", "extends", ("obscene",), "conditional"),
        ("implied", "applies", (), "covered"),
        ("silent", "applies", (), "silent"),
        ("covered", "strikes_down", (), "excluded"),
        ("covered", "narrows", ("obscene",), "conditional"),
        ("covered", "narrows", (), "excluded"),
        ("covered", "upholds", (), "covered"),
        ("excluded", "extends", (), "excluded"),
    ],
)
def test_what_a_judgment_moves(
    value: str, effect: str, conditions: tuple[str, ...], after: str
) -> None:
    held = effective([text("a", value)], [ruling(effect, conditions=conditions)])
    assert held.value == after


def test_a_sharpened_feature_leaves_the_value_and_adds_the_judgment() -> None:
    held = effective([text("a", "covered")], [ruling("narrows", own_feature=True)])
    assert held.value == "covered"
    assert held.by == ("a", "case-narrows")


def test_other_words_that_reach_survive_a_struck_limb() -> None:
    struck = ruling("strikes_down", provisions=("Code 7",))
    texts = [
        text("a", "covered", provision="Code", units=("7",)),
        text("b", "implied", provision="Code", units=("8",)),
    ]
    assert effective(texts, [struck]).value == "implied"


def test_a_ruling_does_not_reach_words_enacted_after_it() -> None:
    texts = [
        text("old", "covered", 2000, provision="Code 7"),
        text("new", "covered", 2015, provision="Code 7"),
    ]
    struck = ruling("strikes_down")
    assert effective(texts, [struck], date(2012, 1, 1)).value == "excluded"
    assert effective(texts, [struck]).value == "covered"


def test_a_judgment_that_is_not_binding_is_heard_and_moves_nothing() -> None:
    cell = position(
        "XA", TODAY, [text("a", "covered")], [ruling("strikes_down", moves=False)]
    ).cells[DRAWN]
    assert cell.effective.value == "covered"
    assert cell.heard[0][0] == "case-strikes_down"


def test_a_newer_text_replaces_an_older_one_section_by_section() -> None:
    old = text("old", "covered", 2000, provision="Code", units=("7", "8"))
    new = text("new", "silent", 2015, provision="Code", units=("7",))
    assert [t.id for t in in_force([old, new], TODAY)] == ["new", "old"]
    both = text("both", "silent", 2020, provision="Code", units=("7", "8"))
    assert [t.id for t in in_force([old, new, both], TODAY)] == ["both"]


def test_bills_treaties_and_ended_texts_are_left_aside() -> None:
    texts = [
        text("bill", "covered", status="bill"),
        text("treaty", "covered", kind="treaty"),
        text("ended", "covered", until=date(2005, 1, 1)),
    ]
    assert position("XA", TODAY, texts).cells[DRAWN].text.value == "silent"


def test_spells_tell_when_and_by_what_a_cell_changed() -> None:
    texts = [
        text("old", "silent", 2000, provision="Code 7"),
        text("new", "covered", 2015, provision="Code 7"),
    ]
    rows = [s for s in spells("XA", texts, [], TODAY) if s.category == DRAWN]
    assert [(s.start.year, s.value_effective, s.cause) for s in rows] == [
        (2000, "silent", ("old",)),
        (2015, "covered", ("new",)),
    ]
    assert rows[0].end == date(2015, 1, 1)


VALUES = st.sampled_from(["covered", "conditional", "implied", "excluded", "silent"])
TEXTS = st.lists(
    st.builds(
        lambda n, v, y, c: Text(
            f"t{n}-{y}", "XA", f"Code {n}", since=date(y, 1, 1), cells={c: Held(v)}
        ),
        st.integers(1, 4),
        VALUES,
        st.integers(1990, 2025),
        st.sampled_from(categories()),
    ),
    max_size=8,
    unique_by=lambda t: t.id,
)
RULINGS = st.lists(
    st.builds(
        lambda n, y, e, c: Ruling(f"r{n}", "XA", date(y, 6, 1), e, (c,)),
        st.integers(1, 99),
        st.integers(1990, 2025),
        st.sampled_from(["extends", "applies", "strikes_down", "narrows", "upholds"]),
        st.sampled_from(categories()),
    ),
    max_size=5,
    unique_by=lambda r: r.id,
)


@given(TEXTS, RULINGS, st.randoms())
def test_the_order_of_input_does_not_matter(texts, rulings, random) -> None:  # type: ignore[no-untyped-def]
    mixed, spoken = list(texts), list(rulings)
    random.shuffle(mixed)
    random.shuffle(spoken)
    assert position("XA", TODAY, mixed, spoken) == position("XA", TODAY, texts, rulings)


@given(TEXTS, RULINGS)
def test_an_irrelevant_document_changes_nothing(texts, rulings) -> None:  # type: ignore[no-untyped-def]
    more = [*texts, Text("other", "XB", "Code 1", cells={DRAWN: Held("covered")})]
    assert position("XA", TODAY, more, rulings) == position("XA", TODAY, texts, rulings)


@given(TEXTS, RULINGS, st.integers(1990, 2025))
def test_a_position_ignores_what_came_later(texts, rulings, year) -> None:  # type: ignore[no-untyped-def]
    on = date(year, 12, 31)
    known = [t for t in texts if t.since and t.since <= on]
    given_by = [r for r in rulings if r.given <= on]
    assert position("XA", on, texts, rulings) == position("XA", on, known, given_by)


@given(TEXTS)
def test_no_value_stands_without_its_source(texts) -> None:  # type: ignore[no-untyped-def]
    for cell in position("XA", TODAY, texts).cells.values():
        for held in (cell.text, cell.effective):
            assert bool(held.by) == (held.value != "silent")


def test_folding_nothing_is_silent() -> None:
    assert fold([]) == Held()
    assert in_force([], TODAY) == ()


def test_a_ruling_outlives_the_republication_of_the_words_it_reads() -> None:
    kept = {"provision": "Code 7", "words": {DRAWN: "any picture"}}
    texts = [text("old", "implied", 2000, **kept), text("new", "implied", 2015, **kept)]
    held = effective(texts, [ruling("extends")])
    assert (held.value, held.by) == ("covered", ("case-extends", "new"))


def test_a_ruling_on_words_that_no_longer_stood_is_heard_and_moves_nothing() -> None:
    old = text("old", "implied", 2000, provision="Code 7", until=date(2005, 1, 1))
    new = text("new", "implied", 2005, provision="Code 8")
    on_old = ruling("extends", provisions=("Code of Kites 7",), acts=("code of kites",))
    cell = position("XA", TODAY, [old, new], [on_old]).cells[DRAWN]
    assert cell.effective.value == "implied"
    assert "no text at hand" in cell.heard[0][1]


def test_treaties_are_folded_apart_from_law() -> None:
    texts = [text("act", "implied"), text("treaty", "covered", kind="treaty")]
    assert position("XA", TODAY, texts).cells[DRAWN].text.value == "implied"
    assert position("XA", TODAY, texts, kind="treaty").cells[DRAWN].text.value == "covered"


def test_a_cell_that_falls_silent_names_what_took_the_place_or_ended() -> None:
    ended = text("a", "covered", 2000, provision="Code 7", until=date(2010, 1, 1))
    instead = text("b", "silent", 2010, provision="Code 7")
    for texts, cause, by in (([ended, instead], ("b",), "text"), ([ended], ("a",), "end")):
        rows = [s for s in spells("XA", texts, [], TODAY) if s.category == DRAWN]
        assert (rows[-1].value_effective, rows[-1].cause, rows[-1].by) == ("silent", cause, by)


def test_a_judgment_is_the_cause_of_what_it_changes() -> None:
    rows = spells("XA", [text("a", "covered")], [ruling("narrows", conditions=("obscene",))], TODAY)
    drawn = [s for s in rows if s.category == DRAWN]
    assert [(s.cause, s.by) for s in drawn] == [
        (("a",), "first text"),
        (("case-narrows",), "judgment"),
    ]


def test_words_taken_out_of_one_limb_stay_reached_by_another() -> None:
    both = [
        Ruling("case", "XA", date(2010, 1, 1), "narrows", (DRAWN,)),
        Ruling("case", "XA", date(2010, 1, 1), "extends", (DRAWN,), ("other",)),
    ]
    assert effective([text("a", "implied")], both).value == "conditional"


def test_silence_before_the_first_text_at_hand_of_an_act_is_no_finding() -> None:
    texts = [text("a", "silent", 2000), text("b", "covered", 2010)]
    rows = [s for s in spells("XA", texts, [], TODAY) if s.category == DRAWN]
    found = [(s.start.year, s.value_effective, s.by) for s in rows]
    assert found == [(2010, "covered", "first text")]


WORDED = st.lists(
    st.builds(
        lambda n, v, y, u, w: Text(
            f"t{n}-{y}", "XA", f"Code {n}", since=date(y, 1, 1),
            until=date(u, 1, 1) if u > y else None, cells={DRAWN: Held(v)}, words={DRAWN: w},
        ),
        st.integers(1, 3), VALUES, st.integers(1990, 2025), st.integers(1990, 2030),
        st.sampled_from(["one", "two"]),
    ),
    max_size=7,
    unique_by=lambda t: t.id,
)  # fmt: skip
ON_DRAWN = st.lists(
    st.builds(
        lambda n, y, e, c, m: Ruling(f"r{n}", "XA", date(y, 6, 1), e, (DRAWN,), c, moves=m),
        st.integers(1, 99),
        st.integers(1990, 2025),
        st.sampled_from(["extends", "applies", "strikes_down", "narrows", "upholds"]),
        st.sampled_from([(), ("obscene",)]),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda r: r.id,
)


@given(WORDED, ON_DRAWN)
def test_a_cell_never_changes_without_its_cause(texts, rulings) -> None:  # type: ignore[no-untyped-def]
    rows = [s for s in spells("XA", texts, rulings, TODAY) if s.category == DRAWN]
    born = {t.id: t.since for t in texts} | {r.id: r.given for r in rulings}
    ends = {t.id: t.until for t in texts}
    for row in rows:
        assert row.cause
        days = {born[name] for name in row.cause} | {ends.get(name) for name in row.cause}
        replaced = any(t.since == row.start for t in texts)
        assert row.start in days or (row.by == "end" and replaced)
    assert all(a.end == b.start for a, b in pairwise(rows))


@given(WORDED, ON_DRAWN, st.randoms())
def test_history_does_not_depend_on_the_order_of_input(texts, rulings, random) -> None:  # type: ignore[no-untyped-def]
    mixed, spoken = list(texts), list(rulings)
    random.shuffle(mixed)
    random.shuffle(spoken)
    assert spells("XA", mixed, spoken, TODAY) == spells("XA", texts, rulings, TODAY)


@given(WORDED, ON_DRAWN, st.integers(1991, 2025))
def test_history_up_to_a_day_ignores_what_came_later(texts, rulings, year) -> None:  # type: ignore[no-untyped-def]
    until = date(year, 12, 31)
    known = [t for t in texts if t.since <= until]
    heard = [r for r in rulings if r.given <= until]
    assert spells("XA", texts, rulings, until) == spells("XA", known, heard, until)


@given(WORDED, ON_DRAWN)
def test_documents_that_do_not_speak_of_it_change_nothing(texts, rulings) -> None:  # type: ignore[no-untyped-def]
    more = [
        *texts,
        Text("kites", "XA", "Kite Code", since=date(1980, 1, 1)),
        Text("bill", "XA", "Code 1", status="bill", cells={DRAWN: Held("covered")}),
        Text("pact", "XA", "Pact", kind="treaty", cells={DRAWN: Held("covered")}),
        Text("rules", "XA", "Rules", kind="policy", cells={DRAWN: Held("covered")}),
    ]
    before = position("XA", TODAY, texts, rulings).cells[DRAWN]
    assert position("XA", TODAY, more, rulings).cells[DRAWN] == before
