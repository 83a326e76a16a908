"""From a metric to the queries of its figures, for some groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from orgtree.measure.sql.answers import Answers
from orgtree.measure.sql.groups import Groups
from orgtree.measure.sql.guards import MOST_STEPS, Guard, Guards, guard_steps
from orgtree.measure.sql.plans import Plans
from orgtree.measure.sql.relations import Relations
from orgtree.measure.sql.totals import total_ends

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

    from orgtree.charter.model import Charter
    from orgtree.graph.manifest import Manifest
    from orgtree.measure.metric import Metric
    from orgtree.measure.sql.subtree import Top


@dataclass(frozen=True)
class Compiled:
    """The queries of one metric.

    Args:
        metric: The metric.
        figures: Numbers by group; see `orgtree.measure.sql.plans`.
        guards: Queries that have to find nothing before.
        tell: Makes the query of the units that figures tell of, which most figures need not.
    """

    metric: Metric
    figures: exp.Query
    guards: tuple[Guard, ...]
    tell: Callable[[], exp.Query]

    @cached_property
    def told(self) -> exp.Query:
        """The units that figures tell of, by group."""
        return self.tell()


def compile_metric(
    charter: Charter,
    manifest: Manifest,
    metric: Metric,
    *,
    by: frozenset[int] | None = None,
    top: Top | None = None,
    most: int | None = None,
    endless: bool = True,
) -> Compiled:
    """Return the queries of a metric.

    Args:
        charter: The charter.
        manifest: What the tables hold.
        metric: The metric.
        by: Codes of the kinds that have a group for each of their units; None for one group.
        top: The unit whose subtree is meant; None for everything.
        most: How many units are listed of each sort and group; None for all.
        endless: Whether the engine repeats a query until nothing new comes.

    Raises:
        InexpressibleError: If something of it cannot be expressed.
    """
    relations, guards = Relations(charter, manifest), Guards()
    answers = Answers(relations, None if endless else MOST_STEPS, total_ends)
    plans = Plans(answers, Groups(relations, by, top, metric.plan.along), guards)
    figures = plans.figures(metric.plan)
    guard_steps(guards, answers.walks.beyond)
    return Compiled(
        metric,
        relations.complete(figures),
        tuple(Guard(relations.complete(guard.query), guard.reason, guard.facts) for guard in guards.found),
        lambda: relations.complete(plans.told(metric.plan, most)),
    )
