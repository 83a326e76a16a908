"""Units that fail what is asked of them, or of which that is open, as SQL: in what parts they are asked, the caller says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.charter.expression import Step
from orgtree.measure.sql.answer import Answer, sure
from orgtree.measure.sql.answers import Answers
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    at_most,
    both,
    cast,
    col,
    either,
    equal,
    less,
    negated,
    number,
    table,
    there,
    truth,
    union,
    when,
    word,
)
from orgtree.measure.sql.guards import MOST_STEPS, Guard, Guards, guard_steps
from orgtree.measure.sql.relations import BESIDES, UNITS, Relations, Scope
from orgtree.measure.sql.totals import total_ends
from orgtree.measure.sql.unsupported import InexpressibleError
from orgtree.measure.sql.way_counts import WayCounts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from orgtree.base.interval import Interval
    from orgtree.charter.expression import FieldIn, Path
    from orgtree.charter.model import Charter
    from orgtree.graph.manifest import Manifest
    from orgtree.measure.sql.answer import Ends

    Expression = exp.Expr
    Codes = frozenset[int]

STATES = ("fails", "excepted", "undecided")
"""What is told of a unit: it surely fails, it fails and has an exception, or it is open."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of some units.

    Args:
        scope: The units of which it is asked.
        fits: Whether they keep it.
        shown: What is told of those that do not, by name.
    """

    scope: Answer
    fits: Answer
    shown: dict[str, Expression] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What fails among links or pairs of units, of which one unit may have several.

    Args:
        rows: A table of `unit`, `fails` (else it is open), `place` (the order in which a unit's own are told), and what is
            shown of each; None where there are no such links.
        shown: The names of what is shown.
    """

    rows: str | None
    shown: tuple[str, ...] = ()


