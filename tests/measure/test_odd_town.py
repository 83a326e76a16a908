"""Figures of one small town with odd values, by SQL and in memory: bounds, unknown ends, lists that are not whole, several places.

`EXPECTED` has what each metric comes to where all links are listed, and where some are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from odd_town import CHARTER, FLAT, organisation

import orgtree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
pytest.importorskip("polars")

CASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "fields": {
        "f_rank": ("{share: {of: thing, having: {rank: 3..}}}", "34.7%..82.7%"),
        "f_ranks": ("{share: {of: body, having: {rank: [..1, 4..6]}}}", "44.4%..77.8%"),
        "f_name": ("{share: {of: thing, having: {name: [Red, Rot]}}}", "4.3%"),
        "f_blue": ("{share: {of: area, having: {name: Blue}}}", "12.5%"),
        "f_id": ("{share: {of: thing, having: {id: [c1, red]}}}", "4.3%"),
        "f_form": (
            "{share: {of: [body, council], where: {open: [true, null]}, having: {form: [standing, null]}}}",
            "100%",
        ),
        "f_open": ("{share: {of: thing, having: {open: true}}}", "39.1%..74.0%"),
        "f_portion": ("{share: {of: body, having: {portion: 0.5..}}}", "11.1%..100%"),
        "f_rare": ("{share: {of: body, having: {rare: 0..}}}", "100%"),
        "f_rare_two": ("{share: {of: body, having: {rare: 2..}}}", "0%..100%"),
        "f_rare_any": ("{share: {of: body, having: {rare: [null, 2..]}}}", "100%"),
        "f_share": ("{share: {of: body, having: {share: 0.2..0.75}}}", "100%"),
        "f_share_low": ("{share: {of: body, having: {share: ..0.25}}}", "0%..100%"),
        "f_share_out": ("{share: {of: body, having: {share: 0.8..}}}", "0%"),
        "f_note": ("{share: {of: body, having: {note: some}}}", "0%..100%"),
        "f_helpers": ("{share: {of: thing, having: {helpers: 1}}}", "95.7%"),
        "f_club": ("{share: {of: body, having: {kind: club}}}", "66.7%"),
        "f_people": ("{share: {of: thing, having: {people: 3..}}}", "21.7%..30.5%"),
        "f_tags": ("{share: {of: area, having: {all: [{tags: old}, {not: {tags: new}}]}}}", "12.5%..87.5%"),
        "f_founded": (
            "{share: {of: body, where: {founded: 2018..2019}, having: {founded: 2019..2020}}}",
            "12.5%..87.5%",
        ),
    },
    "twice": {
        "w_rank": ("{share: {of: thing, where: {rank: ..4}, having: {rank: 3..}}}", "16.6%..80%"),
        "w_rank_gap": ("{share: {of: thing, where: {rank: ['..2', '3.5..']}, having: {rank: '..3.5'}}}", "20%..79.0%"),
        "w_not": ("{share: {of: thing, having: {not: {any: [{rank: 2..5}, {open: true}]}}}}", "13.0%..43.5%"),
        "w_size": ("{share: {of: body, where: {size: 0..}, having: {size: '..2.5'}}}", "42.8%..71.5%"),
        "w_except": (
            "{share: {of: [body, council], where: {open: [true, null]}, having: {rank: 2..}, except: {rank: 4..}}}",
            "33.3%..83.4%",
        ),
        "w_path": (
            "{share: {of: council, where: {path: seat, with: {role: chair}}, having: {any: [{path: seat, with: {role: chair}}, {open: true}]}}}",
            "100%",
        ),
        "w_form": (
            "{share: {of: thing, where: {form: [standing, passing]}, having: {form: [passing, other]}}}",
            "9.0%..91.0%",
        ),
        "w_open": (
            "{share: {of: body, where: {any: [{open: true}, {rank: 6..}]}, having: {open: true}}}",
            "50%..71.5%",
        ),
    },
    "paths": {
        "p_covers": ("{share: {of: body, having: covers}}", "33.3%", "33.3%..44.5%"),
        "p_none": ("{share: {of: body, having: {path: covers, count: 0}}}", "66.7%", "55.5%..66.7%"),
        "p_two": ("{share: {of: thing, having: {path: covers, count: 2..}}}", "13.0%", "13.0%..17.4%"),
        "p_at_most": ("{share: {of: body, having: {path: ^seat, count: ..1}}}", "88.9%", "0%..88.9%"),
        "p_with": ("{share: {of: council, having: {path: seat, with: {role: chair, votes: 2..}}}}", "33.3%..100%"),
        "p_with_two": (
            "{share: {of: council, having: {path: seat, with: {firm: [true, null]}, count: 2..}}}",
            "33.3%",
            "33.3%..66.7%",
        ),
        "p_moot": ("{share: {of: council, having: {path: seat, with: {moot: [null, true]}}}}", "100%"),
        "p_moot_sure": ("{share: {of: council, having: {path: seat, with: {moot: true}}}}", "0%..100%"),
        "p_pay": ("{share: {of: council, having: {path: seat, with: {pay: 1..}, count: 1}}}", "0%..100%"),
        "p_where": ("{share: {of: council, having: {path: seat, where: {open: true}}}}", "66.6%..100%"),
        "p_never": ("{share: {of: body, having: never}}", "0%"),
        "p_near": ("{share: {of: council, having: {path: near, where: {path: covers}}}}", "66.7%", "66.6%..100%"),
        "p_open_near": ("{share: {of: council, having: open_near/covers}}", "66.7%", "66.6%..100%"),
        "p_either": ("{share: {of: body, having: {path: ['^visits', '^seat'], count: 2..}}}", "33.3%", "33.3%..100%"),
        "p_coheld": ("{share: {of: post, having: {path: coheld, where: {open: true}}}}", "33.3%..66.7%"),
        "p_steps": (
            "{share: {of: council, having: {path: seat/covers, with: {seat: {role: [chair, null]}}}}}",
            "66.7%",
            "66.6%..100%",
        ),
        "p_steps_two": ("{share: {of: council, having: {path: seat/covers, count: 2..}}}", "0%", "0%..33.4%"),
        "p_visitors": ("{share: {of: body, having: {path: ^visits, kind: post}}}", "22.2%", "22.2%..100%"),
        "p_vacant": ("{vacancy: {of: post, filled: {path: post_at, where: {kind: club}}}}", "66.7%"),
        "p_fully": ("{share: {of: [body, council], having: {path: fully}}}", "8.3%"),
    },
    "far": {
        "d_territory": ("{share: {of: [body, council], having: {path: territory, kind: city}}}", "41.7%", "41.6%..50%"),
        "d_territory_open": (
            "{share: {of: [body, council], having: {path: territory, where: {open: true}, count: 2..}}}",
            "25%..33.4%",
            "25%..41.7%",
        ),
        "d_spread": ("{share: {of: body, having: visits+}}", "33.3%", "33.3%..100%"),
        "d_back": (
            "{share: {of: body, having: {path: ^visits+, where: {open: true}, count: 2..}}}",
            "44.4%",
            "44.4%..100%",
        ),
        "d_star": ("{share: {of: body, having: {path: visits*, where: {open: true}}}}", "33.3%..55.6%", "33.3%..100%"),
        "d_star_two": ("{share: {of: body, having: {path: visits*, count: 4..}}}", "33.3%", "33.3%..100%"),
        "d_never": ("{share: {of: body, having: {path: 'never*', where: {open: true}}}}", "22.2%..55.6%"),
        "d_up": ("{share: {of: body, having: {path: part_of+, where: {rank: 3..}}}}", "44.4%", "44.4%..100%"),
        "d_down": (
            "{share: {of: body, having: {path: ^part_of*, where: {open: true}, count: 2..}}}",
            "11.1%..22.3%",
            "11.1%..100%",
        ),
        "d_below": ("{share: {of: body, having: {path: ^part_of+, count: 2..}}}", "33.3%", "33.3%..100%"),
        "d_inner": ("{share: {of: council, having: {path: seat/part_of, count: 1..2}}}", "66.7%", "0%..100%"),
    },
    "amounts": {
        "s_rank": ("{sum: rank}", "39.."),
        "s_rank_open": ("{sum: rank, of: body, where: {open: true}}", "5..18"),
        "s_size": ("{sum: size, of: body}", "15.25..27.75"),
        "s_size_low": ("{sum: size, where: {id: [k1, k3]}}", "..4"),
        "s_size_high": ("{sum: size, where: {id: [k2, k3]}}", "3.."),
        "s_size_open": ("{sum: size, of: body, where: {open: [false, null]}}", "12.75..25.25"),
        "s_portion": ("{sum: portion, of: body}", "0.9..8.1"),
        "s_share": ("{sum: share, of: club}", "1.5..4.5"),
        "s_rare": ("{sum: rare, of: club}", "0.."),
        "n_bodies": ("{count: body, where: {rank: 3..}}", "5..6"),
        "n_ghosts": ("{count: ghost}", "0"),
        "r_part": (
            "{ratio: [{sum: rank, of: body, where: {open: true}}, {sum: rank, of: body}], part: true}",
            "13.8%..69.3%",
        ),
        "r_size": (
            "{ratio: [{sum: size, of: body, where: {rank: 0}}, {count: body, where: {open: true}}]}",
            "1.9..9.88",
        ),
        "r_ghosts": ("{ratio: [{count: body}, {count: ghost}]}", ""),
        "r_members": ("{ratio: [{sum: members}, {count: body}]}", "1.88..2.23"),
        "c_known": ("{cadence: {events: {sum: rank, of: body}, per: {count: body}, months: 2..4}}", "0.722..2"),
        "c_field": ("{cadence: {events: {sum: helpers, of: body}, per: {count: club}, months: months}}", "0.."),
    },
    "means": {
        "m_rank": ("{mean: rank}", "1.69.."),
        "m_rank_open": ("{mean: rank, of: body, where: {open: true}}", "1.25..6"),
        "m_rank_clubs": ("{mean: rank, of: club, where: {open: true}}", "2.5..6"),
        "m_size": ("{mean: size, of: body, where: {rank: ..3}}", "1.95..5.69"),
        "m_size_open": ("{mean: size, of: body, where: {open: true}}", "0.687..4.17"),
        "m_size_low": ("{mean: size, where: {id: [k1, k3]}}", "..2"),
        "m_helpers": ("{mean: helpers, of: body, where: {open: [true]}}", "1"),
        "m_people": ("{mean: people}", "5.."),
        "m_rare": ("{mean: rare, of: club}", "0.."),
    },
    "totals": {
        "t_people": ("{sum: people}", "24.."),
        "t_quarters": ("{sum: people, of: quarter, where: {open: true}}", "11..22"),
        "t_members": ("{sum: members}", "17..20"),
        "t_clubs": ("{sum: members, of: club}", "17..20"),
        "t_clubs_rank": ("{sum: members, of: club, where: {rank: 3..}}", "10..20"),
        "t_funds": ("{sum: funds}", "106.5..113.5"),
        "t_funds_rank": ("{sum: funds, of: club, where: {rank: ..5}}", ".."),
        "t_debts": ("{sum: debts, of: club}", "-3..2"),
        "t_debts_rank": ("{sum: debts, of: [club, cell], where: {rank: 3..}}", ".."),
        "t_lost": ("{sum: lost}", "0.."),
        "t_debts_all": ("{sum: debts}", "-3..2"),
        "t_over": ("{share: {of: area, having: {people: 10..}}}", "25%..37.5%"),
        "t_over_or_not": ("{share: {of: area, having: {people: [null, 10..]}}}", "37.5%"),
    },
    "open": {
        "w_cover": (
            "{share: {of: [body, council], where: {open: true}, having: {path: covers, where: {open: true}}, except: {path: covers, where: {form: passing}}}}",
            "0%",
            "0%..50%",
        ),
        "l_chairs": ("{links: seat, where: {role: chair}}", "2..5", "2.."),
        "l_pay": ("{links: seat, where: {pay: 1..}}", "1..6", "1.."),
        "l_covers": ("{links: covers, of: body, where: {open: true}}", "1", "1.."),
        "l_coheld": ("{links: coheld}", "1"),
        "o_seats": ("{load: {of: body, path: ^seat}, band: 1..1}", "0.556", "0.555.."),
        "o_visits": ("{load: {of: body, path: ^visits+}, band: ..2}", "1.56", "1.55.."),
        "o_covers": (
            "{load: {of: [body, council], path: covers, where: {open: true}}, band: 1..}",
            "0.428..1",
            "0.428..",
        ),
    },
}
"""Each metric, what it comes to, and what where lists are open if that is something else."""
OPEN_TOO = ("paths", "far", "open")
GROUPS = {
    "by city": (
        {"by": "city"},
        ["f_rank", "w_except", "s_size_open", "m_rank_open", "t_quarters", "c_field", "o_covers"],
    ),
    "by body": ({"by": "body"}, ["f_open", "s_rank", "t_clubs_rank", "t_debts", "m_rank_open"]),
    "by club": ({"by": "club"}, ["w_form", "t_members", "t_funds_rank", "r_members"]),
    "under b1": ({"under": "b1"}, ["f_rank", "s_size", "t_clubs", "t_debts", "o_visits", "p_covers"]),
    "under q4, by quarter": ({"under": "c2", "by": "quarter"}, ["f_rank", "t_people", "t_quarters", "s_portion"]),
}
FLAT_FIGURES = {
    "t_people": "5..",
    "t_members": "5",
    "t_clubs": "2",
    "t_clubs_rank": "2",
    "t_funds": "6.5",
    "t_funds_rank": "..",
    "t_debts": "1.5",
    "t_debts_all": "-0.5",
    "t_over": "0%..50%",
    "f_people": "16.6%..33.4%",
    "p_near": "0%",
    "d_up": "0%",
    "d_below": "0%",
    "d_inner": "0%",
    "d_spread": "33.3%",
    "d_star_two": "0%",
    "o_visits": "0.333",
    "m_people": "2.5..",
    "r_members": "1.67",
    "l_chairs": "0",
}
TOLD = ("unknown", "gap", "possible", "excluded")


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return folders of tables: where all links are listed, where some are not, and where hardly any are there."""
    folder = tmp_path_factory.mktemp("towns")
    metrics = "".join(f"  {name}: {case[0]}\n" for some in CASES.values() for name, case in some.items())
    (folder / "odd-town.yaml").write_text(f"{CHARTER}metrics:\n{metrics}", encoding="utf-8")
    found = {}
    for name, text in (("listed", organisation()), ("open", organisation(opened=True)), ("flat", FLAT)):
        (folder / "org.yaml").write_text(text, encoding="utf-8")
        found[name] = folder / name
        orgtree.load(folder / "org.yaml").to_parquet(found[name])
    return found


