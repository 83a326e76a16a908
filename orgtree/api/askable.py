"""What an organisation can be asked: its head, its units, and all of it in other shapes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from orgtree.api.unit import Unit
from orgtree.base.composed import composed
from orgtree.base.place import is_file
from orgtree.base.suggest import unknown
from orgtree.graph.select import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

T = TypeVar("T")


class Askable:
    """Mixin of an organisation with what it answers of itself."""

    loaded: Loaded
    origin: str
    snapshot: Snapshot
    charter: Charter

    @property
    def title(self) -> str:
        """The organisation's title in its own language."""
        return self.snapshot.title.pick()

    @property
    def as_of(self) -> str | None:
        """The date at which it is described, as written."""
        return str(self.snapshot.as_of) if self.snapshot.as_of else None

    @property
    def head(self) -> dict[str, Any]:
        """The definition's head besides its charter: title, as_of, language, not_stated, retired, events and claims."""
        from orgtree.graph.rows import head_of  # noqa: PLC0415 - used with rows only

        return head_of(self.snapshot, (claim for claim, _ in self.loaded.claims))

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Findings of reading, before any rule was run."""
        return tuple(self.loaded.findings)

    def __len__(self) -> int:
        """Return the number of units, ended ones included."""
        return self.snapshot.size

    def __contains__(self, unit: object) -> bool:
        """Return whether an id is one of its units', or a unit is one of them."""
        return (
            self.get(unit.id) == unit
            if isinstance(unit, Unit)
            else isinstance(unit, str) and composed(unit) in self.snapshot.index
        )

    def __getitem__(self, unit: str) -> Unit:
        """Return a unit by id.

        Raises:
            KeyError: If there is no such unit; names the nearest id.
        """
        number = self.snapshot.index.get(composed(unit))
        if number is None:
            raise KeyError(str(unknown("there is no unit '{name}'", unit, self.snapshot.ids, otherwise="")))
        return Unit(self.snapshot, number)

    @overload
    def get(self, unit: str) -> Unit | None: ...

    @overload
    def get(self, unit: str, default: T) -> Unit | T: ...

    def get(self, unit: str, default: T | None = None) -> Unit | T | None:
        """Return a unit by id, *default* if there is no such unit."""
        number = self.snapshot.index.get(composed(unit))
        return default if number is None else Unit(self.snapshot, number)

    def __iter__(self) -> Iterator[Unit]:
        return (Unit(self.snapshot, number) for number in range(self.snapshot.size))

    def __repr__(self) -> str:
        return f"<Organisation {self.title or self.origin!r}: {len(self)} units, charter {self.charter.name}>"

    def units(
        self,
        *,
        kind: str | Sequence[str] | None = None,
        under: str | None = None,
        where: str | Mapping[str, Any] | None = None,
        along: str | None = None,
    ) -> Iterator[Unit]:
        """Yield the units in force that fit, in the definition's order (in pre-order below a unit).

        Args:
            kind: A kind or several, by name or title; child kinds are included.
            under: Id of a unit, or a name that no other has; only it and what is below it.
            where: A condition as a mapping or a text, as in "members: 3..".
            along: The hierarchy for *under*; else that unit's own.

        Raises:
            UsageError: If a kind, unit or hierarchy is not there, or the condition is wrong.
        """
        return (
            Unit(self.snapshot, int(number))
            for number in select(self.snapshot, kind=kind, under=under, where=where, along=along)
        )

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The organisation as a frozen networkx graph, made when first asked for."""
        from orgtree.graph.networkx_view import to_networkx  # noqa: PLC0415 - networkx takes long to import

        return to_networkx(self.snapshot)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the organisation as a frozen networkx graph."""
        return self.graph

    def to_rows(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return units and links as rows that `from_rows` reads back, with `head` for the rest.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a"}]
        >>> org = orgtree.from_rows(units, charter="company", as_of="2020-10")
        >>> org.to_rows()[1]
        [{'link': 'part_of', 'from': 'b', 'to': 'a'}]
        >>> orgtree.from_rows(*org.to_rows(), charter=org.charter.name, **org.head) == org
        True
        """
        from orgtree.graph.rows import to_rows  # noqa: PLC0415 - used on its own

        return to_rows(self.snapshot)

    @property
    def inputs(self) -> list[Path]:
        """The files that it was read from."""
        labels = (document.label for document in self.loaded.sources.documents)
        return [Path(label) for label in labels if is_file(label)]
