"""Options of pictures, from which the command line, the Python API and the docs are made.

A picture takes an option or refuses it; none is ignored. So each option says which forms, views and engines take it.
"""

# ruff: noqa: FBT003, RUF009 - a default of yes or no is said first, and each field is made anew

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying
from orgtree.draw.option_facts import (
    ALL_FORMS,
    CHARTS,
    CHOSEN,
    COMPOSED,
    DRAWN,
    PLACED,
    TREES,
    Dark,
    Direction,
    Engine,
    OptionFacts,
    ViewName,
    check_value,
    listed,
    option,
)
from orgtree.draw.options import LinkForm

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """Options of a picture; a default means not chosen.

    Raises:
        UsageError: If a word or a number is none that may be, or two options do not go together.
    """

    view: ViewName = option(
        "chart",
        "--view",
        "chart; map: nested boxes; body: one joint body and its seats; bodies: all of them by place; neighbourhood: one unit and what it is linked to; matrix: bodies by those who have seats; timeline: periods and terms.",
        words=get_args(ViewName),
    )
    root: str | None = option(
        None, "--root", "Id or name of the unit to draw from (for body and neighbourhood: the unit in the middle)."
    )
    depth: int | None = option(None, "--depth", "Levels below the root.", least=0, views=TREES)
    kinds: Sequence[str] = option(
        (), "--kind", "Only units of the kind of this name or title, and of its child kinds.", views=CHOSEN
    )
    with_kinds: Sequence[str] = option(
        (),
        "--with-kind",
        "Also units of this kind, by name or title, under what they are nested at: posts in a chart of departments.",
        forms=tuple(form for form in ALL_FORMS if form != "html"),
        views=TREES,
        page=N_("a page has units of all kinds, and its panel draws them as they stand in a hierarchy"),
    )
    where: str | Mapping[str, Any] | None = option(
        None,
        "--where",
        "Only units that fit a condition, and what is above them; of a matrix its rows, of bodies these.",
        views=(*CHOSEN, "matrix", "bodies"),
    )
    along: str | None = option(
        None,
        "--along",
        "The hierarchy of this name or title; else the first that the charter has drawn.",
        views=(*TREES, "neighbourhood", "bodies"),
    )
    colour: str | None = option(
        None, "--colour --color", "Name or title of the metric that colours the boxes.", views=TREES
    )
    size_by: str | None = option(
        None,
        "--size-by",
        "Name or title of the field of numbers that areas of the map follow, in the page of its map; else the number of units.",
        forms=(*DRAWN, "html"),
        views=("map",),
    )
    before: Any = option(
        None,
        "--before",
        "An earlier definition; what changed since is marked, and what is gone stands where it stood.",
        views=(*CHARTS, "map"),
        path="definition",
    )
    only_changes: bool = option(
        False,
        "--only-changes",
        "Only what changed and what is above it; the rest is counted.",
        views=TREES,
        needs="before",
    )
    over: str | None = option(
        None,
        "--over",
        "A slider over the days on which something changes, as in 2015..2024; none for no slider; else one where that takes little.",
        forms=("html",),
    )
    language: str | None = option(None, "--lang", "Language of names and of the picture's own words.")
    names: Sequence[str] = option(
        (),
        "--names",
        "Languages of which a box has the name, one below the other, as in zh,bo; else that of --lang.",
        listed=True,
        forms=("svg", "png", "pdf", "dot", "mmd", "txt"),
        views=(*CHARTS, "map"),
    )
    source: str | None = option(
        None,
        "--source",
        "Source in the title block instead of the definition's file.",
        may_be_empty=True,
        forms=(*DRAWN, "html", "txt"),
        engines=PLACED,
    )
    notes: list[Saying] | None = option(None, "", "A list to which remarks on what was drawn are added.")
    paper: str | None = option(
        None,
        "--paper",
        "A4, A3 or millimetres as in 420x297; splits into pages when the text would be too small.",
        forms=DRAWN,
        engines=PLACED,
    )
    portrait: bool = option(False, "--portrait", "Paper upright.", forms=DRAWN, engines=PLACED, needs="paper")
    margin: float = option(
        10.0, "--margin", "Margin of the paper in millimetres.", least=0, forms=DRAWN, engines=PLACED, needs="paper"
    )
    direction: Direction = option(
        "down",
        "--direction",
        "Where the chart grows.",
        words=get_args(Direction),
        forms=DRAWN,
        views=CHARTS,
        engines=(*PLACED, "dot"),
    )
    max_columns: int = option(
        0,
        "--max-columns",
        "Most units in a row; 0 leaves it to the layout.",
        least=0,
        forms=DRAWN,
        views=CHARTS,
        engines=PLACED,
    )
    links: LinkForm = option(
        "auto",
        "--links",
        "How seats and other links are drawn; none is for every form.",
        words=get_args(LinkForm),
        forms=DRAWN,
        views=("chart",),
        everywhere=("none",),
        engines=PLACED,
    )
    bands: bool = option(
        False, "--bands", "Stand units of one kind on one level.", forms=DRAWN, views=CHARTS, engines=PLACED
    )
    show: Sequence[str] = option(
        (),
        "--show",
        "Fields and metrics that each box shows, by name or title, with commas between; id and kind, too.",
        listed=True,
        forms=tuple(form for form in ALL_FORMS if form != "html"),
        page=N_("a page tells all fields of the unit that is chosen, and its table those of all units"),
        views=(*CHARTS, "map"),
    )
    gather: int | None = option(
        None,
        "--gather",
        "How many alike leaves of a unit share one counted box, 0 for none; else a dozen or more whose names differ in a number alone.",
        least=0,
        forms=tuple(form for form in ALL_FORMS if form != "html"),
        views=CHARTS,
    )
    legend: bool = option(
        True,
        "--no-legend",
        "Whether there is a legend.",
        without="Leave the legend out.",
        forms=DRAWN,
        engines=PLACED,
    )
    title: bool | str = option(
        True,
        "--title --no-title",
        "Title instead of the organisation's.",
        without="Leave the title out.",
        forms=(*DRAWN, "html", "txt"),
    )
    dark: Dark = option("no", "--dark", "Dark variant of SVG.", words=get_args(Dark), forms=("svg",), engines=("own",))
    engine: Engine = option(
        "own",
        "--engine",
        "Who draws: orgtree, or Graphviz with pinned positions (graphviz) or a layout of its own.",
        words=get_args(Engine),
        forms=("svg", "png", "dot"),
    )
    time_limit: float = option(
        60.0,
        "--time-limit",
        "Seconds that the renderer of PNG, PDF or Graphviz may take.",
        above=0,
        forms=("svg", "png", "pdf"),
    )
    resolution: float = option(144.0, "--resolution", "Dots per inch of PNG.", above=0, forms=("png",))
    width: int = option(0, "--width", "Width of PNG in pixels; 0 follows the resolution.", least=0, forms=("png",))
    fonts: Sequence[str] = option(
        (), "--font", "Font file or folder for PNG and PDF.", forms=("png", "pdf"), path="fonts"
    )
    min_text: float = option(
        6.0,
        "--min-text",
        "Smallest printed text in points, below which paper is split into pages.",
        above=0,
        forms=("pdf",),
        views=(*CHARTS, "matrix", "bodies"),
        needs="paper",
    )
    ascii: bool = option(False, "--ascii", "Text trees without box characters.", forms=("txt",))

    def __post_init__(self) -> None:
        for name, facts in FACTS.items():
            check_value(name, getattr(self, name), facts)
            if facts.needs and self.chose(name) and not self.chose(facts.needs):
                raise UsageError(
                    N_("{option} means nothing without {other}; give that too"),
                    option=named(name),
                    other=named(facts.needs),
                )
        for one, other in _CLASHES:
            if self.chose(one) and self.chose(other) and (one != "links" or self.links == "bus"):
                raise UsageError(
                    N_("{option} and {other} do not go together; leave one of them out"),
                    option=named(one),
                    other=named(other),
                )

    @classmethod
    def among(cls, given: Mapping[str, Any]) -> PictureOptions:
        """Pick the options from values by name; None means the default, other names are ignored."""
        return cls(**{name: given[name] for name in FACTS if given.get(name) is not None})

    def chose(self, name: str) -> bool:
        """Return whether an option is other than its default."""
        value = getattr(self, name)
        return bool(value != DEFAULTS[name]) and value not in ([], ())

    def named_in(self) -> tuple[str, ...]:
        """Return the languages of names, whether they were given one by one or with commas between."""
        return listed(self.names)

    def shown_in(self) -> tuple[str, ...]:
        """Return what boxes show, whether it was given one by one or with commas between."""
        return listed(self.show)

    def check(self, form: str = "") -> None:
        """Check that a picture takes the chosen options.

        Args:
            form: The ending of its file; "" for a picture before any file.

        Raises:
            UsageError: If form, view or engine does not take an option; names those that do.
        """
        chosen = [name for name in FACTS if self.chose(name)]
        for name in chosen:
            facts = FACTS[name]
            everywhere = getattr(self, name) in facts.everywhere if facts.everywhere else False
            if form in ALL_FORMS and form not in facts.forms and not everywhere:
                _refuse(name, "form", form, facts.forms)
            if form != "html" and self.view not in facts.views:
                _refuse(name, "view", self.view, facts.views)
            if self.engine not in facts.engines and not everywhere:
                _refuse(name, "engine", self.engine, facts.engines)
        forms, engines = _VIEWS.get(self.view, (ALL_FORMS, get_args(Engine)))
        if form in ALL_FORMS and form not in forms:
            _refuse(f"view {self.view}", "form", form, forms)
        if self.engine not in engines:
            _refuse(f"view {self.view}", "engine", self.engine, engines)
        if form != "html" and self.chose("colour") and self.chose("before"):
            raise UsageError(
                N_(
                    "a box has one colour, and with before (--before) that of its change; leave colour (--colour) out, or draw a page, which has both"
                )
            )
        if form == "html" and self.title is False:
            _refuse("title", "form", form, (*DRAWN, "txt"))
        if form == "svg" and self.engine == "own" and self.chose("time_limit"):
            _refuse("time_limit", "form", "svg of our own", ("png", "pdf"))


