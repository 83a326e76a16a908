"""Lists of changes: what a comparison writes and what a person writes, as data and as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying
from orgtree.base.suggest import listed, unknown
from orgtree.graph import change_entries as entries
from orgtree.graph import head_entries as heads
from orgtree.graph.entry_parts import EntryError
from orgtree.graph.yaml_flow import braced, flow, scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.graph.entry_parts import Entry

VERSION = "changes/1"

FORMS: dict[str, type[Entry]] = {
    form.WORD: form
    for form in (
        *(entries.Add, entries.Move, entries.Set, entries.Link, entries.Unlink, entries.End, entries.Remove),
        *(entries.Rename, entries.Merge, entries.Split),
        *(heads.Head, heads.Claim, heads.Unclaim, heads.Retire, heads.Unretire),
    )
}
"""Every form of entry by its word."""

_HEAD = ("orgtree", "title", "on", "changes")


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Changes to make, in order; an entry may name a unit that a later one adds.

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
            day = {"on": flow(data.pop("on"), numeric=True)} if "on" in data and entry.WORD != "set" else {}
            lines.append(f"- {braced({scalar(key): flow(value) for key, value in data.items()} | day)}")
        return "\n".join(lines) + "\n"

    @classmethod
    def from_data(cls, data: Any) -> ChangeList:
        """Read a list from plain data.

        Raises:
            UsageError: If it is none; names the entry, counted from 1, and what is wrong with it.
        """
        if not isinstance(data, Mapping) or data.get("orgtree") != VERSION:
            raise UsageError(N_("a list of changes is a mapping that begins with orgtree: {version}"), version=VERSION)
        for key in data:
            if key not in _HEAD:
                message = N_("a list of changes has no '{name}'")
                raise UsageError(unknown(message, str(key), _HEAD, otherwise=N_("it has {known}")))
        listed_entries = data.get("changes")
        if not isinstance(listed_entries, list):
            raise UsageError(N_("'changes' has to be a list"))
        on = data.get("on")
        read = [_entry(number, entry) for number, entry in enumerate(listed_entries, 1)]
        return cls(read, data.get("title"), None if on is None else str(on))


def _entry(number: int, data: Any) -> Entry:
    """Read one entry.

    Raises:
        UsageError: If it is none.
    """
    words = [word for word in FORMS if isinstance(data, Mapping) and word in data]
    words = next(([word] for word in ("set", "link", "unlink") if word in words), words)  # other keys are names
    if not words:
        known = listed(list(FORMS))
        raise UsageError(N_("change {number} says none of {known}"), number=number, known=known)
    if len(words) > 1:
        raise UsageError(N_("change {number} says {words}: one at a time"), number=number, words=listed(words))
    left = {str(key): value for key, value in data.items()}
    try:
        entry = FORMS[words[0]].from_data(left)
    except EntryError as error:
        reason = Saying(error.template, {"key": error.key})
        raise UsageError(N_("change {number}: {reason}"), number=number, reason=reason) from error
    if left:
        message = N_("change {number}: '{word}' does not go with '{key}'")
        raise UsageError(message, number=number, word=words[0], key=next(iter(left)))
    return entry
