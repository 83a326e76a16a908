"""A metric with its names resolved: what is measured, and where the figure should lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgtree.base.interval import Interval
from orgtree.base.range_words import in_words
from orgtree.base.text import Text
from orgtree.measure.plan import Mean, Quotient, Share, Sum

if TYPE_CHECKING:
    from orgtree.base.messages import Named
    from orgtree.base.place import Place
    from orgtree.measure.plan import Plan

_NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure that the charter requires.

    Args:
        name: Its name in the charter, or the id of the claim that it was made for.
        title: Titles by language.
        plan: What is measured.
        description: What it means.
        unit: What the figure counts.
        warn: Where it should lie; outside is a warning.
        fail: Where it must lie; outside is an error.
        band: Where each group's figure, or each unit's load, should lie.
        by: Kind by which it is broken down unless another is asked for.
        source: Where the target is written, by language.
        gap: What units that lack it are called; where it is empty, gaps.
        place: Where the metric is written.
    """

    name: str
    title: Text
    plan: Plan
    description: Text = _NO_TEXT
    unit: Text = _NO_TEXT
    warn: Interval | None = None
    fail: Interval | None = None
    band: Interval | None = None
    by: str | None = None
    source: Text = _NO_TEXT
    gap: Text = _NO_TEXT
    place: Place | None = field(default=None, compare=False)

    @property
    def percent(self) -> bool:
        """Whether the figure is shown in percent."""
        return isinstance(self.plan, Share) or (isinstance(self.plan, Quotient) and self.plan.part)

    def in_words(self, allowed: Interval) -> Named:
        """Return where its figure should lie, in words; of a share nothing lies beyond the whole."""
        whole = isinstance(self.plan, Share) and allowed.low == 1
        return in_words(Interval(1, 1) if whole else allowed, percent=self.percent)

    @property
    def judged(self) -> bool:
        """Whether it has a target."""
        return self.warn is not None or self.fail is not None

    @property
    def whole(self) -> bool:
        """Whether the figure is a plain amount, without a denominator."""
        return isinstance(self.plan, Sum)

    @property
    def each(self) -> bool:
        """Whether its band is held against each unit's own number, and not against the figure."""
        return isinstance(self.plan, Mean) and self.plan.each is not None
