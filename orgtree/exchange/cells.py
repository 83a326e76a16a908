"""Read the cells of a row by what their columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.dates import sheet_date
from orgtree.charter.aliases import kind_of_alias
from orgtree.charter.titles import by_title, meant, titles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.charter.model import Charter

Row = dict[str, Any]

_SEVERAL = re.compile("[;；,，、|\n]")


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
            elif key.startswith("valid."):
                row.setdefault("valid", {})[key.partition(".")[2]] = sheet_date(cell)
            elif key == "kind":
                row[key], told = self._kind(cell)
            elif key == "link":
                row[key] = meant(cell, self.charter.links, self.links)
            elif key in self.fields:
                row[key] = self.fields[key](cell)
            elif key in self.charter.links or key == "incomplete":
                ids = [name.strip() for name in _SEVERAL.split(cell) if name.strip()]
                row[key] = ids[0] if len(ids) == 1 else ids
            else:
                row[key] = cell
        return {**told, **row} if told else row

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
