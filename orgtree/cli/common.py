"""Shared parts of the commands: input, language, colour, progress, output."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import click

from orgtree.base.catalogue import BESIDE, LANGUAGES, N_, language_from_locale, supported
from orgtree.cli.help_formatter import terminal_columns
from orgtree.cli.spoken_command import OneOf, WrongUse, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from click.shell_completion import CompletionItem
    from rich.console import Console

    from orgtree.api import Organisation
    from orgtree.base.progress import Step

_QUIET_UNDER = 1_000_000
"""Files smaller than this are read before a spinner could be seen."""


class _CharterName(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A charter: the name of a built-in one, or a file."""

    name = "charter"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the base class's signature
        """Offer the built-in charters, else files: shells take either."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only shells ask

        from orgtree.charter.load import builtin_names  # noqa: PLC0415 - the charter language loads with it

        names = [CompletionItem(name) for name in builtin_names() if name.startswith(incomplete)]
        return names or [CompletionItem(incomplete, type="file")]


class _Language(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A language: the tag of any that the data hold; beside it messages stay in the locale's where they have no other."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - the base class's signature
        """Return the tag, with the language of messages behind that of names where they differ."""
        if not _TAG.fullmatch(value):
            raise WrongUse(N_("'{value}' is no language; write its tag, such as en, zh or bo"), value=value)
        beside = language_from_locale(os.environ)
        plain = supported(value) == value or BESIDE in value or beside == "en"
        return str(value) if plain else f"{value}{BESIDE}{beside}"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the base class's signature
        """Offer the languages of messages."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only shells ask

        return [CompletionItem(name) for name in LANGUAGES if name.startswith(incomplete)]


_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
CHARTER = _CharterName()
"""The type of options and arguments that name a charter."""


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang` to a command."""
    return click.option(
        "--lang",
        "language",
        type=_Language(),
        help="Language of names and titles, any that the data hold, and of messages, which are in English or Chinese; else the locale's.",
    )(function)


def interface_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang` to a command that shows no names of anybody's data."""
    return click.option("--lang", "language", type=OneOf(LANGUAGES), help="Language of messages; else the locale's.")(
        function
    )


def charter_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--charter` to a command."""
    return click.option("--charter", type=CHARTER, help="Charter to use instead of the one that the definition names.")(
        function
    )


def mapping_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--mapping` to a command that reads tables."""
    return click.option(
        "--mapping", type=click.Path(dir_okay=False), help="File that says how the table is to be read."
    )(function)


def output_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-o` to a command whose output is else printed."""
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=False), help="Write to a file instead of standard output."
    )(function)


def all_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--all` to a command that tells findings."""
    return click.option(
        "--all", "everything", is_flag=True, help="Show every finding, not the first ten of each rule."
    )(function)


def under_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--under` to a command."""
    return click.option("--under", help="Id or name of a unit; only it and what is below it.")(function)


def as_of_option(function: Callable[..., Any], *, several: bool = False, help_: str = "") -> Callable[..., Any]:
    """Add `--as-of` to a command that reads a definition.

    Args:
        function: The command.
        several: Whether it may be repeated.
        help_: What it does here, where that is not what it does for one definition.
    """
    return click.option(
        "--as-of",
        metavar="DATE",
        multiple=several,
        help=help_ or "Day to look at instead of the definition's: a day, month or year, or today.",
    )(function)


def by_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--by` to a command that measures."""
    return click.option("--by", help="Name or title of a kind by which every figure is broken down.")(function)


def input_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the FILE argument to a command."""
    return click.argument("file", type=click.Path(allow_dash=True))(function)


def config_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config` to a command."""
    return click.option(
        "--config",
        type=click.Path(dir_okay=False),
        help="Configuration file; else orgtree.toml or pyproject.toml in the folder or above.",
    )(function)


def load(
    file: str, charter: str | None = None, as_of: str | None = None, *, mapping: str | None = None
) -> Organisation:
    """Read a definition, `-` for standard input, with a spinner when it is large.

    Args:
        file: The file.
        charter: Charter to use instead of the one that it names.
        as_of: Day to look at instead of the one that it names.
        mapping: File that says how a table is to be read.

    Raises:
        DefinitionError: If there is nothing to read.
        UsageError: If there is no such charter, *as_of* is no date, or nothing is written in the language of `--lang`.
    """
    from orgtree.api import Organisation  # noqa: PLC0415 - importing it takes longer than --help may
    from orgtree.api.languages import need_language  # noqa: PLC0415 - as above

    data = sys.stdin.buffer.read() if file == "-" else None
    with working(N_("reading {file}"), file=file, when=file == "-" or _size(file) > _QUIET_UNDER):
        org = Organisation.read(file, stdin=data, charter=charter, mapping=mapping)
        need_language(org.snapshot, language_given())
        return org if as_of is None else org.at(as_of)


def language_given() -> str | None:
    """Return the `--lang` of the command that runs, None where it has none."""
    context = click.get_current_context(silent=True)
    return context.params.get("language") if context else None


def terminal_width() -> int:
    """Return how many columns text may take; 100 where nobody knows."""
    return min(terminal_columns(100), 160)


def coloured(stream: Any) -> bool:
    """Return whether colour may be written: only to a terminal, and never against NO_COLOR."""
    return (
        not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and bool(getattr(stream, "isatty", lambda: False)())
    )


def console(*, stderr: bool = False) -> Console:
    """Return a rich console without markup, and without colour where it is off."""
    from rich.console import Console  # noqa: PLC0415 - only commands that draw tables need it

    stream = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream,
        no_color=not coloured(stream),
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=not stream.isatty(),
    )


@contextmanager
def working(template: str, *, when: bool = True, **facts: object) -> Iterator[None]:
    """Show a spinner, on a terminal only, with the step that the work is at where it tells any; see `say`."""
    if not when or not sys.stderr.isatty():
        yield
        return
    from rich.text import Text  # noqa: PLC0415 - only where a spinner is seen

    from orgtree.base.escape import terminal  # noqa: PLC0415 - as above
    from orgtree.base.progress import listening  # noqa: PLC0415 - as above

    work = _said(template, facts)
    with console(stderr=True).status(Text(terminal(work))) as status:

        def show(step: Step) -> None:
            at = {"work": work, "number": step.number, "count": step.count, "step": _said(step.template, step.facts)}
            status.update(Text(terminal(_said(N_("{work}, step {number} of {count}: {step}"), at))))

        with listening(show):
            yield


def say(template: str, **facts: object) -> None:
    """Print a translated message to standard error.

    Args:
        template: One marked for translation.
        facts: What fills it.
    """
    from orgtree.base.escape import terminal  # noqa: PLC0415 - see above

    click.echo(terminal(_said(template, facts)), err=True)


def tell_recovered(done: Literal["completed", "taken back"] | None) -> None:
    """Say what was done about a run that had been stopped while it wrote files together."""
    if done == "completed":
        say(N_("an edit that had been stopped half way was completed first"))
    elif done is not None:
        say(N_("an edit that had been stopped half way was taken back first, since a file has changed since"))


def _said(template: str, facts: Mapping[str, object]) -> str:
    from orgtree.base.catalogue import translator  # noqa: PLC0415 - see above
    from orgtree.base.messages import fill  # noqa: PLC0415 - as above

    return fill(template, facts, translator(spoken(language_given())))


def _size(file: str) -> int:
    try:
        return os.path.getsize(file)  # noqa: PTH202 - a Path object is not needed for one number
    except OSError:
        return 0
