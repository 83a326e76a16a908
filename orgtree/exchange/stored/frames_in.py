"""Tables read out of their files, and seen to have the columns and rows that the manifest says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST
from orgtree.base.errors import DefinitionError, reraise_interrupts
from orgtree.exchange.stored.column_types import polars, schema_of, type_of
from orgtree.exchange.stored.columns_in import FieldReader, types_of_field
from orgtree.exchange.stored.columns_out import ordinals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.graph.columns import Column
    from orgtree.graph.manifest import ColumnType
    from orgtree.graph.stored import StoredTables

    Ints = NDArray[Any]

_NO_TABLE = N_("'{file}' is no table of Parquet, or was cut off; write the tables again")
PERIOD: Mapping[str, ColumnType] = {"valid_from": "DATE", "valid_until": "DATE", "end_unknown": "BOOLEAN"}
"""Columns of what holds for some days."""


class Frames:
    """The tables of a folder.

    Args:
        stored: The folder.
    """

    def __init__(self, stored: StoredTables) -> None:
        self.stored = stored

    def rows(
        self,
        file: str,
        key: str,
        count: int,
        columns: Mapping[str, ColumnType],
        more: Mapping[str, ColumnType],
        fields: Sequence[Field],
    ) -> tuple[Any, NDArray[np.int32]]:
        """Return a table in the order of the definition, and the row in the file of each.

        Args:
            file: Its name.
            key: The column that numbers its rows.
            count: How many there should be.
            columns: Columns that it has.
            more: Columns that it may have.
            fields: Fields that it may have.

        Raises:
            DefinitionError: If it cannot be read, has other columns, or its rows are not numbered.
        """
        frame = self.frame(file, columns, more, fields)
        numbers = ints(frame[key])
        rows = np.full(count, -1, dtype=np.int32)
        if len(numbers) == count and count and int(numbers.min()) >= 0 and int(numbers.max()) < count:
            rows[numbers] = np.arange(count, dtype=np.int32)
        if len(numbers) != count or (rows < 0).any():
            raise self.broken(file, key)
        in_order = bool((numbers == np.arange(count)).all())
        return frame if in_order else frame.select(polars().all().gather(rows)), rows

    def frame(
        self,
        file: str,
        columns: Mapping[str, ColumnType],
        more: Mapping[str, ColumnType] | None = None,
        fields: Sequence[Field] = (),
    ) -> Any:
        """Return a table as it stands in its file.

        Args:
            file: Its name.
            columns: Columns that it has.
            more: Columns that it may have.
            fields: Fields that it may have.

        Raises:
            DefinitionError: If it cannot be read, or has other columns.
        """
        pl = polars()
        path = self.stored.path(file)
        try:
            schema = schema_of(path)
        except BaseException as error:
            reraise_interrupts(error)
            raise DefinitionError(_NO_TABLE, file=path) from error
        entry = self.stored.manifest.files[file]
        wanted = {**columns, **_columns_there(entry.columns, more or {}, fields)}
        for name, kind in wanted.items():
            if name not in schema:
                raise DefinitionError(
                    N_("'{file}' has no column '{name}'; write the tables again"), file=path, name=name
                )
            if (there := type_of(schema[name])) != kind:
                raise DefinitionError(
                    N_("column '{name}' of '{file}' is {type} and should be {wanted}; write the tables again"),
                    name=name,
                    file=path,
                    type=there or str(schema[name]),
                    wanted=kind,
                )
        try:
            return pl.read_parquet(path, columns=[*wanted], glob=False)
        except BaseException as error:
            reraise_interrupts(error)
            raise DefinitionError(_NO_TABLE, file=path) from error

    def broken(self, file: str, at: str) -> DefinitionError:
        """Return what says that a file holds what cannot be."""
        return DefinitionError(
            N_("'{file}' is broken at '{at}'; write the tables again"), file=self.stored.path(file), at=at
        )


def _columns_there(
    there: Collection[str], more: Mapping[str, ColumnType], fields: Iterable[Field]
) -> dict[str, ColumnType]:
    """Return those of the columns and fields that a table may have that it is said to have."""
    found = {name: kind for name, kind in more.items() if name in there}
    for field in fields:
        ends = {f"{field.name}.{end}": kind for end, kind in types_of_field(field).items()}
        if not ends.keys().isdisjoint(there):
            found |= ends
        if f"{field.name}.default" in there:
            found[f"{field.name}.default"] = "BOOLEAN"
    return found


def periods_in(frame: Any) -> tuple[Ints, Ints]:
    """Return the first day of each row and the one from which it holds no longer."""
    start = ordinals(frame["valid_from"], EARLIEST)
    stop = ordinals(frame["valid_until"], LATEST)
    stop[np.array(frame["end_unknown"].fill_null(value=False).to_numpy(), dtype=bool)] = ENDED
    return start, stop


def ints(series: Any) -> Ints:
    """Return whole numbers, -1 where there is none."""
    return np.array(series.fill_null(-1).to_numpy(), dtype=np.int32)


def numbered(names: Sequence[str]) -> dict[str, int]:
    """Return the columns of a table by the words by which places name them."""
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        found.setdefault(name, number)
        found.setdefault(name.partition(".")[0], number)
    return found


def column_in(
    frames: Frames, reader: FieldReader, file: str, field: Field, defaults: Sequence[tuple[Any, Any]]
) -> Column:
    """Return a field of a table; see `FieldReader.column`.

    Raises:
        DefinitionError: If it holds what no value of the field is.
    """
    try:
        return reader.column(field, defaults)
    except ValueError as error:
        raise frames.broken(file, field.name) from error
