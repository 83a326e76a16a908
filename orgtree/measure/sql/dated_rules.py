"""Units asked about their days as SQL: ends, ages and terms, and who decided; see the checks of these names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sqlglot import exp

from orgtree.base.dates import EARLIEST, LATEST
from orgtree.measure.sql.answer import Answer, Ends, sure
from orgtree.measure.sql.days import after, first_day, in_order, later, stop
from orgtree.measure.sql.expressions import (
    FALSE,
    col,
    either,
    equal,
    less,
    negated,
    number,
    table,
    there,
)
from orgtree.measure.sql.judged import Asked
from orgtree.measure.sql.relations import INCOMPLETE, links_table

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgtree.measure.sql.judged import UnitRows

    Days = tuple[int, int]
    """The first and the last day that one may be."""


def ending(scope: Answer) -> Asked:
    """Return whether a unit has an end."""
    return Asked(scope, sure(either(there(col("valid_until", "u")), col("end_unknown", "u"))))


def decided(units: UnitRows, scope: Answer, link: str, ends: Collection[str]) -> Asked:
    """Return whether a unit that begins or ends at a stated date has a link, on whatever day."""
    begins = less(number(EARLIEST), first_day("u")) if "from" in ends else FALSE
    over = less(stop("u"), number(LATEST)) if "until" in ends else FALSE
    relations = units.relations
    names = [name for name in relations.charter.subtypes(link) if _has_rows(units, name)]
    linked = [_sources(units, name, incomplete=False) for name in names]
    unlisted = [
        _sources(units, name, incomplete=True)
        for name in relations.charter.subtypes(link)
        if relations.manifest.incomplete.get(name)
    ]
    must = either(*(there(col("unit", units.scope.join(name))) for name in linked))
    silent = [relations.of_kinds(relations.silent(name)) for name in relations.charter.subtypes(link)]
    may = either(must, *(there(col("unit", units.scope.join(name))) for name in unlisted), *silent)
    shown = {"begins": begins, "first": first_day("u"), "stop": stop("u")}
    return Asked(scope & sure(either(begins, over)), Answer(must, may), shown)


def _has_rows(units: UnitRows, link: str) -> bool:
    entry = units.relations.manifest.links.get(link)
    return entry is not None and bool(entry.rows)


def _sources(units: UnitRows, link: str, *, incomplete: bool) -> str:
    """Return the units that have links of exactly a type, or that say that theirs are not all listed, ended ones included."""
    if incomplete:
        query = exp.select(col("unit")).distinct(copy=False).from_(table(INCOMPLETE), copy=False)
        query = query.where(equal(col("link"), exp.Literal.string(link)), copy=False)
    else:
        query = exp.select(col("source").as_("unit")).distinct(copy=False).from_(table(links_table(link)), copy=False)
    return units.relations.named(("ever", link, incomplete), f"ever_{link}", lambda: query)


def aged(units: UnitRows, scope: Answer, since: str, days: int, today: Days) -> Asked:
    """Return whether a date lies no longer ago than it may."""
    began = units.answers.stated_day(since)
    now = Ends(number(today[0]), number(today[1]), FALSE)
    shown = {"low": began.low, "high": began.high}
    return Asked(scope & units.having(since), in_order(now, after(began, days)), shown)


class Term(Protocol):
    """What is asked of terms."""

    since: str
    """The date at which one began."""
    until: str | None
    """The date at which it ended; None for today."""
    years: int
    early_by: int | None
    late_by: int


def termed(units: UnitRows, scope: Answer, term: Term, today: Days) -> Asked:
    """Return whether a term has ended, or not yet run out, in time."""
    began = units.answers.stated_day(term.since)
    scope &= units.having(term.since)
    if term.until is None:
        ended = Ends(number(today[0]), number(today[1]), FALSE)
    else:
        ended = units.answers.stated_day(term.until)
        scope &= sure(either(began.known, ended.known))
    fits = in_order(ended, later(began, term.years + term.late_by))
    shown = {"low": began.low, "high": began.high, "due": later(began, term.years).high}
    shown["late"] = negated(exp.paren(fits.may))
    if term.until is not None:
        shown |= {"ended_low": ended.low, "ended_high": ended.high}
        if term.early_by is not None:
            fits &= in_order(later(began, term.years - term.early_by), ended)
    return Asked(scope, fits, shown)
