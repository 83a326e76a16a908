"""The `orgtree` command: run a command, and turn errors into a line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from threading import current_thread, main_thread
from typing import Any

import click

from orgtree import __version__
from orgtree.base.catalogue import N_, translator
from orgtree.base.errors import ChangesError, DefinitionError, OrgtreeError
from orgtree.base.files import one_run
from orgtree.cli.commands import COMMANDS, help_line
from orgtree.cli.exit_codes import EXIT_FAILED, EXIT_NO_INPUT
from orgtree.cli.spoken_command import SpokenCommand, WrongUse, language_asked, telling, translation

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(SpokenCommand, click.Group):
    """A group that imports commands lazily, for a quick start."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the base class's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Return a command by name."""
        return COMMANDS[cmd_name].command if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find a command; suggest the nearest name for an unknown one."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

            mistake = unknown(N_("there is no command '{name}'"), args[0], COMMANDS, otherwise=N_("see orgtree --help"))
            raise WrongUse(mistake)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands, without importing these."""
        super().format_options(ctx, formatter)
        translate = translation(ctx)
        with formatter.section(translate(N_("Commands:"))):
            formatter.write_dl([(name, translate(help_line(name))) for name in COMMANDS])


@click.group(
    cls=Commands,
    context_settings=_HELP,
    params=[telling("--version", what=N_("Show the version and exit."), told=lambda _: f"orgtree {__version__}")],
    epilog="Examples: orgtree new definition > team.yaml; orgtree check team.yaml; orgtree draw team.yaml -o team.svg",
)
def cli() -> None:
    """Organisations as code: check, measure and draw what is written down in YAML."""
    if current_thread() is main_thread():
        import signal  # noqa: PLC0415 - help starts without it

        # Asked to end, a command ends as if stopped from the keyboard, so that no half of a file is left behind.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    if "SOURCE_DATE_EPOCH" in os.environ:
        from orgtree.base.clock import today  # noqa: PLC0415 - only where the day is fixed

        today()  # a mistake in it is told by every command, also by one that asks for no day this time


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code: 0 clean, 1 findings, 2 failed, 3 no input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")  # an old encoding lacks what names are written in
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:  # noqa: PLR0911 - one for each way in which it can end
    """Run the command line and return its exit code."""
    language = language_asked(sys.argv[1:] if arguments is None else arguments)
    translate = translator(language)
    try:
        with one_run():
            code = cli.main(args=arguments, prog_name="orgtree", standalone_mode=False, obj=language)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return EXIT_FAILED
    except click.ClickException as error:
        where = (
            f" {error.ctx.info_name}" if isinstance(error, click.UsageError) and error.ctx and error.ctx.parent else ""
        )
        from orgtree.cli.wrong_use import wrong_use  # noqa: PLC0415 - on the way of mistakes only

        return _failed(f"orgtree{where}: {wrong_use(error).say(translate)}", EXIT_FAILED)
    except (click.Abort, KeyboardInterrupt):
        return _failed(f"orgtree: {translate(N_('stopped'))}", EXIT_FAILED)
    except ChangesError as error:
        return _refused(error, language)
    except DefinitionError as error:
        return _failed(f"orgtree: {error.say(translate)}", EXIT_NO_INPUT)
    except OrgtreeError as error:
        return _failed(f"orgtree: {error.say(translate)}", EXIT_FAILED)
    except MemoryError:
        return _failed(f"orgtree: {translate(N_('the memory is not enough for this input'))}", EXIT_FAILED)
    except BrokenPipeError:
        # Whoever read the output has gone; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _failed(f"orgtree: {error.filename or 'file'}: {translate(error.strerror or str(error))}", EXIT_FAILED)
    return code if isinstance(code, int) else 0


def _refused(error: ChangesError, language: str) -> int:
    """Say on standard error what is wrong with changes, each with its line."""
    from orgtree.check.report import Report  # noqa: PLC0415 - on the way of mistakes only

    click.echo(Report(error.findings, error.sources).render(language=language), err=True, nl=False)
    return EXIT_NO_INPUT


def _failed(message: str, code: int) -> int:
    from orgtree.base.escape import terminal  # noqa: PLC0415 - on the way of mistakes only

    click.echo(terminal(" ".join(message.split())), err=True)
    return code


if __name__ == "__main__":
    main()