_VIEWS: Mapping[ViewName, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "map": ((*DRAWN, "html"), PLACED),
    "bodies": ((*COMPOSED, "html"), ("own",)),
    "matrix": ((*COMPOSED, "html"), ("own",)),
    "timeline": (COMPOSED, ("own",)),
}
"""Forms and engines of views that not all of them draw."""
FACTS: Mapping[str, OptionFacts] = {one.name: one.metadata["facts"] for one in fields(PictureOptions)}
"""What is known of each option, by its name in Python."""
DEFAULTS: Mapping[str, Any] = {one.name: one.default for one in fields(PictureOptions)}
"""The default of each option."""
_CLASHES = (
    ("bands", "direction"),
    ("max_columns", "direction"),
    ("max_columns", "bands"),
    ("links", "direction"),  # lines to bodies stand beside a chart that grows down, each kind at any level
    ("links", "bands"),
    ("width", "resolution"),
    ("over", "before"),
    ("size_by", "before"),  # what is gone has no area beside what is there
)
"""Options of which one would be ignored beside the other; of `links` it is the bus that would."""


def named(name: str) -> str:
    """Return an option's name in Python and on the command line.

    >>> named("kinds"), named("bands"), named("notes")
    ('kinds (--kind)', 'bands (--bands)', 'notes')
    """
    facts = FACTS.get(name)
    return facts.named(name) if facts else name


def _refuse(name: str, what: str, value: str, takers: Collection[str]) -> NoReturn:
    others = ", ".join(takers)
    instead = FACTS[name].page if value == "html" and name in FACTS else ""
    raise UsageError(
        N_("{what} {value} takes no {option}: leave the {name} out, or choose a {what} of {others}{instead}"),
        what=what,
        value=value,
        option=named(name),
        name=name,
        others=others,
        instead=Saying(N_("; {words}"), {"words": Saying(instead)}) if instead else "",
    )
