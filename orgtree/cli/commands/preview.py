"""Show a page that follows what is saved."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import as_of_option, charter_option, language_option, say
from orgtree.cli.exit_codes import EXIT_NO_INPUT
from orgtree.cli.picture_flags import chosen, picture_option
from orgtree.cli.spoken_command import SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import with_option

if TYPE_CHECKING:
    from collections.abc import Callable

_OPTIONS = ("view", "root", "depth", "along", "kinds", "where", "colour")
"""What is chosen of the page, as `orgtree draw` chooses it."""
_NO_EDITORS = ("javascript:", "data:", "vbscript:", "blob:", "file:")
_MOST_PORT = 65535


def _page_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for name in reversed(_OPTIONS):
        function = picture_option(name)(function)
    return function


@click.command(
    "preview",
    cls=SpokenCommand,
    epilog="Ctrl-C ends it. Only a browser on this machine is answered. "
    "Examples: orgtree preview team.yaml --open; orgtree preview city.yaml --editor vscode --root north; "
    "orgtree preview team.yaml --editor 'myeditor://open?file={path}&line={line}'",
)
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--port", type=click.IntRange(1, _MOST_PORT), help="Port of the address; else one that is free.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--editor",
    metavar="NAME|ADDRESS",
    help="Lead from units and findings to their lines: vscode, vscodium, cursor, zed, idea, textmate, or an address with {path}, {line} and {column}.",
)
@_page_options
@as_of_option
@with_option
@charter_option
@language_option
def command(
    file: str,
    port: int | None,
    opened: bool,
    editor: str | None,
    as_of: str | None,
    changes: tuple[str, ...],
    charter: str | None,
    language: str | None,
    **options: Any,
) -> int:
    """Show FILE as a page on an address of this machine, checked and drawn again whenever it is saved."""
    from orgtree.base.extras import need  # noqa: PLC0415 - loaded when the command runs

    if not Path(file).is_file():
        say(N_("there is no file '{path}'"), path=file)
        return EXIT_NO_INPUT
    address, picture = _editor(editor), chosen(options)
    picture.check("html")
    for package in ("starlette", "uvicorn"):
        need(package, N_("to show a preview"))
    from orgtree.assist.preview_page import PreviewPage  # noqa: PLC0415 - as above
    from orgtree.assist.preview_server import EVENTS, serve  # noqa: PLC0415 - needs the extra

    page = PreviewPage(
        file,
        events=EVENTS,
        editor=address,
        charter=charter,
        as_of=as_of,
        changes=changes,
        language=spoken(language) if language else None,
        options=picture,
        unexpected=_unexpected,
    )
    page.look()

    def begun(at: str) -> None:
        say(N_("{file} is shown at {address} until Ctrl-C; it follows what is saved"), file=file, address=at)
        for told in page.trouble:
            say("{text}", text=told["text"][spoken(language)])
        if opened:
            webbrowser.open(at)

    serve(page, port=port or 0, begun=begun)
    return 0


def _unexpected(traceback: str) -> None:
    """Show on standard error where an error that nobody foresaw arose, whole, as a report of it needs it."""
    from orgtree.base.escape import terminal  # noqa: PLC0415 - on the way of mistakes only

    for line in traceback.splitlines():
        click.echo(terminal(line), err=True)


def _editor(given: str | None) -> str:
    """Return the address that opens an editor; "" for none."""
    from orgtree.assist.preview_page import EDITORS  # noqa: PLC0415 - loaded when the command runs

    if given is None or given in EDITORS:
        return EDITORS.get(given or "", "")
    if "{path}" not in given or ":" not in given or given.strip().lower().startswith(_NO_EDITORS):
        raise WrongUse(
            N_("--editor is one of {known}, or an address such as vscode://file/{{path}}:{{line}}, not '{given}'"),
            known=", ".join(EDITORS),
            given=given,
        )
    return given
