"""Rules as SQL: what each check that is a relation asks of units, and the sentence on a unit that fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import Period
from orgtree.base.finding import Finding
from orgtree.base.messages import Listing, Named, Saying
from orgtree.base.range_words import in_words
from orgtree.base.text import Text
from orgtree.check.condition_words import ends_in_words, path_in_words, stretch_in_words
from orgtree.check.rules._fields import ADDS_UP, NOT_STATED, OUTSIDE
from orgtree.check.rules.field_compare import COMPARED, RELATION_WORDS
from orgtree.check.rules.link_count import COUNTED
from orgtree.check.rules.required_link import LACKS, missing_words
from orgtree.check.rules.unique import ALIKE, titled
from orgtree.graph.bounds import Bounds
from orgtree.measure.sql.judged import EVERYWHERE, Asked, UnitRows, day_answer, shown_column
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sqlglot import exp

    from orgtree.base.finding import Severity
    from orgtree.charter.model import Charter, Field
    from orgtree.check.judging_day import JudgingDay
    from orgtree.check.prepare import Case, Rule
    from orgtree.graph.manifest import Manifest
    from orgtree.measure.sql.answer import Answer

    Row = Mapping[str, Any]
    Told = tuple[str, dict[str, Any]]
    """A sentence's template, and what fills it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a check is judged by SQL.

    Args:
        asks: Returns what is asked of units in a scope.
        tells: Returns the sentence on a unit that fails, whose values are given by name.
    """

    asks: Callable[[UnitRows, Any, Answer], Asked]
    tells: Callable[[Charter, Any, Row], Told]


def rule_query(
    charter: Charter, manifest: Manifest, rule: Rule, day: JudgingDay, excepted: Collection[int] = ()
) -> exp.Query:
    """Return the query of the units that break a rule, and of those that are undecided; see `UnitRows.judged`.

    Args:
        charter: The charter.
        manifest: What the tables hold.
        rule: A rule whose check is one of `RELATIONS`; its cases are the parts.
        day: The day by which it is in force.
        excepted: Units that may break it.

    Raises:
        InexpressibleError: If something of it cannot be expressed.
    """
    units = UnitRows(charter, manifest)
    rest = _in_force(units, rule, day)
    parts = []
    for case in rule.cases:
        part = rest
        if case.where is not None:
            fits = units.answers.condition(case.where, units.scope)
            part, rest = rest & fits, rest & ~fits
        else:
            rest = day_answer(must=False, may=False)
        options = case.options
        scope = part & units.of_kinds(options.for_)
        if options.where is not None:
            scope &= units.answers.condition(options.where, units.scope)
        parts.append(RELATIONS[rule.check.NAME].asks(units, options, scope))
    return units.judged(parts, excepted)


def finding_of(charter: Charter, language: str, rule: Rule, row: Row, severity: Severity) -> Finding:
    """Return the finding on a unit that surely breaks a rule.

    Args:
        charter: The charter.
        language: The language of names.
        rule: The rule.
        row: Its row of the rule's query.
        severity: How bad it is.
    """
    part: int = row["part"]
    case: Case = rule.cases[part]
    front = shown_column(part, "")
    shown = {name.removeprefix(front): value for name, value in row.items() if name.startswith(front)}
    message, facts = RELATIONS[rule.check.NAME].tells(charter, case.options, shown)
    return Finding(
        code=rule.code,
        name=rule.check.NAME,
        severity=severity,
        message=message,
        facts={"remedy": case.remedy, **facts} if case.remedy else facts,
        unit=Named(row["id"], Text.of(row["name"], language)),
        help=N_("{remedy}") if case.remedy else "",
        rule=case.title,
        status=rule.status,
        source=case.source,
    )


def _in_force(units: UnitRows, rule: Rule, day: JudgingDay) -> Answer:
    """Return the units for which a rule is in force; see `orgtree.check.engine.everyone_in_force`."""
    if rule.in_force == Period():
        return EVERYWHERE
    start, stop = rule.in_force.start, rule.in_force.stop
    first, last = day.date.first, day.date.last
    if rule.judged_at is None:
        return day_answer(start <= first and last < stop, last >= start and first < stop)
    return units.between(rule.judged_at, start, stop, (first, last))


# -- fields ---------------------------------------------------------------------------------------------------------------


def _asks_field(units: UnitRows, options: Any, scope: Answer) -> Asked:
    fits, shown = units.field(options.allowed.test)
    return Asked(scope & units.having(options.field), fits, shown)


def _tells_field(charter: Charter, options: Any, row: Row) -> Told:
    field = charter.fields[options.field]
    value, stated = _worded(field, row.get("value")), row.get("value") is not None
    if "low" in row:
        stated = bool(row["stated"])
        value = _between(field, row["low"], row["high"]) if stated or field.total is not None else ""
    message = OUTSIDE if stated else ADDS_UP if value else NOT_STATED
    return message, {"field": options.field, "value": value, "allowed": options.allowed.said}


def _asks_compared(units: UnitRows, options: Any, scope: Answer) -> Asked:
    fits, shown = units.compared(options.left, options.relation, options.right)
    return Asked(scope & units.having(options.left) & units.having(options.right), fits, shown)


def _tells_compared(charter: Charter, options: Any, row: Row) -> Told:
    left, right = charter.fields[options.left], charter.fields[options.right]
    words = RELATION_WORDS[left.values.scale]
    return COMPARED, {
        "left": options.left,
        "left_value": _between(left, row["left_low"], row["left_high"]),
        "asked": Saying(words[options.relation], {"other": options.right}),
        "right": options.right,
        "right_value": _between(right, row["right_low"], row["right_high"]),
    }


def _between(field: Field, low: float, high: float) -> Named:
    interval = Bounds(np.array([low], dtype=float), np.array([high], dtype=float)).interval(0)
    text = field.values.text(interval)
    return Named(text, stretch_in_words(field, text))


def _worded(field: Field, value: Any) -> str:
    if value is None:
        return ""
    value = tuple(value) if isinstance(value, list) else value
    text, words = field.values.text(value), field.values.show(field, value)
    return Named(text, words if isinstance(words, Text) else stretch_in_words(field, text))


# -- links ----------------------------------------------------------------------------------------------------------------


def _asks_required(units: UnitRows, options: Any, scope: Answer) -> Asked:
    return Asked(scope, units.reaches(options.path))


def _tells_required(charter: Charter, options: Any, row: Row) -> Told:  # noqa: ARG001 - every sentence gets the row
    return LACKS, {"missing": missing_words(charter, options.path)}


def _asks_counted(units: UnitRows, options: Any, scope: Answer) -> Asked:
    fits, shown = units.counted(
        options.path, options.allowed, distinct=options.distinct, besides=options.besides, kinds=options.for_
    )
    return Asked(scope, fits, shown)


def _tells_counted(charter: Charter, options: Any, row: Row) -> Told:
    bounds = Bounds(np.array([row["low"]], dtype=float), np.array([row["high"]], dtype=float))
    facts = {
        "count": in_words(bounds.interval(0), counted=True),
        "units": ends_in_words(charter, options.path),
        "allowed": in_words(options.allowed, counted=True),
    }
    if options.besides is None:
        return COUNTED, facts
    besides = Named(options.besides.text, path_in_words(charter, options.besides))
    return N_("'{unit}' has {count} {units} besides '{besides}', must have {allowed}"), {**facts, "besides": besides}


def _asks_unlike(units: UnitRows, options: Any, scope: Answer) -> Asked:
    if options.within is not None:
        raise InexpressibleError(N_("it compares units within another"))
    fits, shown = units.unlike_earlier(options.fields, scope)
    return Asked(scope, fits, shown)


def _tells_unlike(charter: Charter, options: Any, row: Row) -> Told:
    name = options.fields[0]
    value = row["value"]
    if name != "name":
        field = charter.fields[name]
        value = _worded(field, value) if field.values.scale == "word" else _between(field, value, value)
    other = Named(row["other"], Text.of(row["other_name"], charter.language))
    fields = Listing([titled(charter, name)], quoted=False)
    return ALIKE, {"other": other, "fields": fields, "value": Listing([value], quoted=False)}


RELATIONS: Mapping[str, Relation] = {
    "field-compare": Relation(_asks_compared, _tells_compared),
    "field-range": Relation(_asks_field, _tells_field),
    "field-value": Relation(_asks_field, _tells_field),
    "link-count": Relation(_asks_counted, _tells_counted),
    "required-link": Relation(_asks_required, _tells_required),
    "unique": Relation(_asks_unlike, _tells_unlike),
}
"""The checks that are judged by SQL, by name."""
