"""The number of units of some kinds, as in `count: [branch, party_group]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from orgtree.charter.options import ConditionOption  # noqa: TC001 - pydantic reads the annotations
from orgtree.measure.options import Along, Kinds, Statement
from orgtree.measure.plan import One, Sum, Units

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 4


class Options(Statement):
    """What a count may say."""

    is_amount: ClassVar[bool] = True

    count: Kinds = Field(description="the kinds whose units are counted")
    where: ConditionOption = Field(None, description="only units that fit")
    along: Along = Field(None, description="the hierarchy; left out, the kind's own")


def plan(options: Options, _work: Resolver) -> Sum:
    """Add up one for each unit."""
    return Sum(One(), Units(options.count, options.where), along=options.along)
