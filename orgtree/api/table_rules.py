"""Rules as SQL: the query of what breaks a rule or is open, and the finding on each of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.api.table_checks import RELATIONS
from orgtree.api.table_checks.relation import Asking, Row
from orgtree.base.catalogue import N_
from orgtree.base.dates import Period
from orgtree.base.finding import Finding
from orgtree.base.messages import Named
from orgtree.base.text import Text
from orgtree.measure.sql.judged import EVERYWHERE, UnitRows, day_answer, shown_column

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlglot import exp

    from orgtree.base.finding import Severity
    from orgtree.charter.model import Charter
    from orgtree.check.judging_day import JudgingDay
    from orgtree.check.prepare import Case, Rule
    from orgtree.graph.manifest import Manifest
    from orgtree.measure.sql.answer import Answer
    from orgtree.measure.sql.guards import Guard


def rule_query(
    charter: Charter,
    manifest: Manifest,
    rule: Rule,
    day: JudgingDay,
    excepted: Collection[int] = (),
    *,
    endless: bool = True,
) -> tuple[exp.Query, tuple[Guard, ...]]:
    """Return the query of what breaks a rule or is undecided, see `UnitRows.judged`, and those that have to find nothing.

    Args:
        charter: The charter.
        manifest: What the tables hold.
        rule: A rule whose check is one of `RELATIONS`; its cases are the parts.
        day: The day by which it is in force.
        excepted: Units that may break it.
        endless: Whether the engine repeats a query until nothing new comes.

    Raises:
        InexpressibleError: If something of it cannot be expressed.
    """
    relation = RELATIONS[rule.check.NAME]
    ended = relation.ended and manifest.units.rows > manifest.units.in_force
    units = UnitRows(charter, manifest, ended=ended, endless=endless)
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
        parts.append(relation.asks(Asking(units, options, scope, day)))
    return units.judged(parts, excepted), units.guards()


def finding_of(
    charter: Charter, language: str, rule: Rule, row: Mapping[str, Any], severity: Severity, day: JudgingDay
) -> Finding:
    """Return the finding on what surely breaks a rule.

    Args:
        charter: The charter.
        language: The language of names.
        rule: The rule.
        row: A row of the rule's query.
        severity: How bad it is.
        day: The day by which terms are judged.
    """
    part: int = row["part"]
    case: Case = rule.cases[part]
    front = shown_column(part, "")
    shown = {name.removeprefix(front): value for name, value in row.items() if name.startswith(front)}
    said = RELATIONS[rule.check.NAME].tells(Row(charter, language, case.options, shown, day))
    return Finding(
        code=rule.code,
        name=rule.check.NAME,
        severity=severity,
        message=said.message,
        facts={"remedy": case.remedy, **said.facts} if case.remedy else said.facts,
        unit=Named(row["id"], Text.of(row["name"], language)),
        help=N_("{remedy}") if case.remedy else said.help,
        link=_titled(charter, said.link),
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


def _titled(charter: Charter, link: str | None) -> str | None:
    """Return a link's name, which sentences say by its title."""
    known = charter.links.get(link or "")
    return Named(known.name, known.title) if known else link
