"""What tables say as rows of a definition, made when something looks at them: changes are made to these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.graph.rows import to_rows
from orgtree.graph.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.graph.loaded import Loaded


class _Later(Sequence[Any]):
    """A list that is made when it is asked for."""

    def __init__(self, make: Callable[[], Sequence[Any]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[Any]:
        return self._make()

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, at: Any) -> Any:
        return self._made[at]


def written_rows(loaded: Loaded, head: Mapping[str, Any], folder: Path, document: int) -> Written:
    """Return the rows that tables stand for.

    Args:
        loaded: What was read of the tables.
        head: The head as plain data, its charter named from the folder.
        folder: The folder.
        document: Number of the document of the head.
    """
    graph = loaded.snapshot
    assert graph is not None  # noqa: S101 - it was made of the tables
    rows = _Later(lambda: to_rows(graph))

    def whole() -> Sequence[Any]:
        return [{**head, "units": rows[0]}]

    scenario = graph.facts.head.scenario
    return Written(_Later(whole), [document], _Later(lambda: rows[1]), (0, 0), folder=folder, scenario=scenario)