class UnitRows:
    """Units row by row, with what can be asked of them.

    Args:
        charter: The charter.
        manifest: What the tables hold.
        ended: Whether units that have ended are asked as well.
        endless: Whether the engine repeats a query until nothing new comes.
    """

    def __init__(self, charter: Charter, manifest: Manifest, *, ended: bool, endless: bool) -> None:
        self.charter = charter
        self.relations = Relations(charter, manifest, ended=ended)
        self.answers = Answers(self.relations, None if endless else MOST_STEPS, _not_of_ended if ended else total_ends)
        self.scope = Scope(self.relations, ended=ended)

    def of_kinds(self, codes: Codes | None) -> Answer:
        """Return whether a unit is of some kinds; None stands for all."""
        return sure(self.relations.of_kinds(codes))

    def having(self, name: str) -> Answer:
        """Return whether a unit's kind has a field."""
        return self.of_kinds(self.relations.having(name))

    def between(self, name: str, least: int, most: int, otherwise: tuple[int, int]) -> Answer:
        """Return whether a date that a unit states lies between two days, the last of them not included.

        Args:
            name: The field.
            least: The first day.
            most: The first day that is out.
            otherwise: The first and last day that counts for units whose kind has no such field.
        """
        ends, has = self.answers.stated_day(name), self.relations.of_kinds(self.relations.having(name))
        low, high = (when(has, end, number(day)) for end, day in zip((ends.low, ends.high), otherwise, strict=True))
        return Answer(
            both(at_most(number(least), low), less(high, number(most))),
            both(at_most(number(least), high), less(low, number(most))),
        )

    def field(self, test: FieldIn) -> tuple[Answer, dict[str, Expression]]:
        """Return whether a unit's field passes a test, and what it says."""
        fits = self.answers.field(test, self.scope)
        known = test.field in self.relations.manifest.fields
        declared = self.charter.fields[test.field]
        if declared.values.scale == "word":
            return fits, {"value": col(f"{test.field}.value", "u")} if known else {}
        ends = self.answers.ends(test.field, self.scope)
        stated = self.answers.stated(test.field).known
        return fits, {"low": ends.low, "high": ends.high, "stated": stated}

    def compared(self, left: str, relation: str, right: str) -> tuple[Answer, dict[str, Expression]]:
        """Return whether two fields stand to one another as they should, and what they say."""
        ends = {name: self.answers.ends(name, self.scope) for name in (left, right)}
        shown: dict[str, Expression] = {}
        for side, name in (("left", left), ("right", right)):
            known = TRUE if self.charter.fields[name].total else ends[name].known
            shown |= {f"{side}_low": ends[name].low, f"{side}_high": ends[name].high, f"{side}_known": known}
        return _related(ends[left], relation, ends[right]), shown

    def reaches(self, path: Path) -> Answer:
        """Return whether a unit reaches a number of units within the path's count."""
        return self.answers.reaches(path, self.scope)

    def counted(
        self, path: Path, allowed: Interval, *, distinct: bool, besides: Path | None, kinds: Codes | None
    ) -> tuple[Answer, dict[str, Expression]]:
        """Return whether a unit reaches as many units as it may, and how many it reaches."""
        ends = WayCounts(self.answers).ends(path, self.scope, distinct=distinct, besides=besides, starts=kinds)
        return ends.within([allowed]), {"low": ends.low, "high": ends.high}

    def declared(
        self, name: str, path: Path, *, distinct: bool, kinds: Codes | None
    ) -> tuple[Answer, Answer, dict[str, Expression]]:
        """Return whether a unit states a number, whether it reaches as many units, and both numbers."""
        own = self.answers.stated(name)
        ends = WayCounts(self.answers).ends(path, self.scope, distinct=distinct, besides=None, starts=kinds)
        shown = {"low": own.low, "high": own.high, "there_low": ends.low, "there_high": ends.high}
        return sure(own.known), _related(ends, "=", own), shown

    def standing(self, tree: str) -> tuple[Answer, Answer]:
        """Return whether a unit is in a hierarchy, and whether another one stands above it there."""
        placed = there(col(f"{tree}.parent", "u"))
        unlisted = self.answers.walks.edges.incomplete_lists(Step(tree))
        may = placed if unlisted is None else either(placed, self.answers.marked(unlisted, self.scope))
        return sure(there(col(f"{tree}.position", "u"))), Answer(placed, may)

    def asked(self, answer: Answer) -> str:
        """Return a table of the units that a rule may be about: `unit`, and `must`, whether it surely is."""
        query = self.scope.select(col("unit", "u"), answer.must.copy().as_("must"))
        query = query.where(answer.may.copy(), copy=False)
        return self.relations.named(("asked", query.sql()), "asked", lambda: query)

    def found(self, query: exp.Query, shown: Iterable[str]) -> Found:
        """Return what a query tells of, with the names of what is shown; see `Found`."""
        return Found(self.relations.named(("found", query.sql()), "found", lambda: query), tuple(shown))

    def judged(self, parts: Sequence[Asked | Found], excepted: Collection[int] = ()) -> exp.Query:
        """Return what surely fails, and the units of which it is open and none of theirs fails.

        Its columns are `unit`, `id`, `name`, `kind`, `part` (the number of the part that fails), `state` (one of
        `STATES`), `place` (the order in which those of a unit are told), and what is shown of a part, by the part's number
        and a name.

        Args:
            parts: What is asked, all in the same way; of each unit one part alone surely fails.
            excepted: Units that may fail.
        """
        listed = [exp.Literal.number(unit) for unit in sorted(excepted)]
        let = exp.In(this=col("unit", "u"), expressions=listed) if listed else FALSE
        asked = [part for part in parts if isinstance(part, Asked)]
        query = self._units_judged(asked, let) if asked else self._rows_judged(_found(parts), let)
        return self.relations.complete(query)

    def guards(self) -> tuple[Guard, ...]:
        """Return queries that have to find nothing, else what was asked is not answered by this engine."""
        found = Guards()
        guard_steps(found, self.answers.walks.beyond)
        return tuple(Guard(self.relations.complete(one.query), one.reason, one.facts) for one in found.found)

    def _units_judged(self, parts: Sequence[Asked], let: Expression) -> exp.Select:
        failing = [both(part.scope.must, negated(part.fits.may)) for part in parts]
        open_ = [both(part.scope.may, negated(part.fits.must)) for part in parts]
        number_of: Expression = exp.null()
        for place in reversed(range(len(parts))):
            number_of = when(failing[place], number(place), number_of)
        told = [
            value.copy().as_(shown_column(place, name), quoted=True)
            for place, part in enumerate(parts)
            for name, value in part.shown.items()
        ]
        query = self.scope.select(*_judged_columns(number_of, either(*failing), let, number(0)), *told)
        return query.where(either(*failing, *open_).copy(), copy=False)

    def _rows_judged(self, parts: Mapping[int, Found], let: Expression) -> exp.Select:
        names = list(dict.fromkeys(name for part in parts.values() for name in part.shown))
        queries = [
            exp.select(
                number(place).as_("part"),
                *(col(name, "f") for name in ("unit", "fails", "place")),
                *(col(name, "f") for name in names),
            ).from_(table(str(part.rows), "f"), copy=False)
            for place, part in parts.items()
        ]
        if not queries:
            columns = _judged_columns(exp.null(), FALSE, FALSE, number(0))
            return self.relations.rows(*columns).where(FALSE.copy(), copy=False)
        failing = when(col("fails", "e"), number(1), number(0))
        of_unit = [col("unit", "e")]
        order = exp.Order(
            expressions=[exp.Ordered(this=col(name, "e"), nulls_first=False) for name in ("fails", "part", "place")]
        )
        ranked = exp.select(
            exp.Column(this=exp.Star(), table=exp.to_identifier("e")),
            exp.Window(this=exp.Max(this=failing), partition_by=of_unit).as_("failing"),
            exp.Window(this=exp.RowNumber(), partition_by=of_unit, order=order).as_("nth"),
        ).from_(union(*queries, distinct=False).subquery("e", copy=False), copy=False)
        told = [
            when(equal(col("part", "r"), number(place)), col(name, "r"), None).as_(
                shown_column(place, name), quoted=True
            )
            for place, part in parts.items()
            for name in part.shown
        ]
        columns = _judged_columns(col("part", "r"), col("fails", "r"), let, col("place", "r"))
        query = exp.select(*columns, *told).from_(ranked.subquery("r", copy=False), copy=False)
        query = query.join(table(UNITS, "u"), on=equal(col("unit", "u"), col("unit", "r")), copy=False)
        first_open = both(equal(col("failing", "r"), number(0)), equal(col("nth", "r"), number(1)))
        return query.where(either(col("fails", "r"), exp.paren(first_open)), copy=False)


