"""Units of which an earlier one states the same, as SQL; see the check `unique`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.answer import Answer
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    coalesce,
    col,
    differ,
    either,
    equal,
    less,
    negated,
    table,
    there,
    when,
    word,
)
from orgtree.measure.sql.relations import UNITS
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.measure.sql.relations import Relations, Scope


def unlike_earlier(
    relations: Relations, rows: Scope, asked: Answer, fields: Sequence[str]
) -> tuple[Answer, dict[str, exp.Expr]]:
    """Return whether no earlier unit states the same, and the first one that surely does, with what both state.

    Args:
        relations: The common tables.
        rows: Where it is asked.
        asked: The units that are compared.
        fields: What is compared: a field, or `name`.

    Raises:
        InexpressibleError: If several fields are compared together.
    """
    if len(fields) > 1:
        raise InexpressibleError(N_("it compares several fields together"))
    value, known, compared = _stated(relations, fields[0])
    everyone = rows.select(col("unit", "u"), asked.must.as_("must"), known.as_("known"), value.as_("value"))
    everyone = everyone.where(both(asked.may, compared).copy(), copy=False)
    base = relations.named(("compared", everyone.sql()), "compared", lambda: everyone)
    name = relations.named(("alike", base), "alike", lambda: _alike(base))
    rows.join(name)
    shown: dict[str, exp.Expr] = {
        "other": col("other", name),
        "other_name": col("other_name", name),
        "value": col("value", name),
    }
    perhaps, fails = (coalesce(col(column, name), FALSE) for column in ("perhaps", "fails"))
    return Answer(negated(perhaps), negated(fails)), shown


def _stated(relations: Relations, name: str) -> tuple[exp.Expr, exp.Expr, exp.Expr]:
    """Return what a unit states, whether that is known exactly, and whether it can be shared at all."""
    if name == "name":
        said = col("name", "u")
        return said, TRUE.copy(), both(there(said), differ(said, word("")))
    having = relations.of_kinds(relations.having(name))
    if name not in relations.manifest.fields:
        return exp.null(), FALSE.copy(), having
    default = f"{name}.default"
    if default in relations.manifest.files["units.parquet"].columns:  # what a default says of many is nobody's own
        having = both(having, negated(coalesce(col(default, "u"), FALSE)))
    if relations.charter.fields[name].values.scale == "word":
        value: exp.Expr = col(f"{name}.value", "u")
        return value, there(value), having
    low, high = col(f"{name}.low", "u"), col(f"{name}.high", "u")
    exact = coalesce(exp.paren(equal(low, high)), FALSE)
    return when(exact, low, None), exact.copy(), having


def _alike(base: str) -> exp.Query:
    """Return of units that are compared whether an earlier one surely states the same, or may, and which surely does."""
    unit, known, same = col("unit", "c"), col("known", "c"), [col("value", "c")]
    surely = both(col("must", "c"), known)
    columns = {
        "sure_first": _first(when(surely.copy(), unit, None), same),
        "same_first": _first(when(known.copy(), unit, None), same),
        "open_first": _first(when(negated(known.copy()), unit, None), []),
        "first": _first(unit, []),
    }
    inner = exp.select(
        unit, known, col("must", "c"), col("value", "c"), *(one.as_(name) for name, one in columns.items())
    )
    inner = inner.from_(table(base, "c"), copy=False)
    earlier = {name: coalesce(exp.paren(less(col(name, "w"), col("unit", "w"))), FALSE) for name in columns}
    fails = both(col("must", "w"), col("known", "w"), earlier["sure_first"])
    perhaps = when(col("known", "w"), exp.paren(either(earlier["same_first"], earlier["open_first"])), earlier["first"])
    query = exp.select(col("unit", "w"), col("value", "w"), fails.copy().as_("fails"), perhaps.copy().as_("perhaps"))
    query = query.select(col("id", "o").as_("other"), col("name", "o").as_("other_name"), copy=False)
    query = query.from_(inner.subquery("w", copy=False), copy=False)
    on = equal(col("unit", "o"), col("sure_first", "w"))
    query = query.join(table(UNITS, "o"), on=on, join_type="left", copy=False)
    return query.where(either(fails, perhaps).copy(), copy=False)


def _first(value: exp.Expr, within: Sequence[exp.Expr]) -> exp.Expr:
    return exp.Window(this=exp.Min(this=value.copy()), partition_by=[one.copy() for one in within])
