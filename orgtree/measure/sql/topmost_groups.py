"""The units that may be meant by a sum of totals in their groups, as SQL: what stands below which, and what one has beyond that."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.amounts import all_there, bound, perhaps
from orgtree.measure.sql.expressions import (
    at_most,
    both,
    coalesce,
    col,
    differ,
    either,
    equal,
    missing,
    negated,
    number,
    table,
    there,
    truth,
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
        """Return the units that may be meant by group, and whether units below one of them are meant and in another group."""
        meant = self.meant.table()

        def pairs() -> exp.Query:
            query = exp.select(col("unit", "m")).from_(table(meant, "m"), copy=False)
            query, group, several = self.groups.attach(query, col("unit", "m"))
            return query.select(group.as_("grp"), several.as_("several"), copy=False)

        name = self.relations.named(("paired", *self.key), f"paired_{self.field.name}", pairs)

        def made() -> exp.Query:
            query = exp.select(col("grp", "p"), col("unit", "p"), col("several", "p")).from_(
                table(name, "p"), copy=False
            )
            if self.groups.whole or self.totals.entry is None:
                return query.select(truth(False).as_("mixed"), copy=False)  # noqa: FBT003 - a constant
            every, mine = self._tallies(name)
            counts = [coalesce(col("tally", each), number(0)) for each in ("e", "o")]
            query = query.join(
                table(every, "e"),
                on=equal(col("unit", "e"), col("unit", "p")),
                join_type="left",
                copy=False,
            )
            on = both(equal(col("unit", "o"), col("unit", "p")), equal(col("grp", "o"), col("grp", "p")))
            query = query.join(table(mine, "o"), on=on, join_type="left", copy=False)
            return query.select(differ(*counts).as_("mixed"), copy=False)

        return self.relations.named(("placed", *self.key), f"placed_{self.field.name}", made)

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
        """Return what each unit has beyond the totals of the meant units that stand next below it."""
        meant, near = self.meant.table(), self.meant.nearest_above(self.meant.table())

        def made() -> exp.Query:
            low, high = (perhaps(col(end, "m"), col("must", "m"), low=end == "low") for end in ("low", "high"))
            taken = (
                exp.select(
                    col("above", "n").as_("unit"),
                    all_there(low).as_("low"),
                    all_there(high).as_("high"),
                )
                .from_(table(near, "n"), copy=False)
                .join(table(meant, "m"), on=equal(col("unit", "m"), col("unit", "n")), copy=False)
                .where(negated(col("left", "m")), copy=False)
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
            return query.join(
                taken.subquery("t", copy=False),
                on=equal(col("unit", "t"), col("unit", "m")),
                join_type="left",
                copy=False,
            )

        return self.relations.named(("left over", *self.meant.key), f"left_over_{self.field.name}", made)

    def _tallies(self, pairs: str) -> tuple[str, str]:
        """Return how many meant units each has at and below it: in all, and in each group."""
        relations, above = self.relations, self.relations.above(self.totals.tree)
        counted = self._counted()

        def every() -> exp.Query:
            return (
                exp.select(col("above", "a").as_("unit"), exp.Count(this=exp.Star()).as_("tally"))
                .from_(table(above, "a"), copy=False)
                .join(table(counted, "c"), on=equal(col("unit", "c"), col("unit", "a")), copy=False)
                .group_by(col("above", "a"), copy=False)
            )

        def mine() -> exp.Query:
            return (
                exp.select(
                    col("grp", "p"),
                    col("above", "a").as_("unit"),
                    exp.Count(this=exp.Star()).as_("tally"),
                )
                .from_(table(pairs, "p"), copy=False)
                .join(table(counted, "c"), on=equal(col("unit", "c"), col("unit", "p")), copy=False)
                .join(table(above, "a"), on=equal(col("unit", "a"), col("unit", "p")), copy=False)
                .group_by(col("grp", "p"), col("above", "a"), copy=False)
            )

        return (
            relations.named(("tally", counted), f"meant_below_{self.field.name}", every),
            relations.named(("tally by group", counted, pairs), f"meant_below_by_group_{self.field.name}", mine),
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
