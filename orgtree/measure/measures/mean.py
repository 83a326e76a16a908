"""The mean of a field over units, as in `mean: headcount, of: team`; a field with a total is taken as summed up for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.measure.options import Number, OfUnits, check_kinds
from orgtree.measure.plan import Mean

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 6


class Options(OfUnits):
    """What a mean may say."""

    mean: Number = Field(description="the field whose mean over units is taken")


def plan(options: Options, work: Resolver) -> Mean:
    """Take the mean of what each unit has."""
    check_kinds(work.names, options.of, options.mean)
    return Mean(options.mean, options.units, along=options.along)
