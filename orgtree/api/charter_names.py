"""How charters are named where they are asked for, and which files need one."""

from __future__ import annotations

from pathlib import Path

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown
from orgtree.source.tables import TABLE_ENDINGS


def charter_folder(charter: str) -> tuple[Path | None, str]:
    """Return the folder that a charter given on its own may be read from, and its name in it.

    Raises:
        UsageError: If it is neither a built-in charter nor a file.
    """
    from orgtree.charter.load import builtin_names, reference_is_path  # noqa: PLC0415 - the charter language loads with it

    if not reference_is_path(charter):
        if charter not in (known := builtin_names()):
            otherwise = N_("there are {known}, and one of your own is named by a path such as ./charter.yaml")
            raise UsageError(unknown(N_("there is no built-in charter '{name}'"), charter, known, otherwise=otherwise))
        return None, charter
    if not Path(charter).is_file():
        raise UsageError(
            N_("there is no charter file '{charter}'; a built-in charter is named without .yaml"), charter=charter
        )
    path = Path(charter)
    return path.parent, f"./{path.name}"


def is_table(path: str | Path, charter: str | None, mapping: str | Path | None) -> bool:
    """Return whether a file is a table that can be read as it is.

    Args:
        path: The file.
        charter: The charter that is asked for.
        mapping: The mapping that is; without either a table is refused as a definition.
    """
    return Path(path).suffix.lower() in TABLE_ENDINGS and not (charter is None and mapping is None)
