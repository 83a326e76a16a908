"""Views: the data of every picture, as plain arrays.

A view knows nothing of charters, files or metrics: names are already in the wanted language, values
already computed. Units stand in pre-order, each after its parent.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from orgtree.draw import palette

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.graph.bodies import Part

Shape = Literal["box", "rounded", "hexagon", "plain"]
Dash = Literal["solid", "dashed", "dotted"]
ChildLayout = Literal["spread", "hang", "stack"]
Sort = Literal["gone", "added", "moved", "changed"]
"""What a change is to a picture, the most telling first: a unit with several looks as the first says."""
LinkChange = Literal["", "added", "removed", "changed"]

_NOTHING: Mapping[int, str] = MappingProxyType({})
_NONE_LEFT_OUT: Mapping[str, int] = MappingProxyType({})
_NONE_SHOWN: Mapping[int, tuple[str, ...]] = MappingProxyType({})
_NONE_HIDDEN: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Look:
    """Look of the units of one kind.

    Args:
        kind: Name of the kind; becomes a class in SVG.
        title: Its title in the picture's language, for the legend.
        fill: Fill, a palette name or `#rrggbb`; "" picks one by depth.
        line: Border; "" derives it from the fill.
        text: Colour of the name; "" picks black or white, whichever reads better.
        shape: Outline of the box.
        dash: How the border is drawn.
        layout: How the units under one of this kind are arranged; None leaves it to the layout.
        beside: Whether units of the kind stand beside the line, as assistants and staff units do.
        band: Whether all units of the kind stand on one level, with the title at its left.
        small: Whether names are as small as notes: of what stands in between, is no unit, and has no place in the legend.
    """

    kind: str
    title: str = ""
    fill: str = ""
    line: str = ""
    text: str = ""
    shape: Shape = "box"
    dash: Dash = "solid"
    layout: ChildLayout | None = None
    beside: bool = False
    band: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A metric's value for one unit.

    Args:
        text: As it is printed: `82%..90%`.
        fraction: Where it stands on the metric's scale, 0 to 1; None when nothing is known.
        gap: Whether the unit lacks what it should have, or misses its target.
        not_stated: Whether nothing is known because the source says nothing of it.
        share: Of a share the figure itself, 0 to 1, of an interval the lower bound; None for other figures.
    """

    text: str = ""
    fraction: float | None = None
    gap: bool = False
    not_stated: bool = False
    share: float | None = None


class Size(NamedTuple):
    """What the area of a unit's box follows: an amount, None where it is not known, and as it is printed."""

    amount: float | None
    text: str


_NO_SIZES: Mapping[int, Size] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LinkType:
    """A type of link other than subordination.

    Args:
        name: Its name in the charter.
        title: Its title in the picture's language.
        part: What the unit that it leads to is to the body that it leads from; None for a link of no body.
        symmetric: Whether it has no direction.
        colour: Palette name or `#rrggbb`; "" picks one.
    """

    name: str
    title: str = ""
    part: Part | None = None
    symmetric: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link, such as a seat of a joint body (source) that a unit (target) supplies.

    Args:
        type: Index into the view's `link_types`.
        source: Unit that states it; the body, for a seat.
        target: Unit that it leads to.
        role: In which role, in the picture's language; may be empty.
        change: How it differs from an earlier state; "" where it does not, or nothing is compared.
    """

    type: int
    source: int
    target: int
    role: str = ""
    change: LinkChange = ""


class Mark(NamedTuple):
    """One change at a unit's box: its sort, and what the box says of it, "" where the sign says enough."""

    sort: Sort
    note: str = ""


class Counted(NamedTuple):
    """How many changes there are of one sort, as the comparison of two states counts them."""

    sort: Sort | None
    title: str
    number: int


