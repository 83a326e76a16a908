"""Checks of fields by SQL: what a unit states, beside another field, other units and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.api.table_checks.relation import Asking, Relation, Row, Said, worded
from orgtree.base.interval import Interval
from orgtree.base.messages import Listing, Named, Saying
from orgtree.base.range_words import shown_in_words
from orgtree.check.condition_words import condition_in_words
from orgtree.check.rule import between, unstated
from orgtree.check.rules import field_compare, holds, total, unique
from orgtree.check.rules._fields import ADDS_UP, CORRECT, NOT_STATED, OUTSIDE
from orgtree.measure.sql.alike import unlike_earlier
from orgtree.measure.sql.judged import Asked
from orgtree.measure.sql.stated_totals import adding_up

if TYPE_CHECKING:
    from collections.abc import Mapping


def _asks_field(ask: Asking) -> Asked:
    fits, shown = ask.units.field(ask.options.allowed.test)
    return Asked(ask.scope & ask.units.having(ask.options.field), fits, shown)


def _tells_field(row: Row) -> Said:
    options, values = row.options, row.values
    field = row.charter.fields[options.field]
    value, stated = worded(field, values.get("value")), values.get("value") is not None
    if "low" in values:
        stated = bool(values["stated"])
        value = row.measured(options.field) if stated or field.total is not None else ""
    message = OUTSIDE if stated else ADDS_UP if value else NOT_STATED
    return Said(message, {"field": options.field, "value": value, "allowed": options.allowed.said}, CORRECT)


def _asks_compared(ask: Asking) -> Asked:
    options, units = ask.options, ask.units
    fits, shown = units.compared(options.left, options.relation, options.right)
    return Asked(ask.scope & units.having(options.left) & units.having(options.right), fits, shown)


def _tells_compared(row: Row) -> Said:
    options = row.options
    words = field_compare.RELATION_WORDS[row.charter.fields[options.left].values.scale]
    facts = {
        "left": options.left,
        "left_value": _compared(row, options.left, "left_"),
        "asked": Saying(words[options.relation], {"other": options.right}),
        "right": options.right,
        "right_value": _compared(row, options.right, "right_"),
    }
    return Said(field_compare.COMPARED, facts, field_compare.CORRECT)


def _compared(row: Row, name: str, prefix: str) -> Named:
    words = row.measured(name, prefix)
    return words if row.values[f"{prefix}known"] else unstated(words)


def _asks_unlike(ask: Asking) -> Asked:
    options = ask.options
    return unlike_earlier(ask.units, ask.scope, options.fields, options.within, options.for_)


def _tells_unlike(row: Row) -> Said:
    options, charter = row.options, row.charter
    shown = [_stated(row, name, row.values[f"value{place}"]) for place, name in enumerate(options.fields)]
    facts = {
        "other": row.unit("other"),
        "fields": Listing([unique.titled(charter, name) for name in options.fields], quoted=False),
        "value": Listing(shown, quoted=False),
        "at": "" if options.within is None else row.unit("at"),
    }
    return Said(unique.ALIKE if options.within is None else unique.ALIKE_WITHIN, facts, unique.CORRECT_ONE)


def _stated(row: Row, name: str, value: Any) -> str:
    if name == "name":
        return str(value)
    field = row.charter.fields[name]
    return worded(field, value) if field.values.scale == "word" else between(field, Interval.exactly(value))


def _asks_adding_up(ask: Asking) -> Asked:
    return adding_up(ask.units, ask.scope, ask.options.field, total.TOLERANCE)


def _tells_apart(row: Row) -> Said:
    name = row.options.field
    along = row.charter.fields[name].total
    assert along is not None  # noqa: S101 - such a field has one
    facts = {
        "field": name,
        "value": row.measured(name),
        "parts": int(row.values["parts"]),
        "sum": shown_in_words(str(row.interval("sum_"))),
        "along": Named(along.along, row.charter.links[along.along].title),
    }
    return Said(total.APART, facts, total.CORRECT)


def _asks_holding(ask: Asking) -> Asked:
    return Asked(ask.scope, ask.units.answers.condition(ask.options.that, ask.units.scope))


def _tells_not_holding(row: Row) -> Said:
    asked = condition_in_words(row.charter, row.options.that, holds.TOLD)
    return Said(holds.NOT_AS_ASKED, {"asked": asked}, holds.CORRECT)


RELATIONS: Mapping[str, Relation] = {
    "field-compare": Relation(_asks_compared, _tells_compared),
    "field-range": Relation(_asks_field, _tells_field),
    "field-value": Relation(_asks_field, _tells_field),
    "holds": Relation(_asks_holding, _tells_not_holding),
    "total": Relation(_asks_adding_up, _tells_apart),
    "unique": Relation(_asks_unlike, _tells_unlike),
}
