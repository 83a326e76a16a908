"""From metrics to the queries of their figures: as few as can be, since each passes over all units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.answers import Answers
from orgtree.measure.sql.expressions import col
from orgtree.measure.sql.groups import Groups
from orgtree.measure.sql.guards import MOST_STEPS, Guard, Guards, guard_steps
from orgtree.measure.sql.plans import Plans, ends
from orgtree.measure.sql.relations import Relations
from orgtree.measure.sql.rows import Sources
from orgtree.measure.sql.totals import total_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from orgtree.base.messages import Saying
    from orgtree.charter.model import Charter
    from orgtree.graph.manifest import Manifest
    from orgtree.measure.metric import Metric
    from orgtree.measure.sql.subtree import Top

    Codes = frozenset[int]


class Figures:
    """One query of the figures of some metrics by the same groups; see `orgtree.measure.sql.plans`.

    Args:
        sources: The rows that the figures are made of.
    """

    def __init__(self, sources: Sources) -> None:
        self.metrics: list[Metric] = []
        self._sources = sources
        self._values: dict[str, dict[str, exp.Expr]] = {}

    def add(self, metric: Metric, plans: Plans) -> None:
        """Take in a metric."""
        if metric not in self.metrics:
            self._sources.begin(f"{metric.name}.")
            self._values[metric.name] = plans.numbers(metric.plan, self._sources)
            self.metrics.append(metric)

    @cached_property
    def query(self) -> exp.Query:
        """The query, whose columns are `grp` and, with each metric's name and a dot before, its numbers, `low` and `high`."""
        numbers = {f"{metric}.{name}": value for metric, some in self._values.items() for name, value in some.items()}
        query = exp.select(col("grp")).from_(self._sources.numbers(numbers).subquery("n", copy=False), copy=False)
        for metric in self.metrics:
            own = [f"{metric.name}.{name}" for name in self._values[metric.name]]
            both = [end.as_(name, quoted=True) for name, end in ends(metric.plan, f"{metric.name}.").items()]
            query = query.select(*map(col, own), *both, copy=False)
        return query.order_by(col("grp"), copy=False)


@dataclass(frozen=True, eq=False)
class Compiled:
    """How one metric is measured, for everything asked for or by group.

    Args:
        metric: The metric.
        figures: The query of its figures, and of others'.
        everything: Whether the figure of everything is meant, and not those of groups.
        guards: Queries that have to find nothing before.
        tell: Makes the query of the units that figures tell of, which most figures need not.
    """

    metric: Metric
    figures: Figures
    everything: bool
    guards: tuple[Guard, ...]
    tell: Callable[[], exp.Query]

    @cached_property
    def told(self) -> exp.Query:
        """The units that figures tell of, by group."""
        return self.tell()


@dataclass(frozen=True)
class Queries:
    """How some metrics are measured.

    Args:
        relations: The common tables that their queries need.
        compiled: The metrics, for everything asked for and then by group.
        reasons: Why others cannot be measured.
    """

    relations: Relations
    compiled: list[Compiled]
    reasons: list[Saying]

    @property
    def figures(self) -> list[Figures]:
        """The queries of figures, each once."""
        return list(dict.fromkeys(one.figures for one in self.compiled))

    @property
    def guards(self) -> dict[tuple[str, exp.Query], Guard]:
        """The queries that have to find nothing before, by metric."""
        return {(one.metric.name, guard.query): guard for one in self.compiled for guard in one.guards}


class Compiler:
    """Makes the queries of metrics.

    Args:
        charter: The charter.
        manifest: What the tables hold.
        top: The unit whose subtree is meant; None for everything.
        most: How many units are listed of each sort and group; None for all.
        endless: Whether the engine repeats a query until nothing new comes.
    """

    def __init__(
        self,
        charter: Charter,
        manifest: Manifest,
        *,
        top: Top | None = None,
        most: int | None = None,
        endless: bool = True,
    ) -> None:
        self.relations = Relations(charter, manifest)
        self._top = top
        self._most = most
        self._steps = None if endless else MOST_STEPS
        self._figures: dict[Hashable, Figures] = {}

    def compile(self, metric: Metric, by: Codes | None) -> list[Compiled]:
        """Return how a metric is measured: for everything asked for and, where groups are, by these.

        Args:
            metric: The metric.
            by: Codes of the kinds that have a group for each of their units; None for one group.

        Raises:
            InexpressibleError: If something of it cannot be expressed.
        """
        relations, guards = self.relations, Guards()
        answers = Answers(relations, self._steps, total_ends)
        plans, plan = Plans(answers, guards), metric.plan
        more = [] if by is None else [Groups(relations, by, self._top, plan.along)]
        every = Groups(relations, None, self._top, plan.along, *more)
        # The figure of everything is made of those of groups where these have all units once.
        at_once = bool(more) and not more[0].overlap and plans.additive(plan)
        found = []
        for groups in (every, *more):
            shown = more[0] if at_once else groups
            key = (shown.key, at_once)
            if key not in self._figures:
                self._figures[key] = Figures(Sources(relations, shown, everything=at_once))
            self._figures[key].add(metric, plans)
            tell = lambda groups=groups: plans.told(plan, Sources(relations, groups), self._most)  # noqa: E731
            found.append((self._figures[key], groups is every, tell))
        guard_steps(guards, answers.walks.beyond)
        return [Compiled(metric, figures, everything, tuple(guards.found), tell) for figures, everything, tell in found]
