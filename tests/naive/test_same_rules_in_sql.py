"""The units that break a rule by DuckDB, and those undecided, are those that checking in memory finds, with the same sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st
from naive_crowds import gathered, held, on_each_day
from naive_laws import BODIES, about, conditions, one_rule, paths, towns
from naive_organisations import charter, organisations
from spark import local_spark
from test_naive_dated_checks import turns
from test_naive_field_checks import ALIKE, PARTS, ranges, values
from test_naive_link_checks import tables
from test_same_in_sql import EACH_CHARTER, EXAMPLES, MANY, SPARK

import orgtree
from orgtree.check.engine import judge
from orgtree.check.prepare import prepare
from orgtree.check.rules import CHECKS
from orgtree.exchange.stored.write import write_tables

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
import duckdb

from orgtree.api.table_checks import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orgtree.api.tables_report import TablesReport

SHORTER = ("required-link", "link-count")
"""Their sentences do not name what is reached instead."""


@pytest.fixture(scope="module")
def asked() -> Iterator[dict[str, Any]]:
    """Return what asks for the engine."""
    if not SPARK:
        yield {}
        return
    with local_spark() as session:
        yield {"engine": "spark", "session": session}


def compare(org: orgtree.Organisation, folder: Path, asked: dict[str, Any]) -> TablesReport:
    """Hold what an engine finds against what memory finds; returns the former."""
    write_tables(org.loaded, folder / "org", version="test", force=True)
    report = orgtree.check_tables(folder / "org", findings=folder / "found.parquet", most=None, **asked)
    rows = duckdb.read_parquet(str(folder / "found.parquet")).project("rule, id, state").fetchall()
    relations = [rule for rule in prepare(org.charter, CHECKS)[0] if rule.check.NAME in RELATIONS]
    assert {rule.code for rule in report.rules} <= {rule.code for rule in relations}
    assert {one.code for one in report.rules} | {one.code for one in report.left} == set(org.charter.rules)
    for rule in relations:
        if rule.code in {one.code for one in report.left}:
            continue
        memory = judge(org.snapshot, [rule])
        findings = sorted(memory.findings, key=lambda one: org.snapshot.index[str(one.unit)])
        failing = [str(finding.unit) for finding in findings]
        undecided = [org.snapshot.ids[unit] for unit in memory.undecided.get(rule.code, [])]
        told = {
            state: [id_ for of, id_, what in rows if (of, what) == (rule.code, state)]
            for state in ("fails", "undecided")
        }
        assert told == {"fails": failing, "undecided": undecided}, (rule.code, rule.cases)
        found = next(one for one in report.rules if one.code == rule.code)
        assert [one.id for one in found.told] == failing
        assert (sum(found.failing.values()), found.undecided) == (len(failing), len(undecided))
        if rule.check.NAME not in SHORTER:
            said = [(one.severity, one.text(), one.help_text(), one.link) for one in findings]
            told_so = [
                (one.severity, one.text(), one.help_text(), one.link) for one in (two.finding for two in found.told)
            ]
            assert told_so == said
    return report


@pytest.mark.parametrize("name", EACH_CHARTER if not MANY else sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_examples(name: str, tmp_path: Path, asked: dict[str, Any]) -> None:
    """Of each charter."""
    compare(orgtree.load(EXAMPLES / f"{name}.yaml"), tmp_path, asked)


some = st.one_of(
    one_rule("field-range", together=ranges),
    one_rule("field-value", together=values),
    one_rule(
        "field-compare",
        left=st.sampled_from(["rank", "listed", "helpers"]),
        relation=st.sampled_from(["<", "<=", "=", ">=", ">"]),
        right=st.sampled_from(["rank", "listed", "portion"]),
    ),
    one_rule("required-link", path=paths),
    one_rule(
        "link-count",
        perhaps={"distinct": st.booleans(), "besides": st.sampled_from(["convened_by", "visits", "covers"])},
        path=paths,
        allowed=st.sampled_from(["1..", "2..", "..1", "..2", 1]),
    ),
)
joining = one_rule("pairs", BODIES, together=tables)
more = st.one_of(
    one_rule("holds", that=conditions),
    one_rule("listed", perhaps={"distinct": st.booleans()}, field=st.sampled_from(["listed", "rank"]), path=paths),
    one_rule(
        "roots",
        perhaps={"allowed": st.sampled_from(["committee", ["branch", "area"]]), "fits": conditions},
        along=st.sampled_from(["part_of", "area_in"]),
    ),
)
alike = one_rule("unique", fields=st.sampled_from(["rank", "form", "open", "founded", "name"]))
in_force: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.just({}),
    st.sampled_from(["2018", "2020-05"]).map(lambda day: {"in_force": {"from": day}, "judged_at": "founded"}),
)
cased = st.tuples(some | alike | joining | more, in_force, st.none() | conditions).map(
    lambda parts: (
        parts[0]
        | parts[1]
        | ({} if parts[2] is None else {"cases": [{"where": parts[2], "wording": "generally"}, {"wording": "shall"}]})
    )
)
sums = st.sampled_from(["members", "funds", "people", "dues", "debts"])
totalled = one_rule("field-range", field=sums, allowed=st.sampled_from(["3..", "..4", "2..6"])) | one_rule(
    "total", about("body", "area"), field=sums
)
within = one_rule(
    "unique",
    perhaps={"within": st.sampled_from(["covers", "^seat", "part_of", {"path": "^seat", "with": {"role": "chair"}}])},
    fields=st.sampled_from(["note", "rank", ["form", "open"], ["rank", "note", "open"], ["name", "founded"]]),
)
spans = organisations(
    fields=("founded", "elected", "rank", "open", "form"),
    links=("covers", "seat", "visits"),
    incomplete=("covers", "seat", "visits"),
    most=8,
    often=True,
)
dated = st.one_of(
    one_rule("needs-end"),
    one_rule("dated-needs-link", perhaps={"ends": st.sampled_from([["from"], ["until"]])}, link=turns),
    one_rule("ends-with", link=turns),
    one_rule("no-overlap", perhaps={"per": st.sampled_from(["to", "from"])}, link=turns),
    one_rule(
        "sequence",
        perhaps={"gap": st.sampled_from([0, 30, 400]), "begins": st.just("founded"), "ends": st.just("elected")},
        together=st.builds(lambda way, link: {way: link}, st.sampled_from(["per", "after"]), turns),
    ),
    one_rule("age", since=st.just("founded"), days=st.sampled_from([0, 365, 900, 2000])),
    one_rule(
        "term",
        perhaps={
            "late_by": st.integers(0, 2),
            "early_by": st.integers(0, 1),
            "until": st.just("elected"),
        },
        since=st.just("founded"),
        years=st.integers(1, 4),
    ),
)


def agree(from_data: Any, folder: Path, asked: dict[str, Any], members: Any, rules: Any) -> None:
    """Compare rules of crowds of random organisations.

    Args:
        from_data: Reads an organisation.
        folder: Where tables are written.
        asked: The engine that judges the tables.
        members: A strategy for the organisations.
        rules: One for the rules.
    """
    for number, several in enumerate(on_each_day(gathered(members, MANY or 40, fresh=bool(MANY)))):
        for _ in range(max(1, MANY // 100)):
            chosen = gathered(rules, 12, fresh=True) if MANY else gathered(rules, 30, fresh=False)[number::6]
            written = charter(rules={f"R{place:02}": rule for place, rule in enumerate(chosen, 1)})

            def hold(definition: dict[str, Any], written: Any = written) -> None:
                compare(from_data(written, definition), folder, asked)

            held(several, hold, chosen)


def test_random_organisations(from_data: Any, tmp_path: Path, asked: dict[str, Any]) -> None:
    """With rules in cases, and in force from a day that units state."""
    agree(from_data, tmp_path, asked, towns, cased)


def test_totals(from_data: Any, tmp_path: Path, asked: dict[str, Any]) -> None:
    """Fields that are summed up where they are not stated."""
    agree(from_data, tmp_path, asked, PARTS, totalled)


def test_alike_within_another(from_data: Any, tmp_path: Path, asked: dict[str, Any]) -> None:
    """Several fields compared together, within the unit to which a way leads."""
    agree(from_data, tmp_path, asked, ALIKE, within)


def test_days(from_data: Any, tmp_path: Path, asked: dict[str, Any]) -> None:
    """Periods of units and links that have ended, too, dates and terms."""
    agree(from_data, tmp_path, asked, spans, dated)


def test_a_term_may_end_on_a_day_of_which_the_month_is_known(
    from_data: Any, tmp_path: Path, asked: dict[str, Any]
) -> None:
    """Whether July is before or after its fifteenth is not known; August is after it, and June before."""
    term = {"check": "term", "since": "founded", "years": 3}
    for month, told in (("06", (0, 0)), ("07", (1, 0)), ("08", (0, 1))):
        unit = {"id": "b1", "kind": "branch", "founded": "2016-07-15"}
        definition = {"orgtree": "definition/1", "charter": "./charter.yaml", "as_of": f"2019-{month}", "units": [unit]}
        (rule,) = compare(from_data(charter(rules={"R01": term}), definition), tmp_path, asked).rules
        assert (rule.undecided, len(rule.told)) == told
