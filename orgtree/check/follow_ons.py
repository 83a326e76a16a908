"""Links dropped on load; rules failing only because of them are follow-ons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.base.finding import Finding
    from orgtree.charter.expression import Path
    from orgtree.charter.model import Charter
    from orgtree.graph.snapshot import Snapshot

_OF_A_LINK = frozenset({"dangling-reference", "link-not-allowed"})
_OF_ANY = frozenset({"nesting-not-allowed", "parent-left-out", "duplicate-id", "cycle"})
_CODES = frozenset({"ORG202", "ORG203"})
"""Findings about a link that was left out."""

ANY = "*"
"""Stands for every link where it is not known which one is lost."""


class DroppedLinks:
    """Links dropped on load, by unit.

    Args:
        graph: The organisation.
        findings: What reading found; without it every link of a damaged unit counts as lost.
    """

    def __init__(self, graph: Snapshot, findings: Iterable[Finding] = ()) -> None:
        self._charter: Charter = graph.charter
        self._lost: dict[int, set[str]] = {}
        told = False
        for finding in findings:
            if finding.code in _CODES:
                told = True
                self._add(graph, finding.unit, str(finding.link))
                # The unit that was meant, as far as that can be told, misses the link at its other end.
                other = finding.suggestion.text if finding.suggestion else finding.other
                self._add(graph, other, f"^{finding.link}")
        for unit, words in graph.damage.items():
            if not _OF_ANY.isdisjoint(words) or (not told and not _OF_A_LINK.isdisjoint(words)):
                self._lost.setdefault(unit, set()).add(ANY)

    def __contains__(self, unit: object) -> bool:
        """Return whether a unit lost any link."""
        return unit in self._lost

    def explain(self, unit: int | None, wanted: frozenset[str]) -> bool:
        """Return whether a dropped link explains what a unit lacks.

        Args:
            unit: Number of the unit.
            wanted: Links that would have been enough, those that lead to the unit with `^` before them.
        """
        lost = self._lost.get(unit, ()) if unit is not None else ()
        return any(self._same(one, other) for one in lost for other in wanted)

    def wanted(self, options: Any, link: str | None = None) -> frozenset[str]:
        """Return the links whose absence a check reports, from its settings or its problem."""
        if link is not None and link in self._charter.links:
            return frozenset({link, f"^{link}"})
        path = getattr(options, "path", None)
        if path is not None and getattr(path, "ways", None):
            return frozenset(self._first_links(path))
        return frozenset({ANY})

    def _first_links(self, path: Path) -> Iterator[str]:
        for alternative in path.ways:
            name = alternative[0].name
            yield ANY if name not in self._charter.links else f"^{name}" if alternative[0].inverse else name

    def _same(self, lost: str, wanted: str) -> bool:
        """Return whether two links are the same or related by subtype; unknown ones count as such."""
        if ANY in {lost, wanted}:
            return True
        if lost.startswith("^") != wanted.startswith("^"):
            return False
        one, other = self._charter.links.get(lost.lstrip("^")), self._charter.links.get(wanted.lstrip("^"))
        return one is None or other is None or one.name in other.ancestors or other.name in one.ancestors

    def _add(self, graph: Snapshot, unit: str | None, link: str) -> None:
        number = graph.index.get(unit or "")
        if number is not None:
            self._lost.setdefault(number, set()).add(link)