def _not_of_ended(answers: Answers, name: str, scope: Scope) -> Ends:  # noqa: ARG001 - as `total_ends`
    """Refuse to sum up what units that have ended have below them.

    Raises:
        InexpressibleError: Always.
    """
    raise InexpressibleError(N_("it asks for sums of '{field}', of units that have ended as well"), field=name)


def _found(parts: Sequence[Asked | Found]) -> dict[int, Found]:
    return {place: part for place, part in enumerate(parts) if isinstance(part, Found) and part.rows is not None}


def _judged_columns(part: Expression, fails: Expression, let: Expression, place: Expression) -> list[Expression]:
    state = when(fails.copy(), when(let, word("excepted"), word("fails")), word("undecided"))
    return [
        *(col(name, "u") for name in ("unit", "id", "name", "kind")),
        cast(part.copy(), "int").as_("part"),
        state.as_("state"),
        place.copy().as_("place"),
    ]


def counts(kept: str) -> exp.Select:
    """Return how many units there are of each part and state, of a query of `UnitRows.judged` that is kept."""
    query = exp.select(col("part"), col("state"), exp.Count(this=exp.Star()).as_("n")).from_(table(kept), copy=False)
    return query.group_by(col("part"), col("state"), copy=False)


def first_failing(kept: str, most: int | None) -> exp.Select:
    """Return the first units that fail, in the order of the definition; all where *most* is None."""
    query = exp.select(exp.Star()).from_(table(kept), copy=False)
    query = query.where(equal(col("state"), word("fails")), copy=False)
    query = query.order_by(col("unit"), col("place"), copy=False)
    return query if most is None else query.limit(most, copy=False)


def every_row(kept: Mapping[str, tuple[tuple[str, str], Sequence[str]]]) -> exp.Query:
    """Return all units of queries that are kept, one row each, in the order of the definition.

    Args:
        kept: For each name of a query the code of its rule and the name of its check, and the severity of each part.
            Units that are open have none.
    """
    # Without a rule it is a table of no rows, with the same columns.
    no_row = [cast(exp.null(), "text").as_(name) for name in ("rule", "check", "state", "severity")]
    columns = [col(name) for name in ("unit", "id", "name", "kind")]
    nothing = exp.select(*no_row[:2], *columns, *no_row[2:]).from_(table(UNITS), copy=False)
    parts: list[exp.Query] = [nothing.where(FALSE.copy(), copy=False)]
    for name, ((rule, check), severities) in kept.items():
        severity: Expression = exp.null()
        for place, one in enumerate(severities):
            severity = when(equal(col("part"), number(place)), word(one), severity)
        parts.append(
            exp.select(
                word(rule),
                word(check),
                *(column.copy() for column in columns),
                col("state"),
                cast(severity, "text"),
            ).from_(table(name), copy=False)
        )
    every = exp.select(exp.Star()).from_(union(*parts, distinct=False).subquery("e", copy=False), copy=False)
    return every.order_by(col("rule"), col("unit"), copy=False)


def said_besides(what: str) -> exp.Select:
    """Return what further statements of one sort say of units: `row`, the unit's number, and `value`."""
    query = exp.select(col("row"), col("value")).from_(table(BESIDES), copy=False)
    return query.where(both(equal(col("what"), word(what)), equal(col("table"), word("units"))), copy=False)


def shown_column(part: int, name: str) -> str:
    """Return the name of the column of what is shown of a part."""
    return f"{part}.{name}"


def day_answer(must: bool, may: bool) -> Answer:  # noqa: FBT001 - the values are what it is about
    """Return an answer that is the same for all units."""
    return Answer(truth(must), truth(may))


EVERYWHERE = sure(TRUE)
"""The answer that is yes for every unit."""


def _related(left: Ends, relation: str, right: Ends) -> Answer:
    if relation in {">", ">="}:
        left, right, relation = right, left, relation.replace(">", "<")
    if relation == "=":
        exact = both(equal(left.low, left.high), equal(right.low, right.high), equal(left.low, right.low))
        return Answer(exact, both(at_most(left.low, right.high), at_most(right.low, left.high)))
    compare = less if relation == "<" else at_most
    return Answer(compare(left.high, right.low), compare(left.low, right.high))
