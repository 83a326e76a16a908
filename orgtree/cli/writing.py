"""Choose the form of what a command writes, and put it into a file or on standard output."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.spoken_command import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DATA = frozenset({"csv", "json", "xlsx", "parquet", "yaml", "shacl", "linkml"})
"""Forms of data; pictures, pages, reports and texts to read are made anew without a word."""
_THERE = N_("'{path}' is there; --force writes over it")


def form_of(
    form: str | None,
    output: str | None,
    endings: Mapping[str, str],
    *,
    shown: str,
    binary: str | None = None,
    option: str = "--format",
) -> str:
    """Return the form to write: the one asked for, else the one that the file's ending says.

    Args:
        form: The form that is asked for.
        output: The file to write; None for standard output.
        endings: Forms by the endings of files, in small letters.
        shown: The form on standard output where none is asked for.
        binary: The form that is no text, and goes into files only.
        option: The option that names a form.

    Raises:
        WrongUse: If the ending says no form, or a form that is no text has no file.
    """
    if output is None:
        if form is not None and form == binary:
            raise WrongUse(N_("{form} is no text; name a file with -o"), form=form)
        return form or shown
    chosen = form or endings.get(PurePath(output).suffix.lower())
    if chosen is None:
        raise WrongUse(
            N_("the ending of '{output}' is none of {known}; name a {option}"),
            output=output,
            known=", ".join(endings),
            option=option,
        )
    return chosen


def force_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--force` to a command that writes data."""
    return click.option("--force", is_flag=True, help="Write over a file of data that is there.")(function)


def refuse_over(output: str | None, form: str | None = None, *, force: bool, message: str = _THERE) -> None:
    """Refuse to write data over a file unasked: what is in it may be the only copy; of one that was read, it is said that it is the input.

    Args:
        output: The file; None for standard output.
        form: The form that is written, where not all forms of the command are data.
        force: Whether it was asked for.
        message: Template of why, with the path.

    Raises:
        UsageError: If the file was read, or cannot be one.
        WrongUse: If it is there.
    """
    if output is None or not (form is None or form in _DATA):
        return
    from orgtree.base.files import writable  # noqa: PLC0415 - only when a file is written

    writable(Path(output))
    if Path(output).is_file() and not force:
        raise WrongUse(message, path=output)


def bom_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--bom` to a command that writes CSV."""
    return click.option(
        "--bom", is_flag=True, help="Begin CSV with the mark of UTF-8, by which spreadsheets know its letters."
    )(function)


def bom_of(form: str, *, bom: bool) -> bytes:
    """Return the mark that goes before what is written in a form; nothing where none is asked for.

    Raises:
        WrongUse: If the form is none of text in cells.
    """
    if bom and form != "csv":
        raise WrongUse(N_("--bom goes with csv, not with {form}"), form=form)
    return codecs.BOM_UTF8 if bom else b""


def put(content: bytes, output: str | None, bom: bytes = b"") -> None:
    """Write a file whole, or print it where no file is named.

    Args:
        content: What is written; UTF-8 where no file is named.
        output: The file.
        bom: The mark that goes before it.
    """
    if output is None:
        sys.stdout.write((bom + content).decode())
        return
    from orgtree.base.files import write_whole  # noqa: PLC0415 - only when a file is written

    write_whole(output, bom + content)
