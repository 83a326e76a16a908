"""What is known of an option of pictures: what it may be, and which forms, views and engines take it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

ViewName = Literal["chart", "map", "body", "bodies", "neighbourhood", "matrix", "timeline"]
Engine = Literal["own", "graphviz", "pinned", "dot", "osage"]
Direction = Literal["down", "right"]
Dark = Literal["auto", "no", "yes"]

ALL_FORMS = ("svg", "png", "pdf", "html", "dot", "mmd", "txt")
DRAWN = ("svg", "png", "pdf", "dot")
"""Forms of what is laid out here: with a title block, a legend and positions."""
COMPOSED = ("svg", "png", "pdf")
"""Forms of pictures that are neither charts nor maps of units."""
PLACED: tuple[Engine, ...] = ("own", "graphviz", "pinned")
"""Engines that draw our layout."""
TREES: tuple[ViewName, ...] = ("chart", "map")
CHOSEN: tuple[ViewName, ...] = (*TREES, "timeline")
"""Views of units that kinds and conditions choose."""
CHARTS: tuple[ViewName, ...] = ("chart", "body", "neighbourhood")


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
        listed: Whether it is a list that may have commas between what it names.
        may_be_empty: Whether an empty text leaves it out of the picture, where others would stay as they are.
        path: Whether it names what is in a file: one that is read as it is, or a definition.
        page: What a page has instead, where it does not take it.
    """

    help: str
    words: tuple[str, ...] = ()
    least: float | None = None
    above: float | None = None
    forms: tuple[str, ...] = ALL_FORMS
    views: tuple[str, ...] = get_args(ViewName)
    engines: tuple[str, ...] = get_args(Engine)
    needs: str = ""
    everywhere: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without: str = ""
    listed: bool = False
    may_be_empty: bool = False
    path: Literal["", "fonts", "definition"] = ""
    page: str = ""

    def named(self, name: str) -> str:
        """Return the name of the option in Python with that on the command line, if it has one.

        >>> OptionFacts(help="", flags=("--kind",)).named("kinds"), OptionFacts(help="").named("notes")
        ('kinds (--kind)', 'notes')
        """
        return f"{name} ({self.flags[0]})" if self.flags else name


def option(default: Any, flag: str, help_: str, **facts: Any) -> Any:
    """Return a field with its facts; *flag* has the names on the command line, with spaces between."""
    return field(default=default, metadata={"facts": OptionFacts(help=help_, flags=tuple(flag.split()), **facts)})


def listed(given: str | Sequence[str]) -> tuple[str, ...]:
    """Return what a list names, whether one by one or with commas between, once each."""
    words = [given] if isinstance(given, str) else given
    return tuple(dict.fromkeys(one for part in words for word in part.split(",") if (one := word.strip())))


def check_value(name: str, value: Any, facts: OptionFacts) -> None:
    """Check that a value is one that an option may have.

    Raises:
        UsageError: If it is not.
    """
    if facts.words and value not in facts.words:
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        message = N_("'{name}' is not a {option} of a picture")
        raise UsageError(
            unknown(message, value, facts.words, facts={"option": name}, otherwise=N_("there are {known}"))
        )
    if not facts.may_be_empty and (value == "" or (value and facts.listed and not listed(value))):
        raise UsageError(
            N_("{option} of a picture is empty; leave it out, or say what it is to be"), option=facts.named(name)
        )
    if value is None or isinstance(value, bool) or not isinstance(value, int | float):
        return
    if isinstance(value, float) and math.isinf(value):
        raise UsageError(N_("{option} of a picture is a number, not {value:g}"), option=facts.named(name), value=value)
    if facts.least is not None and not value >= facts.least:
        raise UsageError(
            N_("{option} of a picture is at least {least:g}, not {value:g}"),
            option=facts.named(name),
            least=facts.least,
            value=value,
        )
    if facts.above is not None and not value > facts.above:
        raise UsageError(
            N_("{option} of a picture is above {above:g}, not {value:g}"),
            option=facts.named(name),
            above=facts.above,
            value=value,
        )
