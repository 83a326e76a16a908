"""The view of one body: its convener, and its seats by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.canvas import with_colours
from orgtree.draw.links import groups_of
from orgtree.draw.palette import MUTED
from orgtree.draw.text_metrics import clean
from orgtree.draw.view import Comparison, Look, Mark, View
from orgtree.draw.words import noted, seats_counted, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.links import Group, Member
    from orgtree.draw.view import LinkChange, Sort

_STEPS = 3


def body_view(view: View, body: int) -> View:
    """Return a view with a body at the top, its roles below, and their units under these.

    Where units stand is told small: once for all of a role that stand in one place, else below the name.

    Args:
        view: The whole organisation.
        body: Number of the body.

    Raises:
        UsageError: If nobody takes part in the unit, and it does not stand at the foot as a body does.
    """
    group = next((group for group in groups_of(view) if group.hub == body and group.is_body), None)
    if group is None:
        name = view.ids[body] if 0 <= body < len(view) else str(body)
        raise UsageError(N_("'{name}' is no joint body, or has neither a convener nor seats"), name=name)
    view = with_colours(view)
    looks = [
        *view.looks,
        Look("role", word("role", view.language), "white", "grey-4", shape="plain", dash=True),
        Look("above", "", "none", "none", MUTED, shape="plain", small=True),
    ]
    shown: dict[int, tuple[str, ...]] = {}
    names, ids, kinds, parents = [view.names[body]], [view.ids[body]], [view.kinds[body]], [-1]
    seated: list[tuple[int, Member | None]] = [(body, None)]
    for title, members in _roles(view, group):
        top = len(ids)
        names.append(noted(title, sum(member.stays for member in members), view.language))
        ids.append(f"{view.ids[body]}#{top}")
        kinds.append(len(looks) - 2)
        parents.append(0)
        seated.append((-1, None))
        for above, some in _by_place(view, members):
            under = top
            if above and len(some) > 1:
                under = len(ids)
                names.append(above)
                ids.append(f"{view.ids[body]}#{under}")
                kinds.append(len(looks) - 1)
                parents.append(top)
                seated.append((-1, None))
            for member in some:
                if above and under == top:
                    shown[len(ids)] = (above,)
                names.append(view.names[member.unit])
                ids.append(view.ids[member.unit])
                kinds.append(view.kinds[member.unit])
                parents.append(under)
                seated.append((member.unit, member))
    name, seats = clean(view.names[body]), group.seats
    return View(
        ids=ids,
        names=names,
        kinds=kinds,
        parents=parents,
        looks=looks,
        title=word("supplied", view.language, name=name) if seats else name,
        subtitle=" · ".join(filter(None, [seats_counted(seats, view.language), view.subtitle])),
        language=view.language,
        shown=shown,
        changes=None if view.changes is None else _compared(view.changes, seated, view.language),
    )


def _roles(view: View, group: Group) -> list[tuple[str, list[Member]]]:
    """Return the members of each role, the conveners first."""
    found: dict[str, list[Member]] = {}
    for member in group.members:  # conveners come first there, too
        convenes = member.part == "convener"
        title = word("convener", view.language) if convenes else member.role or word("members", view.language)
        found.setdefault(title, []).append(member)
    return list(found.items())


_SEATS: dict[LinkChange, Sort] = {"added": "added", "removed": "gone", "changed": "changed"}


def _compared(changes: Comparison, seated: Sequence[tuple[int, Member | None]], language: str) -> Comparison:
    """Return what changed of a body, of its seats and of those who have them."""
    marks: dict[int, tuple[Mark, ...]] = {}
    ghosts: set[int] = set()
    first: dict[int, int] = {-1: -1}
    for place, (unit, member) in enumerate(seated):
        found = changes.marks.get(unit, ())
        if member is not None and member.change:
            found = (Mark(_SEATS[member.change], word(f"link_{member.change}", language)), *found)
        if found:
            marks[place] = found
        if unit in changes.ghosts or (member is not None and not member.stays):
            ghosts.add(place)
        first.setdefault(unit, place)
    details = [detail._replace(unit=first[detail.unit]) for detail in changes.details if detail.unit in first]
    return Comparison(marks, frozenset(ghosts), changes.counts, details, changes.elsewhere)


def _by_place(view: View, members: Sequence[Member]) -> list[tuple[str, list[Member]]]:
    """Return members by what they stand under, in words, in the order of the first of each place."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(_above(view, member.unit), []).append(member)
    return list(found.items())


def _above(view: View, unit: int) -> str:
    """Return the names of the units above one, nearest first; "" for a root."""
    above: list[str] = []
    parent = view.parents[unit]
    while parent >= 0 and len(above) < _STEPS:
        above.append(f"‹ {clean(view.names[parent])}")
        parent = view.parents[parent]
    return " ".join(above)