def same(tables: Path, **asked: Any) -> orgtree.Table:
    """Hold what DuckDB measures against memory; returns the figures."""
    found, expected = orgtree.measure_tables(tables, **asked), orgtree.open_tables(tables).coverage(**asked)
    assert found.to_rows() == expected.to_rows()
    for what in TOLD:
        units = [[getattr(one, f"{what}_units").tolist() for one in table] for table in (found, expected)]
        assert units[0] == units[1], what
    return found


@pytest.mark.parametrize("theme", CASES)
def test_figures_of_what_is_listed(towns: Mapping[str, Path], theme: str) -> None:
    """By SQL and in memory they are what they are by hand."""
    table = same(towns["listed"], metrics=list(CASES[theme]))
    assert {one.metric.name: one.show() for one in table} == {name: case[1] for name, case in CASES[theme].items()}


@pytest.mark.parametrize("theme", OPEN_TOO)
def test_figures_of_open_lists(towns: Mapping[str, Path], theme: str) -> None:
    """What is on a list that is not whole may lead anywhere."""
    table = same(towns["open"], metrics=list(CASES[theme]))
    assert {one.metric.name: one.show() for one in table} == {name: case[-1] for name, case in CASES[theme].items()}


@pytest.mark.parametrize("asked", GROUPS)
def test_figures_of_groups(towns: Mapping[str, Path], asked: str) -> None:
    """Of some metrics at once, where groups overlap, and where units stand in none."""
    options, metrics = GROUPS[asked]
    assert len(same(towns["listed"], metrics=metrics, **options).figures) >= len(metrics)


def test_figures_where_nothing_stands_under_anything(towns: Mapping[str, Path]) -> None:
    """A total is what each states, and no way leads up or down; by group, each unit has its own."""
    table = same(towns["flat"], metrics=list(FLAT_FIGURES))
    assert {one.metric.name: one.show() for one in table} == FLAT_FIGURES
    same(towns["flat"], metrics=["t_members", "t_debts", "t_funds_rank"], by="body")
