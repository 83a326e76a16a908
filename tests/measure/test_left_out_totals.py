"""Sums over units of which each is perhaps left out of totals, held against every way to settle what is unknown."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.measure.compile import prepare
from orgtree.measure.engine import unit_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree import Organisation

    FromData = Callable[[dict[str, Any], dict[str, Any]], Organisation]

CHARTER: dict[str, Any] = {
    "orgtree": "charter/1",
    "name": "club",
    "kinds": {
        "group": {
            "fields": {
                "members": {"type": "count", "total": {"along": "part_of", "except": {"guests": True}}},
                "money": {"type": "number", "total": {"along": "part_of", "except": {"guests": True}}},
                "guests": {"type": "bool"},
                "open": {"type": "bool"},
            }
        },
        "club": {"is_a": "group"},
    },
    "links": {"part_of": {"hierarchy": True, "nest": True, "from": "group", "to": "group"}},
    "metrics": {
        "clubs": {"sum": "members", "of": "club"},
        "open": {"sum": "members", "of": "club", "where": {"open": True}},
        "money": {"sum": "money", "of": "club"},
    },
}


def definition(units: list[dict[str, Any]], *, guests: bool | None = False) -> dict[str, Any]:
    """Return a definition of some clubs under one group, of which it may not be known whether it is of guests."""
    top = {"id": "top", "kind": "group", "units": units} | ({} if guests is None else {"guests": guests})
    return {"orgtree": "definition/1", "charter": "./charter.yaml", "units": [top]}


def club(name: str, **fields: Any) -> dict[str, Any]:
    """Return a club; a field that is None is not stated."""
    return {"id": name, "kind": "club"} | {key: value for key, value in fields.items() if value is not None}


def settled(
    units: list[dict[str, Any]], field: str, *, only_open: bool, above: tuple[bool, ...] = (False,)
) -> tuple[float, float]:
    """Return the bounds of a sum over clubs that stand side by side, by trying what every unknown can be.

    Args:
        units: The clubs.
        field: What is summed.
        only_open: Whether clubs are meant that are open.
        above: Whether the group of which it is asked may be left out: in its own figure all count then.
    """
    sums = []
    choices = [
        itertools.product(*([one[key]] if key in one else [True, False] for key in ("guests", "open"))) for one in units
    ]
    for picks in itertools.product(*map(list, choices)):
        meant = [(one[field], out) for one, (out, open_) in zip(units, picks, strict=True) if open_ or not only_open]
        every = [value for value, _ in meant]
        sums += [sum(every if all_in else [value for value, out in meant if not out] or every) for all_in in above]
    return (min(sums), max(sums))


clubs = st.lists(
    st.fixed_dictionaries(
        {
            "members": st.integers(0, 4),
            "money": st.integers(-3, 3),
            "guests": st.sampled_from([None, None, True, False]),
        },
        optional={"open": st.booleans()},
    ),
    min_size=1,
    max_size=4,
).map(lambda some: [club(f"c{number}", **fields) for number, fields in enumerate(some)])


@settings(max_examples=examples(25))
@given(units=clubs, guests=st.sampled_from([False, None, True]))
def test_a_sum_over_clubs_is_as_close_as_the_unknown_allows(
    from_data: FromData, units: list[dict[str, Any]], *, guests: bool | None
) -> None:
    """Those that are not of guests count, and if all are, all do; in a group of guests all do, and such a group may be one."""
    org = from_data(CHARTER, definition(units, guests=guests))
    table, metrics = org.coverage(by="group"), prepare(org.charter)[0]
    above = (True, False) if guests is None else (guests,)
    for metric, field, only_open in (("clubs", "members", False), ("open", "members", True), ("money", "money", False)):
        expected = [settled(units, field, only_open=only_open, above=one) for one in ((False,), above)]
        figures = [
            figure.value for figure in table.figures if figure.metric.name == metric and figure.group in {None, "top"}
        ]
        ends = [(value.low, value.high) for value in figures if value is not None]
        if metric == "money" and guests is None:  # below zero what counts together is not looked at as closely
            assert ends[1][0] <= expected[1][0] <= expected[1][1] <= ends[1][1]
            ends[1] = expected[1]
        assert ends == expected, metric
        by_subtree = unit_values(org.snapshot, metrics[metric])
        low, high = (end[org.snapshot.index["top"]] for end in (by_subtree.low, by_subtree.high))
        if metric == "money" and (guests is None or not np.isfinite([low, high]).all()):
            assert low <= expected[1][0] <= expected[1][1] <= high
        else:
            assert (low, high) == expected[1], metric


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([club("a", money=-2), club("b", money=-3)], (-5, -2)),
        ([club("a", money=-2), club("b", money=3)], (-2, 3)),
        ([club("a", money=-2), club("b", money=-3, guests=False)], (-5, -3)),
        ([club("a", money=2), club("b", money=3)], (2, 5)),
    ],
)
def test_one_club_counts_at_least_also_below_zero(
    from_data: FromData, units: list[dict[str, Any]], expected: tuple[float, float]
) -> None:
    """Of what they owe no more than all of it, and no less than what one owes, if all may be of guests."""
    value = from_data(CHARTER, definition(units)).coverage(metrics=["money"]).figure("money").value
    assert value is not None
    assert (value.low, value.high) == expected


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([club("a", members=2), club("b", members=3)], (2, 5)),
        ([club("a", members=2), club("b", members=3, guests=True)], (2, 5)),
        ([club("a", members=2, units=[club("b", members=3)])], (0, 2)),
        ([club("a", members=0), club("b", members=3)], (0, 3)),
    ],
)
def test_one_club_counts_at_least_unless_another_hides_it(
    from_data: FromData, units: list[dict[str, Any]], expected: tuple[int, int]
) -> None:
    """What stands below a club that is left out is in no total."""
    value = from_data(CHARTER, definition(units)).coverage(metrics=["clubs"]).figure("clubs").value
    assert value is not None
    assert (value.low, value.high) == expected


@pytest.mark.parametrize(
    ("money", "expected"),
    [((-2, -3), {None: (-5, -2), "l": (-2, 0), "r": (-3, 0)}), ((2, 3), {None: (2, 5), "l": (0, 2), "r": (0, 3)})],
)
def test_one_club_counts_at_least_but_not_in_each_group(
    from_data: FromData, money: tuple[int, int], expected: dict[str | None, tuple[int, int]]
) -> None:
    """Of each by itself it is open; a group without clubs has nothing of theirs."""
    groups = {"l": [club("a", money=money[0])], "r": [club("b", money=money[1])], "e": []}
    units = [{"id": name, "kind": "group", "guests": False, "units": some} for name, some in groups.items()]
    table = from_data(CHARTER, definition(units)).coverage(metrics=["money"], by="group")
    ends = {figure.group: figure.value and (figure.value.low, figure.value.high) for figure in table.figures}
    assert {group: ends[group] for group in (*expected, "e", "–")} == expected | {"e": (0, 0), "–": (0, 0)}


@pytest.mark.parametrize(
    ("guests", "expected"), [(True, (0, 5)), (False, (5, float("inf"))), (None, (0, float("inf")))]
)
def test_who_may_belong_below_a_group_of_guests_counts_perhaps(
    from_data: FromData, *, guests: bool | None, expected: tuple[float, float]
) -> None:
    """The five of one that does not list its parent count wherever it stands, but not below a group that is left out."""
    stray = {"id": "stray", "kind": "group", "guests": False, "members": 5, "incomplete": ["part_of"]}
    data = definition([], guests=guests)
    charter = CHARTER | {"metrics": {"all": {"sum": "members"}}}
    value = from_data(charter, data | {"units": [*data["units"], stray]}).coverage().figure("all").value
    assert value is not None
    assert (value.low, value.high) == expected


@pytest.mark.parametrize(("guests", "everywhere"), [(True, (0, 0)), (False, (7, 7)), (None, (0, 7))])
def test_a_group_that_is_left_out_has_its_own_figure_where_it_is_all_there_is(
    from_data: FromData, *, guests: bool | None, everywhere: tuple[int, int]
) -> None:
    """Nothing stands outside of it, and still nothing of it is in the sum over everything if it is of guests."""
    (top,) = definition([club("a", members=3, guests=False)], guests=guests)["units"]
    charter = CHARTER | {"metrics": {"all": {"sum": "members"}}}
    org = from_data(charter, definition([]) | {"units": [top | {"members": 7}]})
    values = [org.coverage(under=under).figure("all").value for under in (None, "top")]
    assert [value and (value.low, value.high) for value in values] == [everywhere, (7, 7)]


def test_what_nobody_states_is_open_only_where_there_are_such_units(from_data: FromData) -> None:
    """A group without any club surely has no members of clubs."""
    units = [club("a"), {"id": "g", "kind": "group", "units": [{"id": "h", "kind": "group"}]}]
    table = from_data(CHARTER, definition(units)).coverage(metrics=["clubs"], by="group")
    ends = {figure.group: figure.value and (figure.value.low, figure.value.high) for figure in table.figures}
    assert (ends["top"], ends["g"], ends["h"]) == ((0, float("inf")), (0, 0), (0, 0))


def test_what_nobody_states_is_open_by_those_that_count(from_data: FromData) -> None:
    """A club of guests counts in its own figure alone, and one that may be of guests perhaps in all."""
    units = [club("a", guests=True), club("b", guests=False), club("c")]
    table = from_data(CHARTER, definition(units)).coverage(metrics=["clubs"], by="group")
    told = {
        figure.group: [figure.graph.ids[unit] for unit in figure.unknown_units.tolist()] for figure in table.figures
    }
    assert told == {None: ["b", "c"], "top": ["b", "c"], "a": ["a"], "b": ["b"], "c": ["c"], "–": []}
