"""Lists of changes: what a comparison writes and what a person writes, as data and as YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.errors import UsageError
from orgtree.graph.change_entries import Merge, Split
from orgtree.graph.change_reading import VERSION, read_list
from orgtree.graph.yaml_flow import braced, flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.graph.entry_parts import Entry


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Changes to make, in order; the links of a unit that is added may lead to one that a later entry adds.

    Args:
        entries: The changes.
        title: What they are for: a text or a mapping of languages.
        on: The day from which they hold; None for at once.
    """

    entries: Sequence[Entry] = ()
    title: Any = None
    on: str | None = None

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    def to_data(self) -> dict[str, Any]:
        """Return the list as plain data.

        >>> from orgtree.graph.change_entries import Move
        >>> ChangeList([Move("north", "sales")]).to_data()
        {'orgtree': 'changes/1', 'changes': [{'move': 'north', 'under': 'sales'}]}
        """
        head = {"title": self.title, "on": self.on}
        stated = {key: value for key, value in head.items() if value is not None}
        return {"orgtree": VERSION, **stated, "changes": [entry.to_data() for entry in self.entries]}

    def to_yaml(self) -> str:
        """Return the list as YAML, a line an entry.

        >>> from orgtree.graph.change_entries import Set
        >>> print(ChangeList([Set("lab", {"headcount": "7.."}, ("note",))]).to_yaml())
        orgtree: changes/1
        changes:
        - {set: lab, headcount: 7.., unset: [note]}
        <BLANKLINE>
        """
        lines = [f"orgtree: {VERSION}"]
        if self.title is not None:
            lines.append(f"title: {flow(self.title)}")
        if self.on is not None:
            lines.append(f"on: {flow(self.on, numeric=True)}")
        lines.append("changes:" if self.entries else "changes: []")
        for entry in self.entries:
            data = entry.to_data()
            days = {key: flow(data.pop(key), numeric=True) for key in _days_of(entry) if key in data}
            lines.append(f"- {braced({scalar(key): flow(value) for key, value in data.items()} | days)}")
        return "\n".join(lines) + "\n"

    @classmethod
    def from_data(cls, data: Any) -> ChangeList:
        """Read a list from plain data.

        Raises:
            UsageError: If it is none; names the entry, counted from 1, and what is wrong with it.
        """
        read = read_list(data)
        if read.mistakes:
            raise UsageError(read.mistakes[0][0])
        return cls(read.entries, read.title, read.on)


def _days_of(entry: Entry) -> Iterator[str]:
    """Yield the keys of an entry whose values are days."""
    yield "on"
    if isinstance(entry, Merge | Split):
        yield "retired"
