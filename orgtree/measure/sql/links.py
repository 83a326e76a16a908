"""How many links of a type start from each unit, as SQL."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.expression import Step
from orgtree.measure.sql.answers import Answers, Ends, fitting_links
from orgtree.measure.sql.expressions import TRUE, both, cast, coalesce, col, number, table, total, union, when
from orgtree.measure.sql.relations import links_table

if TYPE_CHECKING:
    from orgtree.measure.plan import Linked
    from orgtree.measure.sql.relations import Scope


class Links:
    """Counts links.

    Args:
        answers: Answers conditions.
    """

    def __init__(self, answers: Answers) -> None:
        self.relations = answers.relations
        self.walks = answers.walks

    def ends(self, of: Linked, scope: Scope) -> Ends:
        """Return how many links of a type and its subtypes start from a unit."""
        name = self._counted(of)
        if name is None:
            return Ends(number(0), number(0), TRUE)
        scope.join(name)
        return Ends(coalesce(col("low", name), number(0)), coalesce(col("high", name), number(0)), TRUE)

    def _counted(self, of: Linked) -> str | None:
        relations = self.relations
        charter, manifest = relations.charter, relations.manifest
        tests = [test for _, test in of.where]
        parts: list[exp.Select] = []
        opened = [self.walks.incomplete_lists(Step(of.link))]
        for name in charter.subtypes(of.link):
            # What a source does not tell may start from units that are not there: those at the other end stand for them.
            opened.append(relations.units_of(relations.silent(name)) if relations.silent(name) else None)
            if name not in manifest.links or not manifest.links[name].in_force:
                continue
            fits = fitting_links(tests, charter.links[name].fields, manifest.links[name].fields, "l")
            low = when(fits.must, number(1), number(0))
            query = exp.select(
                col("source", "l").as_("unit"),
                low.as_("low"),
                number(1).as_("high"),
            )
            parts.append(
                query.from_(table(links_table(name), "l"), copy=False).where(
                    both(col("in_force", "l"), fits.may), copy=False
                )
            )
        parts += [
            exp.select(col("unit"), number(0).as_("low"), number(math.inf).as_("high")).from_(table(units), copy=False)
            for units in dict.fromkeys(opened)
            if units is not None
        ]
        if not parts:
            return None

        def made() -> exp.Query:
            every = union(*parts, distinct=False) if len(parts) > 1 else parts[0]
            query = exp.select(
                col("unit"),
                total(col("low")).as_("low"),
                cast(total(col("high")), "double").as_("high"),
            )
            return query.from_(every.subquery("r", copy=False), copy=False).group_by(col("unit"), copy=False)

        return relations.named(("links", of), f"links_of_{of.link}", made)
