"""A file a form of files that can be brought in; the folder is the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError
from orgtree.base.folder import Files
from orgtree.base.suggest import listed, unknown
from orgtree.source.files import UnreadableError, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.exchange.imported import Importer

IMPORTERS = Files("orgtree.exchange.importers")
_BEGINNING = 64 * 1024


def importer(path: Path, form: str | None = None) -> Importer:
    """Return the importer of a file.

    Args:
        path: The file, or the folder.
        form: Name of the importer, where the user has said it.

    Raises:
        DefinitionError: If the file is of no form that is known.
        UsageError: If there is no such form, or the file cannot be read.
    """
    if form is not None:
        if form not in IMPORTERS:
            raise UsageError(
                unknown(N_("there is no form '{name}'"), form, [*IMPORTERS], otherwise=N_("there are {known}"))
            )
        return cast("Importer", IMPORTERS[form])
    try:
        beginning = b"" if path.is_dir() else read_bytes(path, _BEGINNING)
    except UnreadableError as error:
        raise UsageError(N_("'{path}' cannot be read: {reason}"), path=path, reason=error.saying) from error
    for name in IMPORTERS:
        if IMPORTERS[name].recognises(path, beginning):
            return cast("Importer", IMPORTERS[name])
    raise DefinitionError(
        N_("'{path}' is of no known form; say which with --form: {known}"),
        (),
        path=path,
        known=listed(IMPORTERS, most=None),
    )
