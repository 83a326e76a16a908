"""Command line options of pictures, made from `PictureOptions`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from orgtree.cli.spoken_command import OneOf
from orgtree.draw.picture_options import DEFAULTS, FACTS, PictureOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.draw.option_facts import OptionFacts

_ELSEWHERE = "language"
"""It is an option of every command; see `language_option`."""


def picture_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add all options of pictures to a command; `chosen` collects their values."""
    for name, facts in reversed(list(FACTS.items())):
        if facts.flags and name != _ELSEWHERE:
            function = picture_option(name)(function)
    return function


def picture_option(name: str, *, help_: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that adds one option of pictures to a command.

    Args:
        name: Its name in Python.
        help_: What it does here, where that is not what it does for any picture.
    """
    facts = replace(FACTS[name], help=help_ or FACTS[name].help)

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(_options(name, facts)):
            function = option(function)
        return function

    return add


def chosen(given: dict[str, Any], **more: Any) -> PictureOptions:
    """Return the options that a command was given.

    Args:
        given: Values by name, as click gives them.
        more: Values that stand for what was given by the same name.
    """
    left_out = {name: False for name in FACTS if given.get(f"no_{name}")}
    return PictureOptions.among({**given, **left_out, **more})


def _options(name: str, facts: OptionFacts) -> list[Callable[..., Any]]:
    """Return the click options of one option: itself, and its negation where that has a flag of its own."""
    default = DEFAULTS[name]
    no = [flag for flag in facts.flags if flag.startswith("--no-")]
    found = [click.option(flag, f"no_{name}", is_flag=True, help=facts.without) for flag in no]
    flags = [flag for flag in facts.flags if flag not in no]
    if not flags:
        return found
    arguments: dict[str, Any] = {"help": facts.help, "type": _type(default, facts)}
    if default is False:
        arguments = {"help": facts.help, "is_flag": True}
    elif isinstance(default, tuple):
        arguments.update(multiple=True, help=f"{facts.help.removesuffix('.')}; may be repeated.")
    elif default not in {None, 0, True}:
        arguments.update(default=f"{default:g}" if isinstance(default, float) else default, show_default=True)
    return [click.option(*flags, name, **arguments), *found]


def _type(default: Any, facts: OptionFacts) -> Any:
    if facts.words:
        return OneOf(facts.words)
    if facts.path:
        return click.Path(exists=facts.path == "fonts")
    lowest = facts.least if facts.above is None else facts.above
    if lowest is None:
        return str
    if isinstance(default, float):
        return click.FloatRange(min=lowest, min_open=facts.above is not None)
    return click.IntRange(min=int(lowest))
