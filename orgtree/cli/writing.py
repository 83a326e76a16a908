"""Choose the form of what a command writes, and put it into a file or on standard output."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.cli.spoken_command import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping


def form_of(
    form: str | None, output: str | None, endings: Mapping[str, str], *, shown: str, binary: str | None = None
) -> str:
    """Return the form to write: the one asked for, else the one that the file's ending says.

    Args:
        form: The form that is asked for.
        output: The file to write; None for standard output.
        endings: Forms by the endings of files, in small letters.
        shown: The form on standard output where none is asked for.
        binary: The form that is no text, and goes into files only.

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
            N_("the ending of '{output}' is none of {known}; name a --format"), output=output, known=", ".join(endings)
        )
    return chosen


def put(content: bytes, output: str | None) -> None:
    """Write a file whole, or print it where no file is named.

    Args:
        content: What is written; UTF-8 where no file is named.
        output: The file.
    """
    if output is None:
        sys.stdout.write(content.decode())
        return
    from orgtree.base.files import write_whole  # noqa: PLC0415 - only when a file is written

    write_whole(output, content)
