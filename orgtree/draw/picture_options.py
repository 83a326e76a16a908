"""Options of pictures, from which the command line, the Python API and the docs are made.

A picture takes an option or refuses it; none is ignored. So each option says which forms, views and engines take it.
"""

# ruff: noqa: FBT003, RUF009 - a default of yes or no is said first, and each field is made anew

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.options import LinkForm

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from orgtree.base.messages import Saying

ViewName = Literal["chart", "map", "body", "bodies", "neighbourhood", "matrix", "timeline"]
Engine = Literal["own", "graphviz", "pinned", "dot", "osage"]
Direction = Literal["down", "right"]
Dark = Literal["auto", "no", "yes"]

_ALL = ("svg", "png", "pdf", "html", "dot", "mmd", "txt")
_DRAWN = ("svg", "png", "pdf", "dot")
"""Forms of what is laid out here: with a title block, a legend and positions."""
_COMPOSED = ("svg", "png", "pdf")
"""Forms of pictures that are neither charts nor maps of units."""
_PLACED: tuple[Engine, ...] = ("own", "graphviz", "pinned")
"""Engines that draw our layout."""
_TREES: tuple[ViewName, ...] = ("chart", "map")
_CHOSEN: tuple[ViewName, ...] = (*_TREES, "timeline")
"""Views of units that kinds and conditions choose."""
_CHARTS: tuple[ViewName, ...] = ("chart", "body", "neighbourhood")


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFacts:
    """Metadata of one option besides its name, type and default.

    Args:
        help: What it does, in a line.
        words: The words that it may be; any value where there are none.
        least: The least number that it may be.
        above: The number that it must be above.
        forms: The built-in forms that take it; a form added later takes what it likes.
        views: The views that take it, where a view is laid out: a page shows the whole, whatever the view.
        engines: The engines that take it.
        needs: An option without which it means nothing.
        flags: Its names on the command line; none where it is an option of Python alone.
        everywhere: Words among them that every form and engine takes.
        without: What leaving it out by `--no-…` does.
        path: Whether it names what is in a file: one that is read as it is, or a definition.
    """

    help: str
    words: tuple[str, ...] = ()
    least: float | None = None
    above: float | None = None
    forms: tuple[str, ...] = _ALL
    views: tuple[str, ...] = get_args(ViewName)
    engines: tuple[str, ...] = get_args(Engine)
    needs: str = ""
    everywhere: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without: str = ""
    path: Literal["", "fonts", "definition"] = ""


