"""What can come of each unit in a share: it has what is asked for, it lacks it, or it is not counted.

Conditions of a share that ask the same thing of a unit are settled together: a unit of which it is not known whether it is
open is not counted among the open ones and found shut. Where that would be too many cases, each is settled by itself,
which leaves a share's bounds wider than they need be, and never wrong.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.charter.expression import All, AnyOf, FieldIn, Not, Reaches
from orgtree.charter.field_type import Measured
from orgtree.graph.bounds import Answer
from orgtree.graph.query import bounds_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.expression import Condition
    from orgtree.charter.model import Charter, Field
    from orgtree.graph.bounds import Bounds
    from orgtree.graph.query import Query

    Bools = NDArray[np.bool_]
    Truths = dict[FieldIn | Reaches, Bools]
    Case = tuple[Bools, Truths]

MOST_CASES = 64
"""So many ways in which what several conditions ask may come out are looked at."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What may come of each unit; at least one of the three. Masks of shape (units,).

    Args:
        yes: Units that may be counted, and have it.
        no: Units that may be counted, and lack it.
        out: Units that may not be counted.
    """

    yes: Bools
    no: Bools
    out: Bools

    @property
    def counted(self) -> Bools:
        """Units that may be counted."""
        return self.yes | self.no

    @property
    def open(self) -> Bools:
        """Units that may be counted, and of which more than one thing may come."""
        return (self.yes & self.no) | (self.counted & self.out)


def outcomes(query: Query, base: Bools, counted: Condition | None, having: Condition) -> Outcomes:
    """Return what may come of each unit.

    Args:
        query: Asks the organisation.
        base: The units that may be counted at all. Shape (units,).
        counted: What a unit fits that is counted; None for all.
        having: What it fits if it has what is asked for.
    """
    yes, no, out = np.zeros_like(base), np.zeros_like(base), ~base
    for possible, truths in _cases(query, [part for part in (counted, having) if part is not None]):
        here = possible & base
        meant = _settled(query, counted, truths) if counted is not None else Answer(base, base)
        has = _settled(query, having, truths)
        yes |= here & meant.may & has.may
        no |= here & meant.may & ~has.must
        out |= here & ~meant.must
    return Outcomes(yes, no, out)


def _settled(query: Query, condition: Condition, truths: Truths) -> Answer:
    """Answer a condition where some of what it asks is settled."""
    if isinstance(condition, Not):
        return ~_settled(query, condition.part, truths)
    if isinstance(condition, All | AnyOf):
        answer = query.condition(None)
        answer = answer if isinstance(condition, All) else ~answer
        for part in condition.parts:
            mine = _settled(query, part, truths)
            answer = answer & mine if isinstance(condition, All) else answer | mine
        return answer
    if isinstance(condition, FieldIn | Reaches) and condition in truths:
        return Answer(truths[condition], truths[condition])
    return query.condition(condition)


def _cases(query: Query, conditions: Sequence[Condition]) -> Iterator[Case]:
    """Yield the ways in which what is asked more than once may come out, with the units of which they may."""
    everywhere = np.ones(query.graph.size, dtype=bool)
    asked: dict[object, list[FieldIn | Reaches]] = {}
    for leaf in itertools.chain.from_iterable(map(leaves_of, conditions)):
        asked.setdefault(subject(query.graph.charter, leaf), []).append(leaf)
    choices: list[list[Case]] = [
        list(_one(query, list(dict.fromkeys(leaves))))
        for leaves in asked.values()
        if len(leaves) > 1 and any(query.condition(leaf).undecided.any() for leaf in leaves)
    ]
    if math.prod(map(len, choices)) > MOST_CASES:
        choices = []
    for cases in itertools.product(*choices):
        possible, truths = everywhere, dict[FieldIn | Reaches, "Bools"]()
        for mask, more in cases:
            possible = possible & mask
            truths |= more
        yield possible, truths


def subject(charter: Charter, leaf: FieldIn | Reaches) -> object:
    """Return what one answer settles: all tests of a field, but one by one where it states several values."""
    if isinstance(leaf, Reaches):
        return leaf
    field = charter.fields.get(leaf.field)
    return leaf if field is not None and field.several else leaf.field


def leaves_of(condition: Condition) -> Iterator[FieldIn | Reaches]:
    """Yield what a condition asks of a unit itself."""
    if isinstance(condition, Not):
        yield from leaves_of(condition.part)
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from leaves_of(part)
    elif isinstance(condition, FieldIn | Reaches):
        yield condition


def _one(query: Query, leaves: list[FieldIn | Reaches]) -> Iterator[Case]:
    """Yield how tests of one field, or of one path, may come out together."""
    answers = [query.condition(leaf) for leaf in leaves]
    undecided = np.logical_or.reduce([answer.undecided for answer in answers])
    rest = ~undecided  # whatever comes of these is known: they are of the first case
    for possible, fits in _values(query, leaves):
        truths = {
            leaf: np.where(answer.undecided, fit, answer.must)
            for leaf, answer, fit in zip(leaves, answers, fits, strict=True)
        }
        yield rest | (undecided & possible), truths
        rest = np.zeros_like(rest)


def _values(query: Query, leaves: list[FieldIn | Reaches]) -> Iterator[tuple[Bools, list[bool]]]:
    """Yield one value for each way in which tests of one thing come out: where it is possible, and which tests it passes."""
    graph = query.graph
    tests = [leaf for leaf in leaves if isinstance(leaf, FieldIn)]
    alone = not tests or tests[0].field in {"id", "name"}
    if (
        alone or graph.charter.fields[tests[0].field].several
    ):  # a path leads there, or it does not; one of several values fits
        yield from ((np.ones(graph.size, dtype=bool), [fits] * len(leaves)) for fits in (True, False))
        return
    field = graph.charter.fields[tests[0].field]
    if not any(test.intervals for test in tests):
        told, words = words_of(field, tests)
        yield from ((np.ones(graph.size, dtype=bool), [word in values for values in told]) for word in words)
        return
    bounds = bounds_of(graph, field.name)
    whole, marks = whole_numbers(field), marks_of(tests)
    for least, most in itertools.pairwise([-math.inf, *marks, math.inf]):
        yield _between(bounds, least, most, whole=whole), passed(tests, inside(least, most))
    for mark in marks:
        yield (bounds.low <= mark) & (bounds.high >= mark) & (not whole or mark == round(mark)), passed(tests, mark)


def whole_numbers(field: Field) -> bool:
    """Return whether a field that is measured has whole numbers only."""
    assert isinstance(field.values, Measured)  # noqa: S101 - a test of intervals is of what is measured
    halves = field.values.whole(np.array([0.5]), np.array([True]))  # None where all numbers will do
    return field.values.scale == "day" or not (halves is None or halves[0])


def marks_of(tests: list[FieldIn]) -> list[float]:
    """Return the numbers at which tests of intervals come out otherwise, in order."""
    ends = {float(end) for test in tests for interval in test.intervals for end in (interval.low, interval.high)}
    return sorted(end for end in ends if math.isfinite(end))


def words_of(field: Field, tests: list[FieldIn]) -> tuple[list[set[str]], Collection[str | None]]:
    """Return the words that each of some tests asks for, and all that one has to look at."""
    told = [{field.values.text(value) for value in test.values} for test in tests]
    return told, field.values.words(field) or {*set[str]().union(*told), None}  # of texts, one that nobody asks for


def passed(tests: list[FieldIn], value: float) -> list[bool]:
    """Return which tests of intervals a number passes."""
    return [any(one.low <= value <= one.high for one in test.intervals) for test in tests]


def inside(least: float, most: float) -> float:
    """Return a number between two others, of which one has no bound at most."""
    if math.isinf(least):
        return most - 1
    return least + 1 if math.isinf(most) else (least + most) / 2


def _between(bounds: Bounds, least: float, most: float, *, whole: bool) -> Bools:
    """Return which numbers may lie between two others, neither of which counts."""
    if whole:
        first = np.maximum(np.floor(least) + 1, np.ceil(bounds.low))
        found: Bools = first <= np.minimum(np.ceil(most) - 1, np.floor(bounds.high))
    else:
        found = (bounds.low < most) & (bounds.high > least)
    return found
