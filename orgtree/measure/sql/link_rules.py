"""Links asked about row by row as SQL: what kinds they join, and which ends first; see the checks `pairs` and `ends-with`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.days import stop
from orgtree.measure.sql.expressions import (
    FALSE,
    both,
    cast,
    col,
    either,
    equal,
    less,
    negated,
    number,
    plus,
    table,
    union,
    word,
)
from orgtree.measure.sql.judged import Found
from orgtree.measure.sql.relations import UNITS, links_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.measure.sql.answer import Answer
    from orgtree.measure.sql.judged import UnitRows
    from orgtree.measure.sql.relations import Relations

    Expression = exp.Expr

_DAYS = ("valid_from", "valid_until", "end_unknown")
_ENDS = ("source", "target")
_MORE_THAN_ROWS = 2**31
"""No table of links has so many rows."""


def wrong_pairs(units: UnitRows, scope: Answer, link: str, allowed: Mapping[int, frozenset[int]]) -> Found:
    """Return the links in force that lead from kinds to others than they may."""
    relations = units.relations
    starts: dict[frozenset[int], set[int]] = {}
    for kind, others in allowed.items():
        starts.setdefault(others, set()).add(kind)
    wrong = either(
        *(
            both(relations.of_kinds(kinds, "s"), negated(relations.of_kinds(others, "t")))
            for others, kinds in starts.items()
        )
    )
    shown = {
        "link": col("link", "l"),
        "kind": col("kind", "s"),
        "to": col("id", "t"),
        "to_name": col("name", "t"),
        "other_kind": col("kind", "t"),
    }
    return _joining(units, scope, link, wrong, shown)


def outliving(units: UnitRows, scope: Answer, link: str) -> Found:
    """Return the links in force of units that have a later end than what they are linked to."""
    shown = {"own": stop("s"), "end": stop("t"), "host": col("id", "t"), "host_name": col("name", "t")}
    return _joining(units, scope, link, less(stop("t"), stop("s")), shown)


def _joining(units: UnitRows, scope: Answer, link: str, wrong: Expression, shown: Mapping[str, Expression]) -> Found:
    """Return the links in force that are wrong, from units that a rule is about."""
    every = every_link(units.relations, link)
    if every is None or wrong == FALSE:
        return Found(None)
    query = exp.select(
        col("source", "l").as_("unit"),
        col("must", "a").as_("fails"),
        col("place", "l").as_("place"),
        *(value.copy().as_(name) for name, value in shown.items()),
    ).from_(table(every, "l"), copy=False)
    query = query.join(table(units.asked(scope), "a"), on=equal(col("unit", "a"), col("source", "l")), copy=False)
    for end, alias in zip(_ENDS, ("s", "t"), strict=True):
        query = query.join(table(UNITS, alias), on=equal(col("unit", alias), col(end, "l")), copy=False)
    query = query.where(both(col("in_force", "l"), exp.paren(wrong.copy())), copy=False)
    return units.found(query, shown)


def every_link(relations: Relations, link: str) -> str | None:
    """Return the links of a type and its subtypes, ended ones included; None where there are none.

    Its columns are those of links, `link`, the name of their type, and `place`, which numbers them in the order of the types.
    """
    manifest = relations.manifest
    names = [name for name in relations.charter.subtypes(link) if name in manifest.links and manifest.links[name].rows]
    if not names:
        return None

    def made() -> exp.Query:
        parts = []
        for count, name in enumerate(names):
            place = plus(cast(number(count * _MORE_THAN_ROWS), "bigint"), col("row"))
            columns = [col(one) for one in (*_ENDS, "in_force", *_DAYS)]
            parts.append(
                exp.select(word(name).as_("link"), place.as_("place"), *columns).from_(
                    table(links_table(name)), copy=False
                )
            )
        return union(*parts, distinct=False) if len(parts) > 1 else parts[0]

    return relations.named(("every link", link), f"every_{link}", made)
