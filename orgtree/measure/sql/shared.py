"""Run queries, and work out once what several of them have in common."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Self

from sqlglot import exp

from orgtree.measure.sql.expressions import table
from orgtree.measure.sql.relations import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.measure.sql.measured import Engine
    from orgtree.measure.sql.relations import Relations


class Shared:
    """Runs queries, and keeps what several of them ask for until it is left.

    Args:
        engine: What runs them.
        relations: The common tables of the queries.
    """

    def __init__(self, engine: Engine, relations: Relations) -> None:
        self._engine = engine
        self._relations = relations
        self._kept: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for name in self._kept:
            self._engine.forget(name)
        self._kept.clear()

    def rows(self, queries: Sequence[exp.Query]) -> Iterator[tuple[list[str], list[tuple[Any, ...]]]]:
        """Yield the names of the columns and the rows of queries, one after the other."""
        parts = [self._relations.parts(query, self._kept) for query in queries]
        asked = Counter(name for needed in parts for name in needed)
        every = {name: part for needed in parts for name, part in needed.items()}
        shared = {name for name, part in every.items() if asked[name] > 1 and _is_work(part)}
        # What is asked for by such tables alone is in them.
        others = [part for name, part in every.items() if name not in shared]
        shared &= {name for query in (*queries, *others) for name in tables_of(query)}
        for query, needed in zip(queries, parts, strict=True):
            for name in needed:
                if name in shared and name not in self._kept:
                    whole = exp.select(exp.Star()).from_(table(name), copy=False)
                    self._engine.keep(name, self._relations.complete(whole, self._kept))
                    self._kept.add(name)
            yield self._engine.rows(self._relations.complete(query.copy(), self._kept))


def _is_work(part: exp.Query) -> bool:
    """Return whether working a table out takes more than passing over rows that it names."""
    return part.find(exp.Join, exp.Group, exp.AggFunc, exp.Distinct, exp.SetOperation) is not None