def _option(default: Any, flag: str, help_: str, **facts: Any) -> Any:
    """Return a field with its facts; *flag* has the names on the command line, with spaces between."""
    return field(default=default, metadata={"facts": OptionFacts(help=help_, flags=tuple(flag.split()), **facts)})


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """Options of a picture; a default means not chosen.

    Raises:
        UsageError: If a word or a number is none that may be, or two options do not go together.
    """

    view: ViewName = _option(
        "chart",
        "--view",
        "chart; map: nested boxes; body: one joint body and its seats; bodies: all of them by place; neighbourhood: one unit and what it is linked to; matrix: bodies by those who have seats; timeline: periods and terms.",
        words=get_args(ViewName),
    )
    root: str | None = _option(
        None, "--root", "Id or name of the unit to draw from (for body and neighbourhood: the unit in the middle)."
    )
    depth: int | None = _option(None, "--depth", "Levels below the root.", least=0, views=_TREES)
    kinds: Sequence[str] = _option(
        (), "--kind", "Only units of the kind of this name or title, and of its child kinds.", views=_CHOSEN
    )
    with_kinds: Sequence[str] = _option(
        (),
        "--with-kind",
        "Also units of this kind, by name or title, under what they are nested at: posts in a chart of departments.",
        forms=tuple(form for form in _ALL if form != "html"),
        views=_TREES,
    )
    where: str | Mapping[str, Any] | None = _option(
        None,
        "--where",
        "Only units that fit a condition, and what is above them; of a matrix its rows, of bodies these.",
        views=(*_CHOSEN, "matrix", "bodies"),
    )
    along: str | None = _option(
        None,
        "--along",
        "The hierarchy of this name or title; else the first that the charter has drawn.",
        views=(*_TREES, "neighbourhood", "bodies"),
    )
    colour: str | None = _option(
        None, "--colour --color", "Name or title of the metric that colours the boxes.", views=_TREES
    )
    size_by: str | None = _option(
        None,
        "--size-by",
        "Name or title of the field of numbers that areas of the map follow, in the page of its map; else the number of units.",
        forms=(*_DRAWN, "html"),
        views=("map",),
    )
    before: Any = _option(
        None,
        "--before",
        "An earlier definition; what changed since is marked, and what is gone stands where it stood.",
        views=(*_CHARTS, "map"),
        path="definition",
    )
    only_changes: bool = _option(
        False,
        "--only-changes",
        "Only what changed and what is above it; the rest is counted.",
        views=_TREES,
        needs="before",
    )
    over: str | None = _option(
        None,
        "--over",
        "A slider over the days on which something changes, as in 2015..2024; none for no slider; else one where that takes little.",
        forms=("html",),
    )
    language: str | None = _option(None, "--lang", "Language of names and of the picture's own words.")
    names: Sequence[str] = _option(
        (),
        "--names",
        "Languages of which a box has the name, one below the other, as in zh,bo; else that of --lang.",
        forms=("svg", "png", "pdf", "dot", "mmd", "txt"),
        views=(*_CHARTS, "map"),
    )
    source: str | None = _option(
        None,
        "--source",
        "Source in the title block instead of the definition's file.",
        forms=(*_DRAWN, "html", "txt"),
        engines=_PLACED,
    )
    notes: list[Saying] | None = _option(None, "", "A list to which remarks on what was drawn are added.")
    paper: str | None = _option(
        None,
        "--paper",
        "A4, A3 or millimetres as in 420x297; splits into pages when the text would be too small.",
        forms=_DRAWN,
        engines=_PLACED,
    )
    portrait: bool = _option(False, "--portrait", "Paper upright.", forms=_DRAWN, engines=_PLACED, needs="paper")
    margin: float = _option(
        10.0, "--margin", "Margin of the paper in millimetres.", least=0, forms=_DRAWN, engines=_PLACED, needs="paper"
    )
    direction: Direction = _option(
        "down",
        "--direction",
        "Where the chart grows.",
        words=get_args(Direction),
        forms=_DRAWN,
        views=_CHARTS,
        engines=(*_PLACED, "dot"),
    )
    max_columns: int = _option(
        0,
        "--max-columns",
        "Most units in a row; 0 leaves it to the layout.",
        least=0,
        forms=_DRAWN,
        views=_CHARTS,
        engines=_PLACED,
    )
    links: LinkForm = _option(
        "auto",
        "--links",
        "How seats and other links are drawn; none is for every form.",
        words=get_args(LinkForm),
        forms=_DRAWN,
        views=("chart",),
        everywhere=("none",),
        engines=_PLACED,
    )
    bands: bool = _option(
        False, "--bands", "Stand units of one kind on one level.", forms=_DRAWN, views=_CHARTS, engines=_PLACED
    )
    show: Sequence[str] = _option(
        (),
        "--show",
        "Fields and metrics that each box shows, by name or title, with commas between; id and kind, too.",
        forms=tuple(form for form in _ALL if form != "html"),
        views=(*_CHARTS, "map"),
    )
    gather: int | None = _option(
        None,
        "--gather",
        "How many alike leaves of a unit share one counted box, 0 for none; else a dozen or more whose names differ in a number alone.",
        least=0,
        forms=tuple(form for form in _ALL if form != "html"),
        views=_CHARTS,
    )
    legend: bool = _option(
        True,
        "--no-legend",
        "Whether there is a legend.",
        without="Leave the legend out.",
        forms=_DRAWN,
        engines=_PLACED,
    )
    title: bool | str = _option(
        True,
        "--title --no-title",
        "Title instead of the organisation's.",
        without="Leave the title out.",
        forms=(*_DRAWN, "html", "txt"),
    )
    dark: Dark = _option("no", "--dark", "Dark variant of SVG.", words=get_args(Dark), forms=("svg",), engines=("own",))
    engine: Engine = _option(
        "own",
        "--engine",
        "Who draws: orgtree, or Graphviz with pinned positions (graphviz) or a layout of its own.",
        words=get_args(Engine),
        forms=("svg", "png", "dot"),
    )
    time_limit: float = _option(
        60.0,
        "--time-limit",
        "Seconds that the renderer of PNG, PDF or Graphviz may take.",
        above=0,
        forms=("svg", "png", "pdf"),
    )
    resolution: float = _option(144.0, "--resolution", "Dots per inch of PNG.", above=0, forms=("png",))
    width: int = _option(0, "--width", "Width of PNG in pixels; 0 follows the resolution.", least=0, forms=("png",))
    fonts: Sequence[str] = _option(
        (), "--font", "Font file or folder for PNG and PDF.", forms=("png", "pdf"), path="fonts"
    )
    min_text: float = _option(
        6.0,
        "--min-text",
        "Smallest printed text in points, below which paper is split into pages.",
        above=0,
        forms=("pdf",),
        views=(*_CHARTS, "matrix", "bodies"),
        needs="paper",
    )
    ascii: bool = _option(False, "--ascii", "Text trees without box characters.", forms=("txt",))

    def __post_init__(self) -> None:
        for name, facts in FACTS.items():
            _allowed(name, getattr(self, name), facts)
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
        return _listed(self.names)

    def shown_in(self) -> tuple[str, ...]:
        """Return what boxes show, whether it was given one by one or with commas between."""
        return _listed(self.show)

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
            if form in _ALL and form not in facts.forms and not everywhere:
                _refuse(name, "form", form, facts.forms)
            if form != "html" and self.view not in facts.views:
                _refuse(name, "view", self.view, facts.views)
            if self.engine not in facts.engines and not everywhere:
                _refuse(name, "engine", self.engine, facts.engines)
        forms, engines = _VIEWS.get(self.view, (_ALL, get_args(Engine)))
        if form in _ALL and form not in forms:
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
            _refuse("title", "form", form, (*_DRAWN, "txt"))
        if form == "svg" and self.engine == "own" and self.chose("time_limit"):
            _refuse("time_limit", "form", "svg of our own", ("png", "pdf"))


