"""How many units each unit reaches, as in `load: {of: post, path: ^reports_to}`; a band is held against each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.interval import Interval
from orgtree.charter.options import PathOption  # noqa: TC001 - pydantic reads the annotations
from orgtree.measure.options import Kinds, OfUnits, Statement
from orgtree.measure.plan import Mean, Reached

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 8


class LoadModel(OfUnits):
    """How many units each unit reaches along a path: contact points of a post, reports of a head."""

    of: Kinds
    path: PathOption


class Options(Statement):
    """What a load may say."""

    load: LoadModel


def plan(options: Options, _work: Resolver) -> Mean:
    """Take the mean; a unit that reaches nothing is a gap unless the metric's band says what each should have."""
    said = options.load
    return Mean(Reached(said.path), said.units, each=Interval(1, float("inf")), along=said.along)
