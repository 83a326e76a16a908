"""The units that break a rule by DuckDB, and those undecided, are those that checking in memory finds, with the same sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from naive_laws import conditions, one_rule, paths, several, towns
from naive_organisations import charter
from test_naive_field_checks import PARTS, ranges, values
from test_same_in_sql import EACH_CHARTER, EXAMPLES, MANY

import orgtree
from orgtree.check.engine import judge
from orgtree.check.prepare import prepare
from orgtree.check.rules import CHECKS
from orgtree.exchange.stored.write import write_tables

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
import duckdb

from orgtree.api.table_rules import RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.api.checking_tables import TablesReport

FEW = settings(max_examples=MANY or 6, phases=[Phase.explicit, Phase.generate])


def compare(org: orgtree.Organisation, folder: Path) -> TablesReport:
    """Hold what DuckDB finds against what memory finds; returns the former."""
    write_tables(org.loaded, folder / "org", version="test", force=True)
    report = orgtree.check_tables(folder / "org", findings=folder / "found.parquet", most=1000)
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
        if rule.check.NAME.startswith("field-") or rule.check.NAME == "unique":
            said = [(one.severity, one.text()) for one in findings]
            assert [(one.finding.severity, one.finding.text()) for one in found.told] == said
    return report


@pytest.mark.parametrize("name", EACH_CHARTER if not MANY else sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_examples(name: str, tmp_path: Path) -> None:
    """Of each charter."""
    compare(orgtree.load(EXAMPLES / f"{name}.yaml"), tmp_path)


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
alike = one_rule("unique", fields=st.sampled_from(["rank", "form", "open", "founded", "name"]))
in_force: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.just({}),
    st.sampled_from(["2018", "2020-05"]).map(lambda day: {"in_force": {"from": day}, "judged_at": "founded"}),
)
cased = st.tuples(some | alike, in_force, st.none() | conditions).map(
    lambda parts: (
        parts[0]
        | parts[1]
        | ({} if parts[2] is None else {"cases": [{"where": parts[2], "wording": "generally"}, {"wording": "shall"}]})
    )
)
totalled = one_rule(
    "field-range",
    field=st.sampled_from(["members", "funds", "people", "dues", "debts"]),
    allowed=st.sampled_from(["3..", "..4", "2..6"]),
)


def organisation(from_data: Any, definition: Any, rules: list[Any]) -> orgtree.Organisation:
    """Return an organisation with some rules."""
    org: orgtree.Organisation = from_data(
        charter(rules={f"R{number:02}": rule for number, rule in enumerate(rules, 1)}), definition
    )
    return org


@FEW
@given(definition=towns, rules=several(cased))
def test_random_organisations(from_data: Any, tmp_path_factory: Any, definition: Any, rules: Any) -> None:
    """With rules in cases, and in force from a day that units state."""
    compare(organisation(from_data, definition, rules), tmp_path_factory.mktemp("tables"))


@FEW
@given(definition=PARTS, rules=several(totalled))
def test_totals(from_data: Any, tmp_path_factory: Any, definition: Any, rules: Any) -> None:
    """Fields that are summed up where they are not stated."""
    compare(organisation(from_data, definition, rules), tmp_path_factory.mktemp("tables"))
