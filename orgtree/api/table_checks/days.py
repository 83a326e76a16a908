"""Checks of days by SQL: periods of units and links, dates and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.api.table_checks.relation import Asking, Relation, Row, Said
from orgtree.base.dates import ENDED, LATEST, show_day
from orgtree.check.rules import age, dated_needs_link, ends_with, needs_end, no_overlap, sequence, term
from orgtree.measure.sql.dated_links import out_of_order, overlapping
from orgtree.measure.sql.dated_rules import aged, decided, ending, termed
from orgtree.measure.sql.link_rules import outliving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.measure.sql.judged import Asked, Found


def _asks_age(ask: Asking) -> Asked:
    return aged(ask.units, ask.scope, ask.options.since, ask.options.days, ask.today)


def _tells_age(row: Row) -> Said:
    since = row.options.since
    facts = {"since": since, "began": row.measured(since), "now": str(row.day.date), "days": row.options.days}
    return Said(age.LONGER_AGO, facts, age.END_IT)


def _asks_decided(ask: Asking) -> Asked:
    return decided(ask.units, ask.scope, ask.options.link, ask.options.ends)


def _tells_undecided_by(row: Row) -> Said:
    begins, stop = row.values["begins"], row.values["stop"]
    message = (
        dated_needs_link.BEGINS if begins else dated_needs_link.HAS_ENDED if stop == ENDED else dated_needs_link.ENDS
    )
    facts = {"day": show_day(row.values["first"] if begins else stop)}
    return Said(message, facts, dated_needs_link.NAME_IT, row.options.link)


def _asks_outliving(ask: Asking) -> Found:
    return outliving(ask.units, ask.scope, ask.options.link)


def _tells_outliving(row: Row) -> Said:
    own = row.values["own"]
    facts = {"host": row.unit("host"), "own": show_day(own), "end": show_day(row.values["end"])}
    return Said(ends_with.OUTLIVES if own >= LATEST else ends_with.ENDS_AFTER, facts, ends_with.END_WITH)


def _asks_ending(ask: Asking) -> Asked:
    return ending(ask.scope)


def _tells_endless(row: Row) -> Said:  # noqa: ARG001 - every sentence gets the row
    return Said(needs_end.NO_END, {}, needs_end.WRITE_END)


def _asks_overlap(ask: Asking) -> Found:
    return overlapping(ask.units, ask.scope, ask.options.link, ask.options.per)


def _tells_overlap(row: Row) -> Said:
    when = no_overlap.days_at_once(row.values["start"], row.values["stop"])
    facts = {"other": row.unit("other"), "at": row.unit("at"), "when": when}
    return Said(no_overlap.AT_ONCE, facts, no_overlap.END_BEFORE, row.options.link)


def _asks_sequence(ask: Asking) -> Found:
    options = ask.options
    return out_of_order(
        ask.units,
        ask.scope,
        options.per or options.after,
        per=options.per is not None,
        fields=(options.begins, options.ends),
        gap=options.gap,
    )


def _tells_out_of_order(row: Row) -> Said:
    options, values = row.options, row.values
    message = sequence.message(too_late=bool(values["too_late"]), open_end=values["end_low"] >= LATEST)
    facts = {
        "other": row.unit("other"),
        "begins": sequence.days_shown(row.bounds("begin_"), 0),
        "ended": sequence.days_shown(row.bounds("end_"), 0),
        "gap": options.gap,
    }
    return Said(message, facts, sequence.CORRECT, options.per or options.after)


def _asks_term(ask: Asking) -> Asked:
    return termed(ask.units, ask.scope, ask.options, ask.today)


def _tells_term(row: Row) -> Said:
    options, late = row.options, bool(row.values["late"])
    message, advice = term.sentences(options, late=late)
    facts = {
        "since": options.since,
        "began": row.measured(options.since),
        **term.facts_of(options, due=row.values["due"], late=late, now=row.day),
    }
    if options.until is not None:
        facts["ended"] = row.measured(options.until, "ended_")
    return Said(message, facts, advice)


RELATIONS: Mapping[str, Relation] = {
    "age": Relation(_asks_age, _tells_age),
    "dated-needs-link": Relation(_asks_decided, _tells_undecided_by, ended=True),
    "ends-with": Relation(_asks_outliving, _tells_outliving),
    "needs-end": Relation(_asks_ending, _tells_endless),
    "no-overlap": Relation(_asks_overlap, _tells_overlap, ended=True),
    "sequence": Relation(_asks_sequence, _tells_out_of_order, ended=True),
    "term": Relation(_asks_term, _tells_term),
}
