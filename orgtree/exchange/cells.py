"""Read the cells of a row by what their columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.dates import sheet_date
from orgtree.charter.aliases import kind_of_alias
from orgtree.charter.titles import by_title, meant, titles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from orgtree.charter.model import Charter

Row = dict[str, Any]

_SEVERAL = re.compile("[;；,，、|\n]")
_PERIOD = "valid."


@dataclass(frozen=True, slots=True)
class Meanings:
    """What cells mean under a charter.

    Args:
        charter: The charter.
        language: Language of bare names.
        kinds: Kinds by their folded titles.
        links: Links by theirs.
        fields: A reader of cells for each field, of units and of links.
    """

    charter: Charter
    language: str
    kinds: Mapping[str, list[str]]
    links: Mapping[str, list[str]]
    fields: Mapping[str, Callable[[str], Any]]
    _read: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, charter: Charter, language: str) -> Meanings:
        """Return what cells mean under a charter."""
        fields = {**charter.fields, **{n: f for link in charter.links.values() for n, f in link.fields.items()}}
        readers = {name: entry.values.cell_reader(entry) for name, entry in fields.items()}
        kinds, links = by_title(titles_of(charter.kinds)), by_title(titles_of(charter.links))
        return cls(charter, language, kinds, links, readers)

    def row(self, cells: Mapping[str, str], columns: Mapping[str, str]) -> Row:
        """Return a row as `orgtree.from_rows` takes it.

        Args:
            cells: Texts by heading, without the empty ones.
            columns: What each heading means; those that mean nothing are left out.
        """
        row: Row = {}
        told: Mapping[str, Any] = {}
        for heading, cell in cells.items():
            key = columns.get(heading)
            if key is None:
                continue
            word, _, rest = key.partition(":")
            if word == "name":
                self._name(row, rest, cell)
            elif key.startswith(_PERIOD):
                row.setdefault("valid", {})[key.removeprefix(_PERIOD)] = sheet_date(cell)
            elif key == "kind":
                row[key], told = self._kind(cell)
            else:
                row[key] = self._value(key)(cell)
        return {**told, **row} if told else row

    def are_whole(self, keys: Sequence[str]) -> bool:
        """Return whether a cell under each of some keys says a whole value, so that `columns` can read them."""
        return len(set(keys)) == len(keys) and not any(key.startswith(("name:", _PERIOD)) for key in keys)

    def telling(self, cells: Iterable[str]) -> set[str]:
        """Return the cells of a column of kinds that tell of fields as well."""
        return {cell for cell in set(cells) if cell and self._kind(cell)[1]}

    def columns(self, columns: Mapping[str, list[str]], keys: Mapping[str, str]) -> dict[str, list[Any]]:
        """Return what `row` would of many rows, by key, None where a row states nothing.

        Args:
            columns: The cells of each column by its heading, "" where they are empty.
            keys: What each heading means; all of them are whole. No cell tells of more than its own key.
        """
        read: dict[str, list[Any]] = {}
        for heading, cells in columns.items():
            key = keys[heading]
            if key == "kind":
                kinds = {cell: self._kind(cell)[0] if cell else None for cell in set(cells)}
                read[key] = list(map(kinds.__getitem__, cells))
            elif key == "name" or (value := self._value(key)) is str:
                read[key] = [cell or None for cell in cells] if "" in cells else cells
            else:
                read[key] = [value(cell) if cell else None for cell in cells]
        return read

    def _value(self, key: str) -> Callable[[str], Any]:
        """Return what reads a cell under a key that is no name, kind or period."""
        if key == "link":
            return lambda cell: meant(cell, self.charter.links, self.links)
        if key in self.fields:
            return self.fields[key]
        return _ids if key in self.charter.links or key == "incomplete" else str

    def _kind(self, cell: str) -> tuple[str, Mapping[str, Any]]:
        """Return the kind that a cell means, and the fields that it tells as well."""
        if cell not in self._read:
            alias = kind_of_alias(cell, self.charter.kinds.values())
            # An alias goes before a title, since its charter says what it stands for.
            self._read[cell] = (
                (meant(cell, self.charter.kinds, self.kinds), {}) if alias is None else (alias[0].name, alias[1])
            )
        return self._read[cell]

    def _name(self, row: Row, tag: str, words: str) -> None:
        """Add a name: one bare column is a text, columns of languages are a mapping."""
        before = row.get("name")
        if not tag and before is None:
            row["name"] = words
            return
        names = before if isinstance(before, dict) else {} if before is None else {self.language: before}
        names.setdefault(tag or self.language, words)
        row["name"] = names


def _ids(cell: str) -> str | list[str]:
    ids = [name.strip() for name in _SEVERAL.split(cell) if name.strip()]
    return ids[0] if len(ids) == 1 else ids
