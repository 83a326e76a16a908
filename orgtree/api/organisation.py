"""An organisation: read once, then asked, checked, measured and drawn."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.api.askable import Askable
from orgtree.api.charter_names import charter_folder, is_table
from orgtree.api.drawable import Drawable
from orgtree.base.catalogue import N_
from orgtree.base.clock import day_asked
from orgtree.base.errors import DefinitionError, OrgtreeError
from orgtree.base.files import there
from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import Saying
from orgtree.graph.load import load_definition
from orgtree.graph.manifest import is_folder_of_tables
from orgtree.source import Budgets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from orgtree.api.diff import Diff
    from orgtree.api.edit import Edit
    from orgtree.api.measuring import Measurements
    from orgtree.api.over_time import OverTime
    from orgtree.api.scenario import Changes
    from orgtree.check.configuration import Configuration
    from orgtree.check.report import Report
    from orgtree.graph.loaded import Loaded
    from orgtree.measure.table import Table


def _why(loaded: Loaded, origin: str) -> Saying:
    """Return one sentence on why nothing could be read: the worst finding, its place and its remedy."""
    origin = "" if origin == "-" else origin
    if not loaded.findings:
        return Saying(N_("there is nothing to read in '{origin}'"), {"origin": origin or "-"})
    first = min(loaded.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    span = loaded.sources.locate(first.place) if first.place else None
    where = f"{span.label}:{span.line}:{span.column}" if span and not span.label.startswith("<") else origin
    return Saying("{where}: {reason}", {"where": where, "reason": first.saying}) if where else first.saying


class Organisation(Askable, Drawable):
    """An organisation under its charter; immutable.

    Args:
        loaded: What reading gave.
        origin: Where it came from, for messages.
    """

    def __init__(self, loaded: Loaded, origin: str = "") -> None:
        if loaded.snapshot is None or loaded.charter is None:
            raise DefinitionError(_why(loaded, origin), loaded.findings)
        self.loaded = loaded
        self.origin = origin
        self.snapshot = loaded.snapshot
        self.charter = loaded.charter

    @classmethod
    def read(
        cls,
        path: str | Path,
        *,
        stdin: bytes | None = None,
        charter: str | None = None,
        mapping: str | Path | None = None,
        budgets: Budgets | None = None,
    ) -> Organisation:
        """Read a definition; "-" reads *stdin*. See `load`."""
        if stdin is None and is_folder_of_tables(path):
            from orgtree.api.stored_tables import load_tables  # noqa: PLC0415 - only where tables are read

            return cls(load_tables(path, charter), str(path))
        if stdin is None:
            there(path)
        if charter is not None:
            charter_folder(charter)
        if is_table(path, charter, mapping):
            from orgtree.api.importing import load_table  # noqa: PLC0415 - only where a table is read

            return cls(load_table(path, charter=charter, mapping=mapping, budgets=budgets or Budgets()), str(path))
        return cls(load_definition(path, budgets=budgets or Budgets(), stdin=stdin, charter=charter), str(path))

    def at(self, as_of: str | dt.date | None) -> Organisation:
        """Return the same organisation on another day; what was read is shared.

        Args:
            as_of: A day, or a month or year, of which the last day counts, or "today"; None looks at what has no end.

        Raises:
            UsageError: If it is no date.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "company", "valid": {"until": "2020"}}]
        >>> org = orgtree.from_rows(units, charter="company")
        >>> [unit.id for unit in org.units()], [unit.id for unit in org.at("2019-06").units()]
        (['a'], ['a', 'b'])
        """
        day = None if as_of is None else day_asked(as_of)
        return Organisation(replace(self.loaded, snapshot=self.snapshot.at(day)), self.origin)

    def public(self) -> Organisation:
        """Return the organisation without what its charter calls internal.

        Units, fields and links that are internal are not in it at all, so that nothing made of it can tell them, and neither are
        claims, and the metrics and rules that speak of them. Figures are those of what is left.

        >>> import orgtree
        >>> org = orgtree.from_rows([{"id": "a", "kind": "company"}], charter="company")
        >>> org.public() == org  # nothing of this charter is internal
        True
        """
        from orgtree.api.public import public  # noqa: PLC0415 - only where it is asked for

        return Organisation(public(self)[0], self.origin)

    def __eq__(self, other: object) -> bool:
        """Return whether both state the same on the same day, wherever it is written."""
        if not isinstance(other, Organisation):
            return NotImplemented
        mine, theirs = self.loaded.claims, other.loaded.claims
        return [claim for claim, _ in mine] == [claim for claim, _ in theirs] and self.snapshot.same_as(other.snapshot)

    def __hash__(self) -> int:
        return hash((self.charter.name, self.as_of, len(self)))

    def export(self, path: str | Path, form: str | None = None, *, language: str | None = None) -> Mapping[str, int]:
        """Write the organisation in another form, on the day that it looks at.

        Args:
            path: The file; a form of several files puts more into their names, as in `x-links.csv`.
            form: Name of the form, such as `w3c-turtle`; else as the ending says.
            language: Language of figures' titles in a workbook.

        Returns:
            What the form does not hold, by name, with how often it is said.

        Raises:
            UsageError: If there is no such form, the ending says none, or the file cannot be written.
            MissingExtraError: If the form needs a package that is missing or too old.
        """
        from orgtree.api.exporting import export  # noqa: PLC0415 - exporters are loaded when they are asked for

        return export(self, path, form, language=language)

    def to_parquet(self, folder: str | Path, *, force: bool = False) -> None:
        """Write the organisation, on the day that it looks at, as a folder of tables that `open_tables` reads.

        Args:
            folder: Where the tables go; it is made where it is not there.
            force: Whether tables that are there are written over; anything else never is.

        Raises:
            UsageError: If something else is there, or tables are and *force* is not given.
            WriteError: If another run is writing there.
            OSError: If a file cannot be written; tables that were there are left as they are.
            MissingExtraError: If polars is missing or too old.
        """
        from orgtree.api.stored_tables import write  # noqa: PLC0415 - only where tables are written

        write(self.loaded, folder, force=force)

    def diff(self, other: Organisation) -> Diff:
        """Return what changed from this organisation to a later one, by id.

        Args:
            other: The later one.

        >>> import orgtree
        >>> one = orgtree.from_rows([{"id": "a", "kind": "company", "name": "A"}], charter="company")
        >>> other = orgtree.from_rows([{"id": "a", "kind": "company", "name": "B"}], charter="company")
        >>> [(change.what, change.unit, change.old, change.new) for change in one.diff(other)]
        [('renamed', 'a', 'A', 'B')]
        """
        from orgtree.api.diff import Diff  # noqa: PLC0415 - used on its own

        return Diff(self, other)

    def with_changes(self, *changes: Changes) -> Organisation:
        """Return the organisation as it would be; nothing is written.

        It is looked at on the day from which the changes hold, where that is later.

        Args:
            *changes: Lists of changes, made in order: files, comparisons, or plain data as a file holds it.

        Raises:
            ChangesError: If some cannot be made; all are told, each with its place.
            DefinitionError: If there is no such file.
            UsageError: If plain data is no list of changes.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a"}]
        >>> org = orgtree.from_rows(units, charter="company")
        >>> changes = {"orgtree": "changes/1", "changes": [{"set": "b", "headcount": 7}]}
        >>> org.with_changes(changes)["b"]["headcount"], org["b"]["headcount"]
        (Interval(low=7, high=7), None)
        """
        from orgtree.api.scenario import day_of, scenario, written_changes  # noqa: PLC0415 - used on its own

        lists = [written_changes(one) for one in changes]
        made = Organisation(scenario(self.loaded, lists).load(), self.origin)
        return made.at(day_of(self.snapshot, made.snapshot, lists))

    def edit(self, *, title: Any = None, on: str | dt.date | None = None) -> Edit:
        """Return an edit of the organisation, which checks each change as it is made; see `Edit`.

        Args:
            title: What the changes are for: a text or a mapping of languages.
            on: The day from which they hold; None for at once.

        >>> import orgtree
        >>> org = orgtree.from_rows([{"id": "a", "kind": "company"}], charter="company")
        >>> with org.edit(title="A lab") as edit:
        ...     edit.add("lab", kind="team", under="a", headcount=3)
        >>> print(edit.changes().to_yaml())
        orgtree: changes/1
        title: A lab
        changes:
        - {add: {id: lab, kind: team, headcount: 3}, under: a}
        <BLANKLINE>
        """
        from orgtree.api.edit import Edit  # noqa: PLC0415 - used on its own

        return Edit(self, title=title, on=on)

    # -- checking and measuring -----------------------------------------------------------------------------------

    @cached_property
    def measurements(self) -> Measurements:
        """The charter's metrics and the definition's claims, resolved once."""
        from orgtree.api.measuring import Measurements  # noqa: PLC0415 - measures are loaded when they are asked for

        return Measurements.of(self)

    def check(
        self,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        configuration: Configuration | None = None,
        today: str | dt.date | None = None,
    ) -> Report:
        """Check everything: reading, schema, graph, the charter's rules, targets and claims.

        Args:
            select: Only these codes (a rule's sub-codes included); all if empty.
            ignore: Codes to leave out.
            configuration: Settings of the project's configuration file.
            today: By which day terms, exceptions and rules in force are judged where the organisation is looked at
                on no day; else today's date, or that of SOURCE_DATE_EPOCH.
        """
        from orgtree.api.checking import check  # noqa: PLC0415 - rules are loaded when they are judged

        return check(self, select=tuple(select), ignore=tuple(ignore), configuration=configuration, today=today)

    def coverage(
        self,
        *,
        by: str | None = None,
        under: str | None = None,
        metrics: Sequence[str] | None = None,
        language: str | None = None,
    ) -> Table:
        """Measure coverage.

        Args:
            by: A kind, by name or title, by which every figure is broken down.
            under: Id of a unit, or a name that no other has; only its subtree is measured.
            metrics: Names or titles of metrics; all of the charter if left out.
            language: Language of titles, headings and notes; else the definition's, where messages speak it.

        Raises:
            UsageError: If a metric, kind or unit is not there.
        """
        from orgtree.api.measuring import coverage  # noqa: PLC0415 - measures are loaded when they are asked for

        return coverage(self, by=by, under=under, metrics=metrics, language=language)

    def over(
        self,
        over: str,
        *,
        step: str = "year",
        by: str | None = None,
        under: str | None = None,
        metrics: Sequence[str] | None = None,
        language: str | None = None,
    ) -> OverTime:
        """Measure coverage over time: each figure on the last day of each step.

        Args:
            over: First and last day, month or year, as in `2015..2024`; `today` may be one of them.
            step: `year`, `quarter` or `month`.
            by: A kind, by name or title, by which every figure is broken down.
            under: Id of a unit, or a name that no other has; only its subtree is measured.
            metrics: Names or titles of metrics; those of which anything but zero is known on any day if left out.
            language: Language of titles, headings and words; else the definition's, where messages speak it.

        Raises:
            UsageError: If it is no stretch of time, it has too many steps, or a metric, kind or unit is not there.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company", "headcount": 4}, {"id": "b", "kind": "company", "valid": {"from": "2021"}}]
        >>> org = orgtree.from_rows(units, charter="company")
        >>> [figure.show() for figure in org.over("2020..2021", metrics=["headcount"]).line("headcount")]
        ['4', '4..']
        """
        from orgtree.api.over_time import OverTime  # noqa: PLC0415 - measures are loaded when they are asked for

        return OverTime(self, over, step=step, by=by, under=under, metrics=metrics, language=language)

    # -- showing --------------------------------------------------------------------------------------------------

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Show the organisation in a notebook: a chart of its upper levels, and a line of text."""
        shown = {"text/plain": repr(self)}
        with suppress(OrgtreeError):  # nothing in force to draw, say: the line of text stands alone
            shown["image/svg+xml"] = self.render("svg", depth=3).decode()
        return shown
