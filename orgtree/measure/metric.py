"""Metrics with their names resolved: what is measured, as data that the engine turns into array operations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from orgtree.base.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.interval import Interval
    from orgtree.base.place import Place
    from orgtree.charter.expression import Condition, FieldIn, Path

_NO_TEXT = Text()

Codes = frozenset[int]
"""Codes of kinds, child kinds included."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of units that have something.

    Args:
        of: Kinds of the units that are counted.
        where: Which of them.
        having: What they should have.
        exclude: Units that are left out and listed.
        along: Hierarchy for groups and subtrees; None for the kind's own.
        vacancy: Whether the share of those that do *not* have it is the figure; gaps are the same units.
    """

    of: Codes
    where: Condition | None
    having: Condition
    exclude: Condition | None = None
    along: str | None = None
    vacancy: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of a field, a number of units, or a number of links.

    Args:
        kind: Which of the three.
        name: The field or the link type; "" for a number of units.
        of: Kinds of the units that are summed or counted, or that the links start from; None for all.
        where: Which of them.
        links_where: For links, tests of their own fields.
        along: Hierarchy for groups and subtrees; None for the kind's own.
    """

    kind: Literal["sum", "count", "links"]
    name: str = ""
    of: Codes | None = None
    where: Condition | None = None
    links_where: Mapping[str, FieldIn] | None = None
    along: str | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One amount over another.

    Args:
        top: The amount that is divided.
        bottom: The amount that it is divided by.
        part: Whether the first is a part of the second: then at most 100 %.
    """

    top: Amount
    bottom: Amount
    part: bool = False


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a field over units; a field with a total is taken as summed up for each."""

    field: str
    of: Codes | None
    where: Condition | None
    along: str | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """How many units each unit reaches along a path, on average; a band is held against each unit."""

    of: Codes
    where: Condition | None
    path: Path
    along: str | None = None


Measure = Share | Amount | Ratio | Mean | Load


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure that is owed.

    Args:
        name: Its name in the charter, or the id of the claim that it was made for.
        title: Titles by language.
        measure: What is measured.
        description: What it means.
        unit: What the figure counts.
        warn: Where it should lie; outside is a warning.
        fail: Where it must lie; outside is an error.
        band: Where each group's figure, or each unit's load, should lie.
        by: Kind by which it is broken down unless another is asked for.
        source: Where the target is written, by language.
        place: Where the metric is written.
    """

    name: str
    title: Text
    measure: Measure
    description: Text = _NO_TEXT
    unit: Text = _NO_TEXT
    warn: Interval | None = None
    fail: Interval | None = None
    band: Interval | None = None
    by: str | None = None
    source: Text = _NO_TEXT
    place: Place | None = field(default=None, compare=False)

    @property
    def percent(self) -> bool:
        """Whether the figure is shown in percent."""
        return isinstance(self.measure, Share) or (isinstance(self.measure, Ratio) and self.measure.part)

    @property
    def judged(self) -> bool:
        """Whether it has a target."""
        return self.warn is not None or self.fail is not None

    @property
    def measure_along(self) -> str | None:
        """The hierarchy that the measure names for groups and subtrees, if any."""
        return self.measure.top.along if isinstance(self.measure, Ratio) else self.measure.along

    @property
    def whole(self) -> bool:
        """Whether the figure is a plain amount, without a denominator."""
        return isinstance(self.measure, Amount)
