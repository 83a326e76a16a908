"""Shares whose conditions ask the same of a unit are bounded by what can come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree import Organisation

    Read = Callable[[dict[str, Any], dict[str, Any]], Organisation]

CHARTER: dict[str, Any] = {
    "orgtree": "charter/1",
    "name": "shops",
    "kinds": {
        "shop": {
            "fields": {
                "open": {"type": "bool"},
                "staff": {"type": "count"},
                "rent": {"type": "number"},
                "since": {"type": "date"},
                "form": {"type": "choice", "of": ["stall", "store", "stand"]},
                "note": {"type": "text"},
            }
        },
        "town": {},
    },
    "links": {"lies_in": {"from": "shop", "to": "town"}},
}


def share(from_data: Read, shop: dict[str, Any], **said: Any) -> tuple[Any, str, int, int, list[str]]:
    """Return the bounds of a share of one shop beside one that surely fits, its parts, and how many are gaps."""
    charter = CHARTER | {"metrics": {"m": {"share": {"of": "shop"} | said}}}
    units = [{"id": "t", "kind": "town"}, {"id": "it", "kind": "shop"} | shop]
    definition = {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units}
    figure = from_data(charter, definition).coverage(metrics=["m"]).figure("m")
    ends = None if figure.value is None else (figure.value.low, figure.value.high)
    return ends, figure.show_parts(), len(figure.gaps), len(figure.possible_gaps), figure.excluded


@pytest.mark.parametrize(
    ("shop", "where", "having", "parts", "possible"),
    [
        ({}, {"open": True}, {"open": True}, "0..1/0..1", 0),
        ({}, {"open": True}, {"open": False}, "0/0..1", 1),
        ({}, {"open": True}, {"open": [True, False]}, "0..1/0..1", 0),
        ({"staff": "3..5"}, {"staff": "4.."}, {"staff": "2.."}, "0..1/0..1", 0),
        ({"staff": "3..5"}, {"staff": "4.."}, {"staff": "..3"}, "0/0..1", 1),
        ({"staff": "3..5"}, {"staff": "4.."}, {"staff": "..4"}, "0..1/0..1", 1),
        ({"staff": "3..4"}, {"staff": "3.."}, {"staff": ["..3", "4.."]}, "1/1", 0),
        ({"staff": "3..4"}, {"staff": "3.5.."}, {"staff": "4"}, "0..1/0..1", 0),
        ({"rent": "3..4"}, {"rent": "3.5.."}, {"rent": "4"}, "0..1/0..1", 1),
        ({"rent": "3..4"}, {"rent": "3.."}, {"rent": ["..3", "4.."]}, "0..1/1", 1),
        ({"rent": "3..4"}, {"rent": "3.5.."}, {"rent": ["..3.2", "5.."]}, "0/0..1", 1),
        ({"since": 2018}, {"since": "2018-06.."}, {"since": "..2018-05"}, "0/0..1", 1),
        ({"since": 2018}, {"since": "2018-06.."}, {"since": "2018-07.."}, "0..1/0..1", 1),
        ({}, {"form": ["stall", "store"]}, {"form": ["stand", "store"]}, "0..1/0..1", 1),
        ({}, {"form": ["stall", "store"]}, {"not": {"form": "stand"}}, "0..1/0..1", 0),
        ({}, {"note": "x"}, {"note": "y"}, "0/0..1", 1),
        ({}, {"not": {"note": "x"}}, {"not": {"note": "y"}}, "0..1/0..1", 1),
        ({"staff": "3..5"}, {"not": {"staff": None}}, {"staff": "4.."}, "0..1/1", 1),
        ({}, {"note": ["x", None]}, {"note": "x"}, "0..1/1", 1),
        ({}, {"any": [{"open": True}, {"open": False}]}, {"staff": "..2"}, "0..1/1", 1),
        ({"incomplete": ["lies_in"]}, {"path": "lies_in"}, "lies_in", "0..1/0..1", 0),
        ({"incomplete": ["lies_in"]}, {"not": {"path": "lies_in"}}, "lies_in", "0/0..1", 1),
    ],
)
def test_conditions_on_one_thing_are_settled_together(
    from_data: Read, shop: Any, where: Any, having: Any, parts: str, possible: int
) -> None:
    """Whatever is not known of the shop is the same for both conditions."""
    _, found, gaps, open_gaps, _ = share(from_data, shop, where=where, having=having)
    assert (found, gaps, open_gaps) == (parts, 0, possible)


def test_bounds_are_those_that_can_be(from_data: Read) -> None:
    """Of four shops two do not say whether they are open, and of those that are open all are counted as open."""
    charter = CHARTER | {"metrics": {"m": {"share": {"of": "shop", "where": {"open": True}, "having": {"open": True}}}}}
    said = [True, False, None, None]
    units = [{"id": f"s{n}", "kind": "shop"} | ({} if one is None else {"open": one}) for n, one in enumerate(said)]
    definition = {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units}
    figure = from_data(charter, definition).coverage(metrics=["m"]).figure("m")
    assert (figure.show(), figure.show_parts()) == ("100%", "1..3/1..3")


def test_what_is_left_out_is_settled_with_the_rest(from_data: Read) -> None:
    """A shop with three to five is left out from four on, so that three are counted, and that is not enough."""
    ends, parts, gaps, possible, excluded = share(
        from_data, {"staff": "3..5"}, having={"staff": "4.."}, **{"except": {"staff": "4.."}}
    )
    assert (ends, parts, gaps, possible, excluded) == ((0, 0), "0/0..1", 0, 1, [])


def test_who_is_counted_only_where_it_is_left_out_is_left_out(from_data: Read) -> None:
    """The open ones are asked for, and left out: a shop of which it is not known can only be left out."""
    ends, parts, gaps, possible, excluded = share(
        from_data, {}, where={"open": True}, having={"staff": "1.."}, **{"except": {"open": True}}
    )
    assert (ends, parts, gaps, possible, excluded) == (None, "0/0", 0, 0, ["it"])


def test_too_many_ways_are_bounded_one_by_one(from_data: Read) -> None:
    """Where conditions ask too much of the same, bounds are wider than they need be, and hold."""
    names = [f"f{number}" for number in range(7)]
    kind = {"shop": {"fields": {name: {"type": "bool"} for name in names}}}
    every = dict.fromkeys(names, True)
    metrics = {"m": {"share": {"of": "shop", "where": every, "having": every}}}
    charter = CHARTER | {"kinds": kind, "links": {}, "metrics": metrics}
    units = [{"id": "a", "kind": "shop"} | every, {"id": "b", "kind": "shop"}]
    definition = {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units}
    figure = from_data(charter, definition).coverage(metrics=["m"]).figure("m")
    assert (figure.show(), figure.show_parts()) == ("50%..100%", "1..2/1..2")


def test_what_one_condition_asks_alone_is_no_way_more(from_data: Read) -> None:
    """All four others are undecided, too, and each is asked of once: a shop that is open is none that is shut."""
    where = {"open": True, "staff": "4..", "rent": "3..", "since": "2018..", "form": "stall"}
    assert share(from_data, {}, where=where, having={"open": False})[1:4] == ("0/0..1", 0, 1)


def test_a_share_is_shown_in_percent_and_in_nothing_else(from_data: Read) -> None:
    """Whatever its metric is said to be counted in."""
    metrics = {"m": {"share": {"of": "shop", "having": {"open": True}}, "unit": "shops"}}
    units = [{"id": "it", "kind": "shop", "open": True}]
    org = from_data(
        CHARTER | {"metrics": metrics}, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units}
    )
    assert org.problems == ()
    assert org.coverage(metrics=["m"]).figure("m").show_with_unit("en") == "100%"
