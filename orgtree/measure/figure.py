"""One figure with all that is known of it: bounds, parts, unknowns, exclusions, gaps and verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import Named, Saying, fill, said
from orgtree.base.range_words import shown_in_words
from orgtree.measure.plan import Mean, Quotient, Stated, Sum, Totalled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.dates import Date
    from orgtree.base.place import Place
    from orgtree.charter.model import Charter
    from orgtree.measure.metric import Metric
    from orgtree.measure.plan import Plan

    Ints = NDArray[np.int64] | NDArray[np.int32]

REST = "–"
"""Stands for the group of the units that fall in no other."""
_NO_UNITS: Ints = np.zeros(0, dtype=np.int64)
_NONE = Interval.exactly(0)
_MOST_DIGITS = 6
_UNKNOWN = N_("unknown")


class Organised(Protocol):
    """What figures ask of an organisation: a snapshot has it, and so have tables that an engine reads."""

    as_of: Date | None
    charter: Charter
    language: str

    @property
    def ids(self) -> Sequence[str]:
        """Id of each unit, by number."""

    @property
    def index(self) -> Mapping[str, int]:
        """Number of each unit, by id."""

    @property
    def named(self) -> Sequence[Any]:
        """The ids of all units, which sentences say by their names."""

    @property
    def not_stated(self) -> Mapping[str, frozenset[int]]:
        """For each link of which the source says nothing the codes of the kinds."""

    def name(self, unit: int, language: str | None = None) -> str:
        """Return a unit's name."""

    def decimals(self, field: str) -> int:
        """Return the most decimals of what units state in a field, up to six."""

    def place(self, unit: int, member: str | None = None) -> Place | None:
        """Return where a unit is written, or one of its fields or links."""

    def same_as(self, other: Any) -> bool:
        """Return whether another has the same day and facts."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A metric's figure for one group of units.

    Args:
        metric: What is measured.
        graph: The organisation.
        group: Id of the unit that the group is of; `REST` for the units in no group; None for everything asked for.
        value: Its bounds; None for "no data", as in 0/0.
        numerator: What is divided, or the amount itself.
        denominator: What it is divided by; None for a plain amount.
        unknown_units: Units because of which it is not exact. Numbers.
        gap_units: Units that surely lack what is measured, or whose own load surely lies outside the band.
        possible_units: Units of which that is undecided.
        excluded_units: Units that are left out.
        with_excluded: The figure with those; None if there are none.
        with_excluded_parts: Its numerator and denominator.
        shared_count: Number of its units that count in other groups as well.
        silent: Whether it asks for links of which the source says nothing.
        tallies: How many units there are of `unknown`, `gap`, `possible` and `excluded`, where not all of them are listed.
    """

    metric: Metric
    graph: Organised = field(repr=False, compare=False)
    group: str | None
    value: Interval | None
    numerator: Interval
    denominator: Interval | None = None
    unknown_units: Ints = field(default_factory=lambda: _NO_UNITS, repr=False)
    gap_units: Ints = field(default_factory=lambda: _NO_UNITS, repr=False)
    possible_units: Ints = field(default_factory=lambda: _NO_UNITS, repr=False)
    excluded_units: Ints = field(default_factory=lambda: _NO_UNITS, repr=False)
    with_excluded: Interval | None = None
    with_excluded_parts: tuple[Interval, Interval] | None = None
    shared_count: int = 0
    silent: bool = False
    tallies: Mapping[str, int] = field(default_factory=dict, repr=False)

    def __eq__(self, other: object) -> bool:
        """Return whether both say the same of equal organisations."""
        if not isinstance(other, Figure):
            return NotImplemented
        return self.graph.same_as(other.graph) and all(
            np.array_equal(mine, theirs) if isinstance(mine, np.ndarray) else mine == theirs
            for mine, theirs in (
                (getattr(self, one.name), getattr(other, one.name)) for one in fields(self) if one.compare
            )
        )

    def __hash__(self) -> int:
        return hash((self.metric.name, self.group, self.value))

    @property
    def unknowns(self) -> int:
        """Number of units because of which it is not exact."""
        return self.tallies.get("unknown", len(self.unknown_units))

    @property
    def gap_count(self) -> int:
        """Number of units that surely lack it."""
        return self.tallies.get("gap", len(self.gap_units))

    @property
    def possible_count(self) -> int:
        """Number of units that may lack it."""
        return self.tallies.get("possible", len(self.possible_units))

    @property
    def excluded_count(self) -> int:
        """Number of units that are left out."""
        return self.tallies.get("excluded", len(self.excluded_units))

    @property
    def gaps(self) -> list[str]:
        """Ids of the units that surely lack it."""
        return self._ids(self.gap_units)

    @property
    def possible_gaps(self) -> list[str]:
        """Ids of the units that may lack it."""
        return self._ids(self.possible_units)

    @property
    def excluded(self) -> list[str]:
        """Ids of the units that are left out."""
        return self._ids(self.excluded_units)

    def _ids(self, units: Ints) -> list[str]:
        return [self.graph.ids[unit] for unit in units.tolist()]

    @property
    def indicative(self) -> bool:
        """Whether it is only indicative: a ratio of two lower bounds, "120 or more" of "400 or more"."""
        parts = (self.numerator, self.denominator)
        return all(part is not None and math.isinf(part.high) and part.low > 0 for part in parts)

    @property
    def vacuous(self) -> bool:
        """Whether it is a share of what may be no unit at all: then there may be no figure, whatever its bounds."""
        return self.metric.percent and self.denominator is not None and self.denominator.low == 0

    @property
    def boundless(self) -> bool:
        """Whether it may be whatever such a figure can be."""
        value, most = self.value, 1 if self.metric.percent else math.inf
        return value is not None and value.low in {0, -math.inf} and value.high == most

    @property
    def known(self) -> bool:
        """Whether anything is known: some data, and a bound that is not there by nature."""
        if self.value is None or self.vacuous:
            return False
        return not (self.boundless and self.numerator.low in {0, -math.inf})

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show: no data, no target, and nothing that the source is said to leave out."""
        return not self.known and not self.not_stated and (self.group is not None or not self.metric.judged)

    @property
    def absent(self) -> bool:
        """Whether it is surely zero, without gaps and without a verdict."""
        return self.known and self.numerator == _NONE and not self.gap_count and not self.verdict

    @property
    def not_stated(self) -> bool:
        """Whether nothing is known of it because the source says nothing of the links that it asks for."""
        return self.silent and self.value is not None and not self.known

    @property
    def over_unknown_period(self) -> Interval | None:
        """What a cadence comes to over its whole period, if nothing is known of how long that is; else None."""
        cadence = isinstance(self.metric.plan, Quotient) and self.metric.plan.months is not None
        if not cadence or self.value is None or self.denominator is None or self.numerator.high == 0:
            return None
        if self.value.low > 0 or self.value.high < math.inf or math.inf in {self.numerator.high, self.denominator.high}:
            return None
        return self.numerator / self.denominator

    @property
    def met(self) -> bool | None:
        """Whether it surely lies in its target (True), surely not (False), or neither can be said (None)."""
        answers = [self.within(allowed) for allowed in (self.metric.warn, self.metric.fail) if allowed is not None]
        return False if False in answers else None if None in answers or not answers else True

    @property
    def in_band(self) -> bool | None:
        """Whether it surely lies in the metric's band, or all units' own figures do."""
        if not self.metric.each:
            return self.within(self.metric.band)
        return False if self.gap_count else None if self.possible_count or self.value is None else True

    @property
    def verdict(self) -> str:
        """One of "met", "missed", "failed", "undecided", "no data", and "" without a target or band.

        A target goes before a band; "failed" is outside of the stricter of two targets.
        """
        if not self.metric.judged and not self.banded:
            return ""
        if self.value is None:
            return "no data"
        answer = self.met if self.metric.judged else self.in_band
        if answer is False:
            return "failed" if self.within(self.metric.fail) is False else "missed"
        return "met" if answer else "undecided"

    @property
    def banded(self) -> bool:
        """Whether the metric's band is meant for this figure: for each group's, if it is broken down."""
        return self.metric.band is not None and (
            self.group not in {None, REST} if self.metric.by else self.group != REST
        )

    def within(self, allowed: Interval | None) -> bool | None:
        """Return whether it lies in an interval, None if that is undecided or there is nothing to compare."""
        if allowed is None or self.value is None or (self.denominator is not None and self.denominator.low == 0):
            return None  # over what may be nothing at all there may be no figure
        return self.value.within(allowed)

    def show(self, *, digits: int | None = None) -> str:
        """Return it as text, bounds rounded outward; "" for no data, or if it may be none."""
        if self.value is None or self.vacuous:
            return ""
        if digits is None and self.metric.whole:
            return str(self.value)  # a sum has the digits that its numbers have
        return show(self.value, percent=self.metric.percent, digits=digits, least=self._decimals)

    def show_with_unit(self, language: str | None = None) -> str:
        """Return it as text with what its field is counted in, as in "298.61 CNY"; "" as `show` says."""
        shown = self.show()
        unit = "" if self.metric.percent else self.metric.unit.pick(language)
        return f"{shown} {unit}" if shown and unit else shown

    def say(self, translate: Callable[[str], str], language: str | None = None, *, counted: bool = True) -> str:
        """Return it for readers: in words, or why there is no figure.

        Args:
            translate: Translates the words.
            language: Language of what it is counted in.
            counted: Whether that is said.
        """
        if self.not_stated:
            return translate(N_("not stated"))
        if self.value is None:
            return translate(N_("no data"))
        shown = "" if self.boundless else self.show()
        if not shown:
            return translate(_UNKNOWN)
        unit = self.metric.unit.pick(language) if counted and not self.metric.percent else ""
        return shown_in_words(shown, unit).say(translate)

    @property
    def _decimals(self) -> int:
        """How many decimals a mean or a ratio shows at least: those of the field, and one of a mean."""
        return max(decimals(self.graph, self.metric.plan), int(isinstance(self.metric.plan, Mean)))

    def show_parts(self) -> str:
        """Return numerator and denominator, as in "69/73"; "" for a plain amount."""
        return "" if self.denominator is None else f"{self.numerator}/{self.denominator}"

    def parts_in_words(self) -> Named | str:
        """Return what `show_parts` does, which readers are told as in "1 to 9 / 9"."""
        if self.denominator is None:
            return ""
        if self.numerator.is_exact and self.denominator.is_exact:
            return self.show_parts()
        facts = {"part": _count_in_words(self.numerator), "whole": _count_in_words(self.denominator)}
        return Named(self.show_parts(), Saying(N_("{part} / {whole}"), facts))

    def say_parts(self, translate: Callable[[str], str]) -> str:
        """Return what `show_parts` does for readers, in words."""
        text: str = said(self.parts_in_words(), translate)
        return text

    def show_with_excluded(self, translate: Callable[[str], str] = str) -> str:
        """Return the figure with the excluded units, as in "94.5% (69/73)"; "" if none are excluded."""
        if self.with_excluded is None or self.with_excluded_parts is None:
            return ""
        shown, parts = (
            show(self.with_excluded, percent=self.metric.percent),
            "/".join(map(str, self.with_excluded_parts)),
        )
        return fill(N_("{figure} ({parts})"), {"figure": shown, "parts": parts}, translate)

    def show_target(self) -> str:
        """Return the metric's targets, the milder one first; "" without any."""
        allowed = (self.metric.warn, self.metric.fail)
        shown = (one.written(percent=self.metric.percent) for one in allowed if one is not None)
        return ", ".join(dict.fromkeys(shown))

    def say_aim(self, translate: Callable[[str], str]) -> str:
        """Return in words where it should lie: its targets, the milder one first, else its band; "" without any."""
        metric = self.metric
        aims = (metric.warn, metric.fail) if metric.judged else (metric.band if self.banded else None,)
        said = dict.fromkeys(metric.in_words(one).say(translate) for one in aims if one is not None)
        return translate(N_(", ")).join(said)

    def show_band(self) -> str:
        """Return the metric's band; "" without one."""
        return "" if self.metric.band is None else self.metric.band.written(percent=self.metric.percent)

    def group_name(self, language: str | None = None) -> str:
        """Return the name of the group's unit; "" for everything, `REST` for the rest."""
        if self.group is None or self.group == REST:
            return self.group or ""
        return self.graph.name(self.graph.index[self.group], language)


