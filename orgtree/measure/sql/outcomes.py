"""What can come of each unit in a share, as SQL; see `orgtree.measure.outcomes`, which it follows step by step."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.charter.expression import All, AnyOf, FieldIn, Not, Reaches
from orgtree.measure.outcomes import MOST_CASES, inside, leaves_of, marks_of, passed, subject, whole_numbers, words_of
from orgtree.measure.sql.answer import Answer, sure
from orgtree.measure.sql.expressions import FALSE, TRUE, at_most, both, either, less, negated, number, truth, when
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlglot import exp

    from orgtree.charter.expression import Condition
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.relations import Scope

    Leaf = FieldIn | Reaches
    Truths = dict[Leaf, exp.Expr]
    Case = tuple[exp.Expr, Truths]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What may come of a unit; at least one of the three.

    Args:
        yes: Whether it may be counted, and have it.
        no: Whether it may be counted, and lack it.
        out: Whether it may not be counted, though it may.
        decided: Whether it is known of each unit that may be counted whether it has it.
    """

    yes: exp.Expr
    no: exp.Expr
    out: exp.Expr
    decided: bool = False

    @property
    def either(self) -> exp.Expr:
        """Whether it may have it, and lack it."""
        return FALSE if self.decided else both(self.yes, self.no)

    @property
    def counted(self) -> exp.Expr:
        """Whether it may be counted."""
        return either(self.yes, self.no)

    @property
    def open(self) -> exp.Expr:
        """Whether it may be counted, and more than one thing may come of it."""
        return either(self.either, both(self.counted, self.out))


class Outcome:
    """Works out what can come of the units of a scope.

    Args:
        answers: Answers conditions.
        scope: Where they are asked.
    """

    def __init__(self, answers: Answers, scope: Scope) -> None:
        self.answers = answers
        self.scope = scope
        self.charter = answers.charter

    def of(self, counted: Condition | None, having: Condition) -> Outcomes:
        """Return what may come of a unit that is of the kinds that are counted.

        Args:
            counted: What a unit fits that is counted; None for all.
            having: What it fits if it has what is asked for.
        """
        yes: list[exp.Expr] = []
        no: list[exp.Expr] = []
        out: list[exp.Expr] = []
        cases = list(self._cases([part for part in (counted, having) if part is not None]))
        decided = alone = len(cases) == 1
        for possible, truths in cases:
            meant = self._settled(counted, truths) if counted is not None else sure(TRUE)
            has = self._settled(having, truths)
            decided = decided and has.settled
            yes.append(both(possible, meant.may, has.may))
            no.append(both(possible, meant.may, negated(has.must)))
            out.append(FALSE if alone and meant.settled else both(possible, negated(meant.must)))
        return Outcomes(either(*yes), either(*no), either(*out), decided)

    def _settled(self, condition: Condition, truths: Truths) -> Answer:
        """Answer a condition where some of what it asks is settled."""
        if isinstance(condition, Not):
            return ~self._settled(condition.part, truths)
        if isinstance(condition, All | AnyOf):
            answer = sure(truth(isinstance(condition, All)))
            for part in condition.parts:
                mine = self._settled(part, truths)
                answer = answer & mine if isinstance(condition, All) else answer | mine
            return answer
        if isinstance(condition, FieldIn | Reaches) and condition in truths:
            return sure(truths[condition])
        return self.answers.condition(condition, self.scope)

    def _cases(self, conditions: Sequence[Condition]) -> Iterator[Case]:
        """Yield the ways in which what is asked more than once may come out, each with whether it is possible."""
        asked: dict[object, list[Leaf]] = {}
        for leaf in itertools.chain.from_iterable(map(leaves_of, conditions)):
            asked.setdefault(subject(self.charter, leaf), []).append(leaf)
        choices = [
            list(self._one(list(dict.fromkeys(leaves))))
            for leaves in asked.values()
            if len(leaves) > 1 and any(not self.answers.condition(leaf, self.scope).settled for leaf in leaves)
        ]
        if math.prod(map(len, choices)) > MOST_CASES:
            raise InexpressibleError(
                N_("its conditions ask so often for the same that there are {count} cases, more than {most}"),
                count=math.prod(map(len, choices)),
                most=MOST_CASES,
            )
        for cases in itertools.product(*choices):
            possible: exp.Expr = TRUE
            truths: Truths = {}
            for mask, more in cases:
                possible = both(possible, mask)
                truths |= more
            yield possible, truths

    def _one(self, leaves: list[Leaf]) -> Iterator[Case]:
        """Yield how tests of one field, or of one path, may come out together."""
        answers = [self.answers.condition(leaf, self.scope) for leaf in leaves]
        undecided = either(*(answer.undecided for answer in answers))
        first = True
        for possible, fits in self._values(leaves):
            truths = {
                leaf: when(answer.undecided, truth(fit), answer.must)
                for leaf, answer, fit in zip(leaves, answers, fits, strict=True)
            }
            # Whatever comes of those of which nothing is open is known: they are of the first case.
            mask = either(negated(undecided), possible) if first else both(undecided, possible)
            yield mask, truths
            first = False

    def _values(self, leaves: list[Leaf]) -> Iterator[tuple[exp.Expr, list[bool]]]:
        """Yield one value for each way in which tests of one thing come out: whether it is possible, and which tests it passes."""
        tests = [leaf for leaf in leaves if isinstance(leaf, FieldIn)]
        alone = not tests or tests[0].field in {"id", "name"}
        if alone or self.charter.fields[tests[0].field].several:
            yield from ((TRUE, [fits] * len(leaves)) for fits in (True, False))
            return
        field = self.charter.fields[tests[0].field]
        if not any(test.intervals for test in tests):
            told, words = words_of(field, tests)
            yield from ((TRUE, [word in values for values in told]) for word in words)
            return
        ends = self.answers.ends(field.name, self.scope)
        whole, marks = whole_numbers(field), marks_of(tests)
        for least, most in itertools.pairwise([-math.inf, *marks, math.inf]):
            yield _between(ends.low, ends.high, least, most, whole=whole), passed(tests, inside(least, most))
        for mark in marks:
            meets = both(at_most(ends.low, number(mark)), at_most(number(mark), ends.high))
            yield meets if not whole or mark == round(mark) else FALSE, passed(tests, mark)


def _between(low: exp.Expr, high: exp.Expr, least: float, most: float, *, whole: bool) -> exp.Expr:
    """Return whether a number may lie between two others, neither of which counts."""
    if not whole:
        parts = [] if most == math.inf else [less(low, number(most))]
        parts += [] if least == -math.inf else [less(number(least), high)]
        return both(*parts)
    first = None if least == -math.inf else math.floor(least) + 1
    last = None if most == math.inf else math.ceil(most) - 1
    # Both bounds of a value are whole or infinite, so that none has to be rounded, which Spark does for small numbers alone.
    parts = [] if first is None else [at_most(number(first), high)]
    parts += [] if last is None else [at_most(low, number(last))]
    if first is not None and last is not None:
        parts.append(truth(first <= last))
    return both(*parts)