_VIEWS: Mapping[ViewName, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "map": (_DRAWN, _PLACED),
    "bodies": (_COMPOSED, ("own",)),
    "matrix": (_COMPOSED, ("own",)),
    "timeline": (_COMPOSED, ("own",)),
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

_LISTS = ("names", "show")
"""Options that may have commas between what they name."""
_MAY_BE_EMPTY = ("source",)
"""Options that an empty text leaves out of the picture; others it would leave as they are."""


def named(name: str) -> str:
    """Return an option's name in Python and on the command line.

    >>> named("kinds"), named("bands"), named("notes")
    ('kinds (--kind)', 'bands (--bands)', 'notes')
    """
    facts = FACTS.get(name)
    return f"{name} ({facts.flags[0]})" if facts and facts.flags else name


def _listed(given: Sequence[str]) -> tuple[str, ...]:
    words = [given] if isinstance(given, str) else given
    return tuple(dict.fromkeys(one for part in words for word in part.split(",") if (one := word.strip())))


def _allowed(name: str, value: Any, facts: OptionFacts) -> None:
    if facts.words and value not in facts.words:
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        message = N_("'{name}' is not a {option} of a picture")
        raise UsageError(
            unknown(message, value, facts.words, facts={"option": name}, otherwise=N_("there are {known}"))
        )
    if name not in _MAY_BE_EMPTY and (value == "" or (value and name in _LISTS and not _listed(value))):
        raise UsageError(
            N_("{option} of a picture is empty; leave it out, or say what it is to be"), option=named(name)
        )
    if value is None or isinstance(value, bool) or not isinstance(value, int | float):
        return
    if isinstance(value, float) and math.isinf(value):
        raise UsageError(N_("{option} of a picture is a number, not {value:g}"), option=named(name), value=value)
    if facts.least is not None and not value >= facts.least:
        raise UsageError(
            N_("{option} of a picture is at least {least:g}, not {value:g}"),
            option=named(name),
            least=facts.least,
            value=value,
        )
    if facts.above is not None and not value > facts.above:
        raise UsageError(
            N_("{option} of a picture is above {above:g}, not {value:g}"),
            option=named(name),
            above=facts.above,
            value=value,
        )


def _refuse(name: str, what: str, value: str, takers: Collection[str]) -> NoReturn:
    others = ", ".join(takers)
    raise UsageError(
        N_("{what} {value} takes no {option}: leave the {name} out, or choose a {what} of {others}"),
        what=what,
        value=value,
        option=named(name),
        name=name,
        others=others,
    )
