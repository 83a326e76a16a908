"""Commands whose help and wrong use speak the reader's language: click's words are said here, all others looked up."""

from __future__ import annotations

import inspect
import os
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import LANGUAGES, N_, language_from_locale, translator
from orgtree.cli.help_formatter import SpokenFormatter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from orgtree.base.finding import Mistake
    from orgtree.base.messages import Saying

_WORD = re.compile(r"[A-Z]{2,}(?: RANGE)?")
"""A word that stands for a value in a line of usage; those in Chinese are in the catalogue."""


def spoken(language: str | None) -> str:
    """Return the language of messages: the one asked for, else the locale's."""
    return language or language_from_locale(os.environ)


def language_asked(arguments: Sequence[str]) -> str:
    """Return the language of a command line: that of its `--lang`, else the locale's.

    It is looked for before the line is understood, since mistakes in the line are told in it, too.

    >>> language_asked(["check", "--lang", "zh", "--no-such-option"])
    'zh'
    """
    given = " ".join(arguments).replace("--lang=", "--lang ").split(" ")
    asked = [after for word, after in pairwise(given) if word == "--lang" and after in LANGUAGES]
    return spoken(asked[-1] if asked else None)


class WrongUse(click.UsageError):
    """A command is used wrongly.

    Args:
        said: Template of a sentence, or a mistake with its help.
        facts: What fills the template.
    """

    def __init__(self, said: str | Mistake, **facts: Any) -> None:
        from orgtree.base.messages import Saying  # noqa: PLC0415 - help starts without it

        self.saying = Saying(said, facts) if isinstance(said, str) else said
        super().__init__(str(self.saying))


class OneOf(click.Choice):  # type: ignore[type-arg]  # generic in the newest click only
    """One of several words, and the nearest is suggested for another."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002 - the base class's signature
        """Return the word."""
        if value in self.choices:
            return value
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        message = N_("{option} cannot be '{value}'")
        facts = {"option": named(param)}
        raise WrongUse(
            unknown(message, value, self.choices, fact="value", facts=facts, otherwise=N_("choose one of {known}"))
        )


def named(param: click.Parameter | None) -> str | Saying:
    """Return how a person writes an option, or names an argument."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    from orgtree.base.messages import Saying  # noqa: PLC0415 - on the way of mistakes only

    if param is None or isinstance(param.type, click.Choice):
        return Saying(N_("the argument"))
    return Saying((param.metavar or param.name or "").upper().rstrip("."))


def help_texts(command: click.Command) -> Iterator[str]:
    """Yield every text of a command's help that is looked up in the catalogue."""
    context = click.Context(command)
    yield inspect.cleandoc(command.help or "")
    yield _split(command.epilog)[0]
    for param in command.get_params(context):
        yield getattr(param, "help", None) or ""
        if not getattr(param, "is_flag", False):
            yield from _WORD.findall(param.make_metavar(context))
    for piece in command.collect_usage_pieces(context):
        yield from _WORD.findall(piece)


def telling(*names: str, what: str, told: Callable[[click.Context], str]) -> click.Option:
    """Return an option that prints something in the command's stead; click's own import `locale` to word their help.

    Args:
        names: The option's.
        what: What it does.
        told: What it prints.
    """

    def tell(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(told(ctx), color=ctx.color)
            ctx.exit()

    return click.Option(names, is_flag=True, expose_value=False, is_eager=True, help=what, callback=tell)


class SpokenCommand(click.Command):
    """A command whose help is in the reader's language, with the examples of its epilog unwrapped.

    The context's object is the language; left out, it is the locale's.
    """

    _help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that prints the help, always the same one: click tells the order of options by it."""
        names = self.get_help_option_names(ctx)
        if names and self._help is None:
            self._help = telling(*names, what=N_("Show this message and exit."), told=click.Context.get_help)
        return self._help

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a mistake knows its command, and what is too many is told in words of our own."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
            if rest and not ctx.resilient_parsing and not isinstance(self, click.Group):
                command = f"orgtree {ctx.info_name}"
                message = N_("'{argument}' is one argument too many; see {command} --help")
                raise WrongUse(message, argument=rest[0], command=command)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        formatter = SpokenFormatter(ctx.terminal_width, ctx.max_content_width)
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        translate = translation(ctx)
        pieces = " ".join(_words(piece, translate) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=translate(N_("Usage: ")))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translation(ctx)(inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        translate = translation(ctx)
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option) and not param.hidden]
        with formatter.section(translate(N_("Options:"))):
            formatter.write_dl([_record(option, ctx, translate) for option in options])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog, its examples unwrapped so that they can be copied."""
        translate = translation(ctx)
        words, examples = _split(self.epilog)
        if words:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(translate(words))
        if examples:
            with formatter.section(translate(N_("Examples:"))):
                for example in examples.split("; "):
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def translation(ctx: click.Context) -> Callable[[str], str]:
    """Return what translates the help of a context's command."""
    return translator(spoken(ctx.obj if isinstance(ctx.obj, str) else None))


def _split(epilog: str | None) -> tuple[str, str]:
    words, _, examples = (epilog or "").partition("Examples: ")
    return words.strip(), examples


def _words(piece: str, translate: Callable[[str], str]) -> str:
    return _WORD.sub(lambda match: translate(match[0]), piece)


def _record(option: click.Option, ctx: click.Context, translate: Callable[[str], str]) -> tuple[str, str]:
    """Return an option's flags and metavar, and what it does, translated."""
    shown = option
    if not option.is_flag:
        from copy import copy  # noqa: PLC0415 - the list of commands starts without it

        shown = copy(option)
        shown.metavar = _words(option.make_metavar(ctx), translate)
    flags = (shown.get_help_record(ctx) or ("",))[0]
    extra = option.get_help_extra(ctx)
    notes = [
        *([translate(N_("default: {value}")).format(value=extra["default"])] if "default" in extra else []),
        *([extra["range"]] if "range" in extra else []),
        *([translate(N_("required"))] if "required" in extra else []),
    ]
    text = translate(option.help or "")
    return flags, f"{text}  [{'; '.join(notes)}]" if notes else text
