"""One pass over rows of units in their groups: columns of each unit, and what is added up of them by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.expressions import (
    FALSE,
    both,
    coalesce,
    col,
    either,
    equal,
    missing,
    number,
    table,
    tally,
    union,
    when,
)
from orgtree.measure.sql.groups import EVERYTHING
from orgtree.measure.sql.relations import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.relations import Relations


class Rows:
    """Rows of units, of which many figures ask at once. Whatever is asked twice is there once.

    Args:
        relations: The common tables.
        groups: The groups that are asked for.
        entries: A table of `grp`, `unit`, `several` and further columns; None for all units, with what is asked of them.
        everything: Whether a group of everything is added up of the others.
    """

    def __init__(
        self, relations: Relations, groups: Groups, entries: str | None = None, *, everything: bool = False
    ) -> None:
        self.relations = relations
        self.groups = groups
        self.scope = Scope(relations)
        """The units."""
        self.several = col("several", "e") if groups.overlap else FALSE
        """Whether a row's unit is in several groups."""
        self.prefix = ""
        """What new names begin with."""
        self._entries = entries
        self._columns: dict[exp.Expr, str] = {}
        self._sums: dict[exp.Expr, str] = {}
        self._asked: list[exp.Expr] = []
        self._rows = entries or relations.growing(object(), "each_unit", self._each, self._asked_for)
        self._part = self.name = relations.growing(object(), "by_group", self._by_group, lambda: len(self._sums))
        if everything:
            self.name = relations.growing(object(), "of_groups", self._with_everything, lambda: len(self._sums))
        """The table of what is added up, a row a group."""

    # -- each unit ----------------------------------------------------------------------------------------------------

    def column(self, name: str, value: exp.Expr) -> exp.Expr:
        """Return a value of each unit, which is asked in the scope, as a column of the rows."""
        if self._entries is not None or isinstance(value, exp.Boolean | exp.Literal | exp.Null):
            return value
        return col(_called(name, self.prefix, value, self._columns), "e")

    def ask(self, condition: exp.Expr) -> None:
        """Take in the units that fit a condition of the scope, which can be told before anything is joined; others may be left out."""
        self._asked.append(condition)

    def select(self, *columns: exp.Expr) -> exp.Select:
        """Return a query over the rows."""
        return exp.select(*columns).from_(table(self._rows, "e"), copy=False)

    def _asked_for(self) -> int:
        return len(self._columns) + len(self._asked) + self.scope.grown

    def _each(self) -> exp.Query:
        own: dict[exp.Expr, str] = {}
        columns = [_of_unit(value, own).as_(name, quoted=True) for value, name in self._columns.items()]
        # What is of the unit alone is worked out before anything is joined, and once.
        used = {column.name for value in columns for column in value.find_all(exp.Column) if column.table == "u"}
        first = self.relations.rows(
            *(col(name, "u") for name in sorted({"unit", *self.groups.columns} | used - {*own.values()}))
        )
        first = first.select(*(value.copy().as_(name) for value, name in own.items()), copy=False)
        first = first.where(either(*self._asked).copy(), copy=False)
        query = self.scope.joined(exp.select(col("unit", "u")).from_(first.subquery("u", copy=False), copy=False))
        query, group, several = self.groups.attach(query)
        query = query.select(group.as_("grp"), copy=False)
        if self.groups.overlap:
            query = query.select(several.as_("several"), copy=False)
        query = query.select(*columns, copy=False)
        query.add_comments([" what each unit brings to the figures "])
        return query

    # -- by group -----------------------------------------------------------------------------------------------------

    def tally(self, name: str, condition: exp.Expr) -> exp.Expr:
        """Return how many rows of a group fit."""
        return number(0) if condition == FALSE else coalesce(self._sum(name, tally(condition)), number(0))

    def total(self, name: str, value: exp.Expr, counted: exp.Expr, *, bounded: bool) -> exp.Expr:
        """Return the sum of a value over the rows that count, 0 over none; nothing where one of the values is.

        Args:
            name: What it is called.
            value: The value.
            counted: Whether a row counts.
            bounded: Whether the value is always there.
        """
        if value == number(1):
            return self.tally(name, counted)
        if value == exp.null():
            return when(equal(self.tally(f"{name}_endless", counted), number(0)), number(0), None)
        found = coalesce(self._sum(name, exp.Sum(this=when(counted.copy(), value.copy()))), number(0))
        if bounded:
            return found
        endless = self.tally(f"{name}_endless", both(counted, missing(value)))
        return when(equal(endless, number(0)), found, None)

    def extreme(self, name: str, kind: Callable[..., exp.Expr], value: exp.Expr, counted: exp.Expr) -> exp.Expr:
        """Return the least or the greatest value of the rows that count; nothing where there is none."""
        return self._sum(name, kind(this=when(counted.copy(), value.copy())))

    def _sum(self, name: str, aggregate: exp.Expr) -> exp.Column:
        return col(_called(name, self.prefix, aggregate, self._sums), self.name)

    def _by_group(self) -> exp.Query:
        sums = [value.copy().as_(name, quoted=True) for value, name in self._sums.items()]
        query = self.select(col("grp", "e"), *sums).group_by(col("grp", "e"), copy=False)
        query.add_comments([" added up by group "])
        return query

    def _with_everything(self) -> exp.Query:
        sums = []
        for value, name in self._sums.items():
            again = type(value) if isinstance(value, exp.Min | exp.Max) else exp.Sum
            sums.append(again(this=col(name)).as_(name, quoted=True))
        of_groups = exp.select(exp.Star()).from_(table(self._part), copy=False)
        every = exp.select(number(EVERYTHING).as_("grp"), *sums).from_(table(self._part), copy=False)
        return union(of_groups, every, distinct=False)


