"""Figures on small towns: shares, ratios, sums, means, vacancies and loads."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from orgtree.base.catalogue import translator
from orgtree.base.interval import Interval
from orgtree.measure.figure import show


def villages(count: int, *, relocated: int = 0, missing: int = 0) -> str:
    """Return communities c1, c2, …, the last ones relocated, all but those and *missing* more with a venue."""
    lines = ["units:"]
    for number in range(1, count + 1):
        gone = number > count - relocated
        venue = "" if gone or number <= missing else f", units: [{{id: v{number}, kind: venue}}]"
        lines.append(f"- {{id: c{number}, kind: community, relocated: {str(gone).lower()}{venue}}}")
    return "\n".join(lines)


INF = float("inf")
VENUES = "  venues: {share: {of: community, having: ^located_in, except: {relocated: true}}, target: 95%..}\n"


def test_a_share_lists_its_exclusions_and_reports_the_figure_with_them_beside(town: Any) -> None:
    """69 of 69 villages have a venue, 4 are left out, and with those it is 69 of 73: 94.5 %."""
    figure = town(VENUES, villages(73, relocated=4)).figure("venues")
    assert figure.show() == "100%"
    assert figure.show_parts() == "69/69"
    assert figure.excluded == ["c70", "c71", "c72", "c73"]
    assert figure.show_with_excluded() == "94.5% (69/73)"
    assert figure.with_excluded == Interval.exactly(Fraction(69, 73))
    assert figure.gaps == []
    assert figure.verdict == "met"


def test_gaps_are_the_units_that_surely_lack_it(town: Any) -> None:
    """Two of ten without a venue are named, and the target is missed."""
    figure = town(VENUES, villages(10, missing=2)).figure("venues")
    assert figure.show() == "80%"
    assert figure.gaps == ["c1", "c2"]
    assert figure.verdict == "missed"
    assert figure.met is False


def test_a_share_of_nothing_is_no_data(town: Any) -> None:
    """0/0 is neither 0 % nor 100 %."""
    figure = town(VENUES, "units: [{id: v, kind: city}]").figure("venues")
    assert figure.value is None
    assert figure.show() == ""
    assert figure.verdict == "no data"


def test_a_share_of_what_may_be_no_unit_at_all_is_not_shown(town: Any) -> None:
    """Nobody says whether the only body is in high spirits: the share is 100 %, or there is none."""
    metrics = "  s: {share: {of: body, where: {spirit: high}, having: {spirit: high}}, target: 50%..}\n"
    org = town(metrics, "units: [{id: a, kind: body}]")
    figure = org.figure("s")
    assert (figure.show(), figure.show_parts(), figure.verdict) == ("", "0..1/0..1", "undecided")
    assert (figure.say_parts(str), figure.say_parts(translator("zh"))) == ("0 to 1 / 0 to 1", "0 至 1 / 0 至 1")
    assert not figure.known
    row = org.table().to_rows()[0]
    assert (row["low"], row["high"], row["unknowns"]) == (None, None, 1)


def test_units_of_which_it_is_undecided_widen_a_share_and_are_no_gaps(town: Any) -> None:
    """One community does not list all that lies in it: the share runs from 1/3 to 2/3."""
    text = "units:\n- {id: a, kind: body, spirit: high}\n- {id: b, kind: body}\n- {id: c, kind: body, spirit: low}"
    figure = town("  s: {share: {of: body, having: {spirit: high}}, target: 50%..}\n", text).figure("s")
    assert figure.value == Interval(Fraction(1, 3), Fraction(2, 3))
    assert figure.numerator == Interval(1, 2)
    assert figure.gaps == ["c"]
    assert figure.possible_gaps == ["b"]
    assert figure.unknowns == 1
    assert figure.verdict == "undecided"


def test_a_ratio_of_two_lower_bounds_is_only_indicative(town: Any) -> None:
    """120 or more of 400 or more is not 30 %: it can be anything, or up to 100 % if it is a part of the whole."""
    metrics = "  free: {ratio: [{sum: workers}, {sum: people}]}\n  part: {part: true, ratio: [{sum: workers}, {sum: people}]}\n"
    org = town(metrics, "units: [{id: b, kind: city, workers: 120.., people: 400..}]")
    free, part = org.figure("free"), org.figure("part")
    assert free.value == Interval(0, float("inf"))
    assert part.value == Interval(0, 1)
    assert (free.show(), part.show()) == ("0..", "0%..100%")
    assert free.indicative
    assert free.show_parts() == "120../400.."
    assert free.say_parts(translator("en")) == "at least 120 / at least 400"
    assert free.say_parts(translator("zh")) == "120 以上 / 400 以上"
    assert any("indicative" in note for note in org.table().notes())
    assert town(metrics, "units: [{id: b, kind: city, workers: 1.., people: 1..}]").figure("free").indicative
    assert not town(metrics, "units: [{id: b, kind: city, workers: 0.., people: 400..}]").figure("free").indicative
    assert not town(metrics, "units: [{id: b, kind: city, workers: 1..9, people: 400..}]").figure("free").indicative


def test_about_57000_people_over_40_grids_is_rounded_outward(town: Any) -> None:
    """56 500 to 57 499 over 40 is 1412.5 to 1437.475, shown as 1412..1438."""
    grids = "".join(f"\n  - {{id: g{number}, kind: grid}}" for number in range(40))
    org = town(
        "  m: {ratio: [{sum: people}, {count: grid}]}\n",
        f"units:\n- id: n\n  kind: city\n  people: ~57000\n  units:{grids}",
    )
    figure = org.figure("m")
    assert figure.value == Interval(Fraction(2825, 2), Fraction(57499, 40))
    assert figure.show(digits=0) == "1412..1438"


def test_what_is_not_stated_is_unknown_and_never_zero(town: Any) -> None:
    """A sum with an unknown part keeps its lower bound and has no upper one."""
    text = "units:\n- {id: a, kind: community, workers: 5}\n- {id: b, kind: community}\n- {id: c, kind: community, workers: 7..9}"
    figure = town("  m: {sum: workers}\n  avg: {mean: workers, of: community}\n", text).figure("m")
    assert figure.value == Interval(12, float("inf"))
    assert figure.possible_gaps == ["b"]
    org = town(
        "  m: {sum: workers}\n  avg: {mean: workers, of: community}\n",
        text.replace("}\n- {id: c", ", workers: 0}\n- {id: c"),
    )
    assert org.figure("m").value == Interval(12, 14)
    assert org.figure("avg").value == Interval(4, Fraction(14, 3))


def test_a_stated_total_is_used_as_stated_and_not_added_to_its_parts(town: Any) -> None:
    """The city says 100, of which its communities list 30: the sum is 100, and narrowed to communities 30."""
    metrics = "  all: {sum: workers}\n  low: {sum: workers, of: community}\n  some: {sum: workers, where: {name: B}}\n"
    text = "units:\n- id: x\n  kind: city\n  workers: 100\n  units: [{id: a, kind: community, workers: 10}, {id: b, kind: community, name: B, workers: 20}]"
    org = town(metrics, text)
    assert org.figure("all").value == Interval(100, 100)
    assert org.figure("low").value == Interval(30, 30)
    assert org.figure("some").value == Interval(20, 20)
    assert org.figure("all", under="b").value == Interval(20, 20)
    rows = org.groups("all", "community")
    assert {group: str(figure.value) for group, figure in rows.items()} == {"a": "10", "b": "20", "–": "70"}


def test_members_of_what_the_field_leaves_out_are_not_summed_unless_only_those_are_asked_for(town: Any) -> None:
    """Members of a circle are in a branch already, even if the circle stands on its own."""
    metrics = "  all: {sum: members}\n  circles: {sum: members, of: circle}\n"
    org = town(
        metrics,
        "units:\n- {id: b, kind: branch, members: 10, units: [{id: c, kind: circle, members: 3}]}\n- {id: d, kind: circle, members: 4}",
    )
    assert org.figure("all").value == Interval(10, 10)
    assert org.figure("circles").value == Interval(7, 7)


def test_decimals_are_summed_as_decimals(town: Any) -> None:
    """0.1 + 0.2 hectares are 0.3, exactly."""
    org = town(
        "  m: {sum: hectares}\n", "units: [{id: a, kind: grid, hectares: 0.1}, {id: b, kind: grid, hectares: 0.2}]"
    )
    assert org.figure("m").value == Interval(Fraction(3, 10), Fraction(3, 10))


def test_links_are_counted_each_once_where_they_start_and_may_be_narrowed_by_their_fields(town: Any) -> None:
    """Three seats, one of them a chair; a council that does not list all of its seats leaves the number open."""
    metrics = "  seats: {links: seat}\n  chairs: {links: seat, where: {role: chair}}\n  per: {ratio: [{links: seat}, {count: council}]}\n"
    text = """units:
