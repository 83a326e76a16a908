"""Checks of links by SQL: whether there are any, how many, and what they join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.api.table_checks.relation import Asking, Relation, Row, Said
from orgtree.base.catalogue import N_
from orgtree.base.messages import Named
from orgtree.base.range_words import in_words
from orgtree.check.condition_words import ends_in_words, fitting_ends, kinds_in_words, path_in_words
from orgtree.check.rules import link_count, listed, pairs, required_link, roots
from orgtree.measure.sql.expressions import col
from orgtree.measure.sql.judged import Asked, Found
from orgtree.measure.sql.link_rules import wrong_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping


def _asks_required(ask: Asking) -> Asked:
    return Asked(ask.scope, ask.units.reaches(ask.options.path))


def _tells_required(row: Row) -> Said:
    missing = fitting_ends(row.charter, row.options.path)
    return Said(required_link.LACKS, {"missing": missing}, required_link.WRITE)


def _asks_counted(ask: Asking) -> Asked:
    options = ask.options
    fits, shown = ask.units.counted(
        options.path, options.allowed, distinct=options.distinct, besides=options.besides, kinds=options.for_
    )
    return Asked(ask.scope, fits, shown)


def _tells_counted(row: Row) -> Said:
    options, count = row.options, row.interval()
    facts = {
        "count": in_words(count, counted=True),
        "units": ends_in_words(row.charter, options.path, several=count != link_count.ONE),
        "allowed": in_words(options.allowed, counted=True),
    }
    advice = link_count.TOO_FEW if count.high < options.allowed.low else link_count.TOO_MANY
    if options.besides is None:
        return Said(link_count.COUNTED, facts, advice)
    besides = Named(options.besides.text, path_in_words(row.charter, options.besides))
    message = N_("'{unit}' has {count} {units} besides '{besides}', must have {allowed}")
    return Said(message, {**facts, "besides": besides}, advice)


def _asks_pairs(ask: Asking) -> Found:
    return wrong_pairs(ask.units, ask.scope, ask.options.link, ask.options.allowed)


def _tells_pair(row: Row) -> Said:
    kinds = sorted(row.charter.kinds.values(), key=lambda kind: kind.code)
    kind = row.kind("kind")
    facts = {
        "kind": kind,
        "other_kind": row.kind("other_kind"),
        "to": row.unit("to"),
        "known": pairs.may_lead_to(kinds, row.options.allowed[row.charter.kinds[kind].code]),
    }
    return Said(pairs.LEADS, facts, pairs.MAY_LEAD, row.values["link"])


def _asks_listed(ask: Asking) -> Asked:
    options = ask.options
    states, fits, shown = ask.units.declared(options.field, options.path, distinct=options.distinct, kinds=options.for_)
    return Asked(ask.scope & states, fits, shown)


def _tells_listed(row: Row) -> Said:
    field = row.options.field
    listed_there = in_words(row.interval("there_"), counted=True)
    return Said(
        listed.DECLARES, {"field": field, "declared": row.measured(field), "listed": listed_there}, listed.CORRECT
    )


def _asks_roots(ask: Asking) -> Asked:
    options, units = ask.options, ask.units
    members, fits = units.standing(options.along)
    if options.allowed is not None:
        fits |= units.of_kinds(options.allowed)
    if options.fits is not None:
        fits |= units.answers.condition(options.fits, units.scope)
    return Asked(ask.scope & members, fits, {"kind": col("kind", "u")})


def _tells_root(row: Row) -> Said:
    options = row.options
    tops = kinds_in_words(row.charter, options.allowed or ())
    return Said(roots.AT_TOP, {"kind": row.kind("kind"), "along": options.along, "allowed": tops}, roots.PUT_UNDER)


RELATIONS: Mapping[str, Relation] = {
    "link-count": Relation(_asks_counted, _tells_counted),
    "listed": Relation(_asks_listed, _tells_listed),
    "pairs": Relation(_asks_pairs, _tells_pair),
    "required-link": Relation(_asks_required, _tells_required),
    "roots": Relation(_asks_roots, _tells_root),
}
