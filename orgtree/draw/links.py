"""Joint bodies and other links, gathered into groups, and the form in which they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgtree.draw.palette import LINK_DASHES, LINKS, colour
from orgtree.draw.text_metrics import clean

if TYPE_CHECKING:
    from orgtree.draw.options import LinkForm
    from orgtree.draw.view import View

Form = Literal["bus", "marks", "table", "none"]

_BUS_GROUPS, _BUS_MEMBERS = 6, 60
_MARK_GROUPS, _MARK_MEMBERS = 120, 2000
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Member:
    """A unit's part in a group: a seat, or its place as convener; `outward` when the link leads from the hub to it."""

    unit: int
    role: str
    chair: bool
    outward: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A joint body with its seats, or one unit with its links of one type.

    Args:
        hub: The joint body, or the unit that most of the links share.
        is_body: Whether the hub is a joint body, standing at the foot.
        type: Index of the link type; of the seats, for a body.
        members: The others, in order.
        letter: `A`, `B`, … `AA`.
        colour: Its own as far as there are enough.
        dash: Its own as far as there are enough.
    """

    hub: int
    is_body: bool
    type: int
    members: tuple[Member, ...]
    letter: str
    colour: str
    dash: tuple[float, ...]

    def by_role(self) -> dict[str, list[int]]:
        """Return the member units of each role, conveners left out."""
        found: dict[str, list[int]] = {}
        for member in self.members:
            if not member.chair:
                found.setdefault(member.role, []).append(member.unit)
        return found

    @property
    def chairs(self) -> list[int]:
        """Units that convene it."""
        return [member.unit for member in self.members if member.chair]


def groups_of(view: View) -> list[Group]:
    """Return the links of a view in groups, joint bodies first, in the order of their hubs."""
    found: dict[tuple[int, int], list[Member]] = {}
    kinds: dict[tuple[int, int], int] = {}
    hubs = _hubs(view)
    for link in view.links:
        link_type = view.link_types[link.type]
        if link.source in view.bodies:
            key, other = (link.source, -1), link.target
        elif link.target in view.bodies:
            key, other = (link.target, -1), link.source
        else:
            hub, other = (link.source, link.target) if hubs[link.type] else (link.target, link.source)
            key = (hub, link.type)
        outward = link.source == key[0]
        found.setdefault(key, []).append(Member(other, clean(link.role), link_type.chair, outward))
        if key not in kinds or not link_type.chair:
            kinds[key] = link.type
    for body in view.bodies:
        found.setdefault((body, -1), [])
    order = sorted(found, key=lambda key: (key[1] >= 0, key))
    groups = []
    for i, (hub, kind) in enumerate(order):
        mark = view.letters.get(hub, letter(i)) if kind < 0 else letter(i + len(view.letters))
        place = _index(mark)
        own = kinds.get((hub, kind), -1)
        dash = LINK_DASHES[place % len(LINK_DASHES)]
        groups.append(Group(hub, kind < 0, own, tuple(found[hub, kind]), mark, _colour(view, own, place), dash))
    return groups


def choose_form(groups: list[Group], wanted: LinkForm, outside: frozenset[int] = frozenset()) -> Form:
    """Return the form that a reader can still follow: lines for a few, letters for more, else a table.

    Args:
        groups: What is to be drawn.
        wanted: What the caller asked for.
        outside: Units that are not drawn, and so need neither line nor letter.
    """
    if not groups or wanted == "none":
        return "none"
    if wanted != "auto":
        return wanted
    members = sum(member.unit not in outside for group in groups for member in group.members)
    if len(groups) <= _BUS_GROUPS and members <= _BUS_MEMBERS:
        return "bus"
    return "marks" if len(groups) <= _MARK_GROUPS and members <= _MARK_MEMBERS else "table"


def letter(index: int) -> str:
    """Return the mark of the group with a number, as spreadsheets name columns.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _ALPHABET)
        text = chr(ord("A") + rest) + text
    return text


def _index(mark: str) -> int:
    index = 0
    for character in mark:
        index = index * _ALPHABET + ord(character) - ord("A") + 1
    return index - 1


def _hubs(view: View) -> list[bool]:
    """Return for each link type whether its sources are the hubs: the side with fewer units, so with fewer groups."""
    ends: list[tuple[set[int], set[int]]] = [(set(), set()) for _ in view.link_types]
    for link in view.links:
        ends[link.type][0].add(link.source)
        ends[link.type][1].add(link.target)
    return [len(sources) <= len(targets) for sources, targets in ends]


def _colour(view: View, link_type: int, index: int) -> str:
    own = view.link_types[link_type].colour if link_type >= 0 else ""
    return colour(own, LINKS[index % len(LINKS)])
