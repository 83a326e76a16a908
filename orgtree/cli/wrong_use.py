"""Wrong use of a command in words that can be translated, instead of click's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying
from orgtree.base.suggest import nearest, unknown
from orgtree.cli.spoken_command import WrongUse, named

if TYPE_CHECKING:
    from orgtree.base.finding import Mistake


def wrong_use(error: click.ClickException) -> Saying | Mistake:
    """Return what a wrong use is, in words that can be translated."""
    if isinstance(error, WrongUse):
        return error.saying
    if isinstance(error, click.NoSuchOption):
        known = [flag for param in error.ctx.command.params for flag in param.opts] if error.ctx else []
        # What begins alike is listed where nothing is near: --with-kind for --with-posts.
        begins = error.option_name.rpartition("-")[0]
        alike = [flag for flag in known if begins.strip("-") and flag.startswith(f"{begins}-")]
        message, otherwise = N_("there is no option '{name}'"), N_("there are {known}") if alike else ""
        return unknown(message, error.option_name, alike, otherwise=otherwise, find=lambda name: nearest(name, known))
    if isinstance(error, click.BadOptionUsage):
        params = error.ctx.command.params if error.ctx else []
        flag = any(error.option_name in param.opts and getattr(param, "is_flag", False) for param in params)
        template = N_("{option} takes no value") if flag else N_("{option} needs a value")
        return Saying(template, {"option": error.option_name})
    if isinstance(error, click.MissingParameter):
        where = f"orgtree {error.ctx.info_name}" if error.ctx else "orgtree"
        facts = {"option": named(error.param), "command": where}
        return Saying(N_("{option} is missing; see {command} --help"), facts)
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    return Saying("{words}", {"words": error.format_message()})


def _bad_value(error: click.BadParameter) -> Saying | Mistake:
    type_, facts = error.param.type if error.param else None, {"option": named(error.param)}
    if isinstance(type_, click.IntRange | click.FloatRange) and type_.min is not None:
        if type_.min_open:
            return Saying(N_("{option} is a number above {least}"), {**facts, "least": f"{type_.min:g}"})
        return Saying(N_("{option} is a number of {least} or more"), {**facts, "least": f"{type_.min:g}"})
    if isinstance(type_, click.Path):
        return Saying(N_("{option} names nothing that can be used here"), facts)
    return Saying(N_("{option} is given what it cannot be"), facts)
