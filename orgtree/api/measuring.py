"""Measure an organisation: coverage, claims, and their findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from orgtree.api.languages import need_language
from orgtree.graph.partition import inside
from orgtree.measure import targets
from orgtree.measure.claims import judge
from orgtree.measure.compile import asked_metric, prepare, prepare_claims
from orgtree.measure.engine import Measurer
from orgtree.measure.engine import measure as measure_all
from orgtree.measure.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.api.organisation import Organisation
    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.measure.claims import Judged
    from orgtree.measure.compile import Claim
    from orgtree.measure.metric import Metric


@dataclass(frozen=True)
class Measurements:
    """An organisation's metrics and claims, resolved once.

    Args:
        metrics: Metrics of the charter by name; those with mistakes are left out.
        claims: Claims of the definition; those with mistakes are left out.
        findings: The mistakes.
        measurer: Measures them; its query keeps what it has answered.
    """

    metrics: Mapping[str, Metric]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    measurer: Measurer

    @classmethod
    def of(cls, org: Organisation) -> Measurements:
        """Resolve the metrics of an organisation's charter and the claims of its definition."""
        metrics, wrong = prepare(org.charter)
        claims, more = prepare_claims(org.snapshot, org.loaded.claims, metrics)
        return cls(metrics, tuple(claims), (*wrong, *more), Measurer(org.snapshot))

    def asked(self, charter: Charter, word: str) -> Metric:
        """Return the metric with a name or title; see `asked_metric`."""
        return asked_metric(charter, self.metrics, self.findings, word)

    @cached_property
    def overall(self) -> Table:
        """Every metric over the whole organisation, shared by checks and tables."""
        return measure_all(self.measurer.graph, self.metrics.values(), measurer=self.measurer)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every claim with its computed figure."""
        return tuple(judge(self.measurer.graph, self.claims, measurer=self.measurer))


def coverage(
    org: Organisation,
    *,
    by: str | None = None,
    under: str | None = None,
    metrics: Iterable[str] | None = None,
    language: str | None = None,
) -> Table:
    """Measure coverage; see `Organisation.coverage`.

    Raises:
        UsageError: If a metric, kind or unit is not there.
    """
    need_language(org.snapshot, language)
    mine = org.measurements
    if isinstance(metrics, str):
        metrics = (metrics,)
    chosen = mine.metrics
    if metrics is not None:
        chosen = {metric.name: metric for metric in (mine.asked(org.charter, word) for word in metrics)}
    if by is under is metrics is None:
        table = mine.overall
    else:
        table = measure_all(
            org.snapshot, chosen.values(), by=by, under=under, language=language, measurer=mine.measurer
        )
    about = [
        one
        for one in mine.judged
        if (metrics is None or _metric_of(org, one.claim) in chosen) and _inside(org, one.claim.under, under)
    ]
    return Table(table.figures, language, about)


def claims(org: Organisation) -> tuple[Judged, ...]:
    """Return every claim of the definition as agreeing, contradicted or undecided, with the computed figure."""
    return org.measurements.judged


def target_findings(org: Organisation, *, metrics: Iterable[str] | None = None) -> list[Finding]:
    """Return missed targets (ORG901), contradicted claims (ORG902) and figures outside their band (ORG903).

    Args:
        org: The organisation.
        metrics: Only of these metrics, and of the claims that are about them; all if left out.

    Raises:
        UsageError: If a metric is not there.
    """
    return missed(coverage(org, metrics=metrics))


def missed(table: Table) -> list[Finding]:
    """Return the same findings of the figures and claims of a table."""
    return [*targets.target_findings(table), *targets.claim_findings(table.claims), *targets.band_findings(table)]


def measuring_findings(org: Organisation) -> list[Finding]:
    """Return the findings about the charter's metrics and the definition's claims themselves."""
    return list(org.measurements.findings)


def metric_findings(charter: Charter) -> list[Finding]:
    """Return the findings about a charter's metrics, without any definition."""
    return prepare(charter)[1]


def _metric_of(org: Organisation, claim: Claim) -> str | None:
    """Return the name of the metric that a claim is about; None if the claim brings its own measure."""
    name = claim.metric.name
    return name if org.measurements.metrics.get(name) is claim.metric else None


def _inside(org: Organisation, unit: str | None, under: str | None) -> bool:
    """Return whether a claim's unit is in the subtree that is measured."""
    if under is None:
        return True
    if unit is None:
        return False
    return bool(inside(org.snapshot, org.snapshot.number(under))[org.snapshot.number(unit)])
