"""Read the plain data of a list of changes; every mistake is told with the path to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.dates import Date
from orgtree.base.finding import Mistake
from orgtree.base.messages import Saying, shortened
from orgtree.base.suggest import listed, nearest, unknown
from orgtree.graph import change_entries as entries
from orgtree.graph import head_entries as heads
from orgtree.graph.entry_parts import EntryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.graph.entry_parts import Entry

VERSION = "changes/1"

FORMS: dict[str, type[Entry]] = {
    form.WORD: form
    for form in (
        *(entries.Add, entries.Move, entries.Set, entries.Link, entries.Unlink, entries.End, entries.Remove),
        *(entries.Rename, entries.Merge, entries.Split),
        *(heads.Head, heads.Claim, heads.Unclaim, heads.Retire, heads.Unretire, heads.Event, heads.Unevent),
    )
}
"""Every form of entry by its word."""

_KEYS = {
    "add": ("under", "on"),
    "move": ("under", "along", "by", "on"),
    "end": ("on",),
    "rename": ("to", "retired", "on"),
    "merge": ("into", "on", "retired"),
    "split": ("into", "on", "retired"),
    "head": ("unset",),
}
"""What goes with the word of an entry, where that is told."""

_HEAD = ("orgtree", "title", "on", "changes")

Path = tuple[str | int, ...]


@dataclass(slots=True)
class ReadList:
    """What a list of changes says, as far as it can be read.

    Args:
        title: What it is for.
        on: The day from which it holds.
        entries: The changes.
        numbers: For each of them its position in the list as written.
        missing: Ids that those which could not be read would have brought.
        mistakes: What is wrong, each with the path to it.
    """

    title: Any = None
    on: str | None = None
    entries: list[Entry] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    mistakes: list[tuple[Mistake, Path]] = field(default_factory=list)


def read_list(data: Any) -> ReadList:
    """Read a list of changes from plain data."""
    read = ReadList()
    if not isinstance(data, Mapping) or data.get("orgtree") != VERSION:
        message = N_("a list of changes is a mapping that begins with orgtree: {version}")
        read.mistakes.append((Mistake(message, {"version": VERSION}), ("orgtree",)))
        return read
    read.mistakes.extend(_wrong_head(data))
    wrong = {path[0] for _, path in read.mistakes}
    on = data.get("on")
    read.title = None if "title" in wrong else data.get("title")
    read.on = None if on is None or "on" in wrong else str(on)
    listed_entries = data.get("changes")
    if not isinstance(listed_entries, list):
        read.mistakes.append((Mistake(N_("'changes' has to be a list")), ("changes",)))
        return read
    for number, data_of_entry in enumerate(listed_entries):
        try:
            entry = _read_entry(number, data_of_entry)
        except _WrongEntryError as error:
            read.mistakes.append((error.mistake, ("changes", number, *error.path)))
            read.missing.update(_brought(data_of_entry))
        else:
            read.entries.append(entry)
            read.numbers.append(number)
    return read


class _WrongEntryError(Exception):
    """An entry cannot be read."""

    def __init__(self, mistake: Mistake, *path: str | int) -> None:
        super().__init__(str(mistake))
        self.mistake = mistake
        self.path = path


def _wrong_head(data: Mapping[Any, Any]) -> Iterator[tuple[Mistake, Path]]:
    for key in data:
        if key not in _HEAD:
            message = N_("a list of changes has no '{name}'")
            yield unknown(message, str(key), _HEAD, otherwise=N_("it has {known}")), (key,)
    title, on = data.get("title"), data.get("on")
    texts = isinstance(title, dict) and all(isinstance(words, str) for words in title.values())
    if title is not None and not texts and not isinstance(title, str):
        yield Mistake(N_("'{key}' has to be a text"), {"key": "title"}, N_("put it in quotes")), ("title",)
    if on is not None:
        try:
            Date.parse(on)
        except ValueError:
            help_ = N_("write a year, a month or a day: 2026, 2026-04 or 2026-04-01")
            yield Mistake(N_("'{value}' is no date"), {"value": shortened(on)}, help_), ("on",)


def _read_entry(number: int, data: Any) -> Entry:
    """Read one entry.

    Raises:
        _WrongEntryError: If it is none.
    """
    told: dict[str, Any] = {"number": number + 1}
    word = _word_of(data, told)
    left = {str(key): value for key, value in data.items()}
    try:
        entry = FORMS[word].from_data(left)
    except EntryError as error:
        reason = Saying(error.template, {"key": error.key})
        message = N_("change {number}: {reason}")
        path = (error.key,) if error.key in data else ()
        mistake = Mistake(message, {**told, "reason": reason, "example": error.example}, error.help)
        raise _WrongEntryError(mistake, *path) from error
    for key in left:
        message, told = N_("change {number}: '{word}' does not go with '{key}'"), {**told, "word": word}
        mistake = Mistake(message, {**told, "key": key}, N_("take it away"))
        if word in _KEYS:
            mistake = unknown(message, key, _KEYS[word], fact="key", facts=told, otherwise=N_("it has {known}"))
        raise _WrongEntryError(mistake, key)
    return entry


def _word_of(data: Any, told: dict[str, Any]) -> str:
    """Return the word of an entry.

    Raises:
        _WrongEntryError: If it has none, or several.
    """
    words = [word for word in FORMS if isinstance(data, Mapping) and word in data]
    words = next(([word] for word in ("set", "link", "unlink") if word in words), words)  # other keys are names
    if len(words) > 1:
        message = N_("change {number} says {words}: one at a time")
        raise _WrongEntryError(Mistake(message, {**told, "words": listed(words)}), words[1])
    if words:
        return words[0]
    told |= {"known": listed(list(FORMS))}
    message = N_("change {number} says none of {known}")
    for key in data if isinstance(data, Mapping) else ():
        if nearest(str(key), FORMS) is not None:
            raise _WrongEntryError(unknown(message, key, list(FORMS), facts=told), str(key))
    raise _WrongEntryError(Mistake(message, told))


def _brought(data: Any) -> Iterator[str]:
    """Yield the ids that an entry which cannot be read would have brought, as far as it can be told."""
    if isinstance(data, Mapping):
        added = data.get("add")
        names = (added.get("id") if isinstance(added, Mapping) else None, data.get("to"))
        yield from (composed(name) for name in names if isinstance(name, str))
