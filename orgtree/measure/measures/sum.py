"""The sum of a field, as in `sum: headcount`; of stated totals each member counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from orgtree.measure.options import Number, OfUnits, check_kinds
from orgtree.measure.plan import Sum

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 3


class Options(OfUnits):
    """What a sum may say."""

    is_amount: ClassVar[bool] = True

    sum: Number = Field(description="the field that is summed")


def plan(options: Options, work: Resolver) -> Sum:
    """Add up what each unit has."""
    check_kinds(work.names, options.of, options.sum)
    return Sum(options.sum, options.units, along=options.along)
