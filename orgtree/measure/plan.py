"""What a metric measures, as a small tree of plain data that any engine can run.

A plan names kinds by code, fields and links by name, and holds conditions and paths as the charter's trees. It knows
no arrays: `orgtree.measure.numpy_backend` runs it over a snapshot, and the same tree can be written as a query over the
tables of `orgtree.graph.manifest`. Whatever is asked answers "surely" or "perhaps", and so has two bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.charter.trees import links_in

if TYPE_CHECKING:
    from orgtree.base.interval import Interval
    from orgtree.charter.expression import Condition, FieldIn, Path
    from orgtree.charter.model import Charter

Codes = frozenset[int]
"""Codes of kinds, child kinds included."""


@dataclass(frozen=True, slots=True)
class Units:
    """The units that a measure is about.

    Args:
        kinds: Their kinds; None for all.
        where: What they fit; None for all.
    """

    kinds: Codes | None = None
    where: Condition | None = None

    @property
    def narrowed(self) -> bool:
        """Whether not all units are meant."""
        return self.kinds is not None or self.where is not None


# -- a number of each unit --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class One:
    """One a unit, so that a sum of it is a number of units."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a unit states in a field; units whose kind lacks it do not count."""

    field: str


@dataclass(frozen=True, slots=True)
class Totalled:
    """A field whose stated value stands for the unit's subtree, else the sum of what is below."""

    field: str


@dataclass(frozen=True, slots=True)
class Linked:
    """How many links of a type and its subtypes start from a unit.

    Args:
        link: The type.
        where: Tests of the links' own fields, by field.
    """

    link: str
    where: tuple[tuple[str, FieldIn], ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """How many units a unit reaches along a path."""

    path: Path


Number = One | Stated | Totalled | Linked | Reached

# -- what is made of them for a group of units ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over units. Of totals, each of which stands for its subtree, the topmost units of each group are summed.

    Args:
        of: What is summed.
        units: Over which units.
        along: Hierarchy for groups and subtrees; None for each kind's own.
    """

    of: One | Stated | Totalled | Linked
    units: Units
    along: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The share of units that have something.

    Args:
        units: The units that are counted.
        having: What they have.
        exclude: Units that are left out and listed.
        wanted: Whether they should have it: if not, the gaps are those that do.
        along: As of a sum.
    """

    units: Units
    having: Condition
    exclude: Condition | None = None
    wanted: bool = True
    along: str | None = None


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean over units.

    Args:
        of: What the mean is taken of.
        units: Over which units.
        each: Where each unit's own number should lie: those outside are the gaps. None leaves it open.
        along: As of a sum.
    """

    of: Stated | Totalled | Reached
    units: Units
    each: Interval | None = None
    along: str | None = None


@dataclass(frozen=True, slots=True)
class Quotient:
    """One sum over another.

    Args:
        top: What is divided.
        bottom: What it is divided by.
        part: Whether the first is a part of the second: then at most 100 %.
        months: Of how often something is done a month, how long the period is, or the field that says so.
    """

    top: Sum
    bottom: Sum
    part: bool = False
    months: Interval | Stated | None = None

    @property
    def along(self) -> str | None:
        """The hierarchy for groups and subtrees that the first sum names."""
        return self.top.along


Plan = Sum | Share | Mean | Quotient


def links_of(plan: Plan, charter: Charter) -> frozenset[str]:
    """Return the links that a plan follows or counts, with their subtypes."""
    if isinstance(plan, Quotient):
        return links_of(plan.top, charter) | links_of(plan.bottom, charter)
    asked: list[Condition | Path | None] = [plan.units.where]
    counted: set[str] = set()
    if isinstance(plan, Share):
        asked += [plan.having, plan.exclude]
    elif isinstance(plan.of, Reached):
        asked.append(plan.of.path)
    elif isinstance(plan.of, Linked):
        counted.add(plan.of.link)
    named = counted | links_in(*asked, paths=charter.paths)
    return frozenset(name for link in named for name in charter.subtypes(link))