class Detail(NamedTuple):
    """A change that is told in words below the picture, with the unit that it is of, -1 for the head."""

    unit: int
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a view differs from an earlier state.

    Args:
        marks: The changes of each unit that has any.
        ghosts: Units that stand where they stood: those that are gone, and once more those that stand elsewhere now.
        counts: Every change of the two states by its sort, drawn or not.
        details: Changes that are told below, since a box has no room for them.
        elsewhere: How many changes are of units that the picture does not show, by the reason.
    """

    marks: Mapping[int, tuple[Mark, ...]]
    ghosts: frozenset[int] = frozenset()
    counts: Sequence[Counted] = ()
    details: Sequence[Detail] = ()
    elsewhere: Mapping[str, int] = field(default_factory=lambda: _NONE_LEFT_OUT)

    def sort(self, unit: int) -> Sort | None:
        """Return the most telling sort of a unit's changes, None where it has none."""
        sorts = {mark.sort for mark in self.marks.get(unit, ())}
        return next((sort for sort in get_args(Sort) if sort in sorts), None)

    def of_units(self) -> Comparison:
        """Return the same without what is of no unit: only the first page of several tells it."""
        return replace(self, details=[detail for detail in self.details if detail.unit >= 0])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Numbers of units that a picture leaves out.

    Args:
        hierarchies: Those that stand in hierarchies that are not drawn, by hierarchy; "" for those that stand in none and
            not in the one that is drawn.
        filtered: Those that `kinds` or `where` leave out.
        deeper: Those that `depth` leaves out.
        unchanged: Those that are the same in both states, where only changes are asked for.
        unlinked: Those that would stand at links or only be named there, where links are not drawn.
    """

    hierarchies: Mapping[str, int] = field(default_factory=lambda: _NONE_LEFT_OUT)
    filtered: int = 0
    deeper: int = 0
    unchanged: int = 0
    unlinked: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.hierarchies.values()) + self.filtered + self.deeper + self.unchanged + self.unlinked


@dataclass(frozen=True, slots=True)
class View:
    """Units with their looks, values, marks and links.

    Args:
        ids: Id of each unit.
        names: Name of each unit, in the picture's language.
        kinds: Index into `looks` of each unit.
        parents: Parent of each unit, always an earlier one; -1 for a root.
        looks: One per kind.
        title: Of the whole picture.
        subtitle: As-of date and source, for instance.
        language: Of the picture's own words: `zh` or `en`.
        lines: Title of the link by which each unit stands under its parent, or empty where it does not matter.
        values: One per unit, or empty when there is no metric.
        metric: Title of the metric.
        gap: What the metric calls units that lack what it asks for; "" for gap.
        ends: What the legend writes at the two ends of the metric's scale.
        target: The metric's target, which then stands in the middle of the scale; "" for none.
        damage: Units whose definition is broken, with a word on why.
        link_types: Types of the links.
        links: Links other than subordination.
        bodies: Bodies without a place in the tree, which stand at the foot. One that has its place there is not in it.
        outside: Units that take part in bodies but have no place in the tree: named and counted, not drawn.
        letters: Mark of a joint body, kept when a part of a larger picture is drawn.
        hidden: How many units under a unit were left out.
        left_out: How many units of what was asked for are in no box and not named, and why.
        focus: The unit in the middle of the picture, in bold; -1 for none.
        vacant: Units that are vacant: dashed and grey.
        shown: What boxes show of their units besides names, a line each.
        gathered: Boxes that stand for several alike units, with how many.
        seated: Units outside that such a box counts; they are named since they have seats.
        sized: Title of the field that areas of a map follow; "" for the number of units.
        sizes: What units have of that field; none of those that cannot state it.
        changes: How it differs from an earlier state; None when the view is not a comparison.
    """

    ids: Sequence[str]
    names: Sequence[str]
    kinds: Sequence[int]
    parents: Sequence[int]
    looks: Sequence[Look]
    title: str = ""
    subtitle: str = ""
    language: str = "en"
    lines: Sequence[str] = ()
    values: Sequence[Value | None] = ()
    metric: str = ""
    gap: str = ""
    ends: tuple[str, str] = ("0%", "100%")
    target: str = ""
    damage: Mapping[int, str] = field(default_factory=lambda: _NOTHING)
    link_types: Sequence[LinkType] = ()
    links: Sequence[Link] = ()
    bodies: frozenset[int] = frozenset()
    outside: frozenset[int] = frozenset()
    letters: Mapping[int, str] = field(default_factory=lambda: _NOTHING)
    hidden: Mapping[int, int] = field(default_factory=lambda: _NONE_HIDDEN)
    changes: Comparison | None = None
    left_out: LeftOut = field(default_factory=LeftOut)
    focus: int = -1
    vacant: frozenset[int] = frozenset()
    shown: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: _NONE_SHOWN)
    gathered: Mapping[int, int] = field(default_factory=lambda: _NONE_HIDDEN)
    seated: frozenset[int] = frozenset()
    sized: str = ""
    sizes: Mapping[int, Size] = field(default_factory=lambda: _NO_SIZES)

    def __post_init__(self) -> None:
        size = len(self.ids)
        if not len(self.names) == len(self.kinds) == len(self.parents) == size:
            raise ValueError("ids, names, kinds and parents of a view must be equally long")
        if self.values and len(self.values) != size:
            raise ValueError("a view has a value for each unit, or none at all")
        if self.lines and len(self.lines) != size:
            raise ValueError("a view has the title of a line for each unit, or none at all")
        if any(not -1 <= parent < unit for unit, parent in enumerate(self.parents)):
            raise ValueError("in a view each unit stands after its parent")

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def roots(self) -> list[int]:
        """Units of the tree without a parent."""
        return [unit for unit, parent in enumerate(self.parents) if parent < 0 and self.is_placed(unit)]

    @property
    def drawn(self) -> int:
        """How many units are in boxes, those that are gathered counted one by one."""
        return len(self) - len(self.outside) - len(self.gathered) + sum(self.gathered.values())

    @property
    def named(self) -> int:
        """How many units are in no box and named at bodies."""
        return len(self.outside) - len(self.seated)

    def is_placed(self, unit: int) -> bool:
        """Return whether a unit stands in the tree: neither at the foot nor outside."""
        return unit not in self.bodies and unit not in self.outside

    def body_of(self, link: Link) -> int:
        """Return the body that a link belongs to, -1 for a plain link between units of the tree."""
        if self.link_types[link.type].part is not None or link.source in self.bodies:
            return link.source
        return link.target if link.target in self.bodies else -1

    def children(self) -> list[list[int]]:
        """Return the children of every unit, in order."""
        found: list[list[int]] = [[] for _ in range(len(self))]
        for unit, parent in enumerate(self.parents):
            if parent >= 0:
                found[parent].append(unit)
        return found

    @property
    def scale(self) -> palette.Scale:
        """The colours of the metric's values."""
        return palette.AGAINST_TARGET if self.target else palette.AMOUNT

    def depths(self) -> list[int]:
        """Return how many ancestors every unit has."""
        found: list[int] = []
        for parent in self.parents:
            found.append(0 if parent < 0 else found[parent] + 1)
        return found

    def value(self, unit: int) -> Value | None:
        """Return the metric's value of a unit, None where it has none."""
        return self.values[unit] if self.values else None
