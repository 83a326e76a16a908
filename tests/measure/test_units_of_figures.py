"""What figures are counted in: the unit of the field that a sum or a mean is made of, and nothing for what is only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

CHARTER = """
orgtree: charter/1
name: town
kinds:
  office:
    fields:
      funds: {type: number, unit: {en: CNY, zh: 元}}
      staff: {type: count, unit: posts, total: {along: part_of}}
links: {part_of: {hierarchy: true, nest: true, from: office, to: office}}
metrics:
  funds: {sum: funds}
  mean: {mean: funds}
  staff: {sum: staff}
  each: {ratio: [{sum: funds}, {count: office}]}
  offices: {count: office}
"""
DEFINITION = """
orgtree: definition/1
charter: ./town.yaml
claims:
- {id: own, states: 5, sum: staff}
- {id: named, states: 300, metric: funds}
units:
- {id: a, kind: office, funds: 100, units: [{id: b, kind: office, funds: 200.5, staff: 2}, {id: c, kind: office, staff: 3, funds: 9.5}]}
- {id: d, kind: office, funds: 10, staff: 0}
"""


def test_sums_and_means_are_counted_in_what_their_field_is(tmp_path: Path) -> None:
    """In the language asked for; a claim's own measure as well as a metric's."""
    (tmp_path / "town.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(DEFINITION, encoding="utf-8")
    table = orgtree.load(tmp_path / "org.yaml").coverage()
    assert {one.metric.name: (one.show_with_unit("en"), one.show_with_unit("zh")) for one in table} == {
        "funds": ("320 CNY", "320 元"),
        "mean": ("80 CNY", "80 元"),
        "staff": ("5 posts", "5 posts"),
        "each": ("80", "80"),
        "offices": ("4", "4"),
    }
    assert [judged.figure.show_with_unit("en") for judged in table.claims] == ["5 posts", "320 CNY"]