def _count_in_words(count: Interval) -> Saying:
    boundless = count.low in {0, -math.inf} and count.high == math.inf
    return Saying(_UNKNOWN) if boundless else shown_in_words(str(count))


def decimals(graph: Organised, plan: Plan) -> int:
    """Return the most decimals of what units state in the field that is summed, up to six; 0 where no field is."""
    of = plan.top.of if isinstance(plan, Quotient) else plan.of if isinstance(plan, Sum | Mean) else None
    return graph.decimals(of.field) if isinstance(of, Stated | Totalled) else 0


def show(value: Interval, *, percent: bool = False, digits: int | None = None, least: int = 0) -> str:
    """Return an interval as text, bounds rounded outward; see `Interval.show` for *digits* and *least*.

    A share that is not quite 100 % is never shown as 100 %, nor one that is not quite nothing as 0 %.

    >>> from orgtree.base.interval import Interval
    >>> show(Interval.exactly(Fraction(69, 73)), percent=True)
    '94.5%'
    >>> show(Interval.exactly(Fraction(2999, 3000)), percent=True)
    '99.97%'
    >>> show(Interval(Fraction(2825, 2), Fraction(57499, 40)))
    '1412..1438'
    """
    if digits is not None or not percent:
        return value.show(digits=digits, percent=percent, least=least)
    if not value.is_exact:
        whole = all(math.isinf(bound) or Fraction(bound) * 100 % 1 == 0 for bound in (value.low, value.high))
        return value.show(digits=None if whole else 1, percent=True)
    hundredfold = Fraction(value.low) * 100
    if hundredfold.denominator == 1:
        return f"{hundredfold}%"
    for places in range(1, _MOST_DIGITS):
        if round(hundredfold, places) not in {0, 100}:
            return value.show(digits=places, percent=True)
    return value.show(digits=_MOST_DIGITS, percent=True)
