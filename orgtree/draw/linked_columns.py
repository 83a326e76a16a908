"""Units in columns under one in the middle, each column with a title: the roles on a body, or the types of links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw.canvas import with_colours
from orgtree.draw.palette import MUTED
from orgtree.draw.text_metrics import clean
from orgtree.draw.view import Comparison, LeftOut, Look, Mark, View
from orgtree.draw.words import noted, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.links import Member
    from orgtree.draw.view import LinkChange, Sort

_STEPS = 3
_SEATS: dict[LinkChange, Sort] = {"added": "added", "removed": "gone", "changed": "changed"}


class Columns:
    """A view that is built from the top.

    Args:
        view: The whole organisation, whose units stand in it.
        title: Of the boxes at the heads of columns, for the legend.
    """

    def __init__(self, view: View, title: str) -> None:
        self.whole = with_colours(view)
        self._looks = [
            *self.whole.looks,
            Look("role", title, "white", "grey-4", dash="dashed"),
            Look("above", "", "none", "grey-2", MUTED, small=True),
        ]
        self._head, self._above = len(self._looks) - 2, len(self._looks) - 1
        self._names: list[str] = []
        self._ids: list[str] = []
        self._kinds: list[int] = []
        self._parents: list[int] = []
        self._seated: list[tuple[int, Member | None]] = []
        self._shown: dict[int, tuple[str, ...]] = {}

    def put(self, unit: int, under: int, member: Member | None = None) -> int:
        """Add a unit under another of this view, -1 for none, and return its number here."""
        self._names.append(self.whole.names[unit])
        self._ids.append(self.whole.ids[unit])
        self._kinds.append(self.whole.kinds[unit])
        return self._end(under, unit, member)

    def spread(self, unit: int) -> None:
        """Stand what is under a unit, by its number here, side by side."""
        kind = self._kinds[unit]
        self._looks[kind] = replace(self._looks[kind], layout="spread")

    def column(self, under: int, title: str, members: Sequence[Member], *, placed: bool = True) -> None:
        """Add a column with a title and how many units are in it now.

        Args:
            under: The unit in the middle, by its number here.
            title: What they are to it.
            members: The units.
            placed: Whether it is told what they stand under: once for all that stand in one place, else each by itself.
        """
        head = self._said(noted(title, sum(member.stays for member in members), self.whole.language), self._head, under)
        places = self._by_place(members) if placed else [("", list(members))]
        if len(places) == 1 and len(members) > 1 and places[0][0]:
            self._shown[head] = (places[0][0],)
            places = [("", list(members))]
        for above, some in places:
            shared = bool(above) and len(some) > 1
            place = self._said(above, self._above, head) if shared else head
            for member in some:
                if above and not shared:
                    self._shown[len(self._ids)] = (above,)
                self.put(member.unit, place, member)

    def view(
        self,
        *,
        title: str,
        subtitle: str,
        focus: int = -1,
        hidden: Mapping[int, int] | None = None,
    ) -> View:
        """Return the view.

        Args:
            title: Of the picture.
            subtitle: Below it.
            focus: Number here of the unit in bold.
            hidden: How many units under one, by its number here, are not drawn.
        """
        whole = self.whole
        places: dict[int, int] = {}
        for place, (unit, _) in enumerate(self._seated):
            places.setdefault(unit, place)
        return View(
            ids=self._ids,
            names=self._names,
            kinds=self._kinds,
            parents=self._parents,
            looks=self._looks,
            title=title,
            subtitle=subtitle,
            language=whole.language,
            damage={places[unit]: why for unit, why in whole.damage.items() if unit in places},
            hidden=hidden or {},
            left_out=LeftOut(),
            shown=self._shown,
            changes=None if whole.changes is None else self._compared(whole.changes),
            focus=focus,
        )

    def _said(self, text: str, look: int, under: int) -> int:
        """Add words that are no unit, and return their number."""
        self._names.append(text)
        self._ids.append(f"{self._ids[under]}#{len(self._ids)}")
        self._kinds.append(look)
        return self._end(under, -1, None)

    def _end(self, under: int, unit: int, member: Member | None) -> int:
        self._parents.append(under)
        self._seated.append((unit, member))
        return len(self._parents) - 1

    def _by_place(self, members: Sequence[Member]) -> list[tuple[str, list[Member]]]:
        """Return members by what they stand under, in words, in the order of the first of each place."""
        found: dict[str, list[Member]] = {}
        for member in members:
            found.setdefault(_above(self.whole, member.unit), []).append(member)
        return list(found.items())

    def _compared(self, changes: Comparison) -> Comparison:
        """Return what changed of the units, and of the links by which they stand here."""
        marks: dict[int, tuple[Mark, ...]] = {}
        ghosts: set[int] = set()
        first: dict[int, int] = {-1: -1}
        for place, (unit, member) in enumerate(self._seated):
            found = changes.marks.get(unit, ())
            if member is not None and member.change:
                found = (Mark(_SEATS[member.change], word(f"link_{member.change}", self.whole.language)), *found)
            if found:
                marks[place] = found
            if unit in changes.ghosts or (member is not None and not member.stays):
                ghosts.add(place)
            first.setdefault(unit, place)
        details = [detail._replace(unit=first[detail.unit]) for detail in changes.details if detail.unit in first]
        return Comparison(marks, frozenset(ghosts), changes.counts, details, changes.elsewhere)


def _above(view: View, unit: int) -> str:
    """Return the names of the units above one, nearest first; "" for a root."""
    above: list[str] = []
    parent = view.parents[unit]
    while parent >= 0 and len(above) < _STEPS:
        above.append(f"‹ {clean(view.names[parent])}")
        parent = view.parents[parent]
    return " ".join(above)
