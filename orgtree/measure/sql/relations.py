"""The common tables of a query: each is made once, under a name that says what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.expressions import (
    TRUE,
    among,
    both,
    cast,
    col,
    equal,
    less,
    missing,
    number,
    table,
    there,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    from orgtree.charter.model import Charter
    from orgtree.graph.manifest import Manifest
    from orgtree.measure.sql.link_facts import LinkFacts

    Query = exp.Query
    Codes = Collection[int]

UNITS, INCOMPLETE, FURTHER, BESIDES = "units", "incomplete", "further", "besides"
NOW = "units_now"
"""The units in force."""


def links_table(link: str) -> str:
    """Return the name of the table of a type of links."""
    return f"links_{link}"


def tables_of(query: Query) -> list[str]:
    """Return the names of the tables that a query names, each once."""
    return list(dict.fromkeys(one.name for one in query.find_all(exp.Table)))


class Relations:
    """The common tables of the queries over one folder of tables.

    Args:
        charter: The charter.
        manifest: What the tables hold.
        ended: Whether units that have ended are asked about as well; kinds may have no others.
    """

    def __init__(self, charter: Charter, manifest: Manifest, *, ended: bool = False) -> None:
        self.charter = charter
        self.manifest = manifest
        self._kinds = frozenset(charter.kinds if ended else manifest.units.kinds)
        self.link_facts: dict[Hashable, LinkFacts] = {}
        self._names: dict[Hashable, str] = {}
        self._made: dict[str, Callable[[], Query]] = {}
        self._grown: dict[str, Callable[[], int]] = {}
        self._known: dict[str, tuple[int, Query, list[str]]] = {}

    def named(self, key: Hashable, base: str, make: Callable[[], Query], says: str = "") -> str:
        """Return the name of a common table, which is made when it is asked for first.

        Args:
            key: What it holds.
            base: What its name begins with.
            make: Makes the query.
            says: What it holds, in words.
        """
        if key not in self._names:
            query = make()
            if says:
                query.add_comments([f" {says} "])
            self._name(key, base, lambda: query)
        return self._names[key]

    def growing(self, key: Hashable, base: str, make: Callable[[], Query], grown: Callable[[], int]) -> str:
        """Return the name of a common table whose query is made when queries are completed, since it grows until then.

        Args:
            key: What it holds.
            base: What its name begins with.
            make: Makes the query.
            grown: Tells how much is in it by now.
        """
        name = self._name(key, base, make)
        self._grown[name] = grown
        return name

    def _name(self, key: Hashable, base: str, made: Callable[[], Query]) -> str:
        taken = {*self._made, *map(links_table, self.manifest.links)}
        name = base if base not in taken else f"{base}_{len(self._made)}"
        self._names[key] = name
        self._made[name] = made
        return name

    def complete(self, query: Query, kept: Collection[str] = ()) -> Query:
        """Return a query with the common tables that it needs before it, but for those that an engine keeps."""
        for name, part in self.parts(query, kept).items():
            query = query.with_(name, as_=part.copy(), copy=False)
        return query

    def parts(self, query: Query, kept: Collection[str] = ()) -> dict[str, Query]:
        """Return the common tables that a query needs, by name, each after those that it needs itself."""
        found: dict[str, Query] = {}

        def visit(names: list[str]) -> None:
            for name in names:
                if name in self._made and name not in found and name not in kept:
                    part, needed = self._part(name)
                    visit(needed)
                    found[name] = part

        visit(tables_of(query))
        return found

    def _part(self, name: str) -> tuple[Query, list[str]]:
        """Return the query of a common table as it is by now, and the tables that it names."""
        grown = self._grown.get(name, int)()  # others do not grow
        if name not in self._known or self._known[name][0] != grown:
            query = self._made[name]()
            self._known[name] = grown, query, tables_of(query)
        return self._known[name][1:]

    # -- units --------------------------------------------------------------------------------------------------------

    def now(self) -> str:
        """Return the units in force."""
        return self.named(
            NOW,
            NOW,
            lambda: exp.select(exp.Star()).from_(table(UNITS), copy=False).where(col("in_force"), copy=False),
            "units in force on the day",
        )

    def rows(self, *columns: exp.Expr, alias: str = "u") -> exp.Select:
        """Return a query over the units in force."""
        query = exp.select(*columns).from_(table(UNITS, alias), copy=False)
        return query.where(col("in_force", alias), copy=False)

    def of_kinds(self, codes: Codes | None, alias: str | None = "u") -> exp.Expr:
        """Return whether a unit is of some kinds; None stands for all."""
        if codes is None:
            return TRUE
        names = self.names(codes)
        return TRUE if len(names) == len(self._kinds) else among(col("kind", alias), names)

    def names(self, codes: Codes) -> list[str]:
        """Return the names of kinds of which there may be units that are asked about."""
        return [kind.name for kind in self.charter.kinds.values() if kind.code in codes and kind.name in self._kinds]

    def having(self, field: str) -> frozenset[int]:
        """Return the codes of the kinds with a field."""
        return frozenset(kind.code for kind in self.charter.kinds.values() if field in kind.fields)

    # -- sets of units ------------------------------------------------------------------------------------------------

    def union(self, *sets: str | None, columns: Sequence[str] = ("unit",), base: str = "any_of") -> str | None:
        """Return the rows of any of some tables, each once; None stands for no rows."""
        kept = list(dict.fromkeys(name for name in sets if name is not None))
        if len(kept) < 2:  # noqa: PLR2004 - two to join
            return kept[0] if kept else None

        def made() -> Query:
            parts = [exp.select(*(col(column) for column in columns)).from_(table(name), copy=False) for name in kept]
            return union(*parts, distinct=True)

        return self.named(("union", tuple(kept), tuple(columns)), base, made)

    def in_both(self, units: str | None, others: str | None) -> str | None:
        """Return the units that are in both of two sets; None stands for no units."""
        if units is None or others is None:
            return None
        everyone = self.now()
        if everyone in {units, others}:
            return others if units == everyone else units

        def made() -> Query:
            return (
                exp.select(col("unit", "a"))
                .distinct(copy=False)
                .from_(table(units, "a"), copy=False)
                .join(table(others, "b"), on=equal(col("unit", "a"), col("unit", "b")), copy=False)
            )

        return self.named(("both", units, others), "both", made)

    def units_of(self, codes: Codes) -> str | None:
        """Return the units in force of some kinds."""
        names = self.names(codes)
        if not names:
            return None
        return self.named(
            ("kinds", tuple(names)),
            "of_kinds",
            lambda: self.rows(col("unit", "u")).where(self.of_kinds(codes), copy=False),
        )

    def says_incomplete(self, link: str) -> str | None:
        """Return the units in force that say that their links of exactly this type are not all listed."""
        if not self.manifest.incomplete.get(link):
            return None
        return self.named(
            ("incomplete", link),
            f"incomplete_{link}",
            lambda: (
                self.rows(col("unit", "u"))
                .join(
                    table(INCOMPLETE, "i"),
                    on=equal(col("unit", "i"), col("unit", "u")),
                    copy=False,
                )
                .where(equal(col("link", "i"), exp.Literal.string(link)), copy=False)
            ),
        )

    def silent(self, link: str) -> frozenset[int]:
        """Return the codes of the kinds of which the source says nothing about links of exactly this type."""
        return frozenset(self.charter.kinds[name].code for name in self.manifest.not_stated.get(link, ()))

    @property
    def all_listed(self) -> bool:
        """Whether a link that is not written is surely not there."""
        return not any(self.manifest.incomplete.values()) and not self.manifest.not_stated

    # -- hierarchies --------------------------------------------------------------------------------------------------

    def above(self, tree: str) -> str:
        """Return pairs of a unit and itself or a unit above it in a hierarchy, with its level; one outside is above itself."""
        return self.named(
            ("above", tree), f"above_{tree}", lambda: self._above(tree), f"each unit with what is above it by {tree}"
        )

    def _above(self, tree: str) -> Query:
        entry = self.manifest.hierarchies[tree]
        unit = col("unit", "u")
        position = col(f"{tree}.position", "u")
        outside = self.rows(unit, unit.as_("above"), cast(exp.null(), "int").as_("level")).where(
            missing(position), copy=False
        )
        if entry.level_columns:
            levels = [
                self.rows(
                    unit,
                    col(f"{tree}.level{level}", "u").as_("above"),
                    number(level).as_("level"),
                ).where(there(col(f"{tree}.level{level}", "u")), copy=False)
                for level in range(entry.levels)
            ]
        else:
            start, stop = col(f"{tree}.position", "a"), col(f"{tree}.end", "a")
            inside = both(exp.LTE(this=start, expression=position), less(position, stop))
            levels = [
                self.rows(unit, col("unit", "a").as_("above"), col(f"{tree}.depth", "a").as_("level")).join(
                    table(self.now(), "a"), on=inside, copy=False
                )
            ]
        return union(*levels, outside, distinct=False)

    def over(self, tree: str) -> str:
        """Return pairs of a unit and one above it in a hierarchy that has a column for each level, with its level."""

        def made() -> Query:
            depth = col(f"{tree}.depth", "u")
            levels = [
                self.rows(
                    col("unit", "u"), col(f"{tree}.level{level}", "u").as_("above"), number(level).as_("level")
                ).where(less(number(level), depth), copy=False)
                for level in range(self.manifest.hierarchies[tree].levels - 1)
            ]
            nothing = self.rows(col("unit", "u"), col("unit", "u").as_("above"), number(0).as_("level"))
            return union(*levels, distinct=False) if levels else nothing.where(exp.false(), copy=False)

        return self.named(("over", tree), f"over_{tree}", made, f"each unit with what stands over it by {tree}")

    def is_tree(self, link: str) -> bool:
        """Return whether a link is the root link of a hierarchy."""
        return link in self.charter.hierarchies


class Scope:
    """Units in force row by row, with what is joined to them.

    Args:
        relations: The common tables.
        ended: Whether those that have ended are among them.
    """

    def __init__(self, relations: Relations, *, ended: bool = False) -> None:
        self.relations = relations
        self.ended = ended
        self._joined: dict[str, None] = {}

    def join(self, name: str) -> str:
        """Join a table that has at most one row a unit; returns what its columns are called by."""
        self._joined[name] = None
        return name

    @property
    def grown(self) -> int:
        """How many tables are joined by now."""
        return len(self._joined)

    def select(self, *columns: exp.Expr) -> exp.Select:
        """Return a query over all of it."""
        query = exp.select(*columns).from_(table(UNITS, "u"), copy=False)
        return self.joined(query if self.ended else query.where(col("in_force", "u"), copy=False))

    def joined(self, query: exp.Select) -> exp.Select:
        """Return a query over units, called `u`, with all that is joined to them."""
        for name in self._joined:
            query = query.join(table(name), on=equal(col("unit", name), col("unit", "u")), join_type="left", copy=False)
        return query
