"""Group bodies and other links, and choose the form in which they are drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Literal

from orgtree.draw.palette import CHANGED_DASHES, LINK_DASHES, LINKS, colour, readable
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.options import LinkForm
    from orgtree.draw.scene import End
    from orgtree.draw.view import LinkChange, View
    from orgtree.graph.bodies import Part

Form = Literal["bus", "marks", "table", "none"]

_BUS_BODIES, _BUS_GROUPS, _BUS_MEMBERS = 6, 10, 60
"""More lines are not followed: to bodies, which lie across the chart, in all, and their ends."""
_MARK_GROUPS, _MARK_MEMBERS = 120, 2000
_MOST_LETTERS = 8
"""A box with more letters is not read."""
_ALPHABET = 26
_RANK: dict[Part | None, int] = {"convener": 0, "seat": 1, "base": 2, None: 3}
"""Order of the parts in a body."""


CHANGED_SIGNS: dict[LinkChange, str] = {"": "", "added": "+", "removed": "−", "changed": "~"}
"""What stands at the name or letter of a link that is new, is no more, or says something else."""
CHANGED_ENDS: dict[LinkChange, End] = {"added": "plus", "removed": "cross", "changed": "diamond"}
"""The marks at the ends of its line."""


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of a group.

    Args:
        unit: Its number.
        role: What it is there, in the picture's language: of a seat its role, else the title of the link; may be empty.
        part: What it is to the body in the middle; None for a plain link.
        outward: Whether the link leads from the hub to it.
        change: How the link differs from an earlier state; "" where it does not.
    """

    unit: int
    role: str
    part: Part | None = None
    outward: bool = False
    change: LinkChange = ""

    @property
    def stays(self) -> bool:
        """Whether it is there now."""
        return self.change != "removed"


@dataclass(frozen=True, slots=True)
class Group:
    """A body with those who take part in it, or one unit with its links of one type.

    Args:
        hub: The body, or the unit that most of the links share.
        is_body: Whether the hub is a body.
        at_foot: Whether it has no place in the tree.
        type: Index of the link type; of the seats, for a body that has any.
        members: The others, in order.
        letter: `A`, `B`, … `AA`.
        colour: One for its type, dark enough to be read on white.
        dash: One for its type.
        change: Of plain links, which are grouped by it: how they differ from an earlier state.
    """

    hub: int
    is_body: bool
    at_foot: bool
    type: int
    members: tuple[Member, ...]
    letter: str
    colour: str
    dash: tuple[float, ...]
    change: LinkChange = ""

    def by_role(self) -> dict[str, list[int]]:
        """Return the member units of each role, conveners and those that are no more left out."""
        found: dict[str, list[int]] = {}
        for member in self.members:
            if member.part != "convener" and member.stays:
                found.setdefault(member.role, []).append(member.unit)
        return found

    @property
    def conveners(self) -> list[int]:
        """Units that convene it."""
        return [member.unit for member in self.members if member.part == "convener" and member.stays]

    @property
    def seats(self) -> int:
        """Number of its seats."""
        return sum(member.part == "seat" and member.stays for member in self.members)


def groups_of(view: View) -> list[Group]:
    """Return the links of a view in groups: bodies at the foot, those in the tree, then plain links, by their hubs."""
    found: dict[tuple[int, int, LinkChange], list[Member]] = {(body, -1, ""): [] for body in view.bodies}
    kinds: dict[tuple[int, int, LinkChange], int] = {}
    hubs = _hubs(view)
    for link in view.links:
        link_type = view.link_types[link.type]
        body = view.body_of(link)
        hub = body if body >= 0 else link.source if hubs[link.type] else link.target
        key: tuple[int, int, LinkChange] = (hub, -1, "") if body >= 0 else (hub, link.type, link.change)
        outward = link.source == hub
        role = link.role
        if body >= 0 and link_type.part != "seat":
            role = role or link_type.title or link_type.name
        member = Member(link.target if outward else link.source, clean(role), link_type.part, outward, link.change)
        found.setdefault(key, []).append(member)
        if key not in kinds or member.part == "seat":
            kinds[key] = link.type
    order = sorted(found, key=lambda key: (key[1] >= 0, key[0] not in view.bodies, key))
    looks = {kind: place for place, kind in enumerate(sorted({kinds.get(key, -1) for key in order}))}
    groups = []
    for i, key in enumerate(order):
        hub, kind, change = key
        mark = view.letters.get(hub, letter(i)) if kind < 0 else letter(i + len(view.letters))
        own = kinds.get(key, -1)
        place = looks[own]
        dash = CHANGED_DASHES.get(change, LINK_DASHES[(place + place // len(LINKS)) % len(LINK_DASHES)])
        members = tuple(sorted(found[key], key=lambda member: _RANK[member.part]))
        colour_ = _colour(view, own, place)
        groups.append(Group(hub, kind < 0, hub in view.bodies, own, members, mark, colour_, dash, change))
    return groups


def with_letters_in_turn(groups: Sequence[Group], lettered: frozenset[int], *, keep: bool) -> list[Group]:
    """Return what is told of links drawn as lines: bodies, and the plain links that have letters, which begin with A.

    Args:
        groups: All that is drawn.
        lettered: Numbers of those of which not all stands on their lines.
        keep: Whether they have the letters that other pages give them.
    """
    marks = map(letter, count())
    return [
        replace(group, letter=next(marks)) if number in lettered and not keep else group
        for number, group in enumerate(groups)
        if group.is_body or number in lettered
    ]


def shown_letters(groups: list[Group], outside: frozenset[int], form: Form) -> dict[str, frozenset[int]]:
    """Return the letters that stand in boxes of units, and in which: those of a table stand at who leads the group.

    Args:
        groups: What is drawn.
        outside: Units that are not drawn.
        form: How.
    """
    found: dict[str, frozenset[int]] = {}
    if form not in ("marks", "table"):
        return found
    for group in groups:
        own = () if group.at_foot else (group.hub,)
        units = {*own, *(member.unit for member in group.members)} - outside
        if form == "table":
            first = [*own, *group.conveners, *(member.unit for member in group.members)]
            units = {next((unit for unit in first if unit not in outside), -1)} - {-1}
        if units:
            found[group.letter] = frozenset(units)
    return found


def heading(groups: list[Group], language: str) -> str:
    """Return the heading of groups: bodies, plain links, or both."""
    bodies, links = any(group.is_body for group in groups), any(not group.is_body for group in groups)
    return word("bodies_and_links" if bodies and links else "bodies" if bodies else "links", language)


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
    shown = [{member.unit for member in group.members} - outside for group in groups]
    members = sum(map(len, shown))
    letters = Counter(unit for units in shown for unit in units)
    if max(letters.values(), default=0) > _MOST_LETTERS:
        return "table"
    bodies = sum(group.is_body for group in groups)
    if bodies <= _BUS_BODIES and len(groups) <= _BUS_GROUPS and members <= _BUS_MEMBERS:
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


def _hubs(view: View) -> list[bool]:
    """Return for each link type whether its sources are the hubs: the side with fewer units, so with fewer groups."""
    ends: list[tuple[set[int], set[int]]] = [(set(), set()) for _ in view.link_types]
    for link in view.links:
        ends[link.type][0].add(link.source)
        ends[link.type][1].add(link.target)
    return [len(sources) <= len(targets) for sources, targets in ends]


def _colour(view: View, link_type: int, index: int) -> str:
    own = view.link_types[link_type].colour if link_type >= 0 else ""
    return readable(colour(own, LINKS[index % len(LINKS)]))
