"""All kept rules and metrics asked of DuckDB, of all kept organisations at once: the answers are those in memory.

Those in memory are what the naive evaluator found (`test_kept_answers.py`). On each day something else is in force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")

from naive_crowds import held, on_each_day
from naive_organisations import charter
from test_kept_answers import KEPT, METRICS, RULES
from test_same_in_sql import engine, same, stored
from test_same_rules_in_sql import compare

from orgtree.api.table_checks import RELATIONS
from orgtree.measure.compile import prepare
from orgtree.measure.sql.measured import Measured

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["engine", "stored"]

DAYS = on_each_day([town["definition"] for town in KEPT.values()])
IN_SQL = [code for code, rule in RULES.items() if rule["check"] in RELATIONS]
PARTS = 12
GROUPS: list[dict[str, Any]] = [
    {},
    {"by": "thing"},
    {"by": "area"},
    {"under": "lead", "by": "branch"},
    {"under": "top"},
    {"by": "council"},
]
"""What figures are asked for; of things there are groups in several hierarchies, and under councils and posts."""


@pytest.mark.parametrize("part", range(6))
def test_rules(from_data: Any, tmp_path: Path, part: int) -> None:
    """The units that rules tell, those that they leave undecided, and what is said."""
    rules = {code: RULES[code] for code in IN_SQL[part::6]}

    def hold(definition: dict[str, Any]) -> None:
        assert compare(from_data(charter(rules=rules), definition), tmp_path, {}).rules

    held(DAYS[part % len(DAYS)], hold, list(rules))


@pytest.mark.parametrize("part", range(PARTS))
def test_figures(from_data: Any, stored: Any, engine: Any, part: int) -> None:
    """Each figure with its parts, its gaps and what is unknown, in all groups."""
    metrics = {name: METRICS[name] for name in [*METRICS][part::PARTS]}
    groups = GROUPS[part % len(GROUPS)]

    def hold(definition: dict[str, Any]) -> None:
        org = from_data(charter(metrics=metrics), definition)
        work = Measured(stored(org), engine, most=None)
        assert same(org.snapshot, work, prepare(org.charter)[0].values(), **groups) < len(metrics)

    held(DAYS[part % len(DAYS)], hold, list(metrics), tops="under" in groups)
