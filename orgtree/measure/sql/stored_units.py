"""What figures ask of an organisation, answered by tables that an engine reads: only units that are spoken of are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from orgtree.base.dates import Date
from orgtree.base.messages import Named
from orgtree.base.text import Text

if TYPE_CHECKING:
    from orgtree.base.place import Place
    from orgtree.graph.stored import StoredTables

_MOST_DIGITS = 6


class _Known(Sequence[Any]):
    """Values by number of unit, of some units only."""

    def __init__(self, values: Mapping[int, Any], size: int) -> None:
        self._values = values
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> Any: ...

    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self._values.get(unit) for unit in range(self._size)[at]]
        return self._values[at]


class StoredUnits:
    """The units of a folder of tables that figures speak of.

    Args:
        tables: The tables.
        known: Id and name of units, by number; a name may be missing.
    """

    def __init__(self, tables: StoredTables, known: Mapping[int, tuple[str, str | None]]) -> None:
        self.tables = tables
        self.charter = tables.charter
        manifest = tables.manifest
        self.language = manifest.language
        self.as_of = Date.parse(manifest.day) if manifest.day is not None else None
        size = manifest.units.rows
        self.ids: Sequence[str] = _Known({unit: id_ for unit, (id_, _) in known.items()}, size)
        self.names: Sequence[str | None] = _Known({unit: name for unit, (_, name) in known.items()}, size)
        self.index: Mapping[str, int] = {id_: unit for unit, (id_, _) in known.items()}

    @cached_property
    def not_stated(self) -> Mapping[str, frozenset[int]]:
        """For each link of which the source says nothing the codes of the kinds."""
        kinds = self.charter.kinds
        return {
            link: frozenset(kinds[name].code for name in names)
            for link, names in self.tables.manifest.not_stated.items()
        }

    @cached_property
    def named(self) -> Sequence[Named]:
        """The ids of units, which sentences say by their names."""
        said = {unit: Named(id_, Text.of(self.names[unit], self.language)) for id_, unit in self.index.items()}
        return _Known(said, len(self.ids))

    def name(self, unit: int, language: str | None = None) -> str:  # noqa: ARG002 - tables have one name each
        """Return a unit's name, its id if it has none."""
        return self.names[unit] or self.ids[unit]

    def decimals(self, field: str) -> int:
        """Return the most decimals of what units state in a field, up to six."""
        entry = self.tables.manifest.fields.get(field)
        # What has more decimals than engines add exactly is not measured.
        return min(_MOST_DIGITS, 0 if entry is None else entry.decimals or 0)

    def place(self, unit: int, member: str | None = None) -> Place | None:  # noqa: ARG002 - no row says where it was written
        """Return where a unit is written: tables do not say it."""
        return None

    def same_as(self, other: Any) -> bool:
        """Return whether another is of the same tables."""
        return other is self or (isinstance(other, StoredUnits) and other.tables == self.tables)
