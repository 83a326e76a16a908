"""A definition as it is written, and what a plan of changes makes of it: plain data on both sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place


@dataclass(frozen=True, slots=True)
class Written:
    """The plain data that an organisation was read from; not to be changed.

    An organisation that came from rows has one document, whose head is what was said of it, whose `units` are its
    rows, and beside it the rows of its links.

    Args:
        documents: What the root document holds, then each included one; None where it could not be read.
        numbers: For each of them its number in the sources.
        links: Rows of links, of an organisation that came from rows.
        units: Number of the document that has the rows of units, if it came from rows, and of that of links.
        charter: How the charter is named where it is not the one that the root document names.
        folder: Folder from which a charter file is named.
        scenario: What the changes are called by which it would come about; nothing of what is so.
    """

    documents: Sequence[Any] = ()
    numbers: Sequence[int] = ()
    links: Sequence[Mapping[str, Any]] | None = None
    units: tuple[int, int] | None = None
    charter: str | None = None
    folder: Path | None = None
    scenario: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Plan:
    """What changes make of a definition.

    What nothing changed is the very object that it was, so that a mapping of the original is known by its identity.

    Args:
        before: The definition as it is written.
        documents: For each of its documents the plain data afterwards.
        links: The same of rows of links.
        origin: For mappings of units that were copied, moved, or stand in a list that changed, by `id()` of the mapping
            afterwards: where the unit was written before. A unit that was added has none.
        brought: For mappings that are new, by `id()`: where in the list of changes that stands which brought the value of a
            key; under None, what brought the whole mapping.
        touched: For each id of a unit that changes speak of, where the last of them stands.
        mistakes: What of the changes cannot be done, each at its place in the list of changes; empty where all can.
    """

    before: Written
    documents: Sequence[Any]
    links: Sequence[Mapping[str, Any]] | None
    origin: Mapping[int, Place] = field(default_factory=dict)
    brought: Mapping[int, Mapping[str | None, Place]] = field(default_factory=dict)
    touched: Mapping[str, Place] = field(default_factory=dict)
    mistakes: Sequence[Finding] = ()
