"""Published figures, held against the definition's own units at the precision that was printed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import Saying
from orgtree.base.number_text import canonical
from orgtree.base.range_words import shown_in_words
from orgtree.measure.engine import Measurer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.compile import Claim
    from orgtree.measure.figure import Figure

Verdict = Literal["agrees", "contradicted", "undecided"]
_MOST_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with the figure that the definition gives.

    Args:
        claim: What is stated.
        figure: What is computed.
        verdict: How they agree.
    """

    claim: Claim
    figure: Figure
    verdict: Verdict

    def show_stated(self) -> str:
        """Return the stated figure as text, as it is stated."""
        return self.claim.states.written(percent=self.claim.metric.percent)

    def show_computed(self) -> str:
        """Return the computed figure with its parts, as in "43.8 (1795/41)"; "" for no data."""
        return str(self._with_parts(self.figure.show(), self.figure.show_parts()))

    def stated(self) -> Saying | str:
        """Return the stated figure in words, with what it counts, to be translated."""
        return self._with_unit(self.show_stated())

    def computed(self) -> Saying | str:
        """Return the computed figure in words, with what it counts and its parts, to be translated; "" for no data."""
        shown = self.figure.show()
        unknown = bool(shown) and self.figure.boundless
        told = Saying(N_("unknown")) if unknown else self._with_unit(shown)
        return self._with_parts(told, self.figure.parts_in_words())

    def _with_unit(self, shown: str) -> Saying | str:
        metric = self.claim.metric
        return shown_in_words(shown, "" if metric.percent else metric.unit) if shown else ""

    @staticmethod
    def _with_parts(shown: Saying | str, parts: str) -> Saying | str:
        return Saying(N_("{figure} ({parts})"), {"figure": shown, "parts": parts}) if shown and parts else shown

    def to_row(self, language: str | None = None) -> dict[str, Any]:
        """Return it as plain values."""
        claim = self.claim
        return {
            "claim": claim.id,
            "title": claim.title.pick(language),
            "in": claim.under,
            "states": self.show_stated(),
            "computed": self.show_computed(),
            "verdict": self.verdict,
            "source": claim.source.pick(language),
            "as_of": str(claim.as_of) if claim.as_of else None,
        }


def judge(graph: Snapshot, claims: Iterable[Claim], *, measurer: Measurer | None = None) -> list[Judged]:
    """Compare claims with what the definition gives.

    Args:
        graph: The organisation.
        claims: Claims as `prepare_claims` returns them.
        measurer: Measures it; one that has measured already saves time.
    """
    work = measurer or Measurer(graph)
    return [against(claim, work.figure(claim.metric, under=claim.under)) for claim in claims]


def against(claim: Claim, figure: Figure) -> Judged:
    """Return a claim held against the figure that the definition gives."""
    # Over what may be nothing at all there may be no figure to compare.
    value = None if figure.denominator is not None and figure.denominator.low == 0 else figure.value
    return Judged(claim, figure, compare(claim.states, value, percent=claim.metric.percent))


def compare(stated: Interval, computed: Interval | None, *, percent: bool = False) -> Verdict:
    """Return whether a computed figure agrees with a stated one.

    A single number agrees with all that round to it at the decimals it is printed with; 0 % and 100 % say
    "none" and "all" and are not rounded. An interval is taken as it stands.

    Args:
        stated: The published figure.
        computed: The bounds of the computed one; None for no data.
        percent: Whether decimals are those of the percentage.

    >>> compare(Interval.exactly(Fraction("43.8")), Interval.exactly(Fraction(1795, 41)))
    'agrees'
    >>> compare(Interval.parse("45.."), Interval.exactly(Fraction(1795, 41)))
    'contradicted'
    >>> compare(Interval.parse("94.5%"), Interval.exactly(Fraction(69, 73)), percent=True)
    'agrees'
    """
    if computed is None:
        return "undecided"
    answer = computed.within(printed(stated, percent=percent))
    return "undecided" if answer is None else "agrees" if answer else "contradicted"


def printed(stated: Interval, *, percent: bool = False) -> Interval:
    """Return all numbers that are printed as the stated one; an interval stays as it is."""
    if not stated.is_exact:
        return stated
    value = Fraction(canonical(stated.low))
    if percent and value in {0, 1}:
        return stated
    scale = 100 if percent else 1
    decimals = next((d for d in range(_MOST_DECIMALS) if (value * scale * 10**d).denominator == 1), None)
    if decimals is None:
        return stated
    half = Fraction(1, 2 * scale * 10**decimals)
    return Interval(canonical(value - half), canonical(value + half))
