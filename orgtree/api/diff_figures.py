"""Figures and findings of two organisations side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.api.diff import Diff
    from orgtree.base.finding import Finding
    from orgtree.measure.figure import Figure

    Key = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure before and after.

    Args:
        metric: Name of the metric.
        before: The earlier figure; None where the earlier charter has no such metric.
        after: The later one.
        closed: Ids of units that had a gap and have none; not those that are there no more.
        opened: Ids of units that have a gap and had none.
    """

    metric: str
    before: Figure | None
    after: Figure | None
    closed: tuple[str, ...]
    opened: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the figure, its verdict or its gaps are others."""
        shown = [
            figure and (figure.show(), figure.show_parts(), figure.verdict) for figure in (self.before, self.after)
        ]
        return shown[0] != shown[1] or bool(self.closed or self.opened)

    @property
    def known(self) -> bool:
        """Whether there are data for one of the two."""
        return any(figure is not None and figure.known for figure in (self.before, self.after))


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Findings that only one of two organisations has.

    Args:
        new: Those that only the later one has.
        mended: Those that only the earlier one has.
    """

    new: tuple[Finding, ...]
    mended: tuple[Finding, ...]


def figures(diff: Diff) -> list[FigureChange]:
    """Return each figure of both charters before and after, in the later charter's order."""
    tables = [org.coverage() for org in (diff.before, diff.after)]
    before, after = ({figure.metric.name: figure for figure in table if figure.group is None} for table in tables)
    found = []
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name), after.get(name)
        was = [diff.renamed.get(unit, unit) for unit in one.gaps] if one else []
        now = other.gaps if other else []
        closed = {unit for unit in was if _stays(diff, unit)} - set(now)
        opened = set(now) - set(was)
        found.append(
            FigureChange(
                name,
                one,
                other,
                tuple(unit for unit in was if unit in closed),
                tuple(unit for unit in now if unit in opened),
            )
        )
    return found


def _stays(diff: Diff, unit: str) -> bool:
    after = diff.after.snapshot
    number = after.index.get(unit)
    return number is not None and bool(after.in_force[number])


def findings(diff: Diff) -> FindingChanges:
    """Return the findings of a check that only one of the two has.

    A finding is known again by its code, its unit and its words, or by code and unit where the words have changed, so
    that a place that has moved in the text is no change.
    """
    before, after = ([*org.check().findings] for org in (diff.before, diff.after))
    same: dict[str, str] = {}
    for key in (_exact, _about):
        before, after = _left(before, after, key, (diff.renamed, same)), _left(after, before, key, (same, diff.renamed))
    return FindingChanges(tuple(after), tuple(before))


def _left(
    mine: list[Finding],
    others: list[Finding],
    key: Callable[[Finding, Mapping[str, str]], Key],
    renamed: tuple[Mapping[str, str], Mapping[str, str]],
) -> list[Finding]:
    """Return findings without those that have the key of another one, each of which goes with one only."""
    there = Counter(key(finding, renamed[1]) for finding in others)
    left = []
    for finding in mine:
        known = key(finding, renamed[0])
        if there[known]:
            there[known] -= 1
        else:
            left.append(finding)
    return left


def _exact(finding: Finding, renamed: Mapping[str, str]) -> Key:
    return finding.code, renamed.get(finding.unit or "", finding.unit), finding.text()


def _about(finding: Finding, renamed: Mapping[str, str]) -> Key:
    return (*_exact(finding, renamed)[:2], "") if finding.unit else _exact(finding, renamed)
