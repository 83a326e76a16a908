"""Rows in the order of the table of units, a piece at a time: each piece is sorted by itself, so that memory need not hold them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.exchange.stored.raw_numbers import as_rows, each_piece, insert_arrays, slices, starting, unless_missing
from orgtree.exchange.stored.raw_sql import quoted
from orgtree.graph.manifest import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.exchange.stored.raw_links import RawLinks
    from orgtree.exchange.stored.raw_numbers import Numbers
    from orgtree.exchange.stored.raw_trees import RawTrees

    Copy = Callable[..., str]
    """Writes a file: its name, what gives its columns, of which rows and in which order; returns where it is."""


class RawRows:
    """The order of the rows.

    Units come in the order of the tree of everything; what is not in force comes last.

    Args:
        con: DuckDB.
        links: The links, and by them the units.
        trees: The trees.
    """

    def __init__(self, con: Any, links: RawLinks, trees: RawTrees) -> None:
        self.con = con
        self.known = links.units
        self.trees = trees
        self._place, self._order = self._placed()

    def _placed(self) -> tuple[Numbers, Numbers]:
        """Return the place of each unit, and the unit in each place."""
        whole, numbers = self.trees.whole, self.trees.numbers
        place, order = numbers.made(), numbers.made()
        last = whole.members
        for some in slices(place.size):
            places = whole.position.open()[some].copy()
            ended = np.flatnonzero(places < 0)
            places[ended] = np.arange(last, last + len(ended))
            last += len(ended)
            place.open()[some] = places
            order.open()[places] = np.arange(some.start, some.stop)
        return place, order

    def units(
        self, said: Mapping[str, str], own: Mapping[str, str], fields: Mapping[str, str], joined: str, copy: Copy
    ) -> str:
        """Write the table of units.

        Args:
            said: What gives from the raw table, whose rows are `cells`, what is said of a unit, by the name of a column of `stated`.
            own: What gives the first columns of rows of `stated`.
            fields: What gives those that follow what the tree of everything says.
            joined: What has to be joined for what is said.
            copy: Writes a file.
        """
        self._state(said, joined)
        pieces = list(slices(self.known.size)) or [slice(0, 0)]
        for some in pieces:
            columns = self.trees.columns(self._order.open()[some])
            with as_rows(self.con, columns, "trees") as names:
                rows = (
                    f"(FROM stated WHERE place >= {some.start} AND place < {some.stop} ORDER BY place) AS stated"
                    " POSITIONAL JOIN trees"
                )
                of_trees = {name: unless_missing(column) for name, column in names.items()}
                first = {name: of_trees.pop(name) for name in ("end", "parent", "depth")}
                chosen = {**own, **first, **fields, **of_trees}
                if len(pieces) == 1:
                    return copy(UNITS, chosen, rows)
                self._put(UNITS, chosen, rows)
        self.con.execute("DROP TABLE stated")
        return self._copied(UNITS, chosen, copy)

    def _state(self, said: Mapping[str, str], joined: str) -> None:
        """Make the table `stated` of what the raw table says of each unit that is known, with its place."""
        con, raw, rows = self.con, self.known.given, self.trees.numbers
        unit, code = rows.made(size=raw.size), rows.made(np.int16, size=raw.size)
        begin = 0
        for piece in each_piece(con, "known", "raw, code"):
            unit.open()[piece["raw"]] = np.arange(begin, begin + len(piece["raw"]))
            code.open()[piece["raw"]] = piece["code"]
            begin += len(piece["raw"])
        con.execute("CREATE TABLE spot (unit INTEGER, place INTEGER, code SMALLINT)")
        for some in slices(raw.size):
            units = unit.open()[some]
            places = np.where(units < 0, -1, self._place.open()[units]) if begin else units
            insert_arrays(con, "spot", {"unit": units, "place": places, "code": code.open()[some]})
        days = self.known.days
        chosen = {"unit": "unit.unit", "place": "unit.place", "id": "given.id", "kind": "given.kind"}
        chosen |= {"start": days.start, "stop": days.stop, **said}
        # DuckDB does not know how many rows stand side by side, and would take them for few: joins stay as they are written.
        con.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        con.execute(
            f"CREATE TABLE stated AS SELECT {_selected(chosen)} FROM given POSITIONAL JOIN {raw.name} AS cells"
            f" POSITIONAL JOIN spot AS unit{days.joined}{joined} WHERE unit.unit IS NOT NULL"
        )
        con.execute("RESET disabled_optimizers")
        for numbers in (unit, code):
            numbers.forget()
        for table in ("spot", "given", raw.name):
            con.execute(f"DROP TABLE {table}")

    def links(self, file: str, table: str, chosen: Mapping[str, str], cells: str, copy: Copy) -> str:
        """Write a table of links.

        Args:
            file: Its name.
            table: The links in DuckDB.
            chosen: What gives the columns of rows of `link`.
            cells: What is to be joined to them.
            copy: Writes a file.
        """
        con, order = self.con, "link.place, link.row"
        if not cells and self._in_order(table):
            return copy(file, chosen, f"(SELECT *, rowid::INTEGER AS row FROM {table}) AS link")
        con.execute("CREATE OR REPLACE TABLE spot (place INTEGER, row INTEGER)")
        begin = 0
        for piece in each_piece(con, table, "source"):
            numbers = np.arange(begin, begin + len(piece["source"]), dtype=np.int32)
            insert_arrays(con, "spot", {"place": self._place.open()[piece["source"]], "row": numbers})
            begin += len(numbers)
        links = f"(SELECT * FROM {table} POSITIONAL JOIN spot) AS link"
        if len(list(slices(begin))) <= 1:
            return copy(file, chosen, f"{links}{cells}", order)
        con.execute(f"CREATE TABLE placed_link AS FROM {links}")
        for some in slices(self.known.size):
            rows = f"(FROM placed_link WHERE place >= {some.start} AND place < {some.stop}) AS link{cells}"
            self._put(file, chosen, rows, order)
        con.execute("DROP TABLE placed_link")
        return self._copied(file, chosen, copy)

    def most(self, table: str) -> int:
        """Return how many links of a table that are in force start from one unit at most."""
        starts = starting(self.con, self.trees.numbers, [table])
        found = max((int(starts.open()[some].max()) for some in slices(starts.size)), default=0)
        starts.forget()
        return found

    def _in_order(self, table: str) -> bool:
        """Return whether links are in the order of the units that they start from."""
        last = -1
        for piece in each_piece(self.con, table, "source"):
            places = self._place.open()[piece["source"]]
            if int(places[0]) < last or (places[1:] < places[:-1]).any():
                return False
            last = int(places[-1])
        return True

    def _put(self, file: str, chosen: Mapping[str, str], rows: str, order: str = "") -> None:
        """Put a piece behind those that are there."""
        query = f"SELECT {_selected(chosen)} FROM {rows}{order and f' ORDER BY {order}'}"
        table = quoted(f"in order {file}")
        self.con.execute(f"CREATE TABLE IF NOT EXISTS {table} AS SELECT * FROM ({query}) LIMIT 0")
        self.con.execute(f"INSERT INTO {table} {query}")

    def _copied(self, file: str, chosen: Mapping[str, str], copy: Copy) -> str:
        """Write what was put together."""
        table = quoted(f"in order {file}")
        path = copy(file, {name: quoted(name) for name in chosen}, table)
        self.con.execute(f"DROP TABLE {table}")
        return path


def _selected(chosen: Mapping[str, str]) -> str:
    return ", ".join(f"{expression} AS {quoted(name)}" for name, expression in chosen.items())
