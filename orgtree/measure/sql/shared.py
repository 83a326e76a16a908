"""Work out once what several queries have in common.

Each metric has queries of its own, for everything, for groups and for the units that it tells of. Most of their common tables say the same, whatever
they are called: they get names that are made of what they hold, and an engine keeps those that are asked for twice.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sqlglot import exp

from orgtree.measure.sql.expressions import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgtree.measure.sql.measured import Engine

_ITSELF = "itself"
"""What a recursive table calls itself while its name is not known."""


class _Named(NamedTuple):
    """A query, and the common tables that it needs, by names made of what they hold."""

    parts: dict[str, exp.Query]
    recursive: frozenset[str]
    query: exp.Query

    def complete(self, query: exp.Query, kept: frozenset[str] | set[str]) -> exp.Query:
        """Return one of its queries with the tables before it that it needs and that are not kept."""
        needed, waiting = set(), [query]
        while waiting:
            for name in _used(waiting.pop(), self.parts):
                if name not in needed and name not in kept:
                    needed.add(name)
                    waiting.append(self.parts[name])
        query = query.copy()
        for name, part in self.parts.items():
            if name in needed:
                query = query.with_(name, as_=part, recursive=name in self.recursive or None, copy=False)
        return query


class Shared:
    """Runs queries, and keeps what several of them ask for until it is left.

    Args:
        engine: What runs them.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for name in self._kept:
            self._engine.forget(name)
        self._kept.clear()

    def rows(self, queries: Sequence[exp.Query]) -> Iterator[list[dict[str, Any]]]:
        """Yield the rows of queries, one after the other."""
        named = [_named(query) for query in queries]
        asked = Counter(name for one in named for name in one.parts)
        for one in named:
            for name, part in one.parts.items():
                if asked[name] > 1 and name not in self._kept and _is_work(part):
                    self._engine.keep(name, one.complete(_all_of(name), self._kept))
                    self._kept.add(name)
            yield self._run(one.complete(one.query, self._kept))

    def _run(self, query: exp.Query) -> list[dict[str, Any]]:
        names, rows = self._engine.rows(query)
        return [dict(zip(names, row, strict=True)) for row in rows]


def _all_of(name: str) -> exp.Query:
    return exp.select(exp.Star()).from_(table(name), copy=False)


def _is_work(part: exp.Query) -> bool:
    """Return whether working a table out takes more than passing over rows that it names."""
    return part.find(exp.Join, exp.Group, exp.AggFunc, exp.Distinct, exp.SetOperation) is not None


def _named(query: exp.Query) -> _Named:
    """Return a query, its common tables called by what they hold."""
    query = query.copy()
    common = query.ctes
    query.set("with_", None)
    names: dict[str, str] = {}
    parts: dict[str, exp.Query] = {}
    recursive = set()
    for one in common:
        part = one.this
        again = bool(_used(part, {one.alias: part}))
        _rename(part, names | {one.alias: _ITSELF})
        name = f"part_{blake2b(part.sql(comments=False).encode(), digest_size=10).hexdigest()}"
        if again:
            _rename(part, {_ITSELF: name})
            recursive.add(name)
        names[one.alias] = name
        parts[name] = part
    _rename(query, names)
    return _Named(parts, frozenset(recursive), query)


def _used(query: exp.Query, among: Mapping[str, exp.Query]) -> list[str]:
    return list(dict.fromkeys(found.name for found in query.find_all(exp.Table) if found.name in among))


def _rename(query: exp.Query, names: Mapping[str, str]) -> None:
    """Call tables by other names; what columns call them by stays."""
    for found in list(query.find_all(exp.Table)):
        new = names.get(found.name)
        if new is not None:
            if not found.alias:
                found.set("alias", exp.TableAlias(this=exp.to_identifier(found.name)))
            found.set("this", exp.to_identifier(new))
