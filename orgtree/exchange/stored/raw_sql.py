"""What all that is asked of raw tables in DuckDB has in common: names and texts in SQL, rows in and out, many findings of a sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.exchange.stored.sampled import MOST_TOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from orgtree.base.finding import Finding
    from orgtree.exchange.stored.sampled import Sampled

ROW = "#"
"""Column that numbers the rows of a raw table, from 0."""
_AT_ONCE = 100_000


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def among(value: str, numbers: Iterable[int]) -> str:
    """Return what tells in SQL that a number is among some."""
    some = ", ".join(map(str, sorted(numbers)))
    return f"({value} IN ({some}))" if some else "false"


def count(con: Any, relation: str) -> int:
    """Return how many rows a table has, or a query in brackets."""
    return int(con.execute(f"SELECT count(*) FROM {relation}").fetchone()[0])


def each_row(con: Any, query: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query, which has a connection of its own, some at a time."""
    cursor = con.cursor().execute(query)
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows


def insert(con: Any, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows into a table of DuckDB, many at once."""
    for begin in range(0, len(rows), _AT_ONCE):
        some = rows[begin : begin + _AT_ONCE]
        marks = ", ".join("?" * len(some[0]))
        con.executemany(f"INSERT INTO {table} VALUES ({marks})", some)


def tell_rows(con: Any, told: Sampled, sort: str, query: str, make: Callable[..., Finding]) -> None:
    """Tell of each row that a query gives; only those that are told one by one are fetched.

    Args:
        con: DuckDB.
        told: Gets the findings.
        sort: What sort of mistake it is.
        query: Gives the rows, in order.
        make: Returns the finding for the values of a row.
    """
    number = count(con, f"({query})")
    rows = con.execute(f"{query} LIMIT {MOST_TOLD}").fetchall() if number else []
    for row in rows:
        told.tell(sort, lambda row=row: make(*row))  # type: ignore[misc]
    told.count(sort, number - len(rows))
