"""Resolve the names of one measure; every mistake is a finding where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.text import Text
from orgtree.charter.compile import expression_finding
from orgtree.charter.expression import (
    ExpressionError,
    FieldIn,
    Names,
    Not,
    Reaches,
    kind_codes,
    parse_condition,
    parse_path,
)
from orgtree.charter.resolve import Reporter
from orgtree.measure.metric import Metric
from orgtree.measure.plan import Linked, Mean, One, Plan, Quotient, Reached, Share, Stated, Sum, Total, Units

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgtree.base.place import Part, Place
    from orgtree.charter.expression import Condition
    from orgtree.charter.language import ClaimModel, MeasureModel, MetricModel
    from orgtree.charter.model import Charter

    Way = tuple[str | int, ...]

_NARROWING = ("of", "where", "along")
_SOME = Interval(1, float("inf"))
"""Where each load lies unless a band says it: a unit that reaches nothing is a gap."""
_T = TypeVar("_T")


class MistakeError(Exception):
    """A measure cannot be resolved; the finding is written already."""


class Resolver(Reporter):
    """Resolves measures; findings gather here.

    Args:
        charter: What may be named.
        places: Turns the way to a construct into a place.
    """

    def __init__(self, charter: Charter, places: Callable[[Way, Part], Place | None]) -> None:
        super().__init__(places)
        self.charter = charter
        self.names = Names(charter.kinds, charter.fields, charter.links, charter.paths)

    def metric(self, name: str, model: MetricModel, way: Way) -> Metric | None:
        """Return a metric, or None if its measure has a mistake."""
        text = self.charter.text
        try:
            plan = self.measure(model, way, model.band)
        except MistakeError:
            return None
        by = model.by
        if by is not None and by not in self.charter.kinds:
            self.unknown(by, self.charter.kinds, (*way, "by"), N_("'{name}' is not a kind of the charter"))
            by = None
        metric = Metric(
            name=name,
            title=text(model.title if model.title is not None else name.replace("_", " ")),
            plan=plan,
            description=text(model.description),
            unit=text(model.unit),
            warn=model.target.warn if model.target else None,
            fail=model.target.fail if model.target else None,
            band=model.band,
            by=by,
            source=text(model.source),
            place=self.places(way, "key"),
        )
        if metric.percent:
            for step, allowed in (("warn", metric.warn), ("fail", metric.fail), ("band", metric.band)):
                if allowed is not None:
                    self.no_percent(allowed, (*way, "band") if step == "band" else (*way, "target", step))
        return metric

    def claimed(self, model: ClaimModel, metrics: Mapping[str, Metric]) -> Metric | None:
        """Return what a claim is about: a metric of the charter, or a measure of its own."""
        if model.metric is None:
            try:
                plan = self.measure(model, ())
            except MistakeError:
                return None
            return Metric(
                model.id, Text.of(model.title if model.title is not None else model.id, self.charter.language), plan
            )
        if model.metric not in metrics:
            if model.metric not in self.charter.metrics:  # else its own mistake is told of already
                self.unknown(model.metric, metrics, ("metric",), N_("'{name}' is not a metric of the charter"))
            return None
        for key in _NARROWING:
            if getattr(model, key) is not None:
                self.report(
                    "ORG102",
                    N_("'{key}' has no meaning beside a metric"),
                    (key,),
                    "key",
                    facts={"key": key},
                    help=N_("write the measure itself instead of its name, or take '{key}' away"),
                )
        return metrics[model.metric]

    def measure(self, model: MeasureModel, way: Way, band: Interval | None = None) -> Plan:
        """Resolve the one measure that a model has."""
        name = model.measure
        if model.part and name != "ratio":
            self.report(
                "ORG102",
                N_("'{key}' has no meaning beside {measure}"),
                (*way, "part"),
                "key",
                facts={"key": "part", "measure": name},
                help=N_("only a ratio has a part"),
            )
        if name in {"share", "ratio", "vacancy", "load"}:
            for key in _NARROWING:
                if getattr(model, key) is not None:
                    self.report(
                        "ORG102",
                        N_("'{key}' has no meaning beside {measure}"),
                        (*way, key),
                        "key",
                        facts={"key": key, "measure": name},
                        help=N_("put '{key}' inside {measure}"),
                    )
        inner = (*way, name)
        if model.share is not None:
            share = model.share
            return self.together(
                lambda: Share(
                    self.units(share, inner),
                    having=self.having(share.having, (*inner, "having")),
                    exclude=self.condition(share.except_, (*inner, "except")),
                    along=self.along(share.along, (*inner, "along")),
                )
            )
        if model.vacancy is not None:
            vacancy = model.vacancy
            return self.together(
                lambda: Share(
                    self.units(vacancy, inner),
                    having=Not(self.having(vacancy.filled, (*inner, "filled"))),
                    along=self.along(vacancy.along, (*inner, "along")),
                    wanted=False,
                )
            )
        if model.load is not None:
            load = model.load
            return self.together(
                lambda: Mean(
                    Reached(parse_path(load.path, self.names, (*inner, "path"))),
                    self.units(load, inner),
                    each=band if band is not None else _SOME,
                    along=self.along(load.along, (*inner, "along")),
                )
            )
        if model.ratio is not None:
            top, bottom = (self.amount(amount, (*inner, i), (*inner, i)) for i, amount in enumerate(model.ratio))
            return Quotient(top, bottom, part=model.part)
        if model.mean is not None:
            mean = model.mean
            return self.together(
                lambda: Mean(
                    self.number(mean, inner, model.of, (*way, "of")),
                    self.units(model, way),
                    along=self.along(model.along, (*way, "along")),
                )
            )
        return self.amount(model, way, way)

    def amount(self, model: Any, way: Way, narrowing: Way) -> Sum:
        """Resolve an amount; a model of a metric has the same keys as one in a ratio."""
        where_way = (*narrowing, "where")
        if model.count is not None:
            if model.of is not None:
                self.report(
                    "ORG102",
                    N_("'{key}' has no meaning beside {measure}"),
                    (*narrowing, "of"),
                    "key",
                    facts={"key": "of", "measure": "count"},
                    help=N_("name the kinds in count"),
                )
            return self.together(
                lambda: Sum(
                    One(),
                    Units(self.kinds(model.count, (*way, "count")), self.condition(model.where, where_way)),
                    along=self.along(model.along, (*narrowing, "along")),
                )
            )
        if model.sum is not None:
            return self.together(
                lambda: Sum(
                    self.number(model.sum, (*way, "sum"), model.of, (*narrowing, "of")),
                    self.units(model, narrowing),
                    along=self.along(model.along, (*narrowing, "along")),
                )
            )
        if model.links not in self.charter.links:
            self.unknown(model.links, self.charter.links, (*way, "links"), N_("'{name}' is not a link of the charter"))
            raise MistakeError
        own, rest = self.link_tests(model.links, model.where, where_way)
        return self.together(
            lambda: Sum(
                Linked(model.links, own),
                Units(
                    None if model.of is None else self.kinds(model.of, (*narrowing, "of")),
                    self.condition(rest, where_way),
                ),
                along=self.along(model.along, (*narrowing, "along")),
            )
        )

    def together(self, make: Callable[[], _T]) -> _T:
        """Make a measure; an expression's mistake becomes a finding."""
        try:
            return make()
        except ExpressionError as error:
            self.findings.append(expression_finding(error, self.places))
            raise MistakeError from error

    def kinds(self, names: Sequence[str], way: Way) -> frozenset[int]:
        """Return the codes of kinds, child kinds included."""
        for position, name in enumerate(names):
            if name not in self.charter.kinds:
                here = way if len(names) == 1 else (*way, position)
                self.unknown(name, self.charter.kinds, here, N_("'{name}' is not a kind of the charter"))
                raise MistakeError
        return kind_codes(list(names), self.names)

    def units(self, model: Any, way: Way) -> Units:
        """Return which units are meant by `of` and `where`."""
        kinds = None if model.of is None else self.kinds(model.of, (*way, "of"))
        return Units(kinds, self.condition(model.where, (*way, "where")))

    def condition(self, raw: Any, way: Way) -> Condition | None:
        """Return a condition, None where there is none."""
        return None if raw is None else parse_condition(raw, self.names, way)

    def having(self, raw: Any, way: Way) -> Condition:
        """Return what units should have: a condition, or a path on its own."""
        return (
            parse_condition(raw, self.names, way)
            if isinstance(raw, dict)
            else Reaches(parse_path(raw, self.names, way))
        )

    def along(self, name: str | None, way: Way) -> str | None:
        """Return a hierarchy's name."""
        if name is not None and name not in self.charter.hierarchies:
            self.unknown(name, self.charter.hierarchies, way, N_("'{name}' is not a hierarchy of the charter"))
            raise MistakeError
        return name

    def number(self, name: str, way: Way, of: Sequence[str] | None, of_way: Way) -> Stated | Total:
        """Return a field that can be summed, and that the kinds have."""
        field = self.charter.fields.get(name)
        if field is None:
            numbers = [other.name for other in self.charter.fields.values() if other.values.scale == "amount"]
            self.unknown(name, numbers, way, N_("'{name}' is not a field of the charter"))
            raise MistakeError
        if field.values.scale != "amount":
            self.report(
                "ORG104",
                N_("'{name}' is a {type}, and only a count or a number can be summed"),
                way,
                facts={"name": name, "type": field.type},
            )
            raise MistakeError
        for kind in of or ():
            below = [k for k in self.charter.kinds.values() if kind in k.ancestors]
            if below and not any(name in k.fields for k in below):
                self.report(
                    "ORG107",
                    N_("kind '{kind}' has no '{key}'"),
                    of_way,
                    facts={"kind": kind, "key": name},
                    help=N_("name kinds that have it"),
                )
                raise MistakeError
        return Stated(name) if field.total is None else Total(name)

    def link_tests(self, link: str, raw: Any, way: Way) -> tuple[tuple[tuple[str, FieldIn], ...], Any]:
        """Part a condition on links into tests of their own fields, and what is asked of the unit that they start from."""
        fields = {name: f for sub in self.charter.subtypes(link) for name, f in self.charter.links[sub].fields.items()}
        if not isinstance(raw, dict) or not fields.keys() & raw.keys():
            return (), raw
        names = Names(self.charter.kinds, fields, self.charter.links, self.charter.paths, on_link=True)
        own: dict[str, FieldIn] = {}
        for name in fields.keys() & raw.keys():
            try:
                test = parse_condition({name: raw[name]}, names, way)
            except ExpressionError as error:
                self.findings.append(expression_finding(error, self.places))
                raise MistakeError from error
            assert isinstance(test, FieldIn)  # noqa: S101 - one field gives one test
            own[name] = test
        return tuple(own.items()), {key: value for key, value in raw.items() if key not in fields} or None

    def no_percent(self, value: Interval, way: Way) -> None:
        """Tell of a share that is held against 94.5 where 94.5% is meant."""
        bound = value.low if value.low not in {float("-inf"), 0} else value.high
        if 1 < bound < float("inf"):
            self.report(
                "ORG104",
                N_("a share is at most 100%, and '{value}' is more"),
                way,
                facts={"value": str(value)},
                help=N_("write it with a percent sign, as in 25%.."),
                severity="warning",
            )
