"""Documents as changes would make them: their places lead to what is written, in the definition or in the list of changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.place import Place, Span
from orgtree.source.documents import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.graph.written import Plan
    from orgtree.source.documents import SourceSet


class ChangedDocument(Document):
    """A document that is written nowhere; it has no text of its own.

    Args:
        plan: What makes it.
        data: What it holds.
        number: Number of the document that it is made of, in the sources.
        written: What that one holds.
        sources: Where both are.
    """

    def __init__(self, plan: Plan, data: Any, number: int, written: Any, sources: SourceSet) -> None:
        super().__init__("<changed>", "", data)
        self.plan = plan
        self._number = number
        self._written = written
        self._sources = sources

    def locate(self, place: Place) -> Span:
        """Return the span of what is written."""
        return self._sources.locate(self.home(place))

    def home(self, place: Place) -> Place:
        """Return the place of what is written."""
        plan, path = self.plan, place.path
        here = Place(self._number)
        node, was, rows = self.data, self._written, plan.before.units
        for step, part in enumerate(path):
            brought: Mapping[str | None, Place] = plan.brought.get(id(node), {})
            there = brought.get(part) if isinstance(part, str) else None
            if there is not None:
                kept = _kept(node.get(part), was.get(part) if isinstance(was, dict) else None, path[step + 1 :])
                if kept is not None:
                    return self._at(here, (*here.path, part, *kept), place)
                if path[step + 1 :] and (item := plan.brought.get(id(_step(node.get(part), path[step + 1])))):
                    there = item.get(None, there)  # the list may have been changed again since
                return self._at(there, (*there.path, *self._named(there, path[step + 1 :])), place)
            if (whole := brought.get(None)) is not None:
                return self._at(whole, (*whole.path, *path[step:]), place)
            node, was = _step(node, part), _step(was, part)
            here = Place(here.document, (*here.path, part))
            if rows is not None and rows[0] != self._number and here.path == ("units",):
                here = Place(rows[0])  # they are a table of their own
            if isinstance(node, dict) and id(node) in plan.origin:
                here = plan.origin[id(node)]
                was = self._read(here)
        brought = plan.brought.get(id(node), {})
        if (whole := brought.get(None)) is not None:
            return self._at(whole, whole.path, place)
        return self._at(here, here.path, place)

    def _at(self, where: Place, path: tuple[str | int, ...], like: Place) -> Place:
        return Place(where.document, path, like.part, like.within)

    def _named(self, there: Place, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Return a path without the position in the list to which a change adds; one that states a list has that position."""
        adds = path and isinstance(path[0], int) and not isinstance(self._read(there), list)
        return path[1:] if adds else path

    def _read(self, place: Place) -> Any:
        """Return what was written at a place before."""
        data: Any = self._sources[place.document].data
        for part in place.path:
            data = _step(data, part)
        return data


class Homes:
    """Leads findings of what changes would make to what is written.

    Args:
        sources: The documents.
        lists: Numbers of the documents in which the changes are written.
        touched: For each id of a unit that changes speak of, where the last of them stands.
    """

    def __init__(self, sources: SourceSet, lists: frozenset[int], touched: Mapping[str, Place]) -> None:
        self._sources = sources
        self._lists = lists
        self._touched = touched

    def __call__(self, finding: Finding) -> Finding:
        """Return a finding that points at what is written, and at the change that brought it."""
        labels = tuple(replace(label, place=self._home(label.place)) for label in finding.labels)
        if not any(label.place.document in self._lists for label in labels):
            about = [name for name in (finding.unit, finding.other, finding.written) if name is not None]
            place = next((self._touched[name] for name in about if name in self._touched), None)
            if place is not None:
                labels += (Label(place, N_("changed here")),)
        return replace(finding, labels=labels) if labels != finding.labels else finding

    def _home(self, place: Place) -> Place:
        document = self._sources[place.document]
        while isinstance(document, ChangedDocument):
            place = document.home(place)
            document = self._sources[place.document]
        return place


def _step(node: Any, part: str | int) -> Any:
    if isinstance(node, dict):
        return node.get(part)
    return node[part] if isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node) else None


def _kept(now: Any, was: Any, path: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    """Return the path to an item of a list that was there before the list changed; None for one that came."""
    if not (isinstance(now, list) and path and isinstance(path[0], int)):
        return None
    item = _step(now, path[0])
    for number, one in enumerate(was if isinstance(was, list) else [was]):
        if item is not None and (one is item or (isinstance(item, str) and one == item)):
            return (number, *path[1:]) if isinstance(was, list) else path[1:]
    return None
