"""How many links of a type start from each unit, as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.expression import Step
from orgtree.measure.sql.counts import added_up, any_number, ends_of
from orgtree.measure.sql.expressions import both, col, number, table, when
from orgtree.measure.sql.field_tests import fitting_links
from orgtree.measure.sql.relations import links_table

if TYPE_CHECKING:
    from orgtree.measure.plan import Linked
    from orgtree.measure.sql.answer import Ends
    from orgtree.measure.sql.edges import Edges
    from orgtree.measure.sql.relations import Scope


def link_counts(edges: Edges, of: Linked, scope: Scope) -> Ends:
    """Return how many links of a type and its subtypes start from a unit of a scope."""
    relations = edges.relations
    charter, manifest = relations.charter, relations.manifest
    tests = [test for _, test in of.where]
    parts: list[exp.Query] = []
    opened = [edges.incomplete_lists(Step(of.link))]
    for name in charter.subtypes(of.link):
        # What a source does not tell may start from units that are not there: those at the other end stand for them.
        opened.append(relations.units_of(relations.silent(name)) if relations.silent(name) else None)
        if name not in manifest.links or not manifest.links[name].in_force:
            continue
        fits = fitting_links(tests, charter.links[name].fields, manifest.links[name].fields, "l")
        low = when(fits.must, number(1), number(0))
        query = exp.select(col("source", "l").as_("unit"), low.as_("low"), number(1).as_("high"))
        query = query.from_(table(links_table(name), "l"), copy=False)
        parts.append(query.where(both(col("in_force", "l"), fits.may), copy=False))
    unlisted = [any_number(units) for units in dict.fromkeys(opened) if units is not None]
    parts += unlisted
    known = relations.named(("links", of), f"links_of_{of.link}", lambda: added_up(parts)) if parts else None
    return ends_of(known, scope, whole=not unlisted)
