"""The protocol of importers: what they are asked, and the rows with their places that they give."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from orgtree.source import DEFAULT, Budgets, Document, SourceSet

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place, Span
    from orgtree.charter.model import Charter
    from orgtree.exchange.mapping import Mapping

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an importer is asked.

    Args:
        charter: The charter that the rows are to be under.
        language: Language of bare names; None for the charter's.
        encoding: Of text files that are not in UTF-8, as Python names it.
        mapping: How spreadsheets are to be read; None where all is found by their headings.
        budgets: Limits on what is read.
    """

    charter: Charter
    language: str | None = None
    encoding: str | None = None
    mapping: Mapping | None = None
    budgets: Budgets = DEFAULT

    @property
    def spoken(self) -> str:
        """The language of bare names."""
        return self.language or self.charter.language


@dataclass(slots=True)
class Imported:
    """What files say, as the rows that `orgtree.from_rows` takes, each with its place.

    Args:
        units: A row a unit: id, kind, name, fields, and links as ids.
        links: A row a link: link, from, to, and the link's fields.
        sources: The documents that the places are in.
        unit_places: Where each unit is written; a key of the row is looked for below.
        link_places: The same of each link.
        head: What the files say of the whole: title, as_of, not_stated and so on; options of the user go before it.
        left_out: What was left out or is doubtful, each with its place.
        unit_keys: Keys that the files can state of a unit; what they cannot, an update leaves as it is.
            `under` stands for the unit above, by whichever link.
        link_keys: Keys that the files can state of a link in a row of its own; empty where they have no such rows.
    """

    units: Sequence[MutableMapping[str, Any]]
    links: Sequence[MutableMapping[str, Any]]
    sources: SourceSet
    unit_places: Sequence[Place]
    link_places: Sequence[Place] = ()
    head: dict[str, Any] = field(default_factory=dict)
    left_out: list[Finding] = field(default_factory=list)
    unit_keys: frozenset[str] = frozenset()
    link_keys: frozenset[str] = frozenset()


class Importer(Protocol):
    """A module in `importers/`: one form of files.

    Attributes:
        TITLE: What the form is called, in English.
        CHARTER: The built-in charter that fits it, taken where none is named; None where the user has to say.
        KEEPS: What of it is in a definition, for the table of forms.
        LOSES: What is not.
    """

    TITLE: str
    CHARTER: str | None
    KEEPS: str
    LOSES: str

    def recognises(self, path: Path, beginning: bytes) -> bool:
        """Return whether a file, or a folder (with an empty beginning), is of this form.

        Args:
            path: Where it is.
            beginning: Its first 64 KiB.
        """
        ...

    def read(self, paths: Sequence[Path], asked: Asked) -> Imported:
        """Read files of this form.

        Args:
            paths: The files, or one folder, as the user named them.
            asked: What is to be known for it.

        Raises:
            DefinitionError: If nothing can be read; carries the findings that say why.
        """
        ...


class RowDocument(Document):
    """Rows made of other documents; a place in it is shown where its row was written.

    Args:
        label: What they are rows of.
        rows: The rows.
        places: The place of each.
        sources: The documents that these are in.
    """

    def __init__(
        self, label: str, rows: Sequence[MutableMapping[str, Any]], places: Sequence[Place], sources: SourceSet
    ) -> None:
        super().__init__(label, "", rows)
        self._places = places
        self._sources = sources

    def locate(self, place: Place) -> Span:
        """Return the span of what the row was made of."""
        written = self.written(place)
        return super().locate(place) if written is None else self._sources.locate(written)

    def written(self, place: Place) -> Place | None:
        """Return where a place in a row is written, None where it is in no row."""
        row = next((part for part in place.path if isinstance(part, int)), None)
        if row is None or row >= len(self._places):
            return None
        origin = self._places[row]
        if origin.within is not None:  # a stretch of text, in which there are no keys
            return origin
        rest = place.path[place.path.index(row) + 1 :]
        return replace(place, document=origin.document, path=(*origin.path, *rest))


def at_home(finding: Finding, sources: SourceSet) -> Finding:
    """Return a finding with its places where they are written."""
    labels = []
    for label in finding.labels:
        document = sources.documents[label.place.document]
        written = document.written(label.place) if isinstance(document, RowDocument) else None
        labels.append(label if written is None else replace(label, place=written))
    return replace(finding, labels=tuple(labels))
