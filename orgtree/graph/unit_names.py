"""Ids of units that sentences say by the units' names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.base.messages import Named, said
from orgtree.base.on_demand import OnDemand
from orgtree.base.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class UnitNames(OnDemand[Named]):
    """The id of every unit, said by its name; by name and id where several units have the name.

    Args:
        ids: Id of each unit.
        names: Name of each unit as written: a text, a mapping of languages, or None.
        language: Language of bare names.
    """

    def __init__(self, ids: Sequence[str], names: Sequence[Any], language: str) -> None:
        self._ids = ids
        self._names = names
        self._language = language

    def __len__(self) -> int:
        return len(self._ids)

    def _item(self, place: int) -> Named:
        name, raw = self._ids[place], self._names[place]
        return Named(name, _Name(name, raw, self)) if raw else Named(name)

    def title(self, name: str, raw: Any) -> Text:
        """Return the title of a unit, with its id behind a name that several units have.

        Args:
            name: Its id.
            raw: Its name as written.
        """
        title = Text.of(raw, self._language)
        if title.words[0][1] in self.shared:
            return Text(tuple((language, f"{words} ({name})") for language, words in title.words))
        return title

    @cached_property
    def shared(self) -> frozenset[str]:
        """Names that several units have, in the first language of each."""
        seen: set[str] = set()
        return frozenset(name for name in self._first() if name in seen or seen.add(name))  # type: ignore[func-returns-value]  # so a name is seen once it was looked at

    def _first(self) -> Iterable[str]:
        for raw in self._names:
            if isinstance(raw, str):
                yield raw
            elif raw:
                yield str(next(iter(raw.values())))


class _Name:
    """The name of one unit; it is put into words when a sentence says it, since most findings are never read."""

    __slots__ = ("name", "names", "raw")

    def __init__(self, name: str, raw: Any, names: UnitNames) -> None:
        self.name, self.raw, self.names = name, raw, names

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the name, in the language of *translate* if it has it."""
        raw = self.raw
        if isinstance(raw, str):  # as most are
            return f"{raw} ({self.name})" if raw in self.names.shared else raw
        return str(said(self.names.title(self.name, raw), translate))

    def __reduce__(self) -> tuple[Any, ...]:
        return _kept, (self.names.title(self.name, self.raw),)


def _kept(title: Text) -> Text:
    return title
