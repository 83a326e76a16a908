"""Resolve what metrics and claims measure to plans; every mistake is a finding where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from orgtree.base.catalogue import N_
from orgtree.base.messages import shortened
from orgtree.base.suggest import listed, unknown
from orgtree.base.text import Text
from orgtree.charter.compile import expression_finding
from orgtree.charter.expression import ExpressionError, Namespace
from orgtree.charter.language import ClaimModel, MetricModel
from orgtree.charter.resolve import Reporter
from orgtree.charter.validate import validation_findings
from orgtree.measure.measures import measures
from orgtree.measure.metric import Metric
from orgtree.measure.plan import Mean, Plan, Stated, Sum, Totalled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from orgtree.base.interval import Interval
    from orgtree.base.place import Part, Place
    from orgtree.charter.model import Charter
    from orgtree.measure.measures import Measure

    Pointer = tuple[str | int, ...]


class MistakeError(Exception):
    """A measure cannot be resolved; the finding is written already."""


class Resolver(Reporter):
    """Resolves measures; findings gather here.

    Args:
        charter: What may be named.
        places: Turns the pointer to a construct into a place.
    """

    def __init__(self, charter: Charter, places: Callable[[Pointer, Part], Place | None]) -> None:
        super().__init__(places)
        self.charter = charter
        self.names = Namespace.of(charter)
        self.measures = measures()
        self._here: Pointer = ()

    def metric(self, name: str, model: MetricModel, pointer: Pointer) -> Metric | None:
        """Return a metric, or None if its measure has a mistake."""
        text = self.charter.text
        try:
            plan = self.statement(model.measure, pointer, self.measures, beside=_keys(MetricModel))
        except MistakeError:
            return None
        if isinstance(plan, Mean) and plan.each is not None and model.band is not None:
            plan = replace(plan, each=model.band)
        by = model.by
        if by is not None and by not in self.charter.kinds:
            self.unknown(by, self.charter.kinds, (*pointer, "by"), N_("'{name}' is not a kind of the charter"))
            by = None
        metric = Metric(
            name=name,
            title=text(model.title if model.title is not None else name.replace("_", " ")),
            plan=plan,
            description=text(model.description),
            unit=text(model.unit) if model.unit is not None else self.unit_of(plan),
            warn=model.target.warn if model.target else None,
            fail=model.target.fail if model.target else None,
            band=model.band,
            by=by,
            source=text(model.source),
            gap=text(model.gap),
            place=self.places(pointer, "key"),
        )
        if metric.percent:
            for step, allowed in (("warn", metric.warn), ("fail", metric.fail), ("band", metric.band)):
                if allowed is not None:
                    self.no_percent(allowed, (*pointer, "band") if step == "band" else (*pointer, "target", step))
        return metric

    def unit_of(self, plan: Plan) -> Text:
        """Return what the field is counted in that a sum or a mean is made of."""
        of = plan.of if isinstance(plan, Sum | Mean) else None
        return self.charter.fields[of.field].unit if isinstance(of, Stated | Totalled) else Text()

    def claimed(self, model: ClaimModel, metrics: Mapping[str, Metric]) -> Metric | None:
        """Return what a claim is about: a metric of the charter, or a measure of its own."""
        given = [key for key, value in model.measure.items() if key in self.measures and value is not None]
        if model.metric is None or given:
            stated = {"metric": model.metric} if model.metric is not None else {}
            try:
                plan = self.statement(
                    {**stated, **model.measure}, (), self.measures, beside=_keys(ClaimModel), or_="metric"
                )
            except MistakeError:
                return None
            title = model.title if model.title is not None else model.id
            return Metric(model.id, Text.of(title, self.charter.language), plan, unit=self.unit_of(plan))
        for key in model.measure:
            self.report(
                "ORG102",
                N_("'{key}' has no meaning beside a metric"),
                (key,),
                "key",
                facts={"key": key},
                help=N_("write the measure itself instead of its name, or take '{key}' away"),
            )
        if model.metric not in metrics:
            if model.metric not in self.charter.metrics:  # else its own mistake is told of already
                self.unknown(model.metric, metrics, ("metric",), N_("'{name}' is not a metric of the charter"))
            return None
        return metrics[model.metric]

    def amount(self, data: Any, pointer: Pointer) -> Sum:
        """Return the amount that a part of the statement at hand states.

        Args:
            data: What is written there.
            pointer: Pointer to it, from the statement.
        """
        amounts = {name: measure for name, measure in self.measures.items() if measure.Options.is_amount}
        plan = self.statement(data, (*self._here, *pointer), amounts)
        assert isinstance(plan, Sum)  # noqa: S101 - amounts are sums
        return plan

    def statement(
        self, data: Any, pointer: Pointer, known: Mapping[str, Measure], *, beside: Collection[str] = (), or_: str = ""
    ) -> Plan:
        """Return the plan of the one measure that is stated.

        Args:
            data: The statement as written.
            pointer: Pointer to it.
            known: The measures that it may be.
            beside: Keys that may stand beside it and are no part of it.
            or_: A key that may stand instead of a measure.

        Raises:
            MistakeError: If there is a mistake; the finding is written.
        """
        if not isinstance(data, dict):
            self.report("ORG104", N_("a mapping is wanted, not '{value}'"), pointer, facts={"value": shortened(data)})
            raise MistakeError
        said = {key: value for key, value in data.items() if value is not None}
        words = [*filter(None, [or_]), *known]
        name = self._the_one([key for key in said if key in words], said, pointer, words)
        model = known[name].Options
        keys = _keys(model)
        for key in said.keys() - keys:
            self._stray(str(key), name, pointer, [*keys, *beside])
        try:
            options = model.model_validate(
                {key: said[key] for key in said if key in keys}, context={"names": self.names}
            )
        except ValidationError as error:
            wrong = validation_findings(error, model, data, self.places, pointer)
            self.findings.extend([finding for finding in wrong if finding.code == "ORG103"] or wrong)
            raise MistakeError from error
        before, self._here = self._here, pointer
        try:
            return known[name].plan(options, self)
        except ExpressionError as error:
            error.pointer = (*pointer, *error.pointer)
            self.findings.append(expression_finding(error, self.places))
            raise MistakeError from error
        finally:
            self._here = before

    def _the_one(self, given: list[str], said: Mapping[str, Any], pointer: Pointer, known: list[str]) -> str:
        """Return the measure that is given; none or several are a mistake, of which the second is the one that is wrong."""
        if not given:
            anywhere = set[str]().union(*(_keys(measure.Options) for measure in self.measures.values()))
            if strange := [key for key in said if key not in anywhere]:
                for key in strange:
                    self._no_meaning(str(key), pointer, known)
                raise MistakeError
            self.report(
                "ORG103",
                N_("it does not say what is measured"),
                pointer,
                facts={"known": listed(known, most=None)},
                help=N_("add one of {known}"),
            )
            raise MistakeError
        if len(given) > 1:
            self.report(
                "ORG104",
                N_("'{first}' and '{second}' are two measures, and one is wanted"),
                (*pointer, given[1]),
                "key",
                facts={"first": given[0], "second": given[1]},
                help=N_("take one of them away; {first}: null does so where the charter that is extended says it"),
            )
            raise MistakeError
        return given[0]

    def _stray(self, key: str, name: str, pointer: Pointer, known: Collection[str]) -> None:
        """Tell of a key that is no part of a statement, and of where it belongs."""
        model = self.measures[name].Options
        inner = _keys(model.model_fields[name].annotation) | model.inside
        owners = [other for other, measure in self.measures.items() if key in _keys(measure.Options)]
        if not owners and key not in inner:
            self._no_meaning(key, pointer, known)
            return
        remedy = N_("put '{key}' inside {measure}") if key in inner else N_("only {known} can have it")
        facts = {"key": key, "measure": name, "known": listed(owners)}
        self.report(
            "ORG102", N_("'{key}' has no meaning beside {measure}"), (*pointer, key), "key", facts=facts, help=remedy
        )

    def _no_meaning(self, key: str, pointer: Pointer, known: Collection[str]) -> None:
        message, otherwise = N_("'{key}' has no meaning here"), N_("take it away, or put it where it belongs")
        mistake = unknown(message, key, sorted(known), fact="key", otherwise=otherwise)
        self.report("ORG102", mistake, (*pointer, key), "key")

    def no_percent(self, value: Interval, pointer: Pointer) -> None:
        """Tell of a share that is held against 94.5 where 94.5% is meant."""
        bound = value.low if value.low not in {float("-inf"), 0} else value.high
        if 1 < bound < float("inf"):
            self.report(
                "ORG104",
                N_("a share is at most 100%, and '{value}' is more"),
                pointer,
                facts={"value": str(value)},
                help=N_("write it with a percent sign, as in 25%.."),
                severity="warning",
            )


def _keys(model: Any) -> set[str]:
    """Return the keys that a model knows, as they are written."""
    return {field.alias or name for name, field in getattr(model, "model_fields", {}).items()}
