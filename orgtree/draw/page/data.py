"""Data of the page: plain columns with one entry per unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.page.parts import (
        PageBody,
        PageChanges,
        PageField,
        PageFinding,
        PageHierarchy,
        PageKind,
        PageLink,
        PageLinkType,
        PageMetric,
        PagePast,
        PagePreview,
        Text,
    )


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
