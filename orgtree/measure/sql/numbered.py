"""The number of a unit that a sum or a mean is of: a field, how many links it has, or how many units it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.measure.plan import Linked, One, Reached, Totalled
from orgtree.measure.sql.amounts import decimals_of, same
from orgtree.measure.sql.answer import Ends, sure
from orgtree.measure.sql.expressions import TRUE, both, less, number
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
        kinds: Whether the unit is of a kind that may have one.
    """

    units: Answer
    ends: Ends
    decimals: int
    settled: exp.Expr
    kinds: exp.Expr


def numbered(answers: Answers, of: Number, units: Units, scope: Scope) -> Numbered:
    """Return the number of a unit that a sum or a mean is of."""
    relations = answers.relations
    answer, kinds = answers.among(units.where, units.kinds, scope), relations.of_kinds(units.kinds)
    if isinstance(of, One):
        return Numbered(answer, Ends(number(1), number(1), TRUE, whole=True), 0, TRUE, kinds)
    if isinstance(of, Linked):
        ends = link_counts(answers.walks.edges, of, scope)
        return Numbered(answer & sure(less(number(0), ends.high)), ends, 0, same(ends.low, ends.high), kinds)
    if isinstance(of, Reached):
        ends = answers.count(of.path, scope, units.kinds)
        return Numbered(answer, ends, 0, same(ends.low, ends.high), kinds)
    having = relations.of_kinds(relations.having(of.field))
    answer, kinds = answer & sure(having), both(kinds, having)
    decimals = decimals_of(relations, of.field)
    if isinstance(of, Totalled):
        return Numbered(answer, answers.ends(of.field, scope), decimals, TRUE, kinds)
    ends = answers.stated(of.field)
    return Numbered(answer, ends, decimals, ends.known, kinds)
