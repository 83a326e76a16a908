"""Small organisations written out: a charter and a definition, loaded from a folder of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.graph.load import load_definition
from orgtree.measure.claims import judge
from orgtree.measure.compile import prepare, prepare_claims
from orgtree.measure.engine import Measurer, measure
from orgtree.source import Budgets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.claims import Judged
    from orgtree.measure.figure import Figure
    from orgtree.measure.metric import Metric
    from orgtree.measure.table import Table

CHARTER = """
orgtree: charter/1
name: town
kinds:
  area:
    abstract: true
    fields:
      workers: {type: count, total: {along: area_in}}
      people: {type: count, total: {along: area_in}}
      relocated: {type: bool}
      hectares: {type: number}
  city: {is_a: area}
  district: {is_a: area}
  community: {is_a: area}
  grid: {is_a: area}
  body:
    fields:
      members: {type: count, total: {along: part_of, except: {kind: circle}}}
      spirit: {type: choice, of: [high, low]}
  committee: {is_a: body}
  branch: {is_a: body}
  circle: {is_a: branch}
  council: {}
  venue: {}
  post: {fields: {filled: {type: bool}}}
links:
  area_in: {hierarchy: true, nest: true, pairs: {district: [city], community: [city, district], grid: [community, city]}}
  part_of: {hierarchy: true, nest: true, pairs: {branch: [committee, branch]}}
  covers: {from: [body, council], to: area}
  located_in: {from: venue, to: area, nest: true}
  seat: {from: council, to: body, fields: {role: {type: choice, of: [chair, member]}}}
  post_at: {from: post, to: body, nest: true}
  visits: {from: post, to: body}
paths:
  territory: {body: covers/area_in*, council: covers/area_in*, venue: located_in/area_in*}
metrics:
"""


@dataclass
class Town:
    """One organisation with its metrics."""

    loaded: Loaded
    graph: Snapshot
    metrics: dict[str, Metric]
    problems: list[Finding]

    def table(self, **options: Any) -> Table:
        """Measure everything."""
        return measure(self.graph, self.metrics.values(), **options)

    def figure(self, name: str, under: str | None = None) -> Figure:
        """Measure one metric."""
        return Measurer(self.graph).figure(self.metrics[name], under=under)

    def groups(self, name: str, by: str, under: str | None = None) -> dict[str | None, Figure]:
        """Break one metric down."""
        return {figure.group: figure for figure in Measurer(self.graph).figures(self.metrics[name], by, under=under)}

    def judged(self) -> dict[str, Judged]:
        """Judge the claims."""
        claims, problems = prepare_claims(self.graph, self.loaded.claims, self.metrics)
        assert problems == []
        return {one.claim.id: one for one in judge(self.graph, claims)}


@pytest.fixture
def town(tmp_path: Path) -> Callable[..., Town]:
    """Return a loader of a town from its metrics and its units (and claims), both as YAML."""

    def load(metrics: str, rest: str) -> Town:
        (tmp_path / "town.yaml").write_text(CHARTER + metrics, encoding="utf-8")
        (tmp_path / "org.yaml").write_text("orgtree: definition/1\ncharter: ./town.yaml\n" + rest, encoding="utf-8")
        loaded = load_definition(tmp_path / "org.yaml", budgets=Budgets())
        assert [finding.text() for finding in loaded.findings] == []
        assert loaded.charter is not None
        assert loaded.snapshot is not None
        metrics_, problems = prepare(loaded.charter)
        return Town(loaded, loaded.snapshot, metrics_, problems)

    return load
