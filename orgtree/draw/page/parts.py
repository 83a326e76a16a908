"""Parts of the page's data: kinds, links, fields, findings, figures and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import palette

if TYPE_CHECKING:
    from orgtree.draw.view import Dash, Shape

Text = str | Mapping[str, str]
"""A text in one language (str), or language -> text as in `{"zh": "社区", "en": "community"}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of unit and its look.

    Args:
        name: The kind's name in the charter.
        title: What the legend and the panel call it.
        fill: Colour of the box, `#rrggbb`.
        line: Colour of the outline, `#rrggbb`.
        text: Colour of the text on `fill`, `#rrggbb`; one of too little contrast is replaced by black or white.
        layout: How the units under one of this kind stand: "spread" in one row, "hang" one below the other,
            "stack" in columns; None leaves it to the page.
        shape: Outline of the box; a plain one has none.
        dash: How it is drawn.
        count: How many units of the kind there are, those left out of the page included; None counts those on it.
    """

    name: str
    title: Text
    fill: str = "#deebf7"
    line: str = "#1f4e79"
    text: str = "#10243a"
    layout: str | None = None
    shape: Shape = "box"
    dash: Dash = "solid"
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinkType:
    """A type of link beside the hierarchy and its look.

    Args:
        name: The link's name in the charter.
        title: What the panel calls it.
        colour: Colour of the line, `#rrggbb`.
        dash: Lengths of dash and gap, as in "6 4"; "" draws a solid line.
        part: What its far ends are to bodies, as in "seat"; "" where it is a link of no body. The matrix begins with seats.
        stands: Whether it says at what a unit stands that has no place there in a hierarchy: a branch in a park.
        symmetric: Whether it holds both ways: such a link has no direction.
    """

    name: str
    title: Text
    colour: str = "#c0392b"
    dash: str = "6 4"
    part: str = ""
    stands: bool = False
    symmetric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHierarchy:
    """A hierarchy of units: its name in the charter, and what it is called."""

    name: str
    title: Text


class PageLink(NamedTuple):
    """One link: number of its type, numbers of its two units, and its role or label."""

    type: int
    source: int
    target: int
    label: Text = ""


OFF_PAGE = -2
"""Stands for a unit that is not on the page."""


class PageBody(NamedTuple):
    """A joint body: number of its unit, and of the unit at which it stands; -1 for none, `OFF_PAGE` for one elsewhere."""

    unit: int
    at: int


class PagePlace(NamedTuple):
    """Where something is written: number of the file in `PagePreview.files`, line and column from 1."""

    file: int
    line: int
    column: int


class PageFinding(NamedTuple):
    """One problem.

    Args:
        unit: Number of its unit, -1 for the whole.
        code: Its code.
        severity: error, warning or info.
        text: What is wrong.
        place: Where that is written; only a preview shows it.
    """

    unit: int
    code: str
    severity: str
    text: Text
    place: PagePlace | None = None


class PagePast(NamedTuple):
    """One thing that is said of a unit with its days: number of the unit, the days as text, and what."""

    unit: int
    day: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageField:
    """A field of units.

    Args:
        title: What the panel calls it.
        shown: Per unit its value as it is shown, intervals included; None where it is not known.
        unit: The unit of measure.
        address: Whether values are addresses, several between commas, which the panel links to.
    """

    title: Text
    shown: Sequence[Text | None]
    unit: Text = ""
    address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetric:
    """A coverage figure, worked out for every unit.

    Args:
        name: The metric's name in the charter.
        title: What the colour menu and the panel call it.
        overall: The figure of all that the page is about, on it or left out, as it is shown, intervals included.
        target: The target in words; "" has none.
        shown: Per unit the figure as it is shown; None where the metric says nothing of the unit.
        fraction: Per unit where the figure lies on the scale, 0 to 1, which gives the colour; None has no colour.
        share: Per unit the figure itself as a part of a whole, 0 to 1, which gives a bar its length; empty for other figures.
        gap: Per unit whether it is one that lacks what the metric asks for.
        gaps: How many units lack it, those left out of the page included; None counts those on it.
        percent: Whether it is a share of a whole.
        scale: The colours of the scale.
        called: What units that lack it are called; "" for gap.
        silent: Whether the source says nothing of some units, which are grey.
        ends: What the legend writes at the ends of the scale.
    """

    name: str
    title: Text
    overall: Text = ""
    target: Text = ""
    shown: Sequence[str | None]
    fraction: Sequence[float | None]
    share: Sequence[float | None] = ()
    gap: Sequence[bool]
    gaps: int | None = None
    percent: bool = True
    called: Text = ""
    silent: bool = False
    ends: tuple[Text, Text] = ("0%", "100%")
    scale: palette.Scale = palette.AMOUNT


class PageChangeSort(NamedTuple):
    """A sort of change: its name, what it is to a picture ("" for nothing), its title, and how many there are."""

    name: str
    look: str
    title: Text
    number: int


class PageChange(NamedTuple):
    """One change.

    Args:
        unit: Number of its unit, -1 for the head or for a unit that is not on the page.
        sort: Name of its sort.
        group: Title of the subtree in which it is told.
        text: The change as a sentence that does not name its unit.
        name: Name of its unit; "" for the head.
    """

    unit: int
    sort: str
    group: Text
    text: Text
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChanges:
    """What changed since an earlier state.

    Args:
        sorts: The sorts that occur.
        changes: All changes, those of a subtree one after the other.
        ghosts: Numbers of units that stand where they stood: what is gone, and old places of what has moved.
    """

    sorts: Sequence[PageChangeSort]
    changes: Sequence[PageChange]
    ghosts: Sequence[int]


@dataclass(frozen=True, slots=True)
class PagePreview:
    """What a page has besides while its definition is being written.

    Args:
        number: Number of the page: where the server has made another one since, the page loads that.
        events: Address of the stream of events that tells the newest number, and what is wrong with the definition.
        editor: Address that opens a file in an editor, with `{path}`, `{line}` and `{column}`; "" shows places as text.
        files: The files, each by what it is called and by its path.
        places: Per unit where it is written.
    """

    number: int
    events: str
    editor: str
    files: Sequence[tuple[str, str]]
    places: Sequence[PagePlace | None]
