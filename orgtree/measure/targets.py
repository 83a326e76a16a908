"""What figures and claims have to tell: missed targets, contradicted claims, figures outside their band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Listing, Named, Picked, Saying
from orgtree.base.range_words import shown_in_words
from orgtree.measure.codes import measure_finding
from orgtree.measure.figure import REST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.base.finding import Finding, Severity
    from orgtree.measure.claims import Judged
    from orgtree.measure.figure import Figure

_MOST_NAMED = 5


def target_findings(figures: Iterable[Figure]) -> list[Finding]:
    """Return a finding for each figure of everything that surely misses its target.

    The rows of a breakdown show their verdicts in the table; targets are for the whole.
    """
    return [finding for figure in figures if figure.group is None and (finding := _target(figure)) is not None]


_LOOK = N_("look at what is counted and correct it; `orgtree explain {metric:id}` says how the figure is measured")


def band_findings(figures: Iterable[Figure]) -> list[Finding]:
    """Return a finding for each figure that surely lies outside its band, or has units that do."""
    return [
        finding
        for figure in figures
        if figure.banded and figure.in_band is False and (finding := _band(figure)) is not None
    ]


def claim_findings(judged: Iterable[Judged]) -> list[Finding]:
    """Return a finding for each claim that is contradicted."""
    return [_claim(one) for one in judged if one.verdict == "contradicted"]


def _target(figure: Figure) -> Finding | None:
    metric = figure.metric
    steps: tuple[tuple[Any, Severity], ...] = ((metric.fail, "error"), (metric.warn, "warning"))
    for allowed, severity in steps:
        if allowed is None or figure.within(allowed) is not False:
            continue
        facts = {
            "metric": Named(metric.name, metric.title),
            "figure": shown_in_words(figure.show()),
            "of": figure.parts_in_words(),
            "allowed": metric.in_words(allowed),
            "gaps": figure.gap_count,
            "called": metric.gap or Saying(N_("gaps")),
            "gap_units": [figure.graph.ids[unit] for unit in figure.gap_units[:_MOST_NAMED].tolist()],
            "listed": _named(figure),
        }
        remedy = (
            N_("{called} ({gaps}): {listed}; `orgtree cover --metric {metric:id} --gaps` lists them all")
            if figure.gap_count
            else _LOOK
        )
        return measure_finding(
            "ORG901", _outside(figure), metric.place, severity=severity, facts=facts, help=remedy, source=metric.source
        )
    return None


def _band(figure: Figure) -> Finding | None:
    metric = figure.metric
    assert metric.band is not None  # noqa: S101 - only banded figures come here
    facts: dict[str, Any] = {
        "metric": Named(metric.name, metric.title),
        "figure": shown_in_words(figure.show()),
        "of": figure.parts_in_words(),
        "allowed": metric.in_words(metric.band),
    }
    unit = figure.group if figure.group not in {None, REST} else None
    place = figure.graph.place(figure.graph.index[unit], "id") if unit is not None else metric.place
    labels = (Label(metric.place, N_("the band")),) if unit is not None and metric.place is not None else ()
    if metric.each:
        if unit is not None:
            return None  # the same units are told of with the whole
        facts |= {"count": figure.gap_count, "total": str(figure.denominator), "listed": _named(figure)}
        message = N_("'{metric}' is to be {allowed} at each unit, and is not at {count} of {total}: {listed}")
        remedy = N_(
            "bring each into the band, or correct what is counted; `orgtree cover --metric {metric:id} --gaps` lists all"
        )
        return measure_finding("ORG903", message, place, facts=facts, labels=labels, help=remedy, source=metric.source)
    return measure_finding(
        "ORG903",
        _outside(figure, of_unit=unit is not None),
        place,
        facts=facts,
        unit=figure.graph.named[figure.graph.index[unit]] if unit is not None else None,
        labels=labels,
        help=_LOOK,
        source=metric.source,
    )


def _claim(judged: Judged) -> Finding:
    claim = judged.claim
    facts = {
        "claim": Named(claim.id, claim.title),
        "stated": judged.stated(),
        "computed": judged.computed(),
        "source": claim.source,
    }
    message = N_("claim '{claim}' states {stated}, and the definition gives {computed}")
    place = claim.place
    where = type(place)(place.document, (*place.path, "states"))
    return measure_finding(
        "ORG902",
        message,
        where,
        facts=facts,
        help=N_("compare the source with the units: one of the two is wrong, or they speak of different things"),
        source=claim.source,
    )


def _outside(figure: Figure, *, of_unit: bool = False) -> str:
    """Return how it is said that a figure lies outside of where it must be; a plain amount has no parts."""
    if figure.denominator is None:
        return (
            N_("'{metric}' of '{unit}' is {figure}, must be {allowed}")
            if of_unit
            else N_("'{metric}' is {figure}, must be {allowed}")
        )
    return (
        N_("'{metric}' of '{unit}' is {figure} ({of}), must be {allowed}")
        if of_unit
        else N_("'{metric}' is {figure} ({of}), must be {allowed}")
    )


def _named(figure: Figure) -> Listing:
    return Listing(Picked(figure.graph.named, figure.gap_units), _MOST_NAMED)
