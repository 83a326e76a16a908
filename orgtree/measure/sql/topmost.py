"""Sums of fields whose stated value is a subtree's total, as SQL; see `orgtree.measure.topmost`, which it follows step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.amounts import bound
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    cast,
    coalesce,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    table,
    there,
    when,
)
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.topmost_groups import TopmostGroups

if TYPE_CHECKING:
    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.topmost_units import TopmostUnits


class Topmost:
    """What makes up one sum of totals in each group.

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
        self.placed = TopmostGroups(meant, groups)

    def entries(self) -> str:
        """Return what makes up each group's sum: `grp`, `unit`, `low` and `high` of a sum each, `counted`, and `open`.

        The two bounds come from two sums: one over the units that surely are meant (`low`), one over all that may be (`high`);
        `wide` says that units may be meant whose number may be less than nothing.
        """
        if not self.totals.known and self.field.range is None:
            return self._nowhere()

        def made() -> exp.Query:
            query = exp.select(*(col(name, "m") for name in ("unit", "grp", "several")))
            query = query.from_(table(self.placed.table(), "m"), copy=False)
            asked: exp.Expr = FALSE
            if self.totals.exclude is not None and not self.groups.whole:
                out = self.meant.left_out()
                on = equal(col("unit", "g"), col("grp", "m"))
                query = query.join(table(out, "g"), on=on, join_type="left", copy=False)
                asked = there(col("unit", "g"))
            mixed: exp.Expr = FALSE if self.groups.whole or self.totals.flat else col("mixed", "m")
            if mixed != FALSE:
                on = equal(col("unit", "o"), col("unit", "m"))
                query = query.join(table(self.placed.left_over(), "o"), on=on, join_type="left", copy=False)
            tops: dict[exp.Expr, exp.Expr] = {}
            must, left = self.meant.must, self.meant.left
            for end in ("low", "high"):
                plain = must if end == "low" else TRUE
                mask = plain if end == "low" else either(must, negated(left))
                if mask not in tops:
                    hiding = left if end == "low" else both(left, must)
                    query, counts = self._counts(query, end, plain, mask, hiding, asked)
                    query, covered = self._covers(query, end, plain, mask, asked)
                    tops[mask] = both(counts, either(mixed, negated(covered)))
                top = tops[mask]
                value = when(mixed, col(end, "o"), col(end, "m"))
                query = query.select(when(top, value, number(0)).copy().as_(end), copy=False)
            wide: exp.Expr = FALSE
            if self.least < 0 and must != TRUE:
                some = (
                    exp.select(number(1).as_("one"))
                    .from_(exp.to_table(self.meant.masked(negated(must), "undecided")), copy=False)
                    .limit(1, copy=False)
                )
                wide = negated(must)
                if mixed != FALSE:
                    query = query.join(some.subquery("w", copy=False), join_type="left", on=TRUE, copy=False)
                    wide = either(wide, both(mixed, there(col("one", "w"))))
            loose = (
                negated(both(must, there(col("low", "m")), there(col("high", "m"))))
                if self.meant.units.narrowed
                else both(col("bare", "m"), negated(col("under_stated", "m")))
            )
            told = both(top, loose) if self.meant.units.narrowed else loose
            columns = {"wide": wide, "counted": top, "open": told}
            return query.select(*(value.copy().as_(name) for name, value in columns.items()), copy=False)

        entries = self.relations.named(
            ("entries", *self.key), f"topmost_{self.field.name}", made, "what makes up each sum"
        )
        return self._counting_anywhere(entries) if self.groups.overlap else entries

    def _counting_anywhere(self, entries: str) -> str:
        """Return the same where what is a topmost unit in one group counts, and is in several, wherever it is."""

        def made() -> exp.Query:
            tops = exp.select(col("unit")).distinct(copy=False).from_(table(entries), copy=False)
            tops = tops.where(col("counted"), copy=False)
            names = ("grp", "unit", "several", "low", "high", "wide", "open")
            query = exp.select(*(col(name, "e") for name in names), there(col("unit", "t")).as_("counted"))
            on = equal(col("unit", "t"), col("unit", "e"))
            return query.from_(table(entries, "e"), copy=False).join(
                tops.subquery("t", copy=False), on=on, join_type="left", copy=False
            )

        return self.relations.named(("anywhere", *self.key), f"counted_{self.field.name}", made)

    def _nowhere(self) -> str:
        """Return the same of a field that nobody states: wherever a unit could, nothing is known of the sum."""
        relations, totals = self.relations, self.totals

        def made() -> exp.Query:
            scope = Scope(relations)
            answer = self.meant.answers.among(self.meant.units.where, self.meant.units.kinds, scope)
            having = relations.of_kinds(relations.having(self.field.name))
            query, group, several = self.groups.attach(scope.select(col("unit", "u")))
            query = query.where(both(answer.may, having), copy=False)
            kept = negated(totals.left_out(scope).must)
            if totals.exclude is None:
                kept = TRUE
            elif not self.groups.whole:
                out = table(self.meant.left_out(), "g")
                query = query.join(out, on=equal(col("unit", "g"), group), join_type="left", copy=False)
                kept = either(kept, there(col("unit", "g")))
            return query.where(kept, copy=False).select(
                group.as_("grp"),
                several.as_("several"),
                cast(bound(self.least), "decimal(27, 0)").as_("low"),
                cast(exp.null(), "decimal(27, 0)").as_("high"),
                FALSE.copy().as_("wide"),
                TRUE.copy().as_("counted"),
                TRUE.copy().as_("open"),
                copy=False,
            )

        return relations.named(("nowhere", *self.key), f"unstated_{self.field.name}", made)

    def _counts(
        self,
        query: exp.Select,
        end: str,
        plain: exp.Expr,
        mask: exp.Expr,
        hiding: exp.Expr,
        asked: exp.Expr,
    ) -> tuple[exp.Select, exp.Expr]:
        """Return whether a unit counts in its group, but for what stands above it."""
        if self.totals.exclude is None:
            return query, mask
        hidden = self.placed.below(self.meant.masked(hiding, f"hiding_{end}"), grouped=True)
        called = f"h_{end}"
        query = query.join(table(hidden, called), on=self._same(called, col("unit", "m")), join_type="left", copy=False)
        return query, when(asked, plain, both(mask, missing(col("unit", called))))

    def _covers(
        self, query: exp.Select, end: str, plain: exp.Expr, mask: exp.Expr, asked: exp.Expr
    ) -> tuple[exp.Select, exp.Expr]:
        """Return whether the nearest unit above that counts is in the same group, with all that is below it."""
        found = []
        masks = [mask] if asked == FALSE or mask == plain else [mask, plain]
        for place, one in enumerate(masks):
            near, at = f"n_{end}{place}", f"c_{end}{place}"
            if self.meant.plain:
                above = col("parent", "m")
            else:
                nearest = self.meant.nearest_above(self.meant.masked(one, f"counted_{end}"))
                on = equal(col("unit", near), col("unit", "m"))
                query, above = query.join(table(nearest, near), on=on, join_type="left", copy=False), col("above", near)
            if self.groups.whole:
                found.append(there(above))
                continue
            placed = table(self.placed.over_others(), at)
            query = query.join(placed, on=self._same(at, above), join_type="left", copy=False)
            found.append(both(there(col("unit", at)), negated(coalesce(col("mixed", at), FALSE))))
        return query, found[0] if len(found) == 1 else when(asked, found[1], found[0])

    def _same(self, called: str, unit: exp.Expr) -> exp.Expr:
        """Return whether a row of a table is of a unit, and in the group of the row that is asked about."""
        same = equal(col("unit", called), unit)
        return same if self.groups.whole else both(same, equal(col("grp", called), col("grp", "m")))
