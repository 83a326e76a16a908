"""Data of the page: plain columns with one entry per unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgtree.draw import palette

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
        dashed: Draws the outline dashed and round, as joint bodies are drawn.
        count: How many units of the kind there are, those left out of the page included; None counts those on it.
    """

    name: str
    title: Text
    fill: str = "#deebf7"
    line: str = "#1f4e79"
    text: str = "#10243a"
    layout: str | None = None
    dashed: bool = False
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
    """

    name: str
    title: Text
    colour: str = "#c0392b"
    dash: str = "6 4"
    part: str = ""
    stands: bool = False


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


class PageDay(NamedTuple):
    """A day of the slider: what it is called, and the page's data on it; None where those are the page's own."""

    day: str
    data: PageData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """An organisation as the page shows it; every column of units has one entry per unit, in the same order.

    Args:
        title: Name of the organisation.
        subtitle: A line under it.
        as_of: The date for which it is shown, as text.
        judged_by: Today's date where it is shown for none and something was judged by that, as text.
        source: Where the data come from, as text.
        language: Language of a bare string, and the one the page opens in ("zh" opens it in Chinese, all else in English).
        ids: Ids of the units, unique.
        names: Their names.
        kinds: The kinds that `kind` counts in.
        kind: Per unit the number of its kind.
        parent: Per unit the number of its parent in the main hierarchy, -1 for a root. Several roots are fine.
        pinyin: Per unit its name in Latin letters, syllables apart, or None; empty when nobody gave any.
        fields: The fields that units state.
        findings: What is wrong with units, and with the whole.
        link_types: The types that links count in.
        links: The links beside the main hierarchy.
        bodies: The joint bodies, each with the place at which it stands.
        vacant: Numbers of the units that are vacant.
        metrics: What the units can be coloured by.
        hierarchies: The hierarchies, if there are several.
        hierarchy: Per unit the number of its hierarchy, -1 for none; empty where there are not several.
        along: Name of the hierarchy that is shown at first; "" shows all side by side.
        standing: Per hierarchy and unit the number of the unit above when one asks for that hierarchy, -1 for a root, None where
            that is its parent.
        chosen: Id of the unit that is chosen at first; "" chooses none.
        focus: Whether it and its links are in focus at first.
        colour: Name of the metric that colours them at first; "" colours by kind.
        view: The view that it opens in: chart, map, bodies or matrix.
        size_by: Number of the field that areas of the map follow at first; -1 for the number of units.
        part: Whether it is a part of the organisation, from one unit down.
        left_under: Per unit how many are left out of the page right below it; empty when none are.
        left_out: How many units are left out, by the option that leaves them out: `along`, `kinds`, `where`, `depth`, `only_changes`.
        findings_left_out: How many findings those units have.
        history: What is said of units with days, that of one unit in the order of the days.
        changes: What changed since an earlier state; None where nothing is compared.
        preview: What it has besides while its definition is being written; None for a page that is kept.
        days: The days of its slider in order, one of them its own; empty where it has none.
        step: Of which only the last day with a change is among them: month, quarter or year; "" where all are.
    """

    title: Text
    subtitle: Text = ""
    as_of: str = ""
    judged_by: str = ""
    source: Text = ""
    language: str = "en"
    ids: Sequence[str]
    names: Sequence[Text]
    kinds: Sequence[PageKind]
    kind: Sequence[int]
    parent: Sequence[int]
    pinyin: Sequence[str | None] = ()
    fields: Sequence[PageField] = ()
    findings: Sequence[PageFinding] = ()
    link_types: Sequence[PageLinkType] = ()
    links: Sequence[PageLink] = ()
    bodies: Sequence[PageBody] = ()
    vacant: Sequence[int] = ()
    metrics: Sequence[PageMetric] = ()
    hierarchies: Sequence[PageHierarchy] = ()
    hierarchy: Sequence[int] = ()
    along: str = ""
    standing: Sequence[Sequence[int | None]] = ()
    chosen: str = ""
    focus: bool = False
    colour: str = ""
    view: str = "chart"
    size_by: int = -1
    part: bool = False
    left_under: Sequence[int] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    findings_left_out: int = 0
    history: Sequence[PagePast] = ()
    changes: PageChanges | None = None
    preview: PagePreview | None = None
    days: Sequence[PageDay] = ()
    step: str = ""
