"""Units of which an earlier one states the same, as SQL; see the check `unique`."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.charter.trees import is_certain
from orgtree.measure.sql.answer import Answer
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    cast,
    coalesce,
    col,
    differ,
    either,
    equal,
    less,
    missing,
    negated,
    number,
    plus,
    table,
    there,
    when,
    word,
)
from orgtree.measure.sql.judged import Asked
from orgtree.measure.sql.relations import UNITS
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.charter.expression import Path
    from orgtree.measure.sql.judged import UnitRows
    from orgtree.measure.sql.relations import Relations

    Expression = exp.Expr

_MOST_OPEN = 4
"""So many fields that may not be known are compared together: each way in which they are not is asked about."""


def unlike_earlier(
    units: UnitRows, scope: Answer, fields: Sequence[str], within: Path | None, kinds: frozenset[int] | None
) -> Asked:
    """Return whether no earlier unit states the same, and the first one that surely does, with what both state.

    Args:
        units: The units.
        scope: Those that are compared.
        fields: What is compared together: fields, or `name`.
        within: The way to the unit within which no two may be alike; None for everywhere.
        kinds: The kinds of those that are compared; None for any.

    Raises:
        InexpressibleError: If so many fields are compared that the ways in which they may be unknown are too many.
    """
    work = _Alike(units, fields)
    everyone = work.compared(scope)
    rows: str | None
    opened: str | None = None
    if within is None:
        rows = units.relations.named(("compared everywhere", everyone), "compared", lambda: _everywhere(everyone))
    else:
        rows, opened = work.within(everyone, within, kinds)
    fails: Expression = exp.false()
    perhaps: Expression = exp.false()
    shown: dict[str, Expression] = {}
    if rows is not None:
        name = units.scope.join(work.alike(rows))
        fails, perhaps = (coalesce(col(column, name), FALSE) for column in ("fails", "perhaps"))
        told = ("other", "other_name", "at", "at_name", *work.values)
        shown = {column: col(column, name) for column in told}
    if opened is not None:
        perhaps = either(perhaps, there(col("unit", units.scope.join(work.anywhere(everyone, opened)))))
    return Asked(scope, Answer(negated(exp.paren(perhaps)), negated(exp.paren(fails))), shown)


class _Alike:
    """Compares what units state in some fields."""

    def __init__(self, units: UnitRows, fields: Sequence[str]) -> None:
        self.units = units
        self.relations: Relations = units.relations
        self.fields = fields
        self.values = [f"value{place}" for place in range(len(fields))]
        self.open = [place for place, name in enumerate(fields) if name != "name"]
        if len(self.open) > _MOST_OPEN:
            raise InexpressibleError(
                N_("it compares more than {most} fields together, each of which may not be known"), most=_MOST_OPEN
            )

    def compared(self, scope: Answer) -> str:
        """Return the units that are compared: `unit`, `must`, what they state, and `unknown`, which of it is not known."""
        stated = [_stated(self.relations, name) for name in self.fields]
        values = [one.value.copy() for one in stated]
        flags = [exp.paren(when(missing(values[place]), number(2**place), number(0))) for place in self.open]
        query = self.units.scope.select(
            col("unit", "u"),
            scope.must.copy().as_("must"),
            *(value.as_(name) for value, name in zip(values, self.values, strict=True)),
            cast(plus(*flags) if flags else number(0), "int").as_("unknown"),
        )
        query = query.where(both(scope.may, *(one.compared for one in stated)).copy(), copy=False)
        return self.relations.named(("compared", query.sql()), "comparable", lambda: query)

    def within(self, everyone: str, way: Path, kinds: frozenset[int] | None) -> tuple[str | None, str | None]:
        """Return units with what they are compared within, and those that may be within something else as well."""
        answers = self.units.answers
        certain = is_certain(way.ways, self.relations.charter.paths)
        pairs, sure_pairs = (
            answers.reached_counts.pairs(way.ways, None, sure=sure, starts=kinds) for sure in (certain, True)
        )
        must, may = answers.fitting(way.where, way.kinds)
        opened = None
        if not self.relations.all_listed:
            opened = answers.walks.before_any(way.ways, None, way.kinds, closed=False)
        if pairs is None or may is None:
            return None, opened
        columns = [col("unit", "c"), col("unit", "p").as_("grp"), *(col(name, "c") for name in self.values)]
        query = exp.select(*columns, col("unknown", "c")).from_(table(everyone, "c"), copy=False)
        query = query.join(table(pairs, "p"), on=equal(col("start", "p"), col("unit", "c")), copy=False)
        query = query.join(_once(may, "t"), on=equal(col("unit", "t"), col("unit", "p")), copy=False)
        surely: Expression = col("must", "c")
        if must is None or sure_pairs is None:
            surely = FALSE.copy()
        else:
            if must != may:
                query = query.join(
                    _once(must, "m"), on=equal(col("unit", "m"), col("unit", "p")), join_type="left", copy=False
                )
                surely = both(surely, there(col("unit", "m")))
            if sure_pairs != pairs:
                on = both(equal(col("start", "s"), col("start", "p")), equal(col("unit", "s"), col("unit", "p")))
                query = query.join(table(sure_pairs, "s"), on=on, join_type="left", copy=False)
                surely = both(surely, there(col("start", "s")))
        query = query.select(exp.paren(surely).as_("sure"), copy=False)
        return self.relations.named(("compared within", query.sql()), "compared", lambda: query), opened

    def alike(self, rows: str) -> str:
        """Return of units whether an earlier one within the same surely states the same, or may, and which surely does."""
        known = both(col("sure", "c"), equal(col("unknown", "c"), number(0)))
        group = [col("grp", "c")]
        first = _first(when(exp.paren(known), col("unit", "c"), None), [*group, *self._columns("c")])
        columns = [col(name, "c") for name in ("unit", "grp", *self.values)]
        earlier = exp.select(
            *columns,
            exp.paren(known.copy()).as_("known"),
            first.as_("first"),
            exp.paren(self._earlier(TRUE, TRUE, group)).as_("perhaps"),
        ).from_(table(rows, "c"), copy=False)
        fails = coalesce(exp.paren(both(col("known", "w"), less(col("first", "w"), col("unit", "w")))), FALSE)
        told = exp.Order(
            expressions=[
                exp.Ordered(this=when(fails, number(0), number(1)), nulls_first=False),
                exp.Ordered(this=col("grp", "w"), nulls_first=False),
            ]
        )
        of_unit = [col("unit", "w")]
        ranked = exp.select(
            *(col(name, "w") for name in ("unit", "grp", "first", *self.values)),
            fails.copy().as_("fails"),
            exp.Window(this=exp.Max(this=when(col("perhaps", "w"), number(1), number(0))), partition_by=of_unit).as_(
                "open"
            ),
            exp.Window(this=exp.RowNumber(), partition_by=[one.copy() for one in of_unit], order=told).as_("nth"),
        ).from_(earlier.subquery("w", copy=False), copy=False)
        perhaps = equal(col("open", "r"), number(1))
        query = exp.select(
            *(col(name, "r") for name in ("unit", "fails", *self.values)),
            perhaps.copy().as_("perhaps"),
            col("id", "o").as_("other"),
            col("name", "o").as_("other_name"),
            col("id", "g").as_("at"),
            col("name", "g").as_("at_name"),
        ).from_(ranked.subquery("r", copy=False), copy=False)
        for alias, column in (("o", "first"), ("g", "grp")):
            on = equal(col("unit", alias), col(column, "r"))
            query = query.join(table(UNITS, alias), on=on, join_type="left", copy=False)
        query = query.where(
            both(equal(col("nth", "r"), number(1)), exp.paren(either(col("fails", "r"), perhaps))), copy=False
        )
        return self.relations.named(("alike", rows), "alike", lambda: query)

    def anywhere(self, everyone: str, opened: str) -> str:
        """Return the units that may stand within the same as an earlier one, since the list of one of the two is not whole."""
        mark = exp.select(
            exp.Column(this=exp.Star(), table=exp.to_identifier("c")), there(col("unit", "x")).as_("opened")
        ).from_(table(everyone, "c"), copy=False)
        mark = mark.join(_once(opened, "x"), on=equal(col("unit", "x"), col("unit", "c")), join_type="left", copy=False)
        marked = self.relations.named(("marked", everyone, opened), "may_stand_elsewhere", lambda: mark)
        perhaps = either(
            self._earlier(col("opened", "c"), TRUE, []),
            self._earlier(TRUE, col("opened", "c"), []),
        )
        inner = exp.select(col("unit", "c"), exp.paren(perhaps).as_("perhaps")).from_(table(marked, "c"), copy=False)
        query = exp.select(col("unit", "w")).from_(inner.subquery("w", copy=False), copy=False)
        return self.relations.named(
            ("anywhere", marked), "alike_elsewhere", lambda: query.where(col("perhaps", "w"), copy=False)
        )

    def _earlier(self, asking: Expression, asked: Expression, group: Sequence[Expression]) -> Expression:
        """Return whether an earlier unit may state the same: what is not known may be anything, so what both know is compared."""
        ways = [sum(2**place for place in some) for some in _some_of(self.open)]
        found = []
        for mine, others in product(ways, ways):
            known = [col(name, "c") for place, name in enumerate(self.values) if not (mine | others) & 2**place]
            is_asked = both(equal(col("unknown", "c"), number(others)), asked)
            first = _first(when(exp.paren(is_asked), col("unit", "c"), None), [*group, *known])
            before = coalesce(exp.paren(less(first, col("unit", "c"))), FALSE)
            found.append(exp.paren(both(equal(col("unknown", "c"), number(mine)), asking, before)))
        return either(*found).copy()

    def _columns(self, alias: str) -> list[Expression]:
        return [col(name, alias) for name in self.values]


def _some_of(places: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for place in places:
        found += [[*one, place] for one in found]
    return found


class _Stated(NamedTuple):
    """What a unit states, nothing where that is not known exactly, and whether it is compared at all."""

    value: Expression
    compared: Expression


def _stated(relations: Relations, name: str) -> _Stated:
    if name == "name":
        said = col("name", "u")
        return _Stated(said, both(there(said), differ(said, word(""))))
    having = relations.of_kinds(relations.having(name))
    if name not in relations.manifest.fields:
        return _Stated(cast(exp.null(), "double"), having)
    default = f"{name}.default"
    if default in relations.manifest.files["units.parquet"].columns:  # what a default says of many is nobody's own
        having = both(having, negated(coalesce(col(default, "u"), FALSE)))
    if relations.charter.fields[name].values.scale == "word":
        return _Stated(col(f"{name}.value", "u"), having)
    low, high = col(f"{name}.low", "u"), col(f"{name}.high", "u")
    return _Stated(when(coalesce(exp.paren(equal(low, high)), FALSE), low, None), having)


def _everywhere(everyone: str) -> exp.Select:
    columns = [exp.Column(this=exp.Star(), table=exp.to_identifier("c")), cast(number(0), "int").as_("grp")]
    return exp.select(*columns, col("must", "c").as_("sure")).from_(table(everyone, "c"), copy=False)


def _once(name: str, alias: str) -> exp.Subquery:
    """Return a table of units that may name one several times, each once."""
    query = exp.select(col("unit")).distinct(copy=False).from_(table(name), copy=False)
    return query.subquery(alias, copy=False)


def _first(value: Expression, within: Sequence[Expression]) -> Expression:
    return exp.Window(this=exp.Min(this=value.copy()), partition_by=[one.copy() for one in within])
