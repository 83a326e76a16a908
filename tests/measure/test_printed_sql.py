"""The SQL of figures and rules as it is printed for engines of one's own; `printed/` has it, each common table once.

What it comes to is held elsewhere; here one sees that nothing is asked twice, or of more units than it has to be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("sqlglot")
pytest.importorskip("polars")
from odd_figures import CASES
from odd_town import CHARTER, FLAT, organisation
from told_text import same

import orgtree
from orgtree.api.table_rules import rule_query
from orgtree.base.dates import Date
from orgtree.check.judging_day import JudgingDay
from orgtree.check.prepare import prepare as prepared_rules
from orgtree.check.rules import CHECKS
from orgtree.graph.stored import stored_tables
from orgtree.measure.compile import prepare
from orgtree.measure.sql.compiled import Compiler
from orgtree.measure.sql.judged import counts, every_row, first_failing, said_besides
from orgtree.measure.sql.subtree import Top

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlglot import exp

    from orgtree.graph.stored import StoredTables

MORE = {
    "lost_open": "{sum: lost, where: {open: true}}",
    "dues": "{sum: dues, of: club, where: {rank: 3..}}",
    "ranks": "{share: {of: council, where: {rank: ['..2', '4..']}, having: {rank: '..4.5'}}}",
    "ratio": "{ratio: [{sum: funds}, {count: body, where: {rank: 3..}}]}",
}
FIGURES: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "fields": (
        "listed",
        {},
        "f_name f_form f_portion f_rare f_rare_any f_share f_share_high f_share_either f_club f_tags s_share s_rare_one",
    ),
    "twice": ("listed", {"most": 5}, "ranks w_size w_clubs w_form w_path w_share w_null"),
    "paths": (
        "open",
        {},
        "p_none p_two p_with p_with_two p_near p_either p_coheld p_steps p_vacant p_never_two p_nowhere p_fully",
    ),
    "far": ("open", {}, "d_territory_open d_star d_star_two d_never d_up d_down d_inner"),
    "steps": ("listed", {"endless": False}, "d_spread d_back"),
    "numbers": ("open", {}, "m_rank_open m_size_low l_open n_ghosts"),
    "levels": ("listed", {"by": "quarter"}, "f_open m_size_open r_size"),
    "places": ("open", {"by": "body", "top": Top(8, "body")}, "f_form o_visits"),
    "totals": ("listed", {}, "t_members t_debts_rank t_lost lost_open t_owed t_owed_open t_over dues ratio"),
    "totals by club": ("listed", {"by": "club"}, "t_debts_rank t_owed"),
    "totals by city": ("listed", {"by": "city", "top": Top(0, "city")}, "t_people t_quarters"),
    "flat": ("flat", {"by": "body"}, "t_clubs t_lost dues t_owed_open p_near d_up"),
}
"""Of which town, how, and which figures."""
RULES: Mapping[str, tuple[str, ...]] = {
    "fields": (
        "check: field-range, for: thing, field: size, allowed: 2..3",
        "check: field-range, for: body, field: members, allowed: ..3",
        "check: field-value, for: council, field: form, allowed: [standing, null]",
        "check: field-value, for: body, field: note, allowed: [some]",
        "check: field-compare, for: thing, left: rank, relation: '>=', right: size",
        "check: field-compare, for: body, left: funds, relation: <, right: rare",
        "check: field-compare, for: club, left: rank, relation: =, right: helpers",
        "check: total, field: people",
        "check: unique, for: body, fields: [name, form], where: {open: true}",
        "check: unique, for: post, fields: helpers, within: {path: post_at, where: {rank: 3..}}",
        "check: unique, fields: rare, within: {path: ^seat, with: {role: chair}}",
    ),
    "links": (
        "check: required-link, for: body, path: {path: ^visits, kind: post}",
        "check: link-count, for: council, path: [seat, sent_by], allowed: 2.., distinct: false",
        "check: link-count, for: council, path: seat, allowed: ..2, besides: {path: sent_by, where: {open: true}}",
        "check: link-count, for: council, path: seat/part_of, allowed: 1, distinct: true, besides: sent_by",
        "check: link-count, for: body, path: part_of+, allowed: 1",
        "check: link-count, for: body, path: ^part_of*, allowed: 1, distinct: true",
        "check: link-count, for: body, path: ^part_of+, allowed: 1",
        "check: link-count, for: body, path: never, allowed: 1",
        "check: link-count, path: covers, allowed: ..9",
        "check: link-count, for: post, path: post_at, allowed: 1, besides: visits",
        "check: link-count, for: body, path: 'never*', allowed: 1.., distinct: true",
        "check: link-count, for: body, path: never+, allowed: 1.., distinct: true",
        "check: required-link, for: body, path: {path: in_quarter, kind: area}",
        "check: unique, fields: rank, within: never",
        "check: unique, fields: rank, within: {path: covers, kind: ghost}",
        "check: unique, fields: rank, within: {path: covers, where: {rare: 2..}}",
        "check: total, field: debts",
        "check: total, field: lost",
        "check: total, field: owed",
        "check: listed, for: body, field: rank, path: ^part_of+",
        "check: listed, for: council, field: rank, path: seat/part_of*, distinct: false",
        "check: roots, along: part_of, allowed: club, fits: {rank: 3..}",
        "check: roots, along: area_in",
        "check: pairs, link: covers, allowed: {body: [city], club: [quarter], council: []}",
        "check: holds, for: thing, that: {any: [{open: true}, {path: covers}]}",
    ),
    "no hierarchy": (
        "check: total, field: debts",
        "check: field-range, field: members, allowed: 3..",
        "check: roots, along: part_of",
    ),
    "cycles": ("check: required-link, for: body, path: {path: visits+, where: {open: true}}",),
    "days": (
        "check: needs-end, for: post",
        "check: dated-needs-link, for: thing, link: covers",
        "check: dated-needs-link, link: part_of, ends: [until]",
        "check: dated-needs-link, for: post, link: visits, ends: [from]",
        "check: ends-with, link: visits",
        "check: ends-with, link: never",
        "check: no-overlap, link: never, per: to",
        "check: sequence, after: never",
        "check: no-overlap, link: seat, per: to, where: {open: true}",
        "check: no-overlap, link: post_at, per: from",
        "check: sequence, per: covers, begins: founded, ends: elected, gap: 30",
        "check: sequence, per: visits",
        "check: sequence, after: coheld, ends: elected",
        "check: age, for: body, since: founded, days: 900",
        "check: term, for: body, since: founded, years: 4, until: elected, early_by: 1, late_by: 2",
        "check: term, since: elected, years: 1",
        "check: age, since: founded, days: 30, in_force: {from: 2018}, judged_at: elected",
    ),
}
"""Rules of some checks, by what they ask."""


def coded(name: str) -> dict[str, str]:
    """Return some rules by their codes."""
    return {f"{name[0].upper()}{place:02}": rule for place, rule in enumerate(RULES[name], 1)}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, StoredTables]:
    """Return tables of the odd town: where all links are listed, where some are not, and where hardly any are there."""
    folder = tmp_path_factory.mktemp("towns")
    metrics = {name: case[0] for some in CASES.values() for name, case in some.items()} | MORE
    written = "".join(f"  {name}: {metric}\n" for name, metric in metrics.items())
    rules = "".join(f"  {code}: {{{rule}}}\n" for name in RULES for code, rule in coded(name).items())
    (folder / "odd-town.yaml").write_text(f"{CHARTER}metrics:\n{written}rules:\n{rules}", encoding="utf-8")
    found = {}
    for name, text in (("listed", organisation()), ("open", organisation(opened=True)), ("flat", FLAT)):
        (folder / "org.yaml").write_text(text, encoding="utf-8")
        orgtree.load(folder / "org.yaml").to_parquet(folder / name)
        found[name] = stored_tables(folder / name)
    return found


def printed(queries: Mapping[str, exp.Query]) -> str:
    """Return queries as SQL, each after its name."""
    layout: dict[str, Any] = {"identify": True, "pretty": True, "pad": 1, "indent": 1, "max_text_width": 160}
    return "\n".join(f"-- {name}\n{query.sql('duckdb', **layout)};\n" for name, query in queries.items())


def kept(name: str) -> Path:
    """Return the file of what is printed."""
    return Path(__file__).parent / "printed" / f"{name.replace(' ', '-')}.sql"


@pytest.mark.parametrize("name", FIGURES)
def test_figures(towns: Mapping[str, StoredTables], name: str) -> None:
    """Of several at once, which share what they need; of the units that are told of, which are so."""
    town, options, metrics = FIGURES[name]
    tables, by = towns[town], options.get("by")
    work = Compiler(tables.charter, tables.manifest, **{key: value for key, value in options.items() if key != "by"})
    codes = None if by is None else tables.charter.kind_codes([by])
    known = prepare(tables.charter)[0]
    compiled = [one for metric in metrics.split() for one in work.compile(known[metric], codes)]
    shown = {guard.reason: guard.query for one in compiled for guard in one.guards}
    figures = dict.fromkeys(one.figures for one in compiled)
    shown |= {f"figures {number}": one.query for number, one in enumerate(figures, 1)}
    shown |= {"units that are told of": compiled[0].told}
    needed = [work.relations.parts(query) for query in (*shown.values(), *(one.told for one in compiled))]
    same(kept(name), printed({name: part for parts in needed for name, part in parts.items()} | shown))


@pytest.mark.parametrize("name", ["fields", "links", "days", "no hierarchy"])
def test_rules(towns: Mapping[str, StoredTables], name: str) -> None:
    """Each by itself."""
    tables = towns[{"fields": "listed", "no hierarchy": "flat"}.get(name, "open")]
    day = JudgingDay(Date.parse(tables.manifest.day or "2024"))
    ready = {rule.code: rule for rule in prepared_rules(tables.charter, CHECKS)[0]}
    found = {
        rule: rule_query(tables.charter, tables.manifest, ready[code], day, excepted=(3, 5))[0]
        for code, rule in coded(name).items()
    }
    same(kept(f"rules of {name}"), printed(found))


def test_rows_of_rules(towns: Mapping[str, StoredTables]) -> None:
    """Of a rule whose engine repeats nothing by itself, with what has to find nothing; and what is asked of what is kept."""
    tables = towns["listed"]
    (rule,) = (one for one in prepared_rules(tables.charter, CHECKS)[0] if one.code == "C01")
    query, guards = rule_query(tables.charter, tables.manifest, rule, JudgingDay(Date.parse("2024")), endless=False)
    kept_rules = {"rule_1": (("R01", "holds"), ["error", "warning"]), "rule_2": (("R02", "age"), ["warning"])}
    found = {
        "rule": query,
        **{guard.reason: guard.query for guard in guards},
        "counts": counts("rule_1"),
        "all that fail": first_failing("rule_1", None),
        "the first that fail": first_failing("rule_1", 5),
        "rows of rules": every_row(kept_rules),
        "rows of no rule": every_row({}),
        "besides": said_besides("exception"),
    }
    same(kept("rows of rules"), printed(found))
