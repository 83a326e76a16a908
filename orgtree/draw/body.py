"""The view of one body: its convener, and its seats by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.linked_columns import Columns
from orgtree.draw.links import groups_of
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import seats_counted, word

if TYPE_CHECKING:
    from orgtree.draw.links import Group, Member
    from orgtree.draw.view import View


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
    columns = Columns(view, word("role", view.language))
    top = columns.put(body, -1)
    for title, members in roles(view, group):
        columns.column(top, title, members)
    name, seats = clean(view.names[body]), group.seats
    return columns.view(
        title=word("supplied", view.language, name=name) if seats else name,
        subtitle=" · ".join(filter(None, [seats_counted(seats, view.language), view.subtitle])),
    )


def roles(view: View, group: Group) -> list[tuple[str, list[Member]]]:
    """Return the members of each role, the conveners first."""
    found: dict[str, list[Member]] = {}
    for member in group.members:  # conveners come first there, too
        convenes = member.part == "convener"
        title = word("convener", view.language) if convenes else member.role or word("members", view.language)
        found.setdefault(title, []).append(member)
    return list(found.items())
