"""The number of a unit that a sum or a mean is of: a field, how many links it has, or how many units it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.measure.plan import Linked, One, Reached, Totalled
from orgtree.measure.sql.amounts import decimals_of, same
from orgtree.measure.sql.answer import Ends, sure
from orgtree.measure.sql.counts import ends_of
from orgtree.measure.sql.expressions import TRUE, less, number
from orgtree.measure.sql.link_counts import link_counts

if TYPE_CHECKING:
    from sqlglot import exp

    from orgtree.measure.plan import Number, Units
    from orgtree.measure.sql.answer import Answer
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.relations import Scope


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a unit of a scope.

    Args:
        units: Whether it has one.
        ends: The number as floats.
        decimals: With how many decimals it is exact.
        settled: Whether it is settled as far as it can be.
    """

    units: Answer
    ends: Ends
    decimals: int
    settled: exp.Expr


def numbered(answers: Answers, of: Number, units: Units, scope: Scope) -> Numbered:
    """Return the number of a unit that a sum or a mean is of."""
    answer = answers.among(units.where, units.kinds, scope)
    if isinstance(of, One):
        return Numbered(answer, Ends(number(1), number(1), TRUE), 0, TRUE)
    if isinstance(of, Linked):
        ends = ends_of(link_counts(answers.walks.edges, of), scope)
        return Numbered(answer & sure(less(number(0), ends.high)), ends, 0, same(ends.low, ends.high))
    if isinstance(of, Reached):
        ends = answers.count(of.path, scope, units.kinds)
        return Numbered(answer, ends, 0, same(ends.low, ends.high))
    answer = answer & sure(answers.relations.of_kinds(answers.relations.having(of.field)))
    if isinstance(of, Totalled):
        decimals = decimals_of(answers.relations, of.field)
        return Numbered(answer, answers.ends(of.field, scope), decimals, TRUE)
    ends = answers.stated(of.field)
    return Numbered(answer, ends, decimals_of(answers.relations, of.field), ends.known)
