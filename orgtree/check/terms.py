"""Terms of units by a charter's rules: from which date, how long, and whether the next election is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgtree.check.engine import everyone_in_force
from orgtree.check.rule import Context
from orgtree.check.rules.term import NAME, Options, later
from orgtree.graph.query import Query
from orgtree.graph.totals import stated_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.check.judging_day import JudgingDay
    from orgtree.check.prepare import Rule
    from orgtree.graph.snapshot import Snapshot


class Term(NamedTuple):
    """One term of a unit; days are ordinals.

    Args:
        unit: Number of the unit.
        since: First and last day on which it can have begun.
        until: First and last day on which it can end, or have ended.
        overdue: Whether it has surely run out, and no election that ended it is stated.
    """

    unit: int
    since: tuple[int, int]
    until: tuple[int, int]
    overdue: bool = False


def terms(graph: Snapshot, rules: Iterable[Rule], day: JudgingDay) -> Iterator[Term]:
    """Yield the terms that a charter's rules tell of units in force, each once, in the order of the rules.

    Args:
        graph: The organisation.
        rules: Its charter's rules, and others.
        day: The day by which terms are over.
    """
    query = Query(graph)
    told: set[tuple[int, str, str | None]] = set()
    for rule in rules:
        if rule.check.NAME != NAME:
            continue
        rest = everyone_in_force(graph, query.condition(None), rule, day)
        for case in rule.cases:
            options = case.options
            assert isinstance(options, Options)  # noqa: S101 - the check's own
            fits = query.condition(case.where)
            part, rest = rest & fits, rest & ~fits
            for term in _of_case(graph, options, Context(query, part, day).scope(options).must, day):
                key = (term.unit, options.since, options.until)
                if key not in told:
                    told.add(key)
                    yield term


def _of_case(
    graph: Snapshot, options: Options, mask: np.ndarray[tuple[int], np.dtype[np.bool_]], day: JudgingDay
) -> Iterator[Term]:
    """Yield the terms of the units that one case is about and that state when theirs began."""
    began = stated_days(graph, options.since)
    known = mask & np.isfinite(began.low)  # what is stated has both ends
    if options.until is not None:
        ended = stated_days(graph, options.until)
        known &= np.isfinite(ended.low)
    else:
        ended = later(began, options.years)
    for unit in np.flatnonzero(known).tolist():
        since = int(began.low[unit]), int(began.high[unit])
        until = int(ended.low[unit]), int(ended.high[unit])
        yield Term(unit, since, until, options.until is None and until[1] < day.date.first)
