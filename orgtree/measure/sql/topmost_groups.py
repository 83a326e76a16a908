"""The units that may be meant by a sum of totals in their groups, as SQL: what stands below which, and what one has beyond that."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.amounts import all_there, bound, perhaps
from orgtree.measure.sql.expressions import (
    FALSE,
    at_most,
    both,
    coalesce,
    col,
    differ,
    either,
    equal,
    less,
    missing,
    negated,
    number,
    table,
    there,
    union,
    when,
)

if TYPE_CHECKING:
    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.topmost_units import TopmostUnits


class TopmostGroups:
    """The units of one sum of totals by group.

    Args:
        meant: The units that may be meant.
        groups: The groups that are asked for.
    """

    def __init__(self, meant: TopmostUnits, groups: Groups) -> None:
        self.meant = meant
        self.relations = meant.relations
        self.totals = meant.totals
        self.field = meant.field
        self.least = meant.least
        self.groups = groups
        self.key = (*meant.key, groups.key)

    def table(self) -> str:
        """Return the units that may be meant by group: with what is known of each, and whether units below are meant in another group."""

        def made() -> exp.Query:
            every = exp.Column(this=exp.Star(), table=exp.to_identifier("u"))
            query = exp.select(every).from_(table(self.meant.table(), "u"), copy=False)
            query, group, several = self.groups.attach(query)
            query = query.select(group.as_("grp"), several.as_("several"), copy=False)
            if self.groups.whole or self.totals.flat:
                return query.select(FALSE.copy().as_("mixed"), copy=False)
            all_below, mine = self._tallies()
            here = equal(col("unit", "b"), col("unit", "u"))
            query = query.join(table(all_below, "b"), on=here, join_type="left", copy=False)
            on = both(equal(col("unit", "o"), col("unit", "u")), equal(col("grp", "o"), group))
            query = query.join(table(mine, "o"), on=on, join_type="left", copy=False)
            counts = [coalesce(col("tally", each), number(0)) for each in ("b", "o")]
            return query.select(differ(*counts).as_("mixed"), there(col("unit", "b")).as_("over"), copy=False)

        return self.relations.named(("placed", *self.key), f"placed_{self.field.name}", made)

    def over_others(self) -> str:
        """Return those of them that can stand over others."""
        placed = self.table()
        if not self.meant.plain or self.totals.flat:
            return placed

        def made() -> exp.Query:
            query = exp.select(*(col(name) for name in ("grp", "unit", "mixed"))).from_(table(placed), copy=False)
            return query.where(col("over"), copy=False)

        return self.relations.named(("over others", *self.key), f"over_others_{self.field.name}", made)

    def below(self, mask: str, *, grouped: bool) -> str:
        """Return the units that are or stand below one of some; in groups those that have it in the same group."""
        relations, above = self.relations, self.relations.above(self.totals.tree)
        placed = self.table() if grouped else None

        def made() -> exp.Query:
            query = exp.select(col("unit", "a")).distinct(copy=False).from_(table(above, "a"), copy=False)
            query = query.join(table(mask, "m"), on=equal(col("unit", "m"), col("above", "a")), copy=False)
            if placed is None:
                return query
            query = query.join(table(placed, "p"), on=equal(col("unit", "p"), col("above", "a")), copy=False)
            query = query.join(
                table(placed, "q"),
                on=both(equal(col("unit", "q"), col("unit", "a")), equal(col("grp", "q"), col("grp", "p"))),
                copy=False,
            )
            return query.select(col("grp", "p"), copy=False)

        return relations.named(("covered", mask, placed), f"hidden_{self.field.name}", made)

    def left_over(self) -> str:
        """Return what each unit of mixed groups has beyond the totals of the meant units that stand next below it."""
        placed = self.table()
        meant, near = self.meant.table(), self.meant.nearest_above(self.meant.table())

        def mixed() -> exp.Query:
            query = exp.select(col("unit")).distinct(copy=False).from_(table(placed), copy=False)
            return query.where(col("mixed"), copy=False)

        over = self.relations.named(("mixed", *self.key), f"mixed_{self.field.name}", mixed)

        def made() -> exp.Query:
            low, high = (perhaps(col(end, "m"), self.meant.must, low=end == "low") for end in ("low", "high"))
            taken = (
                exp.select(
                    col("above", "n").as_("unit"),
                    all_there(low).as_("low"),
                    all_there(high).as_("high"),
                )
                .from_(table(near, "n"), copy=False)
                .join(table(meant, "m"), on=equal(col("unit", "m"), col("unit", "n")), copy=False)
                .join(table(over, "x"), on=equal(col("unit", "x"), col("above", "n")), copy=False)
                .where(negated(self.meant.left), copy=False)
                .group_by(col("above", "n"), copy=False)
            )
            least = bound(self.least, self.totals.decimals)
            some = there(col("unit", "t"))
            ends = []
            for end, other, no_end in (("low", "high", least), ("high", "low", exp.null())):
                mine, taken_end = col(end, "m"), when(some, col(other, "t"), number(0))
                rest = exp.Sub(this=mine.copy(), expression=exp.paren(taken_end.copy()))
                gone = either(missing(mine), missing(taken_end))
                floor = rest if math.isinf(self.least) else when(at_most(rest, number(0)), number(0), rest)
                value = when(gone, no_end, floor)
                if not self.meant.units.narrowed:
                    bare = when(col("unlisted", "m"), least if end == "low" else exp.null(), number(0))
                    value = when(col("stated", "m"), value, bare)
                ends.append(value.as_(end))
            query = exp.select(col("unit", "m"), *ends).from_(table(meant, "m"), copy=False)
            query = query.join(table(over, "x"), on=equal(col("unit", "x"), col("unit", "m")), copy=False)
            return query.join(
                taken.subquery("t", copy=False),
                on=equal(col("unit", "t"), col("unit", "m")),
                join_type="left",
                copy=False,
            )

        return self.relations.named(("left over", *self.key), f"left_over_{self.field.name}", made)

    def _tallies(self) -> tuple[str, str]:
        """Return how many meant units each has below it: in all, and in each group."""
        relations, tree = self.relations, self.totals.tree
        over = relations.over(tree)
        counted = None if self.meant.plain else self._counted()

        def kept(query: exp.Select, unit: exp.Expr) -> exp.Select:
            if counted is None:
                return query
            return query.join(table(counted, "c"), on=equal(col("unit", "c"), unit), copy=False)

        def every() -> exp.Query:
            query = exp.select(col("above", "a").as_("unit"), exp.Count(this=exp.Star()).as_("tally"))
            query = query.from_(table(over, "a"), copy=False)
            return kept(query, col("unit", "a")).group_by(col("above", "a"), copy=False)

        def mine() -> exp.Query:
            parts = []
            for level in range(self.totals.levels - 1):
                query, group, _ = self.groups.attach(relations.rows(col(f"{tree}.level{level}", "u").as_("unit")))
                query = query.select(group.as_("grp"), copy=False)
                query = query.where(less(number(level), col(f"{tree}.depth", "u")), copy=False)
                parts.append(kept(query, col("unit", "u")))
            tally = exp.Count(this=exp.Star()).as_("tally")
            query = exp.select(col("unit", "b"), col("grp", "b"), tally)
            query = query.from_(union(*parts, distinct=False).subquery("b", copy=False), copy=False)
            return query.group_by(col("unit", "b"), col("grp", "b"), copy=False)

        name = self.field.name
        return (
            relations.named(("tally", over, counted), f"meant_below_{name}", every),
            relations.named(("tally", over, counted, self.groups.key), f"meant_below_by_group_{name}", mine),
        )

    def _counted(self) -> str:
        """Return the meant units of which none that is left out stands at or above them."""
        meant = self.meant.table()
        if self.totals.exclude is None:
            return meant
        hidden = self.below(self.meant.masked(col("left", "m"), "left_out"), grouped=False)

        def made() -> exp.Query:
            query = exp.select(col("unit", "m")).from_(table(meant, "m"), copy=False)
            on = equal(col("unit", "h"), col("unit", "m"))
            return query.join(table(hidden, "h"), on=on, join_type="left", copy=False).where(
                missing(col("unit", "h")), copy=False
            )

        return self.relations.named(("kept", meant), f"kept_{self.field.name}", made)
