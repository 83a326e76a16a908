"""From metrics and claims as written to resolved ones; mistakes are findings where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying
from orgtree.base.place import Place
from orgtree.base.suggest import Suggestions, unknown
from orgtree.base.text import Text
from orgtree.charter.titles import asked
from orgtree.graph.codes import graph_finding
from orgtree.measure.resolve import Resolver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from orgtree.base.dates import Date
    from orgtree.base.finding import Finding
    from orgtree.base.interval import Interval
    from orgtree.base.place import Part
    from orgtree.charter.language import ClaimModel
    from orgtree.charter.model import Charter
    from orgtree.measure.figure import Organised
    from orgtree.measure.metric import Metric

    Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A published figure, with what it is held against.

    Args:
        id: Its id in the definition.
        title: Titles by language.
        metric: What is computed.
        under: Unit whose subtree is meant; None for everything.
        states: The published figure.
        source: Where it was published, by language.
        as_of: Its date.
        place: Where the claim is written.
    """

    id: str
    title: Text
    metric: Metric
    under: str | None
    states: Interval
    source: Text
    as_of: Date | None
    place: Place = field(compare=False)


def prepare(charter: Charter) -> tuple[dict[str, Metric], list[Finding]]:
    """Resolve a charter's metrics.

    Returns:
        Metrics by name in the charter's order, and what is wrong; a metric with a mistake is left out.
    """
    work = Resolver(charter, charter.places)
    metrics = {}
    for name, model in charter.metrics.items():
        metric = work.metric(name, model, ("metrics", name))
        if metric is not None:
            metrics[name] = metric
    return metrics, work.findings


def asked_metric(charter: Charter, metrics: Mapping[str, Metric], findings: Iterable[Finding], word: str) -> Metric:
    """Return the metric that is asked for by its name or a title.

    Args:
        charter: The charter.
        metrics: Its metrics, and
        findings: what is wrong with the others, as `prepare` returns them.
        word: What is asked for.

    Raises:
        UsageError: If the charter has no such metric or several, or the metric has a mistake.
    """
    titles = {name: charter.text(model.title) for name, model in charter.metrics.items()}
    message, otherwise = (
        N_("there is no metric '{name}' in charter '{charter}'"),
        N_("it has {known}") if titles else N_("it has none"),
    )
    name = asked(word, titles, message, facts={"charter": charter.name}, otherwise=otherwise)
    if name not in metrics:
        own = ("metrics", name)
        reason = next(
            (one.saying for one in findings if one.place and one.place.path[:2] == own), Saying(N_("see orgtree check"))
        )
        raise UsageError(
            N_("metric '{name}' is left out, because it has a mistake: {reason}"), name=name, reason=reason
        )
    return metrics[name]


def prepare_claims(
    graph: Organised, claims: Iterable[tuple[ClaimModel, Place]], metrics: Mapping[str, Metric]
) -> tuple[list[Claim], list[Finding]]:
    """Resolve a definition's claims.

    Args:
        graph: The organisation.
        claims: Claims as written, each with its place.
        metrics: The charter's metrics, as `prepare` returns them.

    Returns:
        Claims in order, and what is wrong; a claim with a mistake is left out.
    """
    charter = graph.charter
    resolved: list[Claim] = []
    findings: list[Finding] = []
    ids: Suggestions | None = None  # without a claim about a unit nobody needs the index of all
    for model, place in claims:
        work = Resolver(charter, _below(place))
        metric = work.claimed(model, metrics)
        within = None if model.in_ is None else composed(model.in_)
        if within is not None and within not in graph.index:
            ids = ids or Suggestions(graph.index)
            mistake = unknown(
                N_("claim '{claim}' is about '{id}', and there is no such unit"),
                model.in_,
                fact="id",
                facts={"claim": model.id},
                otherwise=N_("name a unit of the definition by its id"),
                find=ids.nearest,
            )
            findings.append(graph_finding("ORG202", mistake, work.places(("in",), "value")))
            metric = None
        if metric is not None and metric.percent:
            work.no_percent(model.states, ("states",))
        findings.extend(work.findings)
        if metric is not None:
            title = Text.of(model.title, graph.language) if model.title is not None else metric.title
            source = Text.of(model.source, graph.language)
            resolved.append(Claim(model.id, title, metric, within, model.states, source, model.as_of, place))
    return resolved, findings


def _below(place: Place) -> Callable[[Way, Part], Place]:
    def places(way: Way, part: Part = "value") -> Place:
        return Place(place.document, place.path + way, part)

    return places
