"""One amount over another, as in `ratio: [{sum: headcount}, {count: team}]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from orgtree.charter.setting_types import Flag  # noqa: TC001 - pydantic reads the annotations
from orgtree.measure.options import Operand, Statement
from orgtree.measure.plan import Quotient

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 2


class Options(Statement):
    """What a ratio may say."""

    inside: ClassVar[frozenset[str]] = frozenset({"of", "where", "along"})

    ratio: Annotated[
        list[Operand],
        Field(min_length=2, max_length=2, description="one amount over another"),
    ]
    part: Flag = Field(
        default=False, description="of a ratio: the first amount is a part of the second, so at most 100%"
    )


def plan(options: Options, work: Resolver) -> Quotient:
    """Divide the first by the second."""
    top, bottom = (work.amount(amount, ("ratio", place)) for place, amount in enumerate(options.ratio))
    return Quotient(top, bottom, part=options.part)
