"""The view of one body: its convener, and its seats by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.canvas import with_colours
from orgtree.draw.links import groups_of
from orgtree.draw.text_metrics import clean
from orgtree.draw.view import Look, View
from orgtree.draw.words import noted, seats_counted, word

if TYPE_CHECKING:
    from orgtree.draw.links import Group

_STEPS = 3


def body_view(view: View, body: int) -> View:
    """Return a view with a body at the top, its roles below, and their units under these.

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
    looks = [*view.looks, Look("role", word("role", view.language), "white", "grey-4", shape="plain", dash=True)]
    names, ids, kinds, parents = [view.names[body]], [view.ids[body]], [view.kinds[body]], [-1]
    for title, units in _roles(view, group):
        top = len(ids)
        names.append(noted(title, len(units), view.language))
        ids.append(f"{view.ids[body]}#{top}")
        kinds.append(len(looks) - 1)
        parents.append(0)
        for unit in units:
            names.append(_placed(view, unit))
            ids.append(view.ids[unit])
            kinds.append(view.kinds[unit])
            parents.append(top)
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
    )


def _roles(view: View, group: Group) -> list[tuple[str, list[int]]]:
    rows = [(word("convener", view.language), group.conveners)] if group.conveners else []
    return rows + [(role or word("members", view.language), units) for role, units in group.by_role().items()]


def _placed(view: View, unit: int) -> str:
    """Return a unit's name with those above it, nearest first."""
    above: list[str] = []
    parent = view.parents[unit]
    while parent >= 0 and len(above) < _STEPS:
        above.append(clean(view.names[parent]))
        parent = view.parents[parent]
    name = clean(view.names[unit])
    return "\n‹ ".join([name, *above])
