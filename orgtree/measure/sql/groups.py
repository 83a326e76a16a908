"""Groups of units as SQL: everything, what is under a unit, or a group for each unit of a kind."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.expressions import (
    among,
    both,
    coalesce,
    col,
    equal,
    number,
    table,
    union,
)
from orgtree.measure.sql.relations import FURTHER
from orgtree.measure.sql.subtree import Subtree, inside
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.graph.manifest import ViewEntry
    from orgtree.measure.sql.relations import Relations
    from orgtree.measure.sql.subtree import Top

EVERYTHING, REST = -1, -2
"""Numbers of groups that are of no unit: that of everything, and that of the units in no other group."""
PLACES, GROUPS = "places", "all_groups"


class Groups:
    """The groups that a figure is asked for.

    Args:
        relations: The common tables.
        by: Codes of the kinds that have a group for each of their units; None for one group.
        top: The unit whose subtree is meant; None for everything.
        along: The hierarchy that the plan names.
        beside: Groups that are asked for as well, over the same tables.

    Raises:
        InexpressibleError: If the tables do not say where units stand, or it is not known.
    """

    def __init__(
        self,
        relations: Relations,
        by: frozenset[int] | None,
        top: Top | None,
        along: str | None,
        beside: Groups | None = None,
    ) -> None:
        self.relations = relations
        self.by = by
        self.top = top
        self.along = along
        self.beside = beside
        self._subtree: Subtree | None = None
        self._views: list[ViewEntry] = []
        if self.whole:
            return
        for name, entry in relations.manifest.hierarchies.items():
            if entry.open:
                raise InexpressibleError(
                    N_("some units may stand in any of the groups, since they do not list their '{link}'"), link=name
                )
        self._views = list(self._seen_from(relations.names(by or ())))
        self._subtree = None if top is None else Subtree(relations, top, next(self._seen_from([top.kind])), self.key)

    @property
    def whole(self) -> bool:
        """Whether there is one group of everything."""
        return self.by is None and self.top is None

    def _seen_from(self, kinds: list[str]) -> Iterator[ViewEntry]:
        met: list[tuple[str, frozenset[str]]] = []
        for kind in kinds:
            view = self.relations.manifest.view(kind, self.along)
            if view is None:
                raise InexpressibleError(
                    N_("the tables do not say what stands under a '{kind}' along '{link}'"),
                    kind=kind,
                    link=self.along or "*",
                )
            key = (view.prefix, frozenset(view.of))
            if key not in met:
                met.append(key)
                yield view

    @cached_property
    def level(self) -> str | None:
        """The column with each unit's group, where one can say that it is in one at most."""
        if self.by is None or len(self._views) != 1:
            return None
        view = self._views[0]
        depths = self._depths(view)
        if view.further or not view.level_columns or len(depths) != 1:
            return None
        return f"{view.prefix}.level{depths[0]}"

    @property
    def columns(self) -> list[str]:
        """The columns of units that say in which group one is, here or in the groups beside."""
        return sorted({level for one in (self, self.beside) if one is not None and (level := one.level) is not None})

    @property
    def overlap(self) -> bool:
        """Whether a unit may be in several groups."""
        return self.by is not None and self.level is None

    def attach(self, query: exp.Select) -> tuple[exp.Select, exp.Expr, exp.Expr]:
        """Put units in force, called `u`, into their groups; returns the query, each row's group, and whether its unit is in several."""
        if self._subtree is not None:
            scope = self._subtree.units()
            query = query.join(table(scope, "s"), on=equal(col("unit", "s"), col("unit", "u")), copy=False)
        if self.by is None:
            return query, number(EVERYTHING), exp.false()
        if self.level is not None:
            on = equal(col("unit", "t"), col(self.level, "u"))
            query = query.join(table(self._tops(), "t"), on=on, join_type="left", copy=False)
            return query, coalesce(col("unit", "t"), number(REST)), exp.false()
        places = table(self._places(), "p")
        query = query.join(places, on=equal(col("unit", "p"), col("unit", "u")), join_type="left", copy=False)
        return query, coalesce(col("grp", "p"), number(REST)), coalesce(col("several", "p"), exp.false())

    # -- tables -------------------------------------------------------------------------------------------------------

    def groups(self, *, everything: bool = False) -> str:
        """Return the number of each group as `grp`, perhaps with that of everything."""
        return self.relations.named(
            self._key(f"{GROUPS}{everything}"), GROUPS, lambda: self._groups(everything=everything), "the groups"
        )

    @property
    def key(self) -> tuple[object, ...]:
        """What tells these groups from others."""
        return (self.by, self.top, self.along)

    def _key(self, name: str) -> tuple[object, ...]:
        return (name, *self.key)

    def _groups(self, *, everything: bool) -> exp.Query:
        if self.by is None:
            return exp.select(number(EVERYTHING).as_("grp"))
        tops = exp.select(col("unit").as_("grp")).from_(table(self._tops()), copy=False)
        others = [REST, EVERYTHING] if everything else [REST]
        return union(tops, *(exp.select(number(group).as_("grp")) for group in others), distinct=False)

    def _tops(self) -> str:
        """Return the units that have a group each."""
        assert self.by is not None  # noqa: S101 - the caller has asked
        codes = self.by

        def made() -> exp.Query:
            return self._everyone(col("unit", "u"), col("kind", "u")).where(self.relations.of_kinds(codes), copy=False)

        return self.relations.named(self._key("tops"), "tops", made)

    def _everyone(self, *columns: exp.Expr) -> exp.Select:
        """Return a query over the units in scope."""
        query = self.relations.rows(*columns)
        if self._subtree is None:
            return query
        scope = self._subtree.units()
        return query.join(table(scope, "s"), on=equal(col("unit", "s"), col("unit", "u")), copy=False)

    def _places(self) -> str:
        """Return the groups of each unit that is in any: `unit`, `grp`, and `several`, whether it is in several."""
        pairs = self._pairs()

        def made() -> exp.Query:
            many = exp.Window(this=exp.Count(this=exp.Star()), partition_by=[col("unit")])
            several = exp.GT(this=many, expression=number(1)).as_("several")
            return exp.select(col("unit"), col("grp"), several).from_(table(pairs), copy=False)

        return self.relations.named(self._key(PLACES), PLACES, made, "the groups that each unit is in")

    def _depths(self, view: ViewEntry) -> list[int]:
        names = set(self.relations.names(self.by or ())) & set(view.of)
        return sorted({depth for name in names for depth in view.kinds.get(name, ())})

    def _pairs(self) -> str:
        """Return pairs of a unit and each of its groups, each once."""

        def made() -> exp.Query:
            tops = self._tops()
            parts: list[exp.Query] = [exp.select(col("unit"), col("unit").as_("grp")).from_(table(tops), copy=False)]
            for view in self._views:
                of_view = among(col("kind", "g"), view.of)
                parts += list(self._under(view, tops, of_view))
            return union(*parts, distinct=True)

        return self.relations.named(self._key("pairs"), "pairs", made)

    def _under(self, view: ViewEntry, tops: str, of_view: exp.Expr) -> Iterator[exp.Query]:
        """Yield the pairs of what stands under units of some kinds, and those units."""
        now = self.relations.now()
        group = col("unit", "g").as_("grp")
        sources = [self.relations.rows(col("unit", "u"), group)]
        if view.further:
            sources.append(
                exp.select(col("unit", "f"), group)
                .from_(table(FURTHER, "f"), copy=False)
                .join(table(now, "u"), on=equal(col("unit", "u"), col("at", "f")), copy=False)
                .where(equal(col("prefix", "f"), exp.Literal.string(view.prefix)), copy=False)
            )
        for source in sources:
            if view.level_columns:
                for depth in self._depths(view):
                    on = both(equal(col("unit", "g"), col(f"{view.prefix}.level{depth}", "u")), of_view)
                    yield source.join(table(tops, "g"), on=on)
            else:
                own = table(now, "o")
                yield source.join(own, on=inside(view, "u", "o"), copy=False).join(
                    table(tops, "g"),
                    on=both(equal(col("unit", "g"), col("unit", "o")), of_view),
                    copy=False,
                )