def _of_unit(value: exp.Expr, own: dict[exp.Expr, str]) -> exp.Expr:
    """Return a value in which all that is made of a unit's own columns alone has a name in *own*."""

    def named(part: exp.Expr) -> exp.Expr:
        if isinstance(part, exp.Column):
            return part
        tables = {column.table for column in part.find_all(exp.Column)}
        return col(own.setdefault(part, f"own_{len(own)}"), "u") if tables == {"u"} else part

    return value.transform(named)


def _called(name: str, prefix: str, value: exp.Expr, known: dict[exp.Expr, str]) -> str:
    if value not in known:
        name = f"{prefix}{name}"
        known[value] = name if name not in known.values() else f"{name}_{len(known)}"
    return known[value]


class Sources:
    """The rows that figures of some groups are made of.

    Args:
        relations: The common tables.
        groups: The groups.
        everything: See `Rows`.
    """

    def __init__(self, relations: Relations, groups: Groups, *, everything: bool = False) -> None:
        self.relations = relations
        self.groups = groups
        self.everything = everything
        self.units = Rows(relations, groups, everything=everything)
        """All units."""
        self._entries: dict[str, Rows] = {}
        self._joined: dict[str, None] = {}

    def of(self, entries: str) -> Rows:
        """Return the rows of a table; see `Rows`."""
        if entries not in self._entries:
            self._entries[entries] = Rows(self.relations, self.groups, entries)
            self._entries[entries].prefix = self.units.prefix
        return self._entries[entries]

    def begin(self, prefix: str) -> None:
        """Let new names begin with something."""
        for rows in (self.units, *self._entries.values()):
            rows.prefix = prefix

    def join(self, name: str) -> str:
        """Join a further table of a row a group; returns what its columns are called by."""
        self._joined[name] = None
        return name

    def numbers(self, values: Mapping[str, exp.Expr]) -> exp.Select:
        """Return numbers of each group that are made of what is added up."""
        groups = self.groups.groups(everything=self.everything)
        query = exp.select(col("grp", "g")).from_(table(groups, "g"), copy=False)
        query = query.select(*(value.copy().as_(name, quoted=True) for name, value in values.items()), copy=False)
        used = {column.table for column in query.find_all(exp.Column)}
        tables = [self.units.name, *(rows.name for rows in self._entries.values()), *self._joined]
        for name in tables:
            if name in used:
                on = equal(col("grp", name), col("grp", "g"))
                query = query.join(table(name), on=on, join_type="left", copy=False)
        return query