- {id: a, kind: body}
- {id: b, kind: body}
- {id: k, kind: council, seat: [{to: a, role: chair}, {to: b, role: member}]}
- {id: l, kind: council, seat: [{to: a, role: member}]}
"""
    org = town(metrics, text)
    assert org.figure("seats").value == Interval(3, 3)
    assert org.figure("chairs").value == Interval(1, 1)
    assert org.figure("per").value == Interval.exactly(Fraction(3, 2))
    assert org.figure("seats", under="l").value == Interval(1, 1)
    opened = town(
        metrics,
        text.replace(
            "kind: council, seat: [{to: a, role: m", "kind: council, incomplete: [seat], seat: [{to: a, role: m"
        ),
    )
    assert opened.figure("seats").value == Interval(3, float("inf"))
    assert opened.figure("seats", under="k").value == Interval(2, 2)


def test_a_vacancy_is_the_share_of_posts_that_are_not_filled(town: Any) -> None:
    """One of four posts is vacant, of one it is not said."""
    text = "units: [{id: p, kind: post, filled: true}, {id: q, kind: post, filled: false}, {id: r, kind: post}, {id: s, kind: post, filled: true}]"
    figure = town(
        "  m: {vacancy: {of: post, filled: {filled: true}}, target: {warn: ..10%, fail: ..20%}}\n", text
    ).figure("m")
    assert figure.value == Interval(Fraction(1, 4), Fraction(1, 2))
    assert figure.gaps == ["q"]
    assert figure.possible_gaps == ["r"]
    assert figure.verdict == "failed"


def test_a_load_is_held_against_its_band_unit_by_unit(town: Any) -> None:
    """A mean of two visits a post hides one post with none and one with four."""
    text = """units:
