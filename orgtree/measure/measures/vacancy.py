"""The share of posts that are not filled, as in `vacancy: {of: post, filled: {filled: true}}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.charter.expression import Not
from orgtree.measure.options import Having, Kinds, OfUnits, Statement
from orgtree.measure.plan import Share

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 7


class VacancyModel(OfUnits):
    """The share of posts that are not filled."""

    of: Kinds
    filled: Having = Field(description="what a post has that is filled")


class Options(Statement):
    """What a vacancy may say."""

    vacancy: VacancyModel


def plan(options: Options, _work: Resolver) -> Share:
    """Count those that are not filled, which nobody wants, among all."""
    said = options.vacancy
    return Share(said.units, Not(said.filled), wanted=False, along=said.along)
