"""The difference of two organisations: its changes, counted, grouped, and in every form."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.api.languages import need_language
from orgtree.base.catalogue import N_, supported
from orgtree.base.extras import load
from orgtree.graph.change import WHATS
from orgtree.graph.change_writing import change_list
from orgtree.graph.compare import compare
from orgtree.graph.placement import placement
from orgtree.graph.unit_matching import NONE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from orgtree.api.diff_figures import FigureChange, FindingChanges
    from orgtree.api.organisation import Organisation
    from orgtree.graph.change import Change, What
    from orgtree.graph.change_list import ChangeList
    from orgtree.graph.snapshot import Snapshot


class Diff:
    """What changed from one organisation to another; true where anything did. Printed, the changes as text.

    Args:
        before: The earlier organisation.
        after: The later one.
        renames: For each id that is known to have been given up the new one, where no tombstone says so.
    """

    def __init__(self, before: Organisation, after: Organisation, renames: Mapping[str, str] = NONE) -> None:
        self.before = before
        self.after = after
        claims = [[claim for claim, _ in org.loaded.claims] for org in (before, after)]
        self.changes: tuple[Change, ...] = compare(before.snapshot, after.snapshot, (claims[0], claims[1]), renames)

    def __len__(self) -> int:
        """Return the number of changes."""
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __repr__(self) -> str:
        return f"<Diff of {', '.join(f'{what}: {count}' for what, count in self.counts.items()) or 'no changes'}>"

    def __str__(self) -> str:
        return self.to_text().rstrip("\n")

    @cached_property
    def counts(self) -> Mapping[What, int]:
        """How many changes there are of each sort that occurs."""
        found = Counter(change.what for change in self.changes)
        return {what: found[what] for what in WHATS if found[what]}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """For each id that was given up for another one the other."""
        return {change.old: change.new for change in self.changes if change.what == "new_id"}

    @property
    def rules_changed(self) -> bool:
        """Whether the two charters are not the same, so that figures and findings may differ for that reason."""
        return self.before.charter != self.after.charter

    @property
    def language(self) -> str:
        """The later definition's language where messages speak it, else English."""
        return supported(self.after.snapshot.language)

    @cached_property
    def subtrees(self) -> Sequence[str | None]:
        """For each change the id of the unit in whose subtree it is told; None where it is in none.

        Each unit right below a root that has others below it is a subtree, and the rest is the root's. What is there no
        more belongs to where it stood.
        """
        states = [_Tops(org.snapshot) for org in (self.after, self.before)]
        branches = states[0].branches | states[1].branches
        return [
            next(filter(None, (state.of(change.unit, branches) for state in states)), None) for change in self.changes
        ]

    def groups(self) -> dict[str | None, list[Change]]:
        """Return the changes by subtree, those of the head and of what stands nowhere under None, first."""
        found: dict[str | None, list[Change]] = {None: []}
        for subtree, change in zip(self.subtrees, self.changes, strict=True):
            found.setdefault(subtree, []).append(change)
        return {subtree: changes for subtree, changes in found.items() if changes}

    def figures(self) -> list[FigureChange]:
        """Return each figure of the charters before and after."""
        from orgtree.api.diff_figures import figures  # noqa: PLC0415 - measures are loaded when they are asked for

        return figures(self)

    @cached_property
    def findings(self) -> FindingChanges:
        """The findings of a check that are new, and those that are mended."""
        from orgtree.api.diff_figures import findings  # noqa: PLC0415 - rules are loaded when they are judged

        return findings(self)

    # -- forms ----------------------------------------------------------------------------------------------------

    def to_changes(self) -> ChangeList:
        """Return the list of changes that makes the later organisation of the earlier one."""
        return change_list(self.changes, self.before.snapshot, self.after.snapshot)

    def to_yaml(self) -> str:
        """Return that list as YAML, which begins with `orgtree: changes/1`."""
        return self.to_changes().to_yaml()

    def _spoken(self, language: str | None) -> str:
        need_language(self.after.snapshot, language)
        return language or self.language

    def to_text(self, *, language: str | None = None, metrics: bool = False) -> str:
        """Return the changes as text for a terminal, grouped by subtree.

        Args:
            language: Language of words and titles; else the later definition's.
            metrics: Whether figures and findings before and after are told as well.
        """
        from orgtree.api.diff_forms import text  # noqa: PLC0415 - forms are loaded when one is asked for

        return text(self, self._spoken(language), metrics=metrics)

    def to_markdown(self, *, language: str | None = None, metrics: bool = False) -> str:
        """Return the same as Markdown, for a pull request."""
        from orgtree.api.diff_forms import markdown  # noqa: PLC0415 - as above

        return markdown(self, self._spoken(language), metrics=metrics)

    def to_html(self, *, language: str | None = None, metrics: bool = False) -> bytes:
        """Return the same as one HTML file, without scripts and network, that prints well; see `to_text`."""
        from orgtree.api.diff_forms import html  # noqa: PLC0415 - as above

        return html(self, self._spoken(language), metrics=metrics)

    def to_dict(self, *, language: str | None = None, metrics: bool = False) -> dict[str, Any]:
        """Return everything as plain data, as the schema `diff` tells it; see `to_text`."""
        from orgtree.api.diff_data import diff_data  # noqa: PLC0415 - as above

        return diff_data(self, self._spoken(language), metrics=metrics)

    def to_json(self, *, language: str | None = None, metrics: bool = False, indent: int | None = 2) -> str:
        """Return everything as JSON; see `to_dict`."""
        from orgtree.base.escape import json_text  # noqa: PLC0415 - as above

        return json_text(self.to_dict(language=language, metrics=metrics), indent=indent) + "\n"

    def to_rows(self, *, language: str | None = None) -> list[dict[str, Any]]:
        """Return a mapping a change, of plain values, all with the same keys."""
        from orgtree.api.diff_data import rows  # noqa: PLC0415 - as above

        return rows(self, self._spoken(language))

    def to_csv(self, *, language: str | None = None) -> str:
        """Return the rows as CSV; no cell can be taken for a formula."""
        from orgtree.api.diff_data import csv_text  # noqa: PLC0415 - as above

        return csv_text(self, self._spoken(language))

    def to_xlsx(self, *, language: str | None = None) -> bytes:
        """Return the rows as an Excel workbook.

        Raises:
            MissingExtraError: If xlsxwriter is missing or too old.
        """
        from orgtree.api.diff_data import workbook  # noqa: PLC0415 - as above

        return workbook(self, self._spoken(language))

    def to_frame(self, *, language: str | None = None) -> Any:
        """Return the rows as a polars data frame.

        Raises:
            MissingExtraError: If polars is missing or too old.
        """
        from orgtree.api.diff_data import COLUMNS  # noqa: PLC0415 - as above

        pl = load("polars", N_("for a data frame"))
        return pl.DataFrame(self.to_rows(language=language), schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


class _Tops:
    """The subtrees of one state.

    Args:
        snapshot: The state.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._forest = forest = placement(snapshot).forest
        tops = forest.depth == 1
        self._top = forest.nearest(tops)
        wide = np.flatnonzero(tops & (forest.end - forest.position > 1))
        self.branches = frozenset(snapshot.ids[unit] for unit in wide.tolist())
        """Ids of the units right below a root that have others below them."""

    def of(self, unit: str, branches: Collection[str]) -> str | None:
        """Return the id of the unit in whose subtree a unit is told, None if it stands nowhere on the day."""
        snapshot, number = self._snapshot, self._snapshot.index.get(unit)
        if number is None or self._forest.depth[number] < 0:
            return None
        top = int(self._top[number])
        if top < 0:  # it is a root
            return unit
        return snapshot.ids[top] if snapshot.ids[top] in branches else snapshot.ids[int(self._forest.parent[top])]