- {id: a, kind: body}
- {id: b, kind: body}
- {id: c, kind: body}
- {id: d, kind: body}
- {id: p, kind: post, visits: [a, b, c, d]}
- {id: q, kind: post}
- {id: r, kind: post, visits: [a, b]}
"""
    figure = town("  m: {load: {of: post, path: visits}, band: 1..3}\n", text).figure("m")
    assert figure.value == Interval(2, 2)
    assert figure.gaps == ["p", "q"]
    assert figure.in_band is False
    assert figure.verdict == "missed"


def test_only_units_in_force_count(town: Any) -> None:
    """A unit that has ended is neither in the numerator nor in the denominator."""
    org = town(
        "  m: {count: community}\n",
        "as_of: 2020\nunits: [{id: a, kind: community}, {id: b, kind: community, valid: {until: 2019}}]",
    )
    assert org.figure("m").value == Interval(1, 1)


def test_nearly_all_is_not_shown_as_all(town: Any) -> None:
    """2499 of 2500 is 99.96 %, never 100 %."""
    lines = "\n".join(f"- {{id: b{n}, kind: body, spirit: {'low' if n == 0 else 'high'}}}" for n in range(2500))
    assert town("  s: {share: {of: body, having: {spirit: high}}}\n", f"units:\n{lines}").figure("s").show() == "99.96%"


def test_one_decimal_is_enough_where_a_share_may_be_nothing(town: Any) -> None:
    """Whether one of 300 bodies has it is not known: at most 0.4 %, rounded outward."""
    lines = "\n".join(f"- {{id: b{n}, kind: body{', spirit: low' if n else ''}}}" for n in range(300))
    figure = town("  s: {share: {of: body, having: {spirit: high}}}\n", f"units:\n{lines}").figure("s")
    assert figure.show() == "0%..0.4%"


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Interval(0, 0), "0%"),
        (Interval(1, 1), "100%"),
        (Interval.exactly(Fraction(1, 3)), "33.3%"),
        (Interval.exactly(Fraction(-1, 3)), "-33.3%"),
        (Interval.exactly(Fraction(5, 2)), "250%"),
        (Interval.exactly(Fraction(1, 3000)), "0.03%"),
        (Interval.exactly(Fraction(1, 10**6)), "0.0001%"),
        (Interval.exactly(Fraction(1, 10**8)), "0.000001%"),
        (Interval.exactly(1 - Fraction(1, 10**8)), "99.999999%"),
        (Interval(Fraction(1, 4), Fraction(1, 2)), "25%..50%"),
        (Interval(Fraction(1, 3), Fraction(1, 2)), "33.3%..50%"),
        (Interval(Fraction(1, 4), Fraction(1, 3)), "25%..33.4%"),
        (Interval(Fraction(1, 4), INF), "25%.."),
        (Interval(-INF, Fraction(1, 3)), "..33.4%"),
    ],
)
def test_a_share_has_as_many_decimals_as_it_takes(share: Interval, shown: str) -> None:
    """One that is nearly nothing or nearly all has more; of bounds that are not whole one is enough."""
    assert show(share, percent=True) == shown


@pytest.mark.parametrize(
    ("saved", "shown"),
    [(-5, "-500%"), ("-5..-2", "-500%..-200%"), ("-5..0.5", "0%..50%"), ("0.5..3", "50%..100%"), (3, "300%")],
)
def test_a_part_that_cannot_be_one_is_shown_as_it_is(from_data: Any, saved: Any, shown: str) -> None:
    """A part is from nothing to the whole; what is surely less, or surely more, is no part, and the figure says so."""
    charter = {
        "orgtree": "charter/1",
        "name": "firm",
        "kinds": {"team": {"fields": {"saved": {"type": "number"}}}},
        "metrics": {"m": {"ratio": [{"sum": "saved"}, {"count": "team"}], "part": True}},
    }
    units = [{"id": "a", "kind": "team", "saved": saved}]
    definition = {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units}
    assert from_data(charter, definition).coverage(metrics=["m"]).figure("m").show() == shown


FEES: dict[str, Any] = {
    "orgtree": "charter/1",
    "name": "club",
    "kinds": {
        "group": {
            "fields": {
                "members": {"type": "count", "total": {"along": "part_of", "except": {"guests": True}}},
                "money": {"type": "number", "total": {"along": "part_of", "except": {"guests": True}}},
                "guests": {"type": "bool"},
            }
        },
        "club": {"is_a": "group"},
    },
    "links": {"part_of": {"hierarchy": True, "nest": True, "from": "group", "to": "group"}},
    "metrics": {
        "members": {"sum": "members"},
        "of_clubs": {"sum": "members", "of": "club"},
        "money": {"sum": "money"},
        "money_of_clubs": {"sum": "money", "of": "club"},
    },
}
GROUPS = [
    {"id": "a", "kind": "club", "guests": False, "members": 3, "units": [{"id": "b", "kind": "group", "members": 5}]},
    {
        "id": "c",
        "kind": "club",
        "guests": False,
        "units": [
            {"id": "d", "kind": "group", "members": 1, "money": 2.5, "guests": False},
            {"id": "e", "kind": "group", "members": 5, "money": -1.5},
        ],
    },
    {"id": "f", "kind": "club", "members": 7, "money": -2},
]
"""b, e and f do not say whether they are of guests, who are left out of totals."""


@pytest.mark.parametrize(
    ("metric", "whole", "groups"),
    [
        ("members", (4, 16), {"a": (3, 3), "b": (5, 5), "c": (1, 6), "e": (5, 5), "f": (7, 7), "–": (0, 0)}),
        ("of_clubs", (4, 16), {"a": (3, 3), "b": (0, 0), "c": (1, 6), "e": (0, 0), "f": (7, 7), "–": (0, 0)}),
        ("money", (-INF, INF), {"c": (1, 2.5), "d": (2.5, 2.5), "e": (-1.5, -1.5), "f": (-2, -2)}),
    ],
)
def test_who_is_perhaps_left_out_of_a_total_is_perhaps_in_it(
    from_data: Any, metric: str, whole: tuple[float, float], groups: dict[str, tuple[float, float]]
) -> None:
    """A unit of which it is not known whether a total leaves it out counts from nothing to all of its own."""
    org = from_data(FEES, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": GROUPS})
    table = org.coverage(metrics=[metric], by="group")
    ends = {figure.group: (figure.value.low, figure.value.high) for figure in table}
    assert ends.pop(None) == whole
    assert {group: ends[group] for group in groups} == groups


def test_who_is_perhaps_left_out_is_named_where_a_figure_hangs_on_it(from_data: Any) -> None:
    """It is named for the whole and for what stands above, and not for itself."""
    org = from_data(FEES, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": GROUPS})
    table = org.coverage(metrics=["members"], by="group")
    named = {figure.group: figure.possible_gaps for figure in table if figure.possible_gaps}
    assert named == {None: ["e", "f"], "c": ["e"]}


def test_what_only_guests_state_counts_if_only_guests_are_asked_for(from_data: Any) -> None:
    """Clubs may all be of guests: then each counts with what it states, else those that are not."""
    units = [{"id": name, "kind": "club", "members": members} for name, members in (("a", 2), ("b", 3))]
    org = from_data(FEES, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
    figure = org.coverage(metrics=["of_clubs"]).figure("of_clubs")
    assert (figure.value.low, figure.value.high, figure.possible_gaps) == (2, 5, ["a", "b"])


def test_where_a_unit_stands_in_a_file_changes_no_figure(from_data: Any) -> None:
    """Clubs under one that may be of guests itself have the same figures first in the file and after another unit."""
    clubs = [{"id": name, "kind": "club", "members": members} for name, members in (("b", 2), ("c", 3))]
    above = {"id": "a", "kind": "group", "units": clubs}
    shown = []
    for units in ([above], [{"id": "z", "kind": "group"}, above]):
        org = from_data(FEES, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
        table = org.coverage(metrics=["of_clubs"], by="group")
        shown.append({figure.group: figure.show() for figure in table if figure.group != "z"})
    assert shown[0] == shown[1]
    assert (shown[0][None], shown[0]["b"], shown[0]["c"]) == ("2..5", "2", "3")


def test_a_mean_inside_its_band_that_is_missed_says_that_units_are_judged(town: Any) -> None:
    """Spans of 1 and 5 have a mean of 3, inside 2..4, and both lie outside of it."""
    metrics = "  m: {load: {of: body, where: {path: ^visits}, path: ^visits}, band: 2..4, title: span}\n"
    units = "units:\n- {id: a, kind: body}\n- {id: b, kind: body}\n- {id: p0, kind: post, visits: [a, b]}\n" + "".join(
        f"- {{id: p{n}, kind: post, visits: b}}\n" for n in range(1, 5)
    )
    table = town(metrics, units).table()
    assert (table.figure("m").show(), table.figure("m").verdict) == ("3", "missed")
    assert table.notes("en") == ["'span' is judged unit by unit, and not by its mean: 2 of 2 are not 2 to 4"]
