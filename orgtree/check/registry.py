"""Modules found by their files: put a file into a package and it is there, imported when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module, resources
from typing import Any


class Files(Mapping[str, Any]):
    """The modules of a package by kebab-case name; a lookup imports the module.

    Args:
        package: Dotted name of the package; files whose name begins with `_` are its own affair.
    """

    def __init__(self, package: str) -> None:
        self._package = package

    @cached_property
    def _names(self) -> tuple[str, ...]:
        files = (entry.name for entry in resources.files(self._package).iterdir())
        return tuple(sorted(name[:-3].replace("_", "-") for name in files if name.endswith(".py") and name[0] != "_"))

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        return import_module(f"{self._package}.{name.replace('-', '_')}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
