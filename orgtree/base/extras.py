"""Check and import optional packages.

The least versions stand in the project's metadata alone, from where installers read them as well.
"""

from __future__ import annotations

import re
from importlib import import_module, metadata
from importlib.util import find_spec
from typing import Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import MissingExtraError
from orgtree.base.messages import Saying

EXTRAS = {
    "duckdb": "sql",
    "fastexcel": "tables",
    "pandas": "pandas",
    "polars": "tables",
    "pygls": "lsp",
    "rdflib": "rdf",
    "pyspark": "spark",
    "resvg-py": "render",
    "sqlglot": "sql",
    "starlette": "preview",
    "typst": "render",
    "uvicorn": "preview",
    "xlsxwriter": "tables",
}
"""Package to the extra of orgtree that brings it."""
_RELEASE = re.compile(r"\d+(?:\.\d+)*")


def need(package: str, purpose: str | Saying) -> None:
    """Check that an optional package is installed and new enough, without importing it.

    Args:
        package: One of `EXTRAS`.
        purpose: What it is needed for, as in "to write PDF".

    Raises:
        MissingExtraError: If it is missing or too old.
    """
    if find_spec(_module(package)) is None:
        raise MissingExtraError(package, EXTRAS[package], purpose)
    floor, installed = _floor(package), _version(package)
    facts = {"floor": floor, "installed": installed}
    if floor and installed and _release(installed) < _release(floor):
        raise MissingExtraError(
            package, EXTRAS[package], purpose, Saying(N_("{floor} or newer, not {installed},"), facts)
        )


def load(package: str, purpose: str | Saying) -> Any:
    """Import an optional package.

    Args:
        package: One of `EXTRAS`.
        purpose: What it is needed for, as in "to read Excel files".

    Raises:
        MissingExtraError: If it is missing, too old, or cannot be imported.
    """
    need(package, purpose)
    try:
        return import_module(_module(package))
    except ImportError as error:
        said = Saying(N_("(version {version} fails with: {error})"), {"version": _version(package), "error": error})
        raise MissingExtraError(package, EXTRAS[package], purpose, said) from error


def _module(package: str) -> str:
    return package.replace("-", "_")


def _floor(package: str) -> str:
    """Return the minimum version of a package from the project's metadata; "" for none."""
    try:
        wanted = metadata.requires("orgtree") or []
    except metadata.PackageNotFoundError:  # used from a folder, without having been installed
        return ""
    found = (re.match(rf"{re.escape(package)}>=([0-9.]+)", line) for line in wanted)
    return next((match[1] for match in found if match), "")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _release(version: str) -> list[int]:
    found = _RELEASE.match(version)
    return [int(number) for number in found[0].split(".")] if found else []
