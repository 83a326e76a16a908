"""Which units are vacant: what a charter's measures of vacancy count as not filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.query import Query
from orgtree.measure.compile import prepare
from orgtree.measure.plan import Share

if TYPE_CHECKING:
    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot


def with_vacant(graph: Snapshot, view: View) -> View:
    """Return a view that knows which of its units are vacant; what stood elsewhere or is gone is not."""
    vacant = vacant_in(graph)
    ghosts = view.changes.ghosts if view.changes is not None else frozenset()
    found = (unit for unit, id_ in enumerate(view.ids) if unit not in ghosts and graph.index.get(id_, -1) in vacant)
    return replace(view, vacant=frozenset(found)) if vacant else view


def vacant_in(graph: Snapshot) -> frozenset[int]:
    """Return the units, by number, that a metric of the charter surely counts as vacant; nothing is guessed."""
    return graph.cached(("vacant",), lambda: _vacant(graph))


def _vacant(graph: Snapshot) -> frozenset[int]:
    query = Query(graph)
    found = np.zeros(graph.size, dtype=bool)
    for metric in prepare(graph.charter)[0].values():
        plan = metric.plan
        if not isinstance(plan, Share) or plan.wanted:
            continue
        meant = graph.in_force.copy()
        if plan.units.kinds is not None:
            meant &= graph.kind_mask(frozenset(plan.units.kinds))
        if plan.units.where is not None:
            meant &= query.condition(plan.units.where).must
        if meant.any():
            found |= meant & query.condition(plan.having).must
    return frozenset(np.flatnonzero(found).tolist())
