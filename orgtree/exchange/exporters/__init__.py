"""A file a form of files that an organisation can be given away in; the folder is the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.folder import Files
from orgtree.base.suggest import unknown

if TYPE_CHECKING:
    from orgtree.exchange.exported import Exporter

EXPORTERS = Files("orgtree.exchange.exporters")


def exporter(form: str) -> Exporter:
    """Return the exporter of a form.

    Raises:
        UsageError: If there is no such form.
    """
    if form not in EXPORTERS:
        raise UsageError(
            unknown(N_("there is no form '{name}'"), form, [*EXPORTERS], otherwise=N_("there are {known}"))
        )
    return cast("Exporter", EXPORTERS[form])


def forms_by_ending() -> dict[str, str]:
    """Return the form of each ending; one that several forms have is the first one's."""
    found: dict[str, str] = {}
    for name, one in EXPORTERS.items():
        for ending in one.ENDINGS:
            found.setdefault(ending, name)
    return found
