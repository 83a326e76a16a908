"""The contract of a rule file: a check's context and its results.

A rule file is a module with

- a docstring that is its manual, with a bad and a good definition in YAML;
- `NAME`, the check's kebab-case name (its file's, with `-` for `_`);
- `class Options(CheckOptions)`, if it has options;
- `def check(context, options)`, a pure generator of `Problem`, `Undecided` or whole `Finding` objects.

It looks at an immutable graph, works with whole arrays, and makes Python objects for what fails only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.messages import Listing, Named, Picked, Saying
from orgtree.base.text import Text
from orgtree.check.condition_words import ends_in_words, kinds_in_words, path_in_words, stretch_in_words
from orgtree.graph.bounds import Answer
from orgtree.graph.query import bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.finding import Label, Mistake, Severity, Suggestion
    from orgtree.base.interval import Interval
    from orgtree.base.place import Place
    from orgtree.charter.expression import Path
    from orgtree.charter.model import Charter, Field
    from orgtree.check.judging_day import JudgingDay
    from orgtree.check.options import CheckOptions
    from orgtree.graph.bounds import Bounds
    from orgtree.graph.columns import Column
    from orgtree.graph.query import Pairs, Query
    from orgtree.graph.snapshot import Links, Snapshot

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

MOST_NAMED = 6
"""How many ids a message lists before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One unit that breaks the rule; the engine adds code, severity and source.

    Args:
        unit: Number of the unit concerned; None for the organisation as a whole.
        message: Template of one English sentence; `{unit}` is the unit's id, `{link}` the link's type.
        place: The smallest text that is wrong.
        facts: What else fills the templates.
        labels: Related places.
        help: Template of what to do, where the rule gives no remedy of its own.
        absence: Whether it fails for want of links, so that a link left out as damaged explains it.
        code: Code, for a structure rule that has several.
        follows: Key of a finding that explains this one.
        link: Type of the link concerned; of one that is missing, the type that would have been enough.
        written: The wrong text, whole and without quotes, if one is wrong.
        suggestion: What to write instead of it.
        severity: How bad it is, where that is not as the rule says.
    """

    unit: int | None
    message: str
    place: Place | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    help: str = ""
    absence: bool = False
    code: str = ""
    follows: str | None = None
    link: str | None = None
    written: str | None = None
    suggestion: Suggestion | None = None
    severity: Severity | None = None

    @classmethod
    def of(cls, mistake: Mistake, unit: int | None, place: Place | None, **rest: Any) -> Problem:
        """Return the problem that a mistake is."""
        return cls(
            unit,
            mistake.message,
            place,
            mistake.facts,
            help=mistake.help,
            written=mistake.written,
            suggestion=mistake.suggestion,
            **rest,
        )


@dataclass(frozen=True, slots=True)
class Undecided:
    """Units for which the data does not decide the rule; counted, never a finding.

    A unit that has a problem as well is decided, and is left out of them by the engine.
    """

    units: NDArray[Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Links in force of a type and its subtypes as one table; arrays of shape (rows,).

    Args:
        tables: The tables that they come from.
        table: Number of each row's table.
        row: Row in that table.
        source: Unit that the arrow starts from.
        target: Unit that it leads to.
    """

    tables: Sequence[Links]
    table: NDArray[np.int64]
    row: NDArray[np.int64]
    source: NDArray[np.int64]
    target: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.source)


