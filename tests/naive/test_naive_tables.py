"""Random organisations written as a folder of tables read back the same, with their figures, gaps and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import Phase, given, settings
from naive_laws import FIELDS
from naive_organisations import charter, organisations
from reopened import the_same

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = organisations(
    fields=FIELDS,
    links=("covers", "seat", "visits", "convened_by", "coheld"),
    incomplete=("covers", "seat", "part_of", "area_in"),
    most=9,
    repeats=True,
    in_force_only=False,
)
METRICS = {
    "people": {"sum": "people"},
    "members": {"sum": "members", "by": "committee"},
    "funds": {"mean": "funds", "of": "body"},
    "open": {"share": {"of": "thing", "having": {"open": True}, "except": {"rank": "..1"}}},
    "covered": {"share": {"of": "body", "having": "covers"}, "along": "part_of"},
    "chairs": {"links": "seat", "where": {"role": "chair"}},
}


@settings(max_examples=8, phases=[Phase.generate])
@given(definition=TOWNS)
def test_random_organisations_read_back_the_same(from_data: Any, definition: Any, tmp_path: Path) -> None:
    """On their own day, on another, and by groups."""
    org = from_data(charter(metrics=METRICS), definition)
    found = the_same(org, tmp_path / "tables")
    assert found.coverage(by="committee").to_json() == org.coverage(by="committee").to_json()
    assert found.at("2018-06-01") == org.at("2018-06-01")
