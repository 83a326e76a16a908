"""The share of units that have something, as in `share: {of: team, having: based_at}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.charter.options import ConditionOption  # noqa: TC001 - pydantic reads the annotations
from orgtree.measure.options import Having, Kinds, OfUnits, Statement
from orgtree.measure.plan import Share

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 1


class ShareModel(OfUnits):
    """The share of units that have something."""

    of: Kinds
    having: Having = Field(description="a path to what they have, or a condition")
    except_: ConditionOption = Field(
        None, alias="except", description="units left out and listed; the figure with them is reported beside"
    )


class Options(Statement):
    """What a share may say."""

    share: ShareModel


def plan(options: Options, _work: Resolver) -> Share:
    """Count those that have it among all that are meant."""
    said = options.share
    return Share(said.units, said.having, exclude=said.except_, along=said.along)
