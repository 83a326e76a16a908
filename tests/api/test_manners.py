"""An organisation, its units and what it says behave as values of Python do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import orgtree

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

every_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)

CLAIMS: list[dict[str, Any]] = [
    {"id": "staff", "sum": "headcount", "in": "a", "states": "~40", "source": {"en": "a report"}, "as_of": "2020-10"},
    {"id": "rate", "metric": "vacancy", "states": "12.5%..", "title": "one post in eight or more"},
    {"id": "each", "ratio": [{"sum": "headcount", "of": "team"}, {"count": "team"}], "states": 4.3, "along": "part_of"},
    {"id": "sited", "share": {"of": "team", "having": {"path": "part_of", "count": "1.."}}, "states": "1/3"},
    {"id": "third", "share": {"of": ["team"], "having": {"headcount": "3.."}}, "states": "33.3%"},
]


@every_example
def test_rows_and_head_give_the_same_organisation_back(path: Path) -> None:
    """What `to_rows` and `head` give is all that `from_rows` needs, claims included."""
    org = orgtree.load(path)
    again = orgtree.from_rows(*org.to_rows(), charter=org.charter.name, **org.head)
    assert again == org
    assert [one.verdict for one in again.measurements.judged] == [one.verdict for one in org.measurements.judged]


def test_claims_of_all_forms_are_in_the_head() -> None:
    """Intervals, percentages and dates come back exactly; a claim that cannot be read was told of and is left out."""
    units = [{"id": "a", "kind": "company"}, {"id": "t", "kind": "team", "part_of": "a", "headcount": "4.."}]
    org = orgtree.from_rows(units, charter="company", claims=CLAIMS)
    assert [finding.code for finding in org.problems] == ["ORG104"]
    assert [claim["id"] for claim in org.head["claims"]] == ["staff", "rate", "each", "third"]
    assert org.head["claims"][:2] == [
        {**CLAIMS[0], "states": "35..45"},
        {**CLAIMS[1], "states": "0.125.."},
    ]
    again = orgtree.from_rows(*org.to_rows(), charter="company", **org.head)
    assert again == org
    assert again.head == org.head
    assert orgtree.from_rows(units, charter="company", claims=CLAIMS[:2]) != org
