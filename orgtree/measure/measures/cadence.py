"""How often something is done, as in `cadence: {events: {sum: meetings}, per: {count: grid}, months: meeting_months}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import shortened
from orgtree.charter.expression import ExpressionError
from orgtree.charter.mistakes import interval_of
from orgtree.charter.options import Read, names_of
from orgtree.charter.schema_parts import INTERVAL, stands_for
from orgtree.measure.options import Operand, Statement, number_of
from orgtree.measure.plan import Quotient, Stated

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 9


def _months(raw: Any, info: ValidationInfo) -> Interval | str:
    """Read how long the period is, or the field that says so."""
    if isinstance(raw, str) and raw[:1].isalpha():
        return number_of(raw, names_of(info)).field
    found = interval_of(raw, ())
    if found.high <= 0:
        raise ExpressionError(N_("a period is longer than 0 months, and '{value}' is not"), {"value": shortened(raw)})
    return Interval(max(found.low, 0), found.high)


class CadenceModel(Statement):
    """How many events there are for each unit and month over a period."""

    inside: ClassVar[frozenset[str]] = frozenset({"of", "where", "along"})

    events: Operand = Field(description="what was done over the period")
    per: Operand = Field(description="by how many")
    months: Annotated[
        Interval | str, Read(_months), WithJsonSchema({"anyOf": [INTERVAL, stands_for("number_field")]})
    ] = Field(description="months that the period has, or the field that states them; not stated, they are unknown")


class Options(Statement):
    """What a cadence may say."""

    inside: ClassVar[frozenset[str]] = CadenceModel.inside

    cadence: CadenceModel


def plan(options: Options, work: Resolver) -> Quotient:
    """Divide the events by the units, and that by the months."""
    said = options.cadence
    top, bottom = (work.amount(getattr(said, part), ("cadence", part)) for part in ("events", "per"))
    return Quotient(top, bottom, months=Stated(said.months) if isinstance(said.months, str) else said.months)