@dataclass(frozen=True)
class Context:
    """The organisation as checks see it.

    Args:
        query: Asks the graph; answers are shared by all rules.
        base: Units for which the rule, or this case of it, is in force.
        judging: The day by which terms are judged.
    """

    query: Query
    base: Answer
    judging: JudgingDay

    @property
    def graph(self) -> Snapshot:
        """The organisation."""
        return self.query.graph

    @property
    def charter(self) -> Charter:
        """Its charter."""
        return self.graph.charter

    def of_kinds(self, options: CheckOptions) -> Answer:
        """Return the units in force that are of the rule's kinds."""
        mask = self.graph.in_force
        if options.for_ is not None:
            mask = mask & self.graph.kind_mask(options.for_)
        return self.base & Answer(mask, mask)

    def scope(self, options: CheckOptions) -> Answer:
        """Return the rule's scope: units in force, of its kinds, fitting its condition."""
        return self.of_kinds(options) & self.query.condition(options.where)

    def rows(self, link: str) -> Rows:
        """Return the links in force of a type and its subtypes."""
        tables = self.graph.tables(link)
        kept = [np.flatnonzero(table.in_force) for table in tables]
        return Rows(
            tables,
            np.repeat(np.arange(len(tables)), [len(rows) for rows in kept]),
            np.concatenate(kept).astype(np.int64),
            np.concatenate([table.source[rows] for table, rows in zip(tables, kept, strict=True)]).astype(np.int64),
            np.concatenate([table.target[rows] for table, rows in zip(tables, kept, strict=True)]).astype(np.int64),
        )

    def bounds(self, name: str) -> Bounds:
        """Return the bounds of a number or date of every unit, totals summed up; shape (units,)."""
        return bounds_of(self.graph, name)

    def show(self, name: str, unit: int) -> str:
        """Return a unit's value as text that sentences say in words: as stated, else summed up, "" where nothing is known."""
        column = self.graph.columns.get(name)
        field = self.charter.fields[name]
        if column is not None and column.known[unit]:
            text, words = column.text(unit), column.field.values.show(column.field, column.value(unit))
            return Named(text, words if isinstance(words, Text) else stretch_in_words(column.field, text))
        if field.total is None:
            return ""
        text = str(self.bounds(name).interval(unit))
        return Named(text, stretch_in_words(field, text))

    def show_known(self, name: str, unit: int) -> str:
        """Return the same; where nothing is stated, that it is not, and between what bounds it lies."""
        field = self.charter.fields[name]
        return self.show(name, unit) or unstated(between(field, self.bounds(name).interval(unit)))

    def field_place(self, unit: int, name: str) -> Place:
        """Return the place of a unit's field, of its id where the field is not stated."""
        column = self.graph.columns.get(name)
        return self.graph.place(unit, name if column is not None and column.written[unit] else "id")

    def path_place(self, unit: int, path: Path) -> Place:
        """Return the key of the link that a path begins with, where the unit states it; else the unit's id."""
        step = path.ways[0][0]
        key = self.key_of(unit, step.name) if not step.inverse and step.name in self.charter.links else None
        return self.graph.place(unit, "id") if key is None else self.graph.place(unit, key, part="key")

    def key_of(self, unit: int, link: str) -> str | None:
        """Return the key by which a unit states a link of a type or of a subtype; None where it states none by key."""
        stating = self._stating.get(link)
        if stating is None:
            stating = self._stating[link] = [
                (table.link.name, frozenset(table.source[~table.nested].tolist())) for table in self.graph.tables(link)
            ]
        return next((name for name, units in stating if unit in units), None)

    @cached_property
    def _stating(self) -> dict[str, list[tuple[str, frozenset[int]]]]:
        return {}

    def row_place(self, rows: Rows, number: int, key: str | None = "to") -> Place:
        """Return the place of a row."""
        return self.graph.link_place(rows.tables[rows.table[number]], int(rows.row[number]), key)

    def id(self, unit: int) -> Named:
        """Return a unit's id, which sentences say by the unit's name."""
        return self.graph.named[unit]

    def kind(self, unit: int) -> Named:
        """Return the name of a unit's kind, which sentences say by its title."""
        kind = self.graph.kind_of(unit)
        return Named(kind.name, kind.title)

    def named(self, units: Sequence[int] | NDArray[Any]) -> Listing:
        """Return a list of units for a message, the first few shown; a dash for none."""
        return Listing(Picked(self.graph.named, units), MOST_NAMED, quoted=False)

    def path(self, path: Path) -> Named:
        """Return a path as it is written, which sentences say by the titles of its links."""
        return Named(path.text, path_in_words(self.charter, path))

    def ends(self, path: Path, *, several: bool = False) -> Any:
        """Return what a path leads to, in words for one or for several."""
        return ends_in_words(self.charter, path, several=several)

    def kind_names(self, codes: Iterable[int]) -> Listing:
        """Return some kinds for a message, the most general of them; a dash for none."""
        return kinds_in_words(self.charter, codes)


def between(field: Field, interval: Interval) -> Named:
    """Return a number or date of a field as text that sentences say in words."""
    text = field.values.text(interval)
    return Named(text, stretch_in_words(field, text))


def unstated(words: Named) -> Named:
    """Return the bounds of a number or date that nobody states as words that say so."""
    return Named(str.__str__(words), Saying(N_("not stated ({bounds})"), {"bounds": words}))


def judged(scope: Answer, fits: Answer) -> tuple[list[int], Undecided]:
    """Return the units that surely are in scope and surely fail, and the undecided ones.

    Args:
        scope: Which units the rule is about.
        fits: Which units keep it.
    """
    failing = scope.must & fits.never
    undecided = scope.may & ~fits.must & ~failing
    return np.flatnonzero(failing).tolist(), Undecided(np.flatnonzero(undecided))


def reached(pairs: Pairs, start: int) -> NDArray[Any]:
    """Return the units that one start reaches; pairs are sorted by start."""
    first, last = np.searchsorted(pairs.start, [start, start + 1])
    return pairs.unit[first:last]


def stated(column: Column | None, size: int) -> Bools:
    """Return which units state a field."""
    return column.known if column is not None else np.zeros(size, dtype=bool)
