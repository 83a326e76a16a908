"""Find every place where a unit's id stands, to list its references or to rename it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.assist.lookup import documents
from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.escape import json_text
from orgtree.base.finding import Edit
from orgtree.base.messages import WrongTextError
from orgtree.base.place import Place, is_file
from orgtree.charter.unit_id import wrong_id
from orgtree.check.toml_places import key_stretches, part_stretches
from orgtree.source import Budgets, Document, read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from orgtree.api.checking import Outcome

    Pointer = tuple[str | int, ...]

_OF_LINK = ((), (int,), ("to",), (int, "to"))
"""What stands behind a link's key, down to the id that it leads to: an id, a mapping, or a list of those."""
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


class Reference(NamedTuple):
    """A place where an id stands.

    Args:
        document: Number of the document.
        start: First character of the id as it is written, its quotes included.
        end: The character after its last.
        declares: Whether the unit itself stands there.
    """

    document: int
    start: int
    end: int
    declares: bool = False


def id_at(outcome: Outcome, number: int, offset: int) -> tuple[str, Reference] | None:
    """Return the id at a character of a document, with its place; None where none stands."""
    document = documents(outcome)[number]
    if outcome.charter is None or not isinstance(document, Document):
        return None
    pointer = document.path_at(offset)
    value: Any = document.data
    for part in pointer:
        value = value[part]
    if not isinstance(value, str) or not _is_id(pointer, outcome.charter.links):
        return None
    start, end = document.stretch(Place(number, pointer))
    return (composed(value), Reference(number, start, end, pointer[-1] == "id")) if start <= offset <= end else None


def references(outcome: Outcome, unit: str) -> list[Reference]:
    """Return every place where a unit's id stands: the unit, links to it, claims, successors, settings of its subtree."""
    found: set[Reference] = set()
    links = outcome.charter.links if outcome.charter else {}
    for number, document in enumerate(documents(outcome).documents):
        if not is_file(document.label):
            continue
        if document.label.endswith(".toml"):
            found.update(Reference(number, *stretch) for stretch in _in_settings(document.text, unit))
            continue
        for pointer in _texts(document.data, unit):
            if _is_id(pointer, links):
                found.add(Reference(number, *document.stretch(Place(number, pointer)), pointer[-1] == "id"))
    return sorted(found)


def renamed(outcome: Outcome, unit: str, new: str) -> list[Edit]:
    """Return the edits that give a unit another id wherever the old one stands.

    Raises:
        WrongTextError: If the new id is none, is taken, or a file of the definition cannot be read as it is.
    """
    if mistake := wrong_id(new):
        raise WrongTextError(mistake.message, **mistake.facts)
    graph = outcome.org.snapshot if outcome.org else None
    if graph is None or any(entry.text.strip() and entry.data is None for entry in _definition_files(outcome)):
        raise WrongTextError(N_("a file of the definition cannot be read; mend it first"))
    if composed(new) in graph.index or any(entry.id == composed(new) for entry in graph.retired):
        raise WrongTextError(N_("another unit has the id '{id}'"), id=new)
    sources = documents(outcome)
    edits = []
    for found in references(outcome, unit):
        text = sources.text(found.document)[found.start : found.end]
        if sources.label(found.document).endswith(".toml"):
            said = new if _BARE.match(new) else json_text(new)
        elif text[:1] in {'"', "'"}:
            said = f"{text[0]}{new}{text[0]}"
        elif composed(text) == unit:
            said = new if _reads_back(new) else json_text(new)
        else:
            continue  # an alias: what it repeats is renamed where it stands
        edits.append(Edit(found.document, found.start, found.end, said))
    return edits


def _definition_files(outcome: Outcome) -> Iterator[Document]:
    for entry in documents(outcome).documents:
        if is_file(entry.label) and not entry.label.endswith(".toml"):
            yield entry


def _reads_back(unit: str) -> bool:
    """Return whether an id needs no quotes, also between braces."""
    document, _ = read_text(f"[{unit}]", label="", budgets=Budgets())
    return bool(document.data == [unit])


def _texts(data: Any, text: str) -> Iterator[Pointer]:
    """Yield the pointers of all values that are a text."""
    waiting: list[tuple[Pointer, Any]] = [((), data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict | list):
            entries = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [((*pointer, key), inner) for key, inner in entries if isinstance(inner, dict | list | str)]
        elif composed(value) == text:
            yield pointer


def _is_id(pointer: Pointer, links: Collection[str]) -> bool:
    """Return whether an id stands at a pointer, by the shape of a definition."""
    if pointer == ("under",):
        return True
    if pointer[:1] in {("claims",), ("retired",)}:
        inner = pointer[2:]
        return inner == ("in",) if pointer[0] == "claims" else inner[:1] in {("id",), ("into",)}
    if pointer[:1] == ("events",):
        return pointer[2:] not in {("on",), ("source",)}
    inner = pointer
    while len(inner) > 1 and inner[0] == "units" and isinstance(inner[1], int):
        inner = inner[2:]
    if len(inner) == len(pointer) or not inner:
        return False
    behind = tuple(int if isinstance(part, int) else part for part in inner[1:])
    return inner == ("id",) or (inner[0] in links and behind in _OF_LINK)


def _in_settings(text: str, unit: str) -> Iterator[tuple[int, int]]:
    """Yield where the settings of a unit's subtree name it."""
    for pointer, stretch in key_stretches(text).items():
        tables = pointer[:-1]
        if "per-subtree" in tables and pointer[(at := tables.index("per-subtree") + 1)] == unit:
            parts = list(part_stretches(text, stretch))
            # A heading, or a key with dots, holds the last parts of the pointer only.
            if (place := at - len(pointer) + len(parts)) >= 0:
                yield parts[place]
