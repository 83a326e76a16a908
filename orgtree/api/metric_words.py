"""Say what a metric measures, from its plan, in the titles of a charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import Named, Saying
from orgtree.base.range_words import in_words
from orgtree.charter.expression import All, Not
from orgtree.check.condition_words import kinds_in_words, most_general, way_in_words, whole_condition
from orgtree.measure.plan import Linked, Mean, Quotient, Reached, Share, Stated, Sum, Totalled

if TYPE_CHECKING:
    from orgtree.charter.model import Charter
    from orgtree.measure.plan import Number, Plan, Units

_OF_EACH = {
    False: N_("share of {units} for which this holds: {having}"),
    True: N_("share of {units} for which this does not hold: {having}"),
}


def plan_in_words(charter: Charter, plan: Plan) -> Saying:
    """Return what is measured, as in "number of Party groups" or "share of teams for which this holds: filled"."""
    if isinstance(plan, Share):
        return _share(charter, plan)
    if isinstance(plan, Mean):
        template = N_("mean of {number}, over {units}")
        return Saying(template, {"number": _number(charter, plan.of), "units": _units(charter, plan.units)})
    if isinstance(plan, Sum):
        return _sum(charter, plan)
    return _quotient(charter, plan)


def _share(charter: Charter, plan: Share) -> Saying:
    having, turned = plan.having, not plan.wanted and isinstance(plan.having, Not)
    if isinstance(having, Not) and turned:
        having = having.part
    facts = {"units": _units(charter, plan.units), "having": whole_condition(charter, having)}
    said = Saying(_OF_EACH[turned], facts)
    if plan.exclude is None:
        return said
    left_out = whole_condition(charter, plan.exclude)
    return Saying(N_("{said}; left out are: {left_out}"), {"said": said, "left_out": left_out})


def _quotient(charter: Charter, plan: Quotient) -> Saying:
    facts: dict[str, Any] = {"top": _sum(charter, plan.top), "bottom": _sum(charter, plan.bottom)}
    if plan.months is None:
        return Saying(N_("{top}, divided by {bottom}"), facts)
    months = _field(charter, plan.months.field) if isinstance(plan.months, Stated) else in_words(plan.months)
    template = N_("{top}, divided by {bottom} and by the months of the period ({months})")
    return Saying(template, {**facts, "months": months})


def _sum(charter: Charter, plan: Sum) -> Saying:
    of, units = plan.of, plan.units
    if isinstance(of, Linked):
        return _links(charter, of, units)
    if not isinstance(of, Stated | Totalled):
        return Saying(N_("number of {units}"), {"units": _units(charter, units)})
    facts = {"number": _number(charter, of), "units": _units(charter, units)}
    return Saying(N_("sum of {number}, over {units}") if units.narrowed else N_("sum of {number}"), facts)


def _links(charter: Charter, of: Linked, units: Units) -> Saying:
    link = charter.links[of.link]
    facts: dict[str, Any] = {"link": Named(link.name, link.title), "units": _units(charter, units)}
    said = Saying(
        N_("number of links '{link}' from {units}") if units.narrowed else N_("number of links '{link}'"), facts
    )
    if not of.where:
        return said
    tests = whole_condition(charter, All(tuple(test for _, test in of.where)), fields=link.fields)
    return Saying(N_("{units} ({where})"), {"units": said, "where": tests})


def _units(charter: Charter, units: Units) -> Saying:
    said = Saying(N_("all units"))
    if units.kinds is not None:
        kinds = most_general(charter, units.kinds)
        named = "{kinds}" if kinds and all(kind.plural for kind in kinds) else N_("units of kind {kinds}")
        said = Saying(named, {"kinds": kinds_in_words(charter, units.kinds, several=True)})
    if units.where is None:
        return said
    return Saying(N_("{units} ({where})"), {"units": said, "where": whole_condition(charter, units.where)})


def _number(charter: Charter, of: Number) -> Any:
    if isinstance(of, Reached):
        return Saying(N_("how many units '{path}' leads to"), {"path": way_in_words(charter, of.path)})
    assert isinstance(of, Stated | Totalled)  # noqa: S101 - the others are no number of one unit
    return _field(charter, of.field)


def _field(charter: Charter, name: str) -> Named:
    return Named(name, charter.fields[name].title)
